//! `GET /demo`

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;

use crate::app::PagePolicy;
use crate::page::page;
use crate::stored::EncodingHeaders;

/// The demo: a room as a member sees it
///
/// Chat and a stage, by the calls of this document and with a token of the reader's.
#[utoipa::path(
    get,
    path = "/demo",
    tag = "Documents",
    params(PreconditionHeaders, EncodingHeaders),
    responses(
        (status = 200, description = "The page", content_type = "text/html", body = String, headers(("ETag", description = "A strong entity tag of the page in this encoding"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 304, description = "The caller has named this page's tag in `If-None-Match`", headers(("ETag", description = "That tag"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 412, description = "There is another version than those of `If-Match`")
    )
)]
pub async fn get_demo(
    State(policy): State<PagePolicy>,
    asked: HeaderMap,
    preconditions: Preconditions,
) -> Result<Response<Body>, Refusal> {
    page("demo.html", policy, &asked, &preconditions)
}
