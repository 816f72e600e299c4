//! From an HTTP request to an API Gateway event of payload format 2.0.

use std::collections::BTreeMap;
use std::str::Utf8Error;

use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use shared::domain::time::Timestamp;
use uuid::Uuid;

use super::routes::Found;

/// The path as API Gateway hands it over: percent-decoded.
pub fn decoded_path(uri: &Uri) -> Result<String, Utf8Error> {
    percent_decode_str(uri.path()).decode_utf8().map(Into::into)
}

/// The event of a request that matched a route.
pub fn event(parts: &Parts, path: &str, found: &Found<'_>, body: &[u8], now: Timestamp) -> Value {
    let headers = headers(&parts.headers);
    let query = parts.uri.query().unwrap_or_default();
    let (body, is_base64) = encoded(body, headers.get("content-type").map_or("", String::as_str));
    json!({
        "version": "2.0",
        "routeKey": format!("{} {}", found.route.method, found.route.path),
        "rawPath": path,
        "rawQueryString": query,
        "headers": headers,
        "queryStringParameters": form_urlencoded::parse(query.as_bytes()).into_owned().collect::<BTreeMap<_, _>>(),
        "pathParameters": found.parameters,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "domainName": headers.get("host"),
            "domainPrefix": "local",
            "http": {
                "method": parts.method.as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": headers.get("user-agent"),
            },
            "requestId": Uuid::new_v4().to_string(),
            "routeKey": format!("{} {}", found.route.method, found.route.path),
            "stage": "$default",
            "time": now.to_string(),
            "timeEpoch": now.millis(),
        },
        "body": body,
        "isBase64Encoded": is_base64,
    })
}

/// Names in lower case, repeated headers joined by commas.
fn headers(sent: &HeaderMap) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in sent {
        let value = String::from_utf8_lossy(value.as_bytes());
        headers
            .entry(name.as_str().to_owned())
            .and_modify(|all| *all = format!("{all},{value}"))
            .or_insert(value.into());
    }
    headers
}

/// The body as text if its type says so, else in base64; none if it is empty.
fn encoded(body: &[u8], content_type: &str) -> (Option<String>, bool) {
    let is_text = ["text/", "application/json", "application/javascript", "application/xml"]
        .iter()
        .any(|text| content_type.starts_with(text));
    match std::str::from_utf8(body) {
        Ok("") => (None, false),
        Ok(text) if is_text => (Some(text.to_owned()), false),
        _ => (Some(BASE64_STANDARD.encode(body)), true),
    }
}
