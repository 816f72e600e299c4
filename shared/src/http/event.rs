//! From an event to a response: the outermost door, which any event survives.
//!
//! API Gateway hands the path over percent-decoded: what of it would be URL syntax is
//! encoded again, so that a path is one segment after another and nothing else. Event and
//! answer are each read and written once, as they are: by no other form in between.

mod answered;
mod received;

use std::borrow::Cow;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Uri};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lambda_runtime::Context;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::value::RawValue;
use tower::ServiceExt;

pub use answered::Answered;
use received::Received;

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

/// The longest path and query; API Gateway passes on less.
const MAX_URL_BYTES: usize = 16 * 1024;

/// What is known of the call beside the request.
#[derive(Debug, Clone)]
pub struct Invocation {
    /// API Gateway's id of the request.
    pub request_id: Option<HeaderValue>,
    /// When Lambda ends the function, from the beginning of 1970.
    pub deadline: Duration,
}

/// Answers one event of an API Gateway HTTP API (payload 2.0).
pub async fn answer(router: Router, event: &RawValue, context: Context) -> Answered {
    let Ok(event) = serde_json::from_str::<Received<'_>>(event.get()) else { return Answered::bad_request() };
    if let Some(location) = with_slash(&event) {
        return Answered::moved(location);
    }
    let Some(request) = request(event, &context) else { return Answered::bad_request() };
    match router.oneshot(request).await {
        Ok(response) => Answered::read(response).await,
        Err(never) => match never {},
    }
}

/// Where a mapping key that stands alone leads to: what is relative in the page there
/// would be looked for beside the key, not behind it.
fn with_slash(event: &Received<'_>) -> Option<String> {
    let key = event.raw_path.as_deref().filter(|_| event.route_key.as_deref() == Some("GET /"))?;
    let is_key = key.strip_prefix('/')?.split('/').all(is_mapping_key);
    let query = event.raw_query_string.as_deref().filter(|query| !query.is_empty());
    let query = query.map(|query| format!("?{}", utf8_percent_encode(query, NOT_IN_QUERY))).unwrap_or_default();
    is_key.then(|| format!("{key}/{query}"))
}

/// The event as a request; none if its path is none, or its body is not in the encoding
/// it claims.
fn request(event: Received<'_>, context: &Context) -> Option<Request<Body>> {
    let path = event.raw_path.as_deref().filter(|path| path.starts_with('/'))?;
    let (base, path) = path.split_at(base_length(path, event.route_key.as_deref().unwrap_or_default()));
    let uri = uri(path, event.raw_query_string.as_deref().unwrap_or_default())?;
    let body = match event.body {
        None => Body::empty(),
        Some(text) if event.is_base64_encoded => Body::from(BASE64_STANDARD.decode(text.as_bytes()).ok()?),
        Some(text) => Body::from(text.into_owned()),
    };
    let id = event.request_context.request_id.as_deref();
    let request_id = id.and_then(|id| HeaderValue::from_str(id).ok());
    let invocation = Invocation { request_id, deadline: Duration::from_millis(context.deadline) };
    let mut request = Request::new(body);
    *request.uri_mut() = uri;
    *request.method_mut() = event.request_context.http.method.0;
    *request.headers_mut() = event.headers.0;
    request.headers_mut().remove(BASE_PATH);
    if let Ok(base) = HeaderValue::from_str(&encoded(base)) {
        request.headers_mut().insert(BASE_PATH, base);
    }
    request.extensions_mut().insert(invocation);
    Some(request)
}

fn uri(path: &str, query: &str) -> Option<Uri> {
    let mut uri = encoded(path);
    if !query.is_empty() {
        uri.push('?');
        uri.extend(utf8_percent_encode(query, NOT_IN_QUERY));
    }
    if uri.len() > MAX_URL_BYTES { None } else { Uri::try_from(uri).ok() }
}

/// A path as it stands in a URL, segment by segment.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for (place, decoded) in path.split('/').enumerate() {
        if place > 0 {
            encoded.push('/');
        }
        encoded.push_str(&segment(decoded));
    }
    encoded
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

/// A path segment as it stands in a URL.
pub fn segment(decoded: &str) -> Cow<'_, str> {
    match decoded {
        // No encoding keeps a URL parser from folding these; an encoded slash
        // breaks the same rule of ids and stays one segment.
        "." | ".." => "%2F".into(),
        _ => utf8_percent_encode(decoded, NOT_IN_SEGMENT).into(),
    }
}
