//! A page of Dais' own, as its function sends it.

use axum::body::Body;
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response};
use shared::http::preconditions::Preconditions;
use shared::http::refusal::Refusal;

use crate::app::PagePolicy;
use crate::stored::Stored;

/// No page of another origin has a handle on it.
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// It asks for a microphone at most.
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// The page that is built into `name`, with its policy.
pub fn page(
    name: &str,
    PagePolicy(policy): PagePolicy,
    asked: &HeaderMap,
    preconditions: &Preconditions,
) -> Result<Response<Body>, Refusal> {
    let mut answer = Stored::find(name).ok_or_else(Refusal::internal)?.answer(asked, preconditions)?;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), display-capture=(), geolocation=(), microphone=(self)"),
    );
    Ok(answer)
}
