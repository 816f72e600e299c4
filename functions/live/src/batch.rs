//! A batch of the stream's records, and what Lambda is told of it.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use shared::domain::live::change::{Recorded, SequenceNumber};
use shared::store::stream::{recorded, sequence_number};

/// The changes of a batch that people are told of. A record that cannot be read is
/// logged and passed over: it would be no better the next time, and all that came
/// after it would wait.
pub fn changes(event: &Value) -> Vec<Recorded> {
    let records = event.get("Records").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    records.iter().filter_map(read).collect()
}

fn read(record: &Value) -> Option<Recorded> {
    match recorded(record) {
        Ok(change) => change,
        Err(fault) => {
            let sequence_number = sequence_number(record);
            let place = sequence_number.as_ref().map_or("unknown", SequenceNumber::as_str);
            tracing::error!(%fault, place, "a record of the stream is passed over");
            None
        }
    }
}

/// The records of a batch that are to come again. Lambda brings all from the first
/// of them on.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NotTold {
    batch_item_failures: Vec<Failure>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    item_identifier: String,
}

impl NotTold {
    pub(crate) fn of(records: BTreeSet<SequenceNumber>) -> Self {
        let failure = |number: SequenceNumber| Failure { item_identifier: number.as_str().to_owned() };
        Self { batch_item_failures: records.into_iter().map(failure).collect() }
    }

    /// Whether all of them are told of.
    pub fn is_empty(&self) -> bool {
        self.batch_item_failures.is_empty()
    }
}

impl fmt::Display for NotTold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} changes are not told of yet", self.batch_item_failures.len())
    }
}
