//! What the functions of voice chat do to the store and to LiveKit together:
//! durable state first, LiveKit second, and every LiveKit call safe to repeat.

pub mod change;
pub mod ending;
pub mod presence;
pub mod reconcile;
pub mod silence;

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

impl From<VoiceFault> for Refusal {
    fn from(fault: VoiceFault) -> Self {
        match fault {
            VoiceFault::Store(error) => error.into(),
            VoiceFault::LiveKit(fault) => fault.into(),
        }
    }
}
