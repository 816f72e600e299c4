//! What becomes of webhooks: sent in order, or held back for a test to send.
//!
//! The webhooks of one room are sent one after the other, as LiveKit does;
//! those of different rooms at the same time.

use std::collections::HashMap;
use std::mem::take;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use livekit_protocol::WebhookEvent;
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{sleep, timeout};

use super::post::Poster;
use super::webhook::{CONTENT_TYPE, Webhook};

/// The pauses before each repetition of a webhook that was answered with a
/// 5xx or not at all. LiveKit's own are longer.
const PAUSES: [Duration; 3] = [Duration::from_millis(50), Duration::from_millis(100), Duration::from_millis(200)];

/// How long an answer may take.
const TIME_TO_ANSWER: Duration = Duration::from_secs(15);

/// What became of a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The event's name.
    pub event: String,
    /// The last answer; none if it was held back or nobody answered.
    pub status: Option<u16>,
}

impl Delivery {
    /// Whether the receiver took it.
    pub fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

#[derive(Debug)]
struct Job {
    webhook: Webhook,
    delivered: oneshot::Sender<Delivery>,
}

/// What becomes of a webhook, as soon as that is known.
#[derive(Debug)]
pub struct Pending {
    event: String,
    delivered: oneshot::Receiver<Delivery>,
}

impl Pending {
    /// Waits until it was answered, given up or held back.
    pub async fn settled(self) -> Delivery {
        self.delivered.await.unwrap_or(Delivery { event: self.event, status: None })
    }
}

#[derive(Debug, Default)]
struct Waiting {
    holding: bool,
    held: Vec<(String, Webhook)>,
    queues: HashMap<String, mpsc::UnboundedSender<Job>>,
}

/// Sends webhooks to one URL.
#[derive(Debug)]
pub struct Outbox {
    sender: Sender,
    waiting: Mutex<Waiting>,
}

#[derive(Debug, Clone)]
struct Sender {
    url: Arc<str>,
    poster: Poster,
    deliveries: Arc<Mutex<Vec<Delivery>>>,
    under_way: watch::Sender<usize>,
}

impl Outbox {
    /// An outbox for the receiver at `url`.
    pub fn to(url: String) -> Self {
        let under_way = watch::Sender::new(0);
        let sender = Sender { url: url.into(), poster: Poster::default(), deliveries: Arc::default(), under_way };
        Self { sender, waiting: Mutex::default() }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Signs the event and sends it, unless webhooks are held back.
    pub fn post(&self, event: &WebhookEvent) -> Pending {
        let room = event.room.as_ref().map(|room| room.name.clone()).unwrap_or_default();
        let mut waiting = self.waiting();
        let webhook = Webhook::sign(event);
        if waiting.holding {
            waiting.held.push((room, webhook));
            // Its sender is dropped: nothing will be delivered.
            return Pending { event: event.event.clone(), delivered: oneshot::channel().1 };
        }
        self.queue(&mut waiting, room, webhook)
    }

    fn queue(&self, waiting: &mut Waiting, room: String, webhook: Webhook) -> Pending {
        let (sender, delivered) = oneshot::channel();
        let pending = Pending { event: webhook.name.clone(), delivered };
        self.sender.under_way.send_modify(|count| *count += 1);
        let queue = waiting.queues.entry(room).or_insert_with(|| self.sender.clone().queue());
        if queue.send(Job { webhook, delivered: sender }).is_err() {
            self.sender.under_way.send_modify(|count| *count -= 1);
        }
        pending
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
        held.into_iter().map(|(room, webhook)| self.queue(&mut waiting, room, webhook)).collect()
    }

    /// Sends it once, now, whatever is held back or queued; the answer, if any.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        self.sender.send(webhook).await
    }

    /// What became of the webhooks sent so far, other than by hand.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.sender.deliveries().clone()
    }

    /// Waits until no webhook is under way.
    pub async fn settled(&self) {
        // It fails only when the sender is gone, and that is ours.
        let _ = self.sender.under_way.subscribe().wait_for(|count| *count == 0).await;
    }
}

impl Sender {
    fn deliveries(&self) -> MutexGuard<'_, Vec<Delivery>> {
        self.deliveries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A queue that is worked off until the outbox is dropped.
    fn queue(self) -> mpsc::UnboundedSender<Job> {
        let (queue, mut jobs) = mpsc::unbounded_channel::<Job>();
        tokio::spawn(async move {
            while let Some(job) = jobs.recv().await {
                let delivery = self.deliver(&job.webhook).await;
                self.deliveries().push(delivery.clone());
                // Who caused it may not wait for it.
                let _ = job.delivered.send(delivery);
                self.under_way.send_modify(|count| *count -= 1);
            }
        });
        queue
    }

    async fn deliver(&self, webhook: &Webhook) -> Delivery {
        let mut status = self.send(webhook).await;
        for pause in PAUSES {
            if status.is_some_and(|status| status < 500) {
                break;
            }
            sleep(pause).await;
            status = self.send(webhook).await;
        }
        let delivery = Delivery { event: webhook.name.clone(), status };
        if !delivery.succeeded() {
            tracing::warn!(event = delivery.event, status, "webhook not taken");
        }
        delivery
    }

    async fn send(&self, webhook: &Webhook) -> Option<u16> {
        let sent = self.poster.post(&self.url, CONTENT_TYPE, Some(&webhook.authorization), webhook.body.clone());
        match timeout(TIME_TO_ANSWER, sent).await {
            Ok(Ok((status, _))) => Some(status.as_u16()),
            Ok(Err(_)) | Err(_) => None,
        }
    }
}
