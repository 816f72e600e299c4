//! What became of the webhooks, in figures.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::webhook::{Delivery, Dropped};

/// The webhooks of all rooms so far, but for those held back, sent by hand, or
/// lost in a restart: `queued` is `sent + dropped_full + dropped_too_old`, those
/// that wait, and one for each room whose queue is being worked off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebhookFigures {
    /// That came into being.
    pub queued: u64,
    /// That were sent, whatever came of it.
    pub sent: u64,
    /// Of those sent, that were answered, with whatever status.
    pub answered: u64,
    /// Of those answered, with 2xx.
    pub taken: u64,
    /// That were dropped since 200 of their room waited.
    pub dropped_full: u64,
    /// That were dropped since they had waited for 30 s.
    pub dropped_too_old: u64,
    /// The longest that one of those sent had waited before.
    pub longest_wait: Duration,
    /// That wait now, beside those that are being sent.
    pub waiting: usize,
    /// How long the first of these has waited.
    pub oldest_waiting: Duration,
}

/// What is counted as it happens; its clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Tallies(Arc<Mutex<WebhookFigures>>);

impl Tallies {
    fn figures(&self) -> MutexGuard<'_, WebhookFigures> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was counted so far; not who waits.
    pub fn counted(&self) -> WebhookFigures {
        *self.figures()
    }

    /// One came into being.
    pub fn queued(&self) {
        self.figures().queued += 1;
    }

    /// One is sent that has waited for so long.
    pub fn waited(&self, wait: Duration) {
        let mut figures = self.figures();
        figures.longest_wait = figures.longest_wait.max(wait);
    }

    /// It is known what became of one.
    pub fn settled(&self, delivery: &Delivery) {
        let mut figures = self.figures();
        match delivery.dropped {
            Some(Dropped::QueueFull) => figures.dropped_full += 1,
            Some(Dropped::TooOld) => figures.dropped_too_old += 1,
            None => {
                figures.sent += 1;
                figures.answered += u64::from(delivery.status.is_some());
                figures.taken += u64::from(delivery.succeeded());
            }
        }
    }
}
