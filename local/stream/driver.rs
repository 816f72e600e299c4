//! One mapping at work.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::ops::AddAssign;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use shared::domain::time::Timestamp;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use super::SHARDS;
use super::answer::{Outcome, outcome};
use super::discarded::{Why, message};
use super::lane::{Batch, Lane, Next, RETENTION};
use super::mapping::StreamMapping;
use super::reader::{Reader, Source, StreamError};
use crate::iam::FAILURES;
use crate::rights::Rights;
use crate::time::Time;

/// How often Lambda looks for records: four times a second.
const POLL: Duration = Duration::from_millis(250);

/// A function at work: its answer, or the error that it ended in.
pub type Called = Pin<Box<dyn Future<Output = Result<Value, String>> + Send>>;

/// What a mapping calls.
#[derive(Clone)]
pub struct Function {
    /// What it does with an event.
    pub call: Arc<dyn Fn(Value) -> Called + Send + Sync>,
    /// How long it may take; then it has ended in an error.
    pub time_out: Duration,
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Function")
    }
}

/// What came of records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// How often the function was called.
    pub calls: usize,
    /// How many records were dealt with.
    pub done: usize,
    /// How many failed; they come again. Counted each time.
    pub failed: usize,
    /// How many failed, or became too old, and do not come again.
    pub discarded: usize,
}

impl AddAssign for Delivered {
    fn add_assign(&mut self, other: Self) {
        self.calls += other.calls;
        self.done += other.done;
        self.failed += other.failed;
        self.discarded += other.discarded;
    }
}

/// A mapping at work; its clones are the same one.
#[derive(Debug, Clone)]
pub struct Driver(Arc<State>);

#[derive(Debug)]
struct State {
    mapping: StreamMapping,
    function: Function,
    time: Time,
    /// The stream, as functions know it.
    arn: String,
    rights: Rights,
    reader: tokio::sync::Mutex<Reader>,
    lanes: Vec<Work>,
    discarded: Mutex<Vec<Value>>,
    /// In which order the lanes' turns come where the time is played.
    order: Mutex<Vec<usize>>,
}

#[derive(Debug, Default)]
struct Work {
    lane: Mutex<Lane>,
    /// One batch of a lane is under way at a time.
    turn: tokio::sync::Mutex<()>,
    /// Something has come.
    news: Notify,
}

impl Driver {
    /// A mapping that begins to read now; none where the table has no stream.
    pub async fn open(
        mapping: StreamMapping,
        function: Function,
        source: Source,
        time: Time,
    ) -> Result<Option<Self>, StreamError> {
        let (table, rights) = (source.table.clone(), source.rights.clone());
        let Some(reader) = Reader::open(source, &mapping.function, mapping.starting_position).await? else {
            tracing::warn!(table, mapping = mapping.id, "the table has no stream: nothing of it goes to the function");
            return Ok(None);
        };
        let lanes = (0..SHARDS * mapping.parallelization).map(|_| Work::default()).collect::<Vec<_>>();
        // The latest first, so that nobody counts on the order of the shards.
        let order = Mutex::new((0..lanes.len()).rev().collect());
        let arn = reader.arn().to_owned();
        let (reader, discarded) = (tokio::sync::Mutex::new(reader), Mutex::default());
        Ok(Some(Self(Arc::new(State { mapping, function, time, arn, rights, reader, lanes, discarded, order }))))
    }

    /// The mapping.
    pub fn mapping(&self) -> &StreamMapping {
        &self.0.mapping
    }

    /// Delivers all that is there and due, batch by batch, lanes taking turns. What
    /// fails is not due again before its pause is over, nor what is gathered before
    /// its window is: by the stack's time, which nobody moves meanwhile.
    pub async fn deliver(&self) -> Result<Delivered, StreamError> {
        let mut delivered = Delivered::default();
        loop {
            self.read().await?;
            let before = delivered;
            let order = self.order().clone();
            for place in order {
                if let Some(done) = self.take_turn(place).await {
                    delivered += done;
                }
            }
            if delivered == before {
                return Ok(delivered);
            }
        }
    }

    /// Reads and delivers by itself for as long as what it answers is kept.
    pub fn run(&self) -> Running {
        let lanes = (0..self.0.lanes.len()).map(|place| tokio::spawn(self.clone().work_for_ever(place)));
        Running(lanes.chain([tokio::spawn(self.clone().read_for_ever())]).collect())
    }

    /// What an on-failure destination has been told, in its order; the stand-in for
    /// SQS has no queue for it yet. Nothing where the mapping names none.
    pub fn discarded(&self) -> Vec<Value> {
        lock(&self.0.discarded).clone()
    }

    /// When something is due next, if nothing else comes: a window is over, or a pause.
    pub fn due(&self) -> Option<Timestamp> {
        self.0.lanes.iter().filter_map(|work| lock(&work.lane).due(&self.0.mapping)).min()
    }

    pub(crate) fn order(&self) -> MutexGuard<'_, Vec<usize>> {
        lock(&self.0.order)
    }

    /// The lane of records with such numbers.
    pub(crate) fn lane_of(&self, partition: u64, item: u64) -> usize {
        let lanes = self.0.mapping.parallelization;
        place(partition, SHARDS) * lanes + place(item, lanes)
    }

    async fn read(&self) -> Result<(), StreamError> {
        let records = self.0.reader.lock().await.read(&self.0.time).await?;
        let now = self.0.time.now();
        // What is older is not in DynamoDB's stream; the embedded engine keeps it.
        let kept = records.into_iter().filter(|record| record.created.after(RETENTION) >= now);
        for record in kept.filter(|record| self.0.mapping.filter.matches(&record.json)) {
            let Some(work) = self.0.lanes.get(self.lane_of(record.partition, record.item)) else { continue };
            lock(&work.lane).push(record, now);
            work.news.notify_one();
        }
        Ok(())
    }

    async fn read_for_ever(self) -> Infallible {
        let mut is_failing = false;
        loop {
            let read = self.read().await;
            // Once, not four times a second.
            if let Err(error) = &read
                && !is_failing
            {
                tracing::warn!(%error, "changes are not delivered");
            }
            is_failing = read.is_err();
            sleep(POLL).await;
        }
    }

    async fn work_for_ever(self, place: usize) -> Infallible {
        loop {
            while self.take_turn(place).await.is_some() {}
            let Some(work) = self.0.lanes.get(place) else { return std::future::pending().await };
            let due = lock(&work.lane).due(&self.0.mapping);
            let until = due.map(|due| crate::time::between(self.0.time.now(), due));
            tokio::select! {
                () = work.news.notified() => {}
                () = sleep(until.unwrap_or(POLL)) => {}
            }
        }
    }

    /// Does what is to be done next in a lane, if anything is.
    async fn take_turn(&self, place: usize) -> Option<Delivered> {
        let State { mapping, time, .. } = &*self.0;
        let work = self.0.lanes.get(place)?;
        let _turn = work.turn.lock().await;
        let next = lock(&work.lane).next(mapping, time.now())?;
        let batch = match next {
            Next::Call(batch) => batch,
            Next::TooOld(batch) => {
                let discarded = batch.records.len();
                self.discard(&batch, Why::RecordAgeExceeded, place);
                return Some(Delivered { discarded, ..Delivered::default() });
            }
        };
        let (outcome, is_error) = self.call(&batch).await;
        let settled = lock(&work.lane).settle(outcome, is_error, mapping, time.now());
        let discarded = settled.given_up.as_ref().map_or(0, |batch| batch.records.len());
        if let Some(batch) = &settled.given_up {
            self.discard(batch, Why::RetryAttemptsExhausted, place);
        }
        Some(Delivered { calls: 1, done: settled.done, failed: settled.failed, discarded })
    }

    /// What came of calling the function, and whether it ended in an error.
    async fn call(&self, batch: &Batch) -> (Outcome, bool) {
        let State { mapping, function, .. } = &*self.0;
        let records = batch.records.iter().map(|record| &record.json).collect::<Vec<_>>();
        let called = (function.call)(json!({ "Records": records }));
        let answer = timeout(function.time_out, called).await.unwrap_or_else(|_| Err("it timed out".to_owned()));
        match answer {
            Ok(answer) => {
                let records = batch.records.iter().map(AsRef::as_ref);
                (outcome(records, &answer, mapping.reports_failures), false)
            }
            Err(fault) => {
                tracing::warn!(function = mapping.function, fault, "a batch of changes");
                (Outcome::Failed, true)
            }
        }
    }

    fn discard(&self, batch: &Batch, why: Why, place: usize) {
        let State { mapping, arn, time, rights, discarded, .. } = &*self.0;
        let shard = format!("shardId-{:020}-{:08x}", place / mapping.parallelization, SHARDS);
        let message = message(batch, why, &mapping.function, &shard, arn, time.now());
        tracing::warn!(function = mapping.function, records = batch.records.len(), ?why, "changes are given up");
        if mapping.on_failure.is_none() {
            return;
        }
        match rights.may("SendMessage", json!({ "QueueUrl": FAILURES })) {
            Ok(()) => lock(discarded).push(message),
            Err(denied) => tracing::warn!(%denied, "nobody is told what was given up"),
        }
    }
}

/// A mapping that works by itself; it stops when this is dropped.
#[derive(Debug)]
pub struct Running(Vec<JoinHandle<Infallible>>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

/// The place among `places` that a number has.
fn place(number: u64, places: usize) -> usize {
    let places = u64::try_from(places).unwrap_or(1).max(1);
    usize::try_from(number % places).unwrap_or_default()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
