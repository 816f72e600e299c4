//! The webhooks of one room: sent one after another, each after the answer of
//! the one before. Too many, and those that waited too long, are dropped.

use std::time::Duration;

use shared::domain::time::Timestamp;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::delivery::{Delivery, Dropped, Pending};
use super::sender::{Sender, UnderWay};
use super::time::{QueueTime, Time};
use super::webhook::Webhook;

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
    sender.note(delivery.clone());
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
