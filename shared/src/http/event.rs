//! From an event to a response: the outermost door, which any event survives.
//!
//! API Gateway hands the path over percent-decoded, and lambda_http makes a
//! URL of it: a decoded `?` or `#` would become URL syntax, `..` would be
//! folded away, and where no URL comes out it panics, outside of the router
//! (aws-lambda-rust-runtime #461, #515). So the event is mended here first.

use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::Router;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lambda_http::aws_lambda_events::apigw::ApiGatewayV2httpRequest;
use lambda_http::request::LambdaRequest;
use lambda_http::{Adapter, Context, LambdaEvent, Service};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// What may not stand in a path segment as it is (RFC 3986, `pchar`).
const NOT_IN_SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What may not stand in a query string as it is; `%` is part of its encoding.
const NOT_IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The longest path and query; API Gateway passes on less.
const MAX_URL_BYTES: usize = 16 * 1024;

/// Answers one event of an API Gateway HTTP API (payload 2.0).
pub async fn answer(router: Router, event: &RawValue, context: Context) -> Value {
    let Some(event) = mended(event) else { return bad_request() };
    let event = LambdaEvent::new(LambdaRequest::ApiGatewayV2(event), context);
    let call = AssertUnwindSafe(|| Adapter::from(router).call(event));
    let Ok(response) = catch_unwind(call) else { return bad_request() };
    match response.await {
        Ok(response) => serde_json::to_value(&response).unwrap_or_else(|_| bad_request()),
        Err(never) => match never {},
    }
}

/// The event with a path and query that make a URL; none if it is no event,
/// or its body is not in the encoding it claims.
fn mended(event: &RawValue) -> Option<ApiGatewayV2httpRequest> {
    let mut event = serde_json::from_str::<ApiGatewayV2httpRequest>(event.get()).ok()?;
    let path = event.raw_path.as_deref().filter(|path| path.starts_with('/'))?;
    let path = path.split('/').map(segment).collect::<Vec<_>>().join("/");
    let query = utf8_percent_encode(event.raw_query_string.as_deref().unwrap_or_default(), NOT_IN_QUERY).to_string();
    if path.len() + query.len() > MAX_URL_BYTES {
        return None;
    }
    if event.is_base64_encoded {
        BASE64_STANDARD.decode(event.body.as_deref().unwrap_or_default()).ok()?;
    }
    event.raw_path = Some(path);
    event.raw_query_string = Some(query);
    // Only the path decides; a stage would be put before it once more.
    event.request_context.stage = None;
    Some(event)
}

/// A path segment as it stands in a URL.
pub fn segment(decoded: &str) -> String {
    match decoded {
        // No encoding keeps a URL parser from folding these; an encoded slash
        // breaks the same rule of ids and stays one segment.
        "." | ".." => "%2F".to_owned(),
        _ => utf8_percent_encode(decoded, NOT_IN_SEGMENT).to_string(),
    }
}

/// What API Gateway itself answers to a request that is none.
fn bad_request() -> Value {
    json!({
        "statusCode": 400,
        "headers": { "content-type": "application/json" },
        "body": r#"{"message":"Bad Request"}"#,
        "isBase64Encoded": false,
    })
}
