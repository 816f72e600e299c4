//! What goes between a function and DynamoDB or SQS, as the stack reads and writes it.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;

/// A request as it was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The function that sent it.
    pub function: String,
    /// The operation, such as `GetItem`.
    pub operation: String,
    /// Its body.
    pub body: Value,
}

impl Sent {
    /// What `function` sends.
    pub fn read(function: &str, request: &HttpRequest) -> Self {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let body = request.body().bytes().and_then(|bytes| serde_json::from_slice(bytes).ok());
        Self { function: function.to_owned(), operation, body: body.unwrap_or_default() }
    }
}

/// An answer that DynamoDB has not given.
pub fn respond(status: u16, body: String) -> Result<HttpResponse, ConnectorError> {
    let status = StatusCode::try_from(status).map_err(|error| ConnectorError::other(error.into(), None))?;
    Ok(HttpResponse::new(status, SdkBody::from(body)))
}
