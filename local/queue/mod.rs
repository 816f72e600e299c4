//! A stand-in for SQS with the stack's one queue, and for Lambda that carries
//! its messages to the sweeper's function.
//!
//! It has SQS's protocol, limits and refusals ([`request`], [`server`]), delays,
//! visibility timeouts, redelivery, dead letters and retention ([`stored`]), by
//! the stack's own clock. Lambda's part is [`carrier`]: in real time it looks for
//! messages by itself; where somebody plays the time, who plays it says when.
//! Real queues deliver in any order, and may deliver twice; here a test says so.

pub mod carrier;
mod event;
pub mod properties;
mod request;
pub mod server;
mod stored;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared::domain::time::Timestamp;

use crate::time::Time;

pub use carrier::{Carrier, Delivered};
pub use server::StandIn;
pub use stored::Waiting;

use properties::QueueProperties;
use stored::Messages;

/// The queue's path: an account's number, as in the cloud, and a name.
const PATH: &str = "/000000000000/reconcile";

/// The queue; its clones are the same one.
#[derive(Debug, Clone)]
pub struct Queue {
    url: Arc<str>,
    time: Time,
    messages: Arc<Mutex<Messages>>,
}

impl Queue {
    fn new(url: &str, time: Time, properties: &QueueProperties) -> Self {
        Self { url: url.into(), time, messages: Arc::new(Mutex::new(Messages::new(properties))) }
    }

    pub(crate) fn messages(&self) -> MutexGuard<'_, Messages> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `RECONCILE_QUEUE_URL` is to be.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The messages that are waiting, also for their delay or to be delivered
    /// again, in the order in which they are due.
    pub fn waiting(&self) -> Vec<Waiting> {
        self.messages().waiting(self.time.now())
    }

    /// The messages that were delivered in vain and never will be again.
    pub fn dead(&self) -> Vec<Waiting> {
        self.messages().dead()
    }

    /// When the next message is due; none if there is none.
    fn next_due(&self) -> Option<Timestamp> {
        self.waiting().first().map(|waiting| waiting.due)
    }

    /// How long it is until the next message is due, a second at most: another
    /// one may be sent meanwhile.
    fn until_due(&self) -> Duration {
        let until = self.next_due().map(|due| due.millis() - self.time.now().millis());
        Duration::from_millis(until.unwrap_or(1_000).clamp(1, 1_000).unsigned_abs())
    }
}
