//! What happens to webhooks: queued by room, or held back for a test to send.

use std::collections::HashMap;
use std::mem::take;
use std::sync::{Mutex, MutexGuard, PoisonError};

use livekit_protocol::WebhookEvent;

use super::delivery::{Delivery, Pending};
use super::queue::Queue;
use super::sender::Sender;
use super::time::Time;
use super::webhook::Webhook;

#[derive(Debug, Default)]
struct Waiting {
    holding: bool,
    held: Vec<(String, Webhook)>,
    queues: HashMap<String, Queue>,
}

/// Sends webhooks to one URL, those of different rooms at the same time.
#[derive(Debug)]
pub struct Outbox {
    sender: Sender,
    time: Time,
    waiting: Mutex<Waiting>,
}

impl Outbox {
    /// An outbox for the receiver at `url`.
    pub fn to(url: String, time: Time) -> Self {
        Self { sender: Sender::to(url), time, waiting: Mutex::default() }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Signs the events and queues them, unless webhooks are held back.
    pub fn post(&self, events: &[WebhookEvent]) -> Vec<Pending> {
        let signed = events.iter().map(|event| (room_of(event), Webhook::sign(event))).collect::<Vec<_>>();
        let mut waiting = self.waiting();
        if !waiting.holding {
            return self.queue(&mut waiting, signed);
        }
        // Nobody tells them anything: nothing will be delivered.
        let pending = signed.iter().map(|(_, webhook)| Pending::of(webhook.name.clone()).1).collect();
        waiting.held.extend(signed);
        pending
    }

    fn queue(&self, waiting: &mut Waiting, webhooks: Vec<(String, Webhook)>) -> Vec<Pending> {
        let queue = |(room, webhook): (String, Webhook)| {
            let new = || Queue::to(self.sender.clone(), self.time.clone());
            waiting.queues.entry(room).or_insert_with(new).put(webhook)
        };
        webhooks.into_iter().map(queue).collect()
    }

    /// Holds webhooks back from now on.
    pub fn hold(&self) {
        self.waiting().holding = true;
    }

    /// What is held back, in the order of the events.
    pub fn held(&self) -> Vec<Webhook> {
        self.waiting().held.iter().map(|(_, webhook)| webhook.clone()).collect()
    }

    /// Takes out what is held back; it is sent by hand or never.
    pub fn take_held(&self) -> Vec<Webhook> {
        take(&mut self.waiting().held).into_iter().map(|(_, webhook)| webhook).collect()
    }

    /// Holds nothing back any more, and sends what was.
    pub fn release(&self) -> Vec<Pending> {
        let mut waiting = self.waiting();
        waiting.holding = false;
        let held = take(&mut waiting.held);
        self.queue(&mut waiting, held)
    }

    /// Loses all that is queued or held back.
    pub fn lose(&self) {
        let mut waiting = self.waiting();
        waiting.held.clear();
        waiting.queues.clear();
    }

    /// Sends it once, now, whatever is held back or queued; the answer, if any.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        self.sender.send(webhook).await
    }

    /// What became of the webhooks so far, other than of those sent by hand.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.sender.deliveries()
    }

    /// Waits until no webhook is under way.
    pub async fn settled(&self) {
        self.sender.settled().await;
    }
}

fn room_of(event: &WebhookEvent) -> String {
    event.room.as_ref().map(|room| room.name.clone()).unwrap_or_default()
}
