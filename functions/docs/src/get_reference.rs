//! `GET /`

use axum::body::Body;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderValue, Response};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;

use crate::stored::{EncodingHeaders, Stored, stored};

const PAGE: Stored = stored!("reference.html", "text/html; charset=utf-8");

const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");

/// The reference of all endpoints as a page to read
///
/// Loads nothing from another host. Compressed where the caller takes gzip.
#[utoipa::path(
    get,
    path = "/",
    tag = "Documents",
    params(PreconditionHeaders, EncodingHeaders),
    responses(
        (status = 200, description = "The page", content_type = "text/html", body = String, headers(("ETag", description = "A strong entity tag of the page in this encoding"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 304, description = "The caller has named this page's tag in `If-None-Match`", headers(("ETag", description = "That tag"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 412, description = "There is another version than those of `If-Match`")
    )
)]
pub async fn get_reference(asked: HeaderMap, preconditions: Preconditions) -> Result<Response<Body>, Refusal> {
    let mut answer = PAGE.answer(&asked, &preconditions)?;
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, POLICY);
    Ok(answer)
}
