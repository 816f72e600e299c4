//! From a function's answer to an HTTP response.

use axum::body::Body;
use axum::http::Response;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

/// The response; none if the function's answer is not of the form that API
/// Gateway takes.
pub fn response(answer: &Value) -> Option<Response<Body>> {
    let status = u16::try_from(answer.get("statusCode")?.as_u64()?).ok()?;
    let mut response = Response::builder().status(status);
    for (name, value) in answer.get("headers").and_then(Value::as_object).into_iter().flatten() {
        response = response.header(name, value.as_str()?);
    }
    for (name, values) in answer.get("multiValueHeaders").and_then(Value::as_object).into_iter().flatten() {
        let single = answer.get("headers").and_then(|headers| headers.get(name)).is_some();
        for value in values.as_array().into_iter().flatten().filter(|_| !single) {
            response = response.header(name, value.as_str()?);
        }
    }
    let body = answer.get("body").and_then(Value::as_str).unwrap_or_default();
    let bytes = match answer.get("isBase64Encoded").and_then(Value::as_bool) {
        Some(true) => BASE64_STANDARD.decode(body).ok()?,
        _ => body.as_bytes().to_vec(),
    };
    response.body(Body::from(bytes)).ok()
}
