//! One webhook: signed as LiveKit does, sent, and what becomes of it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use livekit_api::access_token::AccessToken;
use livekit_protocol::WebhookEvent;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::{oneshot, watch};
use tokio::time::timeout;

use super::Watch;
use super::access::{API_KEY, API_SECRET};
use super::receiver::Receiver;

/// The content type that LiveKit sends webhooks with.
pub const CONTENT_TYPE: &str = "application/webhook+json";

/// A signed webhook, to be sent once, several times, or never.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The event's name, such as `participant_joined`.
    pub name: String,
    /// The event as protobuf JSON.
    pub body: String,
    /// The `Authorization` header: a JWT with the body's hash, without `Bearer`.
    pub authorization: String,
}

impl Webhook {
    /// Signs `event`.
    pub fn sign(event: &WebhookEvent) -> Self {
        // A message of strings and numbers is always JSON.
        let body = serde_json::to_string(event).unwrap_or_default();
        Self { name: event.event.clone(), authorization: signature(&body), body }
    }
}

/// The `Authorization` header of a webhook with that body, for some minutes.
pub fn signature(body: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(body));
    // Empty if it cannot be signed, which any receiver refuses.
    AccessToken::with_api_key(API_KEY, API_SECRET).with_sha256(&hash).to_jwt().unwrap_or_default()
}

/// Its body holds a secret of the room.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("name", &self.name).finish_non_exhaustive()
    }
}

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

/// How long an answer may take.
const TIME_TO_ANSWER: Duration = Duration::from_secs(15);

/// What all queues send with.
#[derive(Debug, Clone)]
pub struct Sender {
    receiver: Receiver,
    watch: Arc<dyn Watch>,
    under_way: watch::Sender<usize>,
}

/// A webhook is under way as long as this is there.
#[derive(Debug)]
pub struct UnderWay(watch::Sender<usize>);

impl Sender {
    /// A sender to `receiver`.
    pub fn to(receiver: Receiver, watch: Arc<dyn Watch>) -> Self {
        Self { receiver, watch, under_way: watch::Sender::new(0) }
    }

    /// Notes what became of a webhook.
    pub fn note(&self, delivery: &Delivery) {
        let Delivery { event, status, dropped } = delivery;
        match dropped {
            // As LiveKit does, which is silent about it where thousands come at once.
            Some(why) => tracing::info!(event, ?why, "webhook dropped"),
            None if !delivery.succeeded() => tracing::warn!(event, status, "webhook not taken"),
            None => {}
        }
        self.watch.delivered(delivery);
    }

    /// One more is under way.
    pub fn under_way(&self) -> UnderWay {
        self.under_way.send_modify(|count| *count += 1);
        UnderWay(self.under_way.clone())
    }

    /// Waits until none is under way.
    pub async fn settled(&self) {
        // It fails only when the sender is gone, and that is ours.
        let _ = self.under_way.subscribe().wait_for(|count| *count == 0).await;
    }

    /// Sends it once; the status of the answer, if there is one.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        timeout(TIME_TO_ANSWER, self.receiver.take(webhook)).await.ok().flatten()
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}
