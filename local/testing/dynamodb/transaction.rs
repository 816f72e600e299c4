//! Transactions as they go over the wire, cancelled.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use serde_json::{Value, json};

use crate::dynamodb::message::Sent;
use crate::dynamodb::simulated::refusals;

/// What DynamoDB answers to a transaction whose last item has that reason.
pub fn cancelled(sent: &Sent, reason: &'static str) -> Result<HttpResponse, ConnectorError> {
    let parts = sent.body.get("TransactItems").and_then(Value::as_array).map_or(0, Vec::len);
    let others = std::iter::repeat_n("None", parts.saturating_sub(1));
    let reasons = others.chain([reason]).map(|code| json!({ "Code": code })).collect::<Vec<_>>();
    refusals::cancelled_for(&reasons)
}
