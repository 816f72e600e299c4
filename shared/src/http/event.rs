//! From an event to a response: the outermost door, which any event survives.
//!
//! API Gateway hands the path over percent-decoded, and lambda_http makes a
//! URL of it: a decoded `?` or `#` would become URL syntax, `..` would be
//! folded away, and where no URL comes out it panics, outside of the router
//! (aws-lambda-rust-runtime #461, #515). So the event is mended here first.

use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::HOST;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lambda_http::aws_lambda_events::apigw::ApiGatewayV2httpRequest;
use lambda_http::request::LambdaRequest;
use lambda_http::{Adapter, Context, LambdaEvent, Service};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use url::Url;

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

/// Where the router finds what stands before every path: the mapping key of a
/// custom domain, as it stands in a URL, or nothing. Nobody else can say it.
pub const BASE_PATH: &str = "x-forwarded-prefix";

const FORWARDED_PROTO: &str = "x-forwarded-proto";

/// The longest path and query; API Gateway passes on less.
const MAX_URL_BYTES: usize = 16 * 1024;

/// Answers one event of an API Gateway HTTP API (payload 2.0).
pub async fn answer(router: Router, event: &RawValue, context: Context) -> Value {
    let Ok(event) = serde_json::from_str::<ApiGatewayV2httpRequest>(event.get()) else { return bad_request() };
    if let Some(location) = with_slash(&event) {
        return moved(&location);
    }
    let Some(event) = mended(event) else { return bad_request() };
    let event = LambdaEvent::new(LambdaRequest::ApiGatewayV2(event), context);
    let call = AssertUnwindSafe(|| Adapter::from(router).call(event));
    let Ok(response) = catch_unwind(call) else { return bad_request() };
    match response.await {
        Ok(response) => serde_json::to_value(&response).unwrap_or_else(|_| bad_request()),
        Err(never) => match never {},
    }
}

/// Where a mapping key that stands alone leads to: what is relative in the page there
/// would be looked for beside the key, not behind it.
fn with_slash(event: &ApiGatewayV2httpRequest) -> Option<String> {
    let key = event.raw_path.as_deref().filter(|_| event.route_key.as_deref() == Some("GET /"))?;
    let is_key = key.strip_prefix('/')?.split('/').all(is_mapping_key);
    let query = event.raw_query_string.as_deref().filter(|query| !query.is_empty());
    let query = query.map(|query| format!("?{}", utf8_percent_encode(query, NOT_IN_QUERY))).unwrap_or_default();
    is_key.then(|| format!("{key}/{query}"))
}

/// The event with a path and query that make a URL; none if its body is not in the
/// encoding it claims.
fn mended(mut event: ApiGatewayV2httpRequest) -> Option<ApiGatewayV2httpRequest> {
    let path = event.raw_path.as_deref().filter(|path| path.starts_with('/'))?;
    let (base, path) = path.split_at(base_length(path, event.route_key.as_deref().unwrap_or_default()));
    let base = base.split('/').map(segment).collect::<Vec<_>>().join("/");
    let path = path.split('/').map(segment).collect::<Vec<_>>().join("/");
    let query = utf8_percent_encode(event.raw_query_string.as_deref().unwrap_or_default(), NOT_IN_QUERY).to_string();
    if path.len() + query.len() > MAX_URL_BYTES {
        return None;
    }
    if event.is_base64_encoded {
        BASE64_STANDARD.decode(event.body.as_deref().unwrap_or_default()).ok()?;
    }
    event.headers.remove(BASE_PATH);
    if let Ok(base) = HeaderValue::from_str(&base) {
        event.headers.insert(BASE_PATH, base);
    }
    forget_unusable_addresses(&mut event);
    event.raw_path = Some(path);
    event.raw_query_string = Some(query);
    // Only the path decides; a stage would be put before it once more.
    event.request_context.stage = None;
    Some(event)
}

/// How much of `path` a custom domain's mapping key is: the segments that the
/// route does not have. Behind such a key API Gateway leaves it in the path; a
/// route key without a path, as `cargo lambda watch` has it, tells nothing.
fn base_length(path: &str, route_key: &str) -> usize {
    let Some((_, route)) = route_key.split_once(' ') else { return 0 };
    let surplus = path.split('/').count().saturating_sub(route.split('/').count());
    let length = path.match_indices('/').nth(surplus).map_or(0, |(index, _)| index);
    let base = path.get(..length).unwrap_or_default();
    if base.split('/').skip(1).all(is_mapping_key) { length } else { 0 }
}

/// Whether API Gateway takes that for a segment of a mapping key.
fn is_mapping_key(segment: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"$-_.+!*'()".contains(&byte);
    !segment.is_empty() && segment.bytes().all(allowed) && !matches!(segment, "." | "..")
}

/// lambda_http makes a URL of them too, and panics where none comes out.
fn forget_unusable_addresses(event: &mut ApiGatewayV2httpRequest) {
    let is_usable = |host: &str| {
        !host.contains(['/', '\\', '?', '#', '@'])
            && Url::parse(&format!("https://{host}/")).is_ok_and(|url| url.has_host())
    };
    if !event.headers.get(HOST).is_some_and(|host| host.to_str().is_ok_and(is_usable)) {
        event.headers.remove(HOST);
    }
    let context = &mut event.request_context;
    context.domain_name = context.domain_name.take().filter(|name| is_usable(name));
    let is_scheme = |value: &HeaderValue| matches!(value.as_bytes(), b"http" | b"https");
    if !event.headers.get(FORWARDED_PROTO).is_some_and(is_scheme) {
        event.headers.remove(FORWARDED_PROTO);
    }
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

fn moved(location: &str) -> Value {
    json!({ "statusCode": 308, "headers": { "location": location }, "body": "", "isBase64Encoded": false })
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
