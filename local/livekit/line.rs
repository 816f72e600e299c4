//! Those webhooks of one room that wait for their turn.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use shared::domain::time::Timestamp;
use tokio::sync::{Notify, oneshot};

use super::webhook::{Delivery, UnderWay, Webhook};

/// How many wait at most, beside the one that is being sent.
const MAX_DEPTH: usize = 200;

/// A webhook, and who is to be told what becomes of it.
#[derive(Debug)]
pub struct Job {
    /// The webhook.
    pub webhook: Webhook,
    /// Since when it waits.
    pub queued_at: Timestamp,
    /// Where its delivery is told.
    pub told: oneshot::Sender<Delivery>,
    pub(super) _under_way: UnderWay,
}

/// How many wait, and since when the first of them does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub number: usize,
    /// Since when the first does.
    pub since: Option<Timestamp>,
}

/// Those that wait.
#[derive(Debug, Default)]
pub struct Line {
    state: Mutex<State>,
    came: Notify,
}

#[derive(Debug, Default)]
struct State {
    jobs: VecDeque<Job>,
    /// Where time is played those are sent at once whose turn it is not yet by
    /// the clock: since when they wait, and until when.
    early: VecDeque<(Timestamp, Timestamp)>,
}

impl State {
    fn take(&mut self, free_at: Timestamp) -> Option<(Job, Timestamp)> {
        let job = self.jobs.pop_front()?;
        let its_turn = free_at.max(job.queued_at);
        self.early.push_back((job.queued_at, its_turn));
        Some((job, its_turn))
    }

    fn waiting(&mut self, now: Timestamp) -> Waiting {
        while self.early.front().is_some_and(|(_, turn)| *turn <= now) {
            self.early.pop_front();
        }
        let early = self.early.front().map(|(queued_at, _)| *queued_at);
        let since = early.or_else(|| self.jobs.front().map(|job| job.queued_at));
        Waiting { number: self.early.len() + self.jobs.len(), since }
    }
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts it at the end, or gives it back if too many wait at `now`.
    pub fn put(&self, job: Job, now: Timestamp) -> Result<(), Job> {
        let mut state = self.state();
        if state.waiting(now).number >= MAX_DEPTH {
            return Err(job);
        }
        state.jobs.push_back(job);
        self.came.notify_one();
        Ok(())
    }

    /// The first, as soon as there is one, and when its turn is where the queue
    /// is free at `free_at`.
    pub async fn next(&self, free_at: Timestamp) -> (Job, Timestamp) {
        loop {
            // Apart, so that the lock is not held while waiting.
            let first = self.state().take(free_at);
            match first {
                Some(first) => return first,
                None => self.came.notified().await,
            }
        }
    }

    /// Who waits at `now`.
    pub fn waiting(&self, now: Timestamp) -> Waiting {
        self.state().waiting(now)
    }

    /// Loses all that wait.
    pub fn lose(&self) {
        *self.state() = State::default();
    }
}
