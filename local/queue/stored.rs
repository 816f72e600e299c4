//! The messages of a queue and what SQS does with them as time goes by.

use std::time::Duration;

use shared::domain::time::Timestamp;
use uuid::Uuid;

use super::properties::QueueProperties;

/// A message as somebody sees it who looks into the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What SQS calls it.
    pub id: String,
    /// What was sent.
    pub body: String,
    /// When it can be received (again).
    pub due: Timestamp,
    /// How often it was received.
    pub received: u32,
}

/// A message that was received.
#[derive(Debug, Clone)]
pub struct Received {
    pub id: String,
    pub body: String,
    /// By which it is deleted.
    pub receipt_handle: String,
    pub sent: Timestamp,
    pub first_received: Timestamp,
    /// How often it was received, this time included.
    pub received: u32,
}

#[derive(Debug, Clone)]
pub struct Message {
    id: String,
    body: String,
    sent: Timestamp,
    due: Timestamp,
    first_received: Option<Timestamp>,
    received: u32,
    receipt_handle: Option<String>,
}

/// All of them.
#[derive(Debug)]
pub struct Messages {
    visibility: Duration,
    retention: Duration,
    /// How often a message may be received.
    receives: Option<u32>,
    kept: Vec<Message>,
    dead: Vec<Message>,
}

impl Messages {
    pub fn new(properties: &QueueProperties) -> Self {
        Self {
            visibility: Duration::from_secs(properties.visibility_timeout),
            retention: Duration::from_secs(properties.message_retention_period),
            receives: properties.redrive_policy.as_ref().map(|policy| policy.max_receive_count),
            kept: Vec::new(),
            dead: Vec::new(),
        }
    }

    /// Keeps a message until it is received; its id.
    pub fn send(&mut self, body: String, delay: Duration, now: Timestamp) -> String {
        let id = Uuid::new_v4().to_string();
        let due = now.after(delay);
        let message =
            Message { id: id.clone(), body, sent: now, due, first_received: None, received: 0, receipt_handle: None };
        self.kept.push(message);
        id
    }

    /// Up to `most` of those that are due, which are nobody else's for a while;
    /// those received too often already are dead.
    pub fn receive(&mut self, most: usize, now: Timestamp) -> Vec<Received> {
        self.forget_old(now);
        let is_spent = |message: &mut Message| {
            message.due <= now && self.receives.is_some_and(|receives| message.received >= receives)
        };
        self.dead.extend(self.kept.extract_if(.., is_spent));
        self.kept.sort_by_key(|message| message.due);
        let mut batch = Vec::<Received>::new();
        for message in self.kept.iter_mut().filter(|message| message.due <= now) {
            // Copies of one message do not come together.
            if batch.len() < most && batch.iter().all(|received| received.id != message.id) {
                batch.push(message.receive(now, self.visibility));
            }
        }
        batch
    }

    /// Deletes a message that was received and not received again since.
    pub fn delete(&mut self, receipt_handle: &str) {
        self.kept.retain(|message| message.receipt_handle.as_deref() != Some(receipt_handle));
    }

    pub fn waiting(&mut self, now: Timestamp) -> Vec<Waiting> {
        self.forget_old(now);
        let mut waiting = self.kept.iter().map(Message::seen).collect::<Vec<_>>();
        waiting.sort_by_key(|waiting| waiting.due);
        waiting
    }

    pub fn dead(&self) -> Vec<Waiting> {
        self.dead.iter().map(Message::seen).collect()
    }

    fn forget_old(&mut self, now: Timestamp) {
        self.kept.retain(|message| message.sent.after(self.retention) > now);
    }

    /// Keeps a second copy of the message that is due first, as one of SQS's
    /// servers does that was away when the message was deleted; whether there is one.
    #[cfg(feature = "testing")]
    pub fn copy_first(&mut self) -> bool {
        let first = self.kept.iter().min_by_key(|message| message.due).cloned();
        let is_there = first.is_some();
        self.kept.extend(first);
        is_there
    }
}

impl Message {
    fn receive(&mut self, now: Timestamp, visibility: Duration) -> Received {
        let receipt_handle = Uuid::new_v4().to_string();
        self.due = now.after(visibility);
        self.received += 1;
        self.receipt_handle = Some(receipt_handle.clone());
        Received {
            id: self.id.clone(),
            body: self.body.clone(),
            receipt_handle,
            sent: self.sent,
            first_received: *self.first_received.get_or_insert(now),
            received: self.received,
        }
    }

    fn seen(&self) -> Waiting {
        Waiting { id: self.id.clone(), body: self.body.clone(), due: self.due, received: self.received }
    }
}
