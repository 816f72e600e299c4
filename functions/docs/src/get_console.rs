//! `GET /console`

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;

use crate::app::PagePolicy;
use crate::page::page;
use crate::stored::EncodingHeaders;

/// The console for moderators and operators
///
/// Rooms, people on stages, mutes, bans, the moderation log and the settings, by the
/// calls of this document and with a token of the reader's.
#[utoipa::path(
    get,
    path = "/console",
    tag = "Documents",
    params(PreconditionHeaders, EncodingHeaders),
    responses(
        (status = 200, description = "The page", content_type = "text/html", body = String, headers(("ETag", description = "A strong entity tag of the page in this encoding"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 304, description = "The caller has named this page's tag in `If-None-Match`", headers(("ETag", description = "That tag"), ("Cache-Control", description = "How long it may be kept"))),
        (status = 412, description = "There is another version than those of `If-Match`")
    )
)]
pub async fn get_console(
    State(policy): State<PagePolicy>,
    asked: HeaderMap,
    preconditions: Preconditions,
) -> Result<Response<Body>, Refusal> {
    page("console.html", policy, &asked, &preconditions)
}
