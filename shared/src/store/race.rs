//! Races that were lost and are run again.

use std::time::{Duration, Instant};

use uuid::Uuid;

use super::StoreError;
use super::cost::count_conflict;

/// How long one request goes on trying.
const BUDGET: Duration = Duration::from_millis(2500);
const SHORTEST_PAUSE: u64 = 10;
const LONGEST_PAUSE: u64 = 200;

/// Time left for tries of one request.
#[derive(Debug)]
pub struct Race {
    started: Instant,
}

impl Race {
    /// Starts the clock.
    pub fn start() -> Self {
        Self { started: Instant::now() }
    }

    /// Pauses before another try: 10–200 ms by chance, so that those who met
    /// do not meet again. Fails once 2.5 s are over.
    pub async fn lost(&self) -> Result<(), StoreError> {
        count_conflict();
        if self.started.elapsed() > BUDGET {
            return Err(StoreError::Contended);
        }
        let (chance, _) = Uuid::new_v4().as_u64_pair();
        let pause = SHORTEST_PAUSE + chance % (LONGEST_PAUSE - SHORTEST_PAUSE);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        Ok(())
    }
}
