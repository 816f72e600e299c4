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

#[cfg(test)]
mod tests {
    use shared::domain::time::Timestamp;

    use super::*;

    fn received(id: &str) -> Received {
        let now = Timestamp::from_millis(0);
        let (id, body, receipt_handle) = (id.to_owned(), String::new(), String::new());
        Received { id, body, receipt_handle, sent: now, first_received: now, received: 1 }
    }

    #[test]
    fn an_answer_that_lambda_does_not_understand_fails_the_whole_batch() {
        let batch = [received("a"), received("b")];
        let failed = |answer: Value| failed(&batch, &answer).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let failures = |failures: Value| failed(json!({ "batchItemFailures": failures }));
        for (none, one) in [(Value::Null, json!(["no", "item"])), (json!([]), json!([{ "itemIdentifier": "c" }]))] {
            assert_eq!(failures(none), Vec::<String>::new());
            assert_eq!(failures(one), ["a", "b"]);
        }
        assert_eq!(failed(Value::Null), Vec::<String>::new());
        assert_eq!(failures(json!([{ "itemIdentifier": "b" }])), ["b"]);
        assert_eq!(failures(json!("b")), ["a", "b"]);
        assert_eq!(failures(json!([{ "itemIdentifier": "b" }, { "itemIdentifier": null }])), ["a", "b"]);
    }
}
