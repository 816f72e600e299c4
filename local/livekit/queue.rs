//! The webhooks of one room: sent one after another, each after the answer of
//! the one before; too many, and those that waited too long, are dropped.

use std::sync::Arc;
use std::time::Duration;

use shared::domain::time::Timestamp;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::Watch;
use super::figures::Tallies;
use super::line::{Job, Line, Waiting};
use super::webhook::{Delivery, Dropped, Pending, Sender, Webhook};
use crate::time::{Time, between};

/// How long one waits at most.
const MAX_AGE: Duration = Duration::from_secs(30);

/// The pauses before each repetition of a webhook that was answered with a
/// 5xx or not at all.
const PAUSES: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(2), Duration::from_secs(4), Duration::from_secs(8)];

/// What all queues send with.
#[derive(Debug, Clone)]
pub struct Means {
    /// What sends.
    pub sender: Sender,
    /// What ages are held against.
    pub time: Time,
    /// Who lets the ways take their time.
    pub watch: Arc<dyn Watch>,
    /// How long the way to the receiver and back takes.
    pub round_trip: Duration,
    /// What is counted.
    pub tallies: Tallies,
}

/// A queue that is worked off until it is dropped, and what waits with it.
#[derive(Debug)]
pub struct Queue {
    means: Means,
    line: Arc<Line>,
    worker: JoinHandle<()>,
}

impl Queue {
    /// An empty queue.
    pub fn with(means: Means) -> Self {
        let line = Arc::new(Line::default());
        let worker = tokio::spawn(work(line.clone(), means.clone()));
        Self { means, line, worker }
    }

    /// Puts `webhook` at the end, if there is room for it.
    pub fn put(&self, webhook: Webhook) -> Pending {
        let (told, pending) = Pending::of(webhook.name.clone());
        let queued_at = self.means.time.now();
        let job = Job { webhook, queued_at, told, _under_way: self.means.sender.under_way() };
        self.means.tallies.queued();
        if let Err(refused) = self.line.put(job, queued_at) {
            self.means.settle(refused, |webhook| Delivery::dropped(webhook.name, Dropped::QueueFull));
        }
        pending
    }

    /// Who waits now.
    pub fn waiting(&self) -> Waiting {
        self.line.waiting(self.means.time.now())
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.worker.abort();
        self.line.lose();
    }
}

async fn work(line: Arc<Line>, means: Means) {
    // Where time is played, deliveries put this ahead of the clock instead of
    // being waited for; and the clock may move on before this runs.
    let mut free_at = means.time.now();
    loop {
        let (job, its_turn) = line.next(free_at).await;
        let queued_at = job.queued_at;
        // At exactly that age too: where time is played, sending takes none.
        if queued_at.after(MAX_AGE) <= its_turn {
            means.settle(job, |webhook| Delivery::dropped(webhook.name, Dropped::TooOld));
            continue;
        }
        means.tallies.waited(between(queued_at, its_turn));
        let (status, took) = means.deliver(&job.webhook).await;
        free_at = means.over_at(its_turn, took);
        means.settle(job, |webhook| Delivery::answered(webhook.name, status));
    }
}

impl Means {
    /// When what took so long from `its_turn` on is over. Where the time is played,
    /// nobody has waited, unless for the test that moved its clock.
    fn over_at(&self, its_turn: Timestamp, took: Duration) -> Timestamp {
        let now = self.time.now();
        if self.time.is_played() { its_turn.after(took).max(now) } else { now }
    }

    fn settle(&self, job: Job, became: impl FnOnce(Webhook) -> Delivery) {
        let delivery = became(job.webhook);
        self.tallies.settled(&delivery);
        self.sender.note(&delivery);
        // Who caused it may not wait for it.
        let _ = job.told.send(delivery);
    }

    /// The last answer, if there was one, and how long it took beside the answering.
    async fn deliver(&self, webhook: &Webhook) -> (Option<u16>, Duration) {
        let mut took = self.round_trip;
        let mut status = self.send(webhook).await;
        for pause in PAUSES {
            if status.is_some_and(|status| status < 500) {
                break;
            }
            if !self.time.is_played() {
                sleep(pause).await;
            }
            took += pause + self.round_trip;
            status = self.send(webhook).await;
        }
        (status, took)
    }

    async fn send(&self, webhook: &Webhook) -> Option<u16> {
        let one_way = self.round_trip / 2;
        self.watch.pass(one_way, &self.time).await;
        let status = self.sender.send(webhook).await;
        self.watch.pass(one_way, &self.time).await;
        status
    }
}
