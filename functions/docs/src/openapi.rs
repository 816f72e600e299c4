//! `GET /openapi.json`

use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;

/// The document as it is committed; a test holds it against the handlers.
pub const DOCUMENT: &str = include_str!("../../../openapi.json");

/// The OpenAPI 3.1 document of all endpoints
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "Documents",
    responses((status = 200, description = "The document", content_type = "application/json"))
)]
pub async fn get_openapi() -> ([(HeaderName, &'static str); 1], &'static str) {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT)
}
