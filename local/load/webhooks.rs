//! What becomes of the stand-in's webhooks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::livekit::{Delivery, Dropped, Watch};

/// Watches them, and lets them take the time that they are on their way. Its
/// clones are the same.
#[derive(Debug, Clone)]
pub struct Webhooks {
    round_trip: Duration,
    became: Arc<Mutex<Became>>,
}

/// What became of how many.
#[derive(Debug, Clone, Default)]
pub struct Became {
    /// By their last answer; none where nobody answered.
    pub statuses: BTreeMap<Option<u16>, u64>,
    /// Those dropped since too many waited.
    pub queue_full: u64,
    /// Those dropped since they had waited for too long.
    pub too_old: u64,
}

impl Webhooks {
    /// Webhooks that are so long on their way, their answer's way included.
    pub fn travelling(round_trip: Duration) -> Self {
        Self { round_trip, became: Arc::default() }
    }

    /// What became of those so far.
    pub fn became(&self) -> Became {
        self.locked().clone()
    }

    fn locked(&self) -> MutexGuard<'_, Became> {
        self.became.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Webhooks {
    fn travels(&self) -> Duration {
        self.round_trip
    }

    fn delivered(&self, delivery: &Delivery) {
        let mut became = self.locked();
        match delivery.dropped {
            Some(Dropped::QueueFull) => became.queue_full += 1,
            Some(Dropped::TooOld) => became.too_old += 1,
            None => *became.statuses.entry(delivery.status).or_default() += 1,
        }
    }
}
