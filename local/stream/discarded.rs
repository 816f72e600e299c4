//! What an on-failure destination gets of a batch that was given up: where its
//! records are, not the records.

use serde_json::{Value, json};
use shared::domain::time::Timestamp;
use uuid::Uuid;

use super::lane::Batch;

/// Why a batch was given up.
#[derive(Debug, Clone, Copy)]
pub enum Why {
    /// It was tried as often as it may be.
    RetryAttemptsExhausted,
    /// It has become older than it may, or than DynamoDB keeps it.
    RecordAgeExceeded,
}

/// The message.
pub fn message(batch: &Batch, why: Why, function: &str, shard: &str, stream: &str, now: Timestamp) -> Value {
    let condition = match why {
        Why::RetryAttemptsExhausted => "RetryAttemptsExhausted",
        Why::RecordAgeExceeded => "RecordAgeExceeded",
    };
    // What was never tried was never answered.
    let response = batch.ended_in_error.map(|is_error| match is_error {
        true => json!({ "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled" }),
        false => json!({ "statusCode": 200, "executedVersion": "$LATEST" }),
    });
    let (first, last) = (batch.records.first(), batch.records.last());
    json!({
        "requestContext": {
            "requestId": Uuid::new_v4().to_string(),
            "functionArn": format!("arn:aws:lambda:us-east-1:000000000000:function:{function}"),
            "condition": condition,
            "approximateInvokeCount": batch.calls,
        },
        "responseContext": response,
        "version": "1.0",
        "timestamp": now.to_string(),
        "DDBStreamBatchInfo": {
            "shardId": shard,
            "startSequenceNumber": first.map(|record| &record.sequence_number),
            "endSequenceNumber": last.map(|record| &record.sequence_number),
            "approximateArrivalOfFirstRecord": first.map(|record| record.created.to_string()),
            "approximateArrivalOfLastRecord": last.map(|record| record.created.to_string()),
            "batchSize": batch.records.len(),
            "streamArn": stream,
        },
    })
}
