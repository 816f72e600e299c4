//! Races that were lost to others, and writes that DynamoDB puts off: run again.

use std::time::Duration;

use tokio::time::Instant;
use uuid::Uuid;

use super::cost::count_conflict;
use super::{Store, StoreError};

const SHORTEST_PAUSE: u64 = 10;
const LONGEST_PAUSE: u64 = 200;

/// Time left for tries of one request.
#[derive(Debug)]
pub struct Backoff {
    ends: Instant,
}

impl Store {
    /// Time for tries: [`Patience::backoff`](crate::patience::Patience::backoff), from now on.
    pub fn backoff(&self) -> Backoff {
        Backoff { ends: Instant::now() + self.patience.backoff }
    }
}

impl Backoff {
    /// Somebody else was first: pauses before another try. Fails once the time
    /// is over.
    pub async fn after_conflict(&self) -> Result<(), StoreError> {
        count_conflict();
        self.pause(|| StoreError::Contended).await
    }

    /// The same where nobody else need have been in the way; `cause` is what it
    /// fails with.
    pub async fn pause(&self, cause: impl FnOnce() -> StoreError) -> Result<(), StoreError> {
        if Instant::now() > self.ends {
            return Err(cause());
        }
        // 10 to 200 ms by chance, so that those who met do not meet again.
        let (chance, _) = Uuid::new_v4().as_u64_pair();
        let pause = SHORTEST_PAUSE + chance % (LONGEST_PAUSE - SHORTEST_PAUSE);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        Ok(())
    }
}
