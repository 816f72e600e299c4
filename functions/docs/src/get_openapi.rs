//! `GET /openapi.json`

use axum::body::Body;
use axum::http::{HeaderMap, Response};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;

use crate::stored::{EncodingHeaders, Stored};

/// The document as it is committed; a test holds it against the handlers.
const DOCUMENT: &str = "openapi.json";

/// The OpenAPI 3.1 document of all endpoints
///
/// Compressed where the caller takes gzip.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "Documents",
    params(PreconditionHeaders, EncodingHeaders),
    responses(
        (status = 200, description = "The document", content_type = "application/json", body = Object, headers(("ETag", description = "A strong entity tag of the document in this encoding"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 304, description = "The caller has named this document's tag in `If-None-Match`", headers(("ETag", description = "That tag"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 412, description = "There is another version than those of `If-Match`")
    )
)]
pub async fn get_openapi(asked: HeaderMap, preconditions: Preconditions) -> Result<Response<Body>, Refusal> {
    Stored::find(DOCUMENT).ok_or_else(Refusal::internal)?.answer(&asked, &preconditions)
}
