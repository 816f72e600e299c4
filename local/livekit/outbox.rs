//! The webhooks on their way. Those of one room are sent one after another, each
//! after the answer of the one before; too many, and those that waited too long,
//! are dropped.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use livekit_protocol::WebhookEvent;
use shared::domain::time::Timestamp;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::Watch;
use super::receiver::Receiver;
use super::webhook::{Delivery, Dropped, Pending, Sender, UnderWay, Webhook};
use crate::time::Time;

/// Sends webhooks to one receiver, those of different rooms at the same time.
#[derive(Debug)]
pub struct Outbox {
    sender: Sender,
    time: Time,
    watch: Arc<dyn Watch>,
    queues: Mutex<HashMap<String, Queue>>,
}

impl Outbox {
    /// An outbox for `receiver`.
    pub fn to(receiver: Receiver, time: Time, watch: Arc<dyn Watch>) -> Self {
        Self { sender: Sender::to(receiver, watch.clone()), time, watch, queues: Mutex::default() }
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
            match self.watch.hold(&room, webhook) {
                Some(webhook) => self.queue(room, webhook),
                None => held,
            }
        };
        events.iter().map(post).collect()
    }

    /// Puts `webhook` at the end of its room's queue.
    pub fn queue(&self, room: String, webhook: Webhook) -> Pending {
        let new = || Queue::to(self.sender.clone(), self.time.clone());
        self.queues().entry(room).or_insert_with(new).put(webhook)
    }

    /// Loses all that is queued.
    pub fn lose(&self) {
        self.queues().clear();
    }

    /// Sends it once, now, whatever is queued; the answer, if any.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        self.sender.send(webhook).await
    }

    /// Waits until no webhook is under way.
    pub async fn settled(&self) {
        self.sender.settled().await;
    }
}

fn room_of(event: &WebhookEvent) -> String {
    event.room.as_ref().map(|room| room.name.clone()).unwrap_or_default()
}

/// How many wait at most, beside the one that is being sent.
const MAX_DEPTH: usize = 200;

/// How long one waits at most.
const MAX_AGE: Duration = Duration::from_secs(30);

/// The pauses before each repetition of a webhook that was answered with a
/// 5xx or not at all.
const PAUSES: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(2), Duration::from_secs(4), Duration::from_secs(8)];

#[derive(Debug)]
struct Job {
    webhook: Webhook,
    queued_at: Timestamp,
    told: oneshot::Sender<Delivery>,
    _under_way: UnderWay,
}

/// A queue that is worked off until it is dropped, and what waits with it.
#[derive(Debug)]
pub struct Queue {
    sender: Sender,
    time: QueueTime,
    jobs: mpsc::Sender<Job>,
    worker: JoinHandle<()>,
}

impl Queue {
    /// An empty queue.
    pub fn to(sender: Sender, time: Time) -> Self {
        let (jobs, queued) = mpsc::channel(MAX_DEPTH);
        let time = QueueTime::of(time);
        let worker = tokio::spawn(work(queued, sender.clone(), time.clone(), time.now()));
        Self { sender, time, jobs, worker }
    }

    /// Puts `webhook` at the end, if there is room for it.
    pub fn put(&self, webhook: Webhook) -> Pending {
        let (told, pending) = Pending::of(webhook.name.clone());
        let queued_at = self.time.now();
        let job = Job { webhook, queued_at, told, _under_way: self.sender.under_way() };
        if let Err(refused) = self.jobs.try_send(job) {
            settle(refused.into_inner(), |webhook| Delivery::dropped(webhook.name, Dropped::QueueFull), &self.sender);
        }
        pending
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.worker.abort();
    }
}

async fn work(mut queued: mpsc::Receiver<Job>, sender: Sender, time: QueueTime, mut free_since: Timestamp) {
    while let Some(job) = queued.recv().await {
        // Where time is played it may have moved on since, before this ran.
        let its_turn = free_since.max(job.queued_at);
        // At exactly that age too: where time is played, sending takes none.
        if job.queued_at.after(MAX_AGE) <= its_turn {
            settle(job, |webhook| Delivery::dropped(webhook.name, Dropped::TooOld), &sender);
        } else {
            let status = deliver(&job.webhook, &sender, &time).await;
            free_since = time.now();
            settle(job, |webhook| Delivery::answered(webhook.name, status), &sender);
        }
    }
}

fn settle(job: Job, became: impl FnOnce(Webhook) -> Delivery, sender: &Sender) {
    let delivery = became(job.webhook);
    sender.note(&delivery);
    // Who caused it may not wait for it.
    let _ = job.told.send(delivery);
}

/// The last answer, if there was one.
async fn deliver(webhook: &Webhook, sender: &Sender, time: &QueueTime) -> Option<u16> {
    let mut status = sender.send(webhook).await;
    for pause in PAUSES {
        if status.is_some_and(|status| status < 500) {
            break;
        }
        time.pass(pause).await;
        status = sender.send(webhook).await;
    }
    status
}

/// The time of one queue. Where the time is played, pauses put it ahead of the
/// clock instead of being waited for.
#[derive(Debug, Clone)]
struct QueueTime {
    time: Time,
    ahead_by_millis: Arc<AtomicU64>,
}

impl QueueTime {
    fn of(time: Time) -> Self {
        Self { time, ahead_by_millis: Arc::default() }
    }

    fn now(&self) -> Timestamp {
        self.time.now().after(Duration::from_millis(self.ahead_by_millis.load(Ordering::SeqCst)))
    }

    async fn pass(&self, pause: Duration) {
        if self.time.is_played() {
            let millis = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
            self.ahead_by_millis.fetch_add(millis, Ordering::SeqCst);
        } else {
            sleep(pause).await;
        }
    }
}
