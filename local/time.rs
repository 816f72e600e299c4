//! The time that a stack goes by: the system's, or one that is played.

use std::time::Duration;

use shared::app::clock::Clock;
use shared::domain::time::Timestamp;

/// Where the time comes from, and whether waiting takes any.
#[derive(Debug, Clone)]
pub struct Time {
    pub(crate) clock: Clock,
    pub(crate) is_played: bool,
}

impl Time {
    /// The system's time, in which waiting takes as long as it says.
    pub fn real() -> Self {
        Self { clock: Clock::system(), is_played: false }
    }

    /// Whether somebody plays it: then nobody waits for anything, and nothing
    /// happens by itself.
    pub fn is_played(&self) -> bool {
        self.is_played
    }

    /// What tells it.
    pub fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// How long it is from one to the other; nothing if the other is no later.
pub(crate) fn between(from: Timestamp, to: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(to.millis().saturating_sub(from.millis())).unwrap_or_default())
}
