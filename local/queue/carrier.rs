//! What Lambda does with a queue: receives in the function's name, calls it,
//! and deletes what was dealt with. The rest comes again by itself.

use std::convert::Infallible;
use std::sync::Arc;

use serde_json::json;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use voice_sweeper::Sweeper;

use super::Queue;
use super::event::{event, failed};
use super::properties::EventSourceMapping;
use super::stored::Received;
use crate::iam::Denied;
use crate::rights::Rights;

/// Carries the messages of a queue to the sweeper.
#[derive(Debug, Clone)]
pub struct Carrier {
    /// Where they come from.
    pub queue: Queue,
    /// Where they go.
    pub sweeper: Arc<Sweeper>,
    /// What the sweeper may do, which is what Lambda may in its name.
    pub rights: Rights,
    /// How many at a time.
    pub mapping: EventSourceMapping,
}

/// What came of messages that were due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// How many were dealt with.
    pub done: usize,
    /// How many failed; they come again.
    pub failed: usize,
}

impl Carrier {
    /// Delivers what is due now, batch by batch; a message that fails is not due
    /// again before its visibility timeout is over.
    pub async fn deliver(&self) -> Result<Delivered, Denied> {
        let mut delivered = Delivered::default();
        loop {
            let batch = self.receive()?;
            if batch.is_empty() {
                return Ok(delivered);
            }
            let failed = self.hand_over(&batch).await?;
            delivered.failed += failed;
            delivered.done += batch.len() - failed;
        }
    }

    /// Delivers whatever becomes due, several batches at once, for as long as
    /// the tasks run.
    pub fn run(&self) -> Vec<JoinHandle<Infallible>> {
        let concurrency = self.mapping.scaling_config.maximum_concurrency;
        (0..concurrency).map(|_| tokio::spawn(self.clone().deliver_for_ever())).collect()
    }

    async fn deliver_for_ever(self) -> Infallible {
        loop {
            if let Err(denied) = self.deliver().await {
                tracing::warn!(%denied, "messages are not delivered");
            }
            sleep(self.queue.until_due()).await;
        }
    }

    fn receive(&self) -> Result<Vec<Received>, Denied> {
        self.may("GetQueueAttributes")?;
        self.may("ReceiveMessage")?;
        Ok(self.queue.messages().receive(self.mapping.batch_size, self.queue.time.now()))
    }

    /// How many of the batch the function did not deal with.
    async fn hand_over(&self, batch: &[Received]) -> Result<usize, Denied> {
        let answer = match self.sweeper.answer(&event(batch)).await {
            Ok(answer) => serde_json::to_value(answer).unwrap_or_default(),
            Err(fault) => {
                tracing::warn!(%fault, "a batch of messages");
                return Ok(batch.len());
            }
        };
        let failed = failed(batch, &answer);
        self.may("DeleteMessage")?;
        for done in batch.iter().filter(|received| !failed.contains(received.id.as_str())) {
            self.queue.messages().delete(&done.receipt_handle);
        }
        Ok(failed.len())
    }

    /// Whether the function's role may do that to the queue.
    fn may(&self, operation: &str) -> Result<(), Denied> {
        self.rights.may(operation, json!({ "QueueUrl": self.queue.url() }))
    }
}
