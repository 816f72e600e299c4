//! A batch of messages as Lambda hands it to a function, and the function's
//! answer as Lambda reads it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::stored::Received;

/// The event.
pub fn event(batch: &[Received]) -> Value {
    let record = |received: &Received| {
        json!({
            "messageId": received.id,
            "receiptHandle": received.receipt_handle,
            "body": received.body,
            "attributes": {
                "ApproximateReceiveCount": received.received.to_string(),
                "SentTimestamp": received.sent.millis().to_string(),
                "SenderId": "AROALOCALDAIS:voice",
                "ApproximateFirstReceiveTimestamp": received.first_received.millis().to_string(),
            },
            "messageAttributes": {},
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:reconcile",
            "awsRegion": "us-east-1",
        })
    };
    json!({ "Records": batch.iter().map(record).collect::<Vec<_>>() })
}

/// The ids of the messages that failed, by the function's answer: none where it
/// says nothing, all where it names one that was not in the batch or says what
/// Lambda does not understand.
pub fn failed<'b>(batch: &'b [Received], answer: &Value) -> BTreeSet<&'b str> {
    let all = || batch.iter().map(|received| received.id.as_str()).collect::<BTreeSet<_>>();
    let failures = match answer.get("batchItemFailures") {
        None | Some(Value::Null) => return BTreeSet::new(),
        Some(Value::Array(failures)) => failures,
        Some(_) => return all(),
    };
    let named = failures.iter().map(|failure| {
        let id = failure.get("itemIdentifier")?.as_str()?;
        batch.iter().map(|received| received.id.as_str()).find(|known| *known == id)
    });
    named.collect::<Option<_>>().unwrap_or_else(all)
}
