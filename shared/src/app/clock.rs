//! The time, as the functions read it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::time::{Arrival, Timestamp};

/// Where the time comes from: the system, or a test that moves it by hand.
#[derive(Clone)]
pub struct Clock {
    read: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    last_arrival: Arc<AtomicI64>,
}

impl Clock {
    pub fn system() -> Self {
        Self::from_fn(|| {
            let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Timestamp::from_millis(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
        })
    }

    /// A clock that shows what `read` returns.
    pub fn from_fn(read: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { read: Arc::new(read), last_arrival: Arc::new(AtomicI64::new(Arrival::BEFORE_ALL.number())) }
    }

    pub fn now(&self) -> Timestamp {
        (self.read)()
    }

    /// The place of what arrives now among all that this clock and its clones
    /// have seen arrive.
    pub fn arrival(&self) -> Arrival {
        let now = self.now();
        let next = |last| Arrival::after(Arrival::numbered(last), now);
        let last =
            self.last_arrival.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(next(last).number()));
        next(last.unwrap_or_default())
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}
