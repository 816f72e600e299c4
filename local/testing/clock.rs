//! The clock of a test, by which all of a stack goes.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use dynoxide::Database;
use dynoxide::storage_backend::Clock as EngineClock;
use shared::app::clock::Clock;
use shared::domain::time::Timestamp;
use tokio::time::Instant;

use crate::dynamodb::{Engine, EngineError, Opened, stream_records};
use crate::stack::Data;
use crate::time::Time;

/// A clock that stands still until a test moves it, or flows with a paused time.
#[derive(Debug, Clone)]
pub struct TestClock {
    millis: Arc<AtomicI64>,
    /// Since when it flows.
    flows: Option<Instant>,
}

impl TestClock {
    /// A clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self { millis: Arc::new(AtomicI64::new(now.millis())), flows: None }
    }

    /// A clock that shows `now` and goes on with tokio's time, which a test has
    /// paused: what waits takes the time that it says, and nothing else takes any.
    pub fn flowing_from(now: Timestamp) -> Self {
        Self { flows: Some(Instant::now()), ..Self::at(now) }
    }

    fn flown(&self) -> Duration {
        self.flows.map(|began| began.elapsed()).unwrap_or_default()
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.millis.load(Ordering::SeqCst)).after(self.flown())
    }

    /// Moves it to `now`.
    pub fn set(&self, now: Timestamp) {
        let flown = i64::try_from(self.flown().as_millis()).unwrap_or(i64::MAX);
        self.millis.store(now.millis() - flown, Ordering::SeqCst);
    }

    /// Moves it on.
    pub fn advance(&self, time: Duration) {
        self.set(self.now().after(time));
    }

    /// The same clock for the functions.
    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::from_fn(move || clock.now())
    }

    /// The same clock for a stack or a stand-in, in which nobody waits for
    /// anything unless it flows.
    pub fn time(&self) -> Time {
        Time { clock: self.clock(), is_played: self.flows.is_none() }
    }

    /// A database in memory by this clock; expired items stay until
    /// [`Engine::sweep`].
    pub fn memory(&self) -> Result<Data, EngineError> {
        let empty = Database::memory_with_clock(Arc::new(self.clone()))?;
        Ok(Data::Opened(Opened(stream_records::in_memory(empty)?)))
    }
}

impl EngineClock for TestClock {
    fn now_unix_secs(&self) -> u64 {
        u64::try_from(self.now().seconds()).unwrap_or_default()
    }

    fn now_unix_secs_f64(&self) -> f64 {
        Duration::from_millis(u64::try_from(self.now().millis()).unwrap_or_default()).as_secs_f64()
    }
}

impl Engine {
    /// Deletes what has expired, as DynamoDB does sooner or later; tells how many.
    pub fn sweep(&self) -> Result<usize, EngineError> {
        Ok(self.database.sweep_ttl()?)
    }
}
