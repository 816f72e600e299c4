//! The webhooks on their way, a queue for each room.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use livekit_protocol::WebhookEvent;

use super::Watch;
use super::figures::{Tallies, WebhookFigures};
use super::queue::{Means, Queue};
use super::receiver::Receiver;
use super::webhook::{Pending, Sender, Webhook};
use crate::time::{Time, between};

/// Sends webhooks to one receiver, those of different rooms at the same time.
#[derive(Debug)]
pub struct Outbox {
    means: Means,
    queues: Mutex<HashMap<String, Queue>>,
}

impl Outbox {
    /// An outbox for `receiver`, to whom it is so long there and back.
    pub fn to(receiver: Receiver, round_trip: Duration, time: Time, watch: Arc<dyn Watch>) -> Self {
        let sender = Sender::to(receiver, watch.clone());
        let means = Means { sender, time, watch, round_trip, tallies: Tallies::default() };
        Self { means, queues: Mutex::default() }
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<String, Queue>> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Signs the events and queues them, but for those that are held back.
    pub fn post(&self, events: &[WebhookEvent]) -> Vec<Pending> {
        let post = |event: &WebhookEvent| {
            let (room, webhook) = (room_of(event), Webhook::sign(event));
            // Nobody tells one that is held back anything: it will not be delivered.
            let held = Pending::of(webhook.name.clone()).1;
            match self.means.watch.hold(&room, webhook) {
                Some(webhook) => self.queue(room, webhook),
                None => held,
            }
        };
        events.iter().map(post).collect()
    }

    /// Puts `webhook` at the end of its room's queue.
    pub fn queue(&self, room: String, webhook: Webhook) -> Pending {
        self.queues().entry(room).or_insert_with(|| Queue::with(self.means.clone())).put(webhook)
    }

    /// What became of the webhooks so far, and what waits.
    pub fn figures(&self) -> WebhookFigures {
        let waiting = self.queues().values().map(Queue::waiting).collect::<Vec<_>>();
        let first = waiting.iter().filter_map(|waiting| waiting.since).min();
        let now = self.means.time.now();
        WebhookFigures {
            waiting: waiting.iter().map(|waiting| waiting.number).sum(),
            oldest_waiting: first.map(|since| between(since, now)).unwrap_or_default(),
            ..self.means.tallies.counted()
        }
    }

    /// Loses all that is queued.
    pub fn lose(&self) {
        self.queues().clear();
    }

    /// Sends it once, now, whatever is queued; the answer, if any.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        self.means.sender.send(webhook).await
    }

    /// Waits until no webhook is under way.
    pub async fn settled(&self) {
        self.means.sender.settled().await;
    }
}

fn room_of(event: &WebhookEvent) -> String {
    event.room.as_ref().map(|room| room.name.clone()).unwrap_or_default()
}
