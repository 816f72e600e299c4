//! `GET /`

use std::sync::LazyLock;

use axum::http::HeaderName;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};

use crate::openapi::DOCUMENT;
use crate::reference::reference;

static PAGE: LazyLock<String> = LazyLock::new(|| {
    let document = serde_json::from_str(DOCUMENT).unwrap_or_default();
    reference(&document).into_string()
});

/// The reference of all endpoints as a page to read
///
/// Loads nothing from another host.
#[utoipa::path(
    get,
    path = "/",
    tag = "Documents",
    responses((status = 200, description = "The page", content_type = "text/html", body = String))
)]
pub async fn get_reference() -> ([(HeaderName, &'static str); 2], &'static str) {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
    ];
    (headers, PAGE.as_str())
}
