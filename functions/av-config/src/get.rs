//! `GET /livechat/audioVideoChatConfig`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use shared::http::extract::UnconfinedCaller;
use shared::http::preconditions::Preconditions;
use shared::http::refusal::{Problem, Problems, Refusal};
use shared::store::Store;

use crate::config_body::{ConfigBody, answer};
use crate::precondition::is_known;

/// Get a single Audio & Video Chat
#[utoipa::path(
    get,
    path = "/livechat/audioVideoChatConfig",
    tag = "Audio & video chat settings",
    params(
        ("If-Match" = Option<String>, Header, description = "Answer only if the settings stand at one of these versions"),
        ("If-None-Match" = Option<String>, Header, description = "Entity tags the caller has already")
    ),
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        (status = 412, description = "The settings do not stand at such a version", body = Problem, content_type = "application/problem+json", headers(("ETag", description = "The version that they stand at"))),
        (status = 304, description = "The caller has this version already", headers(("ETag", description = "The version, a strong entity tag"))),
        Problems
    ),
    security(("bearer" = []))
)]
pub async fn get_config(
    _: UnconfinedCaller,
    State(store): State<Store>,
    preconditions: Preconditions,
) -> Result<Response, Refusal> {
    let stored = store.settings().await?;
    let is_known = is_known(&preconditions, &stored.version)?;
    let (tag, body) = answer(stored);
    Ok(if is_known { (StatusCode::NOT_MODIFIED, tag).into_response() } else { (tag, body).into_response() })
}
