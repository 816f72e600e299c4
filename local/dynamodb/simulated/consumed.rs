//! What a request consumed, as the engine tells it.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use http_body_util::BodyExt;
use serde_json::{Value, json};

/// The units of the table and of its index.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Consumed {
    pub table: f64,
    pub index: f64,
}

/// The request with that body, asking for the units of the table and its index
/// apart where it asked for their sum; the sum is told all the same.
pub fn asking_for_all(request: &mut HttpRequest, body: &Value) -> HttpRequest {
    let mut body = body.clone();
    if let Some(asked) = body.get_mut("ReturnConsumedCapacity") {
        *asked = json!("INDEXES");
    }
    let text = body.to_string();
    let mut sent = std::mem::replace(request, HttpRequest::new(SdkBody::empty()));
    sent.headers_mut().insert("content-length", text.len().to_string());
    *sent.body_mut() = SdkBody::from(text);
    sent
}

/// The answer, and its body as JSON.
pub async fn read(mut answer: HttpResponse) -> Result<(HttpResponse, Value), ConnectorError> {
    let body = std::mem::replace(answer.body_mut(), SdkBody::empty());
    let bytes = body.collect().await.map_err(ConnectorError::io)?.to_bytes();
    let read = serde_json::from_slice(&bytes).unwrap_or_default();
    *answer.body_mut() = SdkBody::from(bytes);
    Ok((answer, read))
}

impl Consumed {
    /// What an answer tells.
    pub fn told(answer: &Value) -> Self {
        let told = answer.get("ConsumedCapacity").unwrap_or(&Value::Null);
        let tables = told.as_array().map_or(std::slice::from_ref(told), Vec::as_slice);
        let mut consumed = Self::default();
        for table in tables {
            let indexes = table.get("GlobalSecondaryIndexes").and_then(Value::as_object).into_iter().flatten();
            let index = indexes.map(|(_, index)| units(index)).sum::<f64>();
            consumed.index += index;
            consumed.table += units(table) - index;
        }
        consumed
    }

    /// All of them.
    pub fn total(&self) -> f64 {
        self.table + self.index
    }
}

fn units(of: &Value) -> f64 {
    of.get("CapacityUnits").and_then(Value::as_f64).unwrap_or_default()
}
