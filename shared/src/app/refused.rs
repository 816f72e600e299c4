//! Why an operation is not carried out.

use std::borrow::Cow;

use crate::domain::ban::Banned;
use crate::domain::reason::Reason;
use crate::domain::rule::Rule;
#[cfg(feature = "livekit")]
use crate::livekit::LiveKitFault;
use crate::store::StoreError;

/// An operation that is not carried out, and why. The texts are for whoever
/// asked for it.
#[derive(Debug)]
pub enum Refused {
    /// Whoever asks may not do this.
    Forbidden(Cow<'static, str>),
    /// Whoever posts is muted in the room.
    Muted {
        reason: Reason,
        /// For how many more seconds.
        seconds: u32,
    },
    /// Whoever asks, or whom it is about, is banned from the room.
    Banned(Banned),
    /// There is no such thing.
    NotFound(&'static str),
    /// The present state does not allow it.
    Conflict(Cow<'static, str>),
    /// The key stands for another request.
    KeyOfAnother(&'static str),
    /// What was to be changed stands at this version, and not at one that was named.
    Stale { version: String, says: &'static str },
    /// With what there is already this field broke a rule.
    Field(&'static str, Rule),
    /// There is no LiveKit to do it with.
    NoLiveKit,
    /// LiveKit did not do its part; what is true of the rest.
    #[cfg(feature = "livekit")]
    LiveKit {
        /// What went wrong, for the log.
        fault: LiveKitFault,
        /// What is to be said of it.
        says: &'static str,
    },
    /// The database did not do its part.
    Store(StoreError),
}

impl Refused {
    /// Nobody created the room, or it was deleted.
    pub const NO_ROOM: Self = Self::NotFound("there is no such room");

    /// There is no message of this id, or none that whoever asks may see.
    pub const NO_MESSAGE: Self = Self::NotFound("there is no message with this id");
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
