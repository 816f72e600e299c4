//! What the functions of voice chat do to the store and to LiveKit together:
//! durable state first, LiveKit second, and every LiveKit call safe to repeat.

pub mod change;
pub mod ending;
pub mod presence;
pub mod reconcile;
pub mod silence;

use axum::http::StatusCode;

use crate::http::refusal::Refusal;
use crate::livekit::{LiveKitFault, PushFault};
use crate::store::StoreError;

/// A step was not carried out; a repeat heals what is missing.
#[derive(Debug, thiserror::Error)]
pub enum VoiceFault {
    /// The database did not do what it was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// LiveKit did not.
    #[error(transparent)]
    LiveKit(#[from] LiveKitFault),
}

impl From<PushFault> for VoiceFault {
    fn from(fault: PushFault) -> Self {
        match fault {
            PushFault::Store(error) => Self::Store(error),
            PushFault::LiveKit(fault) => Self::LiveKit(fault),
        }
    }
}

impl VoiceFault {
    /// The refusal of a call; `says` is what is true of it where LiveKit failed.
    pub fn refusal(self, says: &'static str) -> Refusal {
        match self {
            Self::Store(error) => error.into(),
            Self::LiveKit(fault) => {
                tracing::warn!(%fault, "LiveKit fault");
                Refusal::new(StatusCode::BAD_GATEWAY, says)
            }
        }
    }

    /// The refusal of a change that is stored and that LiveKit has not taken.
    pub fn stored(self) -> Refusal {
        self.refusal("LiveKit cannot be had; the change is stored, and a repeat sends it again")
    }
}
