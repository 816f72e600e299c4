//! What becomes of a webhook.

use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;

/// Why a webhook was never sent, of which LiveKit tells nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dropped {
    /// Too many of its room waited already.
    QueueFull,
    /// It had waited for too long when its turn came.
    TooOld,
}

/// What became of a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The event's name.
    pub event: String,
    /// The last answer; none if it was held back or dropped, or nobody answered.
    pub status: Option<u16>,
    /// Why it was never sent, if LiveKit dropped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Dropped>,
}

impl Delivery {
    /// Of a webhook that was answered with `status`, if at all.
    pub fn answered(event: String, status: Option<u16>) -> Self {
        Self { event, status, dropped: None }
    }

    /// Of a webhook that was dropped.
    pub fn dropped(event: String, why: Dropped) -> Self {
        Self { event, status: None, dropped: Some(why) }
    }

    /// Whether the receiver took it.
    pub fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

/// What becomes of a webhook, as soon as that is known.
#[derive(Debug)]
pub struct Pending {
    event: String,
    delivered: oneshot::Receiver<Delivery>,
}

impl Pending {
    /// Of `event`, and where its delivery is to be told.
    pub fn of(event: String) -> (oneshot::Sender<Delivery>, Self) {
        let (told, delivered) = oneshot::channel();
        (told, Self { event, delivered })
    }

    /// Waits until it was answered, given up, dropped or held back.
    pub async fn settled(self) -> Delivery {
        self.delivered.await.unwrap_or(Delivery::answered(self.event, None))
    }
}

/// What became of each; they are under way at the same time.
pub async fn all_settled(pending: Vec<Pending>) -> Vec<Delivery> {
    let mut deliveries = Vec::with_capacity(pending.len());
    for webhook in pending {
        deliveries.push(webhook.settled().await);
    }
    deliveries
}
