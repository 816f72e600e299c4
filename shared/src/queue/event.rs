//! What Lambda hands over of the queue, and what it is told of it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::message::{Unreadable, chat_of};
use crate::domain::voice::names::ChatRef;

/// A message that has come.
#[derive(Debug)]
pub struct Asked {
    /// What SQS calls it.
    pub message_id: String,
    pub chat: Result<ChatRef, Unreadable>,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "Records")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    message_id: String,
    body: String,
    event_source: String,
}

/// The messages of an event; none at all where it is no event of SQS's.
pub fn asked_by(event: &Value) -> Option<Vec<Asked>> {
    let Event { records } = Event::deserialize(event).ok()?;
    let is_of_queue = records.iter().all(|record| record.event_source == "aws:sqs");
    let asked = |record: Record| Asked { message_id: record.message_id, chat: chat_of(&record.body) };
    is_of_queue.then(|| records.into_iter().map(asked).collect())
}

/// The messages of a batch that are to be delivered again, as Lambda reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NotReconciled {
    #[serde(rename = "batchItemFailures")]
    failures: Vec<Failure>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Failure {
    #[serde(rename = "itemIdentifier")]
    message_id: String,
}

impl NotReconciled {
    pub fn is_empty(&self) -> bool {
        self.failures.is_empty()
    }
}

impl FromIterator<String> for NotReconciled {
    /// From the ids of the messages.
    fn from_iter<I: IntoIterator<Item = String>>(message_ids: I) -> Self {
        Self { failures: message_ids.into_iter().map(|message_id| Failure { message_id }).collect() }
    }
}

impl fmt::Display for NotReconciled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} chats were not reconciled; their messages come again", self.failures.len())
    }
}
