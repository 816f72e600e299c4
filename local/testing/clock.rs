//! The clock of a test, by which all of a stack goes.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use dynoxide::Database;
use dynoxide::storage_backend::Clock as EngineClock;
use shared::app::clock::Clock;
use shared::domain::time::Timestamp;

use crate::dynamodb::{Engine, EngineError, Opened};
use crate::stack::Data;
use crate::time::Time;

/// A clock that stands still until a test moves it.
#[derive(Debug, Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// A clock that shows `now`.
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(now.millis())))
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }

    /// Moves it to `now`.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.millis(), Ordering::SeqCst);
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

    /// The same clock for a stack or a stand-in, in which nobody waits for anything.
    pub fn time(&self) -> Time {
        Time { clock: self.clock(), is_played: true }
    }

    /// A database in memory by this clock; expired items stay until
    /// [`Engine::sweep`].
    pub fn memory(&self) -> Result<Data, EngineError> {
        Ok(Data::Opened(Opened(Database::memory_with_clock(Arc::new(self.clone()))?)))
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
