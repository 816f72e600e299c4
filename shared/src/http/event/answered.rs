//! An answer as API Gateway takes it.

use axum::body::to_bytes;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// The answer to one event.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    status_code: u16,
    #[serde(serialize_with = "each_once")]
    headers: HeaderMap,
    body: String,
    is_base64_encoded: bool,
}

/// The first value of each.
fn each_once<S: Serializer>(headers: &HeaderMap, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(headers.keys_len()))?;
    for name in headers.keys() {
        let value = headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default();
        map.serialize_entry(name.as_str(), &*String::from_utf8_lossy(value))?;
    }
    map.end()
}

impl Answered {
    /// The response of a router.
    pub(super) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        // It is in memory: handlers send nothing that still has to come.
        let Ok(bytes) = to_bytes(body, usize::MAX).await else { return Self::bad_request() };
        let (body, is_base64_encoded) = match String::from_utf8(bytes.into()) {
            Ok(text) if is_text(&parts.headers) => (text, false),
            Ok(text) => (BASE64_STANDARD.encode(text), true),
            Err(none) => (BASE64_STANDARD.encode(none.into_bytes()), true),
        };
        Self { status_code: parts.status.as_u16(), headers: parts.headers, body, is_base64_encoded }
    }

    /// That it is elsewhere, for good.
    pub(super) fn moved(location: String) -> Self {
        let mut headers = HeaderMap::new();
        headers.extend(HeaderValue::try_from(location).ok().map(|location| (LOCATION, location)));
        Self::of(StatusCode::PERMANENT_REDIRECT, headers, "")
    }

    /// What API Gateway itself answers to a request that is none.
    pub(super) fn bad_request() -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
        Self::of(StatusCode::BAD_REQUEST, headers, r#"{"message":"Bad Request"}"#)
    }

    fn of(status: StatusCode, headers: HeaderMap, body: &str) -> Self {
        Self { status_code: status.as_u16(), headers, body: body.to_owned(), is_base64_encoded: false }
    }
}

/// Whether the body may go as text: what is compressed may not, nor pictures and fonts.
fn is_text(headers: &HeaderMap) -> bool {
    if headers.contains_key(CONTENT_ENCODING) {
        return false;
    }
    let Some(sent) = headers.get(CONTENT_TYPE) else { return true };
    let sent = sent.to_str().unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/")
        || matches!(essence, "application/json" | "application/javascript" | "application/xml" | "application/yaml")
        || ["+json", "+xml", "+yaml"].iter().any(|suffix| essence.ends_with(suffix))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use serde_json::{Value, json};

    use super::*;

    async fn answered(headers: &[(&'static str, &'static str)], body: &'static [u8]) -> Value {
        let mut response = Response::new(Body::from(body));
        for (name, value) in headers {
            response.headers_mut().append(*name, HeaderValue::from_static(value));
        }
        serde_json::to_value(Answered::read(response).await).unwrap()
    }

    #[tokio::test]
    async fn text_goes_as_it_is_and_all_else_in_base64() {
        for text in ["application/json", "application/problem+json", "text/html; charset=utf-8", "image/svg+xml"] {
            let answer = answered(&[("content-type", text)], b"{}").await;
            assert_eq!((&answer["body"], &answer["isBase64Encoded"]), (&json!("{}"), &json!(false)), "{text}");
        }
        for (headers, body) in [
            (&[("content-type", "image/png")][..], &b"{}"[..]),
            (&[("content-type", "application/octet-stream")], b"{}"),
            (&[("content-type", "text/css"), ("content-encoding", "gzip")], b"{}"),
            (&[("content-type", "text/css")], b"\xff\xfe"),
        ] {
            let answer = answered(headers, body).await;
            let decoded = BASE64_STANDARD.decode(answer["body"].as_str().unwrap()).unwrap();
            assert_eq!((&*decoded, &answer["isBase64Encoded"]), (body, &json!(true)), "{headers:?}");
        }
        let nothing = answered(&[], b"").await;
        assert_eq!(nothing, json!({ "statusCode": 200, "headers": {}, "body": "", "isBase64Encoded": false }));
    }

    #[tokio::test]
    async fn of_a_header_that_is_there_twice_the_first_goes() {
        let answer = answered(&[("vary", "a"), ("vary", "b")], b"").await;
        assert_eq!(answer["headers"], json!({ "vary": "a" }));
    }
}
