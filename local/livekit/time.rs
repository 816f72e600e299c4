//! The stand-in's time: the system's, or one that a test plays.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use shared::app::clock::Clock;
use shared::domain::time::Timestamp;
use tokio::time::sleep;

/// Where the time comes from, and whether waiting takes any.
#[derive(Debug, Clone)]
pub struct Time {
    clock: Clock,
    is_played: bool,
}

impl Time {
    /// The system's time, in which waiting takes as long as it says.
    pub fn real() -> Self {
        Self { clock: Clock::system(), is_played: false }
    }

    /// A time that a test plays: nobody waits for anything.
    pub fn played(clock: Clock) -> Self {
        Self { clock, is_played: true }
    }

    /// Whether a test plays it.
    pub fn is_played(&self) -> bool {
        self.is_played
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// The time of one queue. Where the time is played, pauses put it ahead of the
/// clock instead of being waited for.
#[derive(Debug, Clone)]
pub struct QueueTime {
    time: Time,
    ahead_by_millis: Arc<AtomicU64>,
}

impl QueueTime {
    /// The time of a new queue.
    pub fn of(time: Time) -> Self {
        Self { time, ahead_by_millis: Arc::default() }
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.time.now().after(Duration::from_millis(self.ahead_by_millis.load(Ordering::SeqCst)))
    }

    /// Lets `pause` pass.
    pub async fn pass(&self, pause: Duration) {
        if self.time.is_played {
            let millis = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
            self.ahead_by_millis.fetch_add(millis, Ordering::SeqCst);
        } else {
            sleep(pause).await;
        }
    }
}
