//! Transactions as they go over the wire: their keys, and the conflict that
//! DynamoDB answers where two overlap.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use serde_json::{Value, json};

use super::wire::respond;

fn parts(request: &HttpRequest) -> Vec<Value> {
    let target = request.headers().get("x-amz-target").unwrap_or_default();
    if !target.ends_with(".TransactWriteItems") {
        return Vec::new();
    }
    let body = request.body().bytes().and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let parts = body.and_then(|body| body.get("TransactItems").and_then(Value::as_array).cloned());
    parts.unwrap_or_default()
}

/// The keys that a transaction touches; none of any other request.
pub fn keys(request: &HttpRequest) -> Vec<String> {
    parts(request).iter().filter_map(key).collect()
}

fn key(part: &Value) -> Option<String> {
    let write = part.as_object()?.values().next()?;
    let key = write.get("Key").or_else(|| write.get("Item"))?;
    Some(format!("{} {}", key.get("PK")?, key.get("SK")?))
}

/// What DynamoDB answers to a transaction that overlaps with another one.
pub fn conflict(request: &HttpRequest) -> Result<HttpResponse, ConnectorError> {
    let reasons = parts(request).iter().map(|_| json!({ "Code": "TransactionConflict" })).collect::<Vec<_>>();
    let body = json!({
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "message": "Transaction cancelled [TransactionConflict]",
        "CancellationReasons": reasons,
    });
    respond(400, body.to_string())
}
