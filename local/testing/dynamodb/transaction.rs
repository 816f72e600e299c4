//! Transactions as they go over the wire: their keys, and the conflict that
//! DynamoDB answers where two overlap.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use serde_json::{Value, json};

use crate::dynamodb::message::{Sent, respond};

fn parts(sent: &Sent) -> &[Value] {
    let parts = sent.body.get("TransactItems").filter(|_| sent.operation == "TransactWriteItems");
    parts.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The keys that a transaction touches; none of any other request.
pub fn keys(sent: &Sent) -> Vec<String> {
    parts(sent).iter().filter_map(key).collect()
}

fn key(part: &Value) -> Option<String> {
    let write = part.as_object()?.values().next()?;
    let key = write.get("Key").or_else(|| write.get("Item"))?;
    Some(format!("{} {}", key.get("PK")?, key.get("SK")?))
}

/// What DynamoDB answers to a transaction that overlaps with another one.
pub fn conflict(sent: &Sent) -> Result<HttpResponse, ConnectorError> {
    refusal(parts(sent).iter().map(|_| "TransactionConflict").collect())
}

/// What DynamoDB answers to a transaction whose last item has that reason.
pub fn cancelled(sent: &Sent, reason: &'static str) -> Result<HttpResponse, ConnectorError> {
    let others = parts(sent).len().saturating_sub(1);
    refusal(std::iter::repeat_n("None", others).chain([reason]).collect())
}

fn refusal(reasons: Vec<&str>) -> Result<HttpResponse, ConnectorError> {
    let listed = reasons.join(", ");
    let body = json!({
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "message": format!("Transaction cancelled, please refer cancellation reasons for specific reasons [{listed}]"),
        "CancellationReasons": reasons.iter().map(|code| json!({ "Code": code })).collect::<Vec<_>>(),
    });
    respond(400, body.to_string())
}
