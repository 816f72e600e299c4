//! Why events were not published.

use crate::aws::signed::NoAnswer;

/// Some events of a request were not published, or nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishFault {
    /// There was no answer: they may have been published.
    #[error("no answer: {0}")]
    NoAnswer(#[from] NoAnswer),
    /// AppSync did not take the request for now: too many at once, or a fault of its own.
    #[error("{status}: {said}")]
    NotNow { status: u16, said: String },
    /// AppSync takes nothing from this function, or is not there: nothing is wrong with
    /// the events, and no later request of the same moment fares better.
    #[error("shut out with {status}: {said}")]
    ShutOut { status: u16, said: String },
    /// AppSync does not take such a request, however often it is sent.
    #[error("refused with {status}: {said}")]
    Refused { status: u16, said: String },
    /// Those from that place on were not published, or were without the ones before them.
    #[error("published but from event {from} on: {said}")]
    InPart { from: usize, said: String },
}

impl PublishFault {
    /// The place of the first event that is to be published again.
    pub const fn from(&self) -> usize {
        match self {
            Self::InPart { from, .. } => *from,
            _ => 0,
        }
    }

    /// Whether a try a moment later may succeed.
    pub const fn is_momentary(&self) -> bool {
        self.is_passing() && !matches!(self, Self::ShutOut { .. })
    }

    /// Whether a later try may succeed.
    pub const fn is_passing(&self) -> bool {
        !matches!(self, Self::Refused { .. })
    }
}
