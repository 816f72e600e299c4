//! What becomes of the stand-in's webhooks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::livekit::{Delivery, Dropped, Watch};

/// Watches them. Its clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Webhooks(Arc<Mutex<Became>>);

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
    /// What became of those so far.
    pub fn became(&self) -> Became {
        self.locked().clone()
    }

    fn locked(&self) -> MutexGuard<'_, Became> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Webhooks {
    fn delivered(&self, delivery: &Delivery) {
        let mut became = self.locked();
        match delivery.dropped {
            Some(Dropped::QueueFull) => became.queue_full += 1,
            Some(Dropped::TooOld) => became.too_old += 1,
            None => *became.statuses.entry(delivery.status).or_default() += 1,
        }
    }
}
