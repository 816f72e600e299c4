//! `GET /livechat/audioVideoChatConfig`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use headers::IfNoneMatch;
use shared::http::extract::UnconfinedCaller;
use shared::http::refusal::{Problems, Refusal};
use shared::store::Store;

use crate::config_body::{ConfigBody, answer};
use crate::precondition::Precondition;

/// Get a single Audio & Video Chat
#[utoipa::path(
    get,
    path = "/livechat/audioVideoChatConfig",
    tag = "Audio & video chat settings",
    params(("If-None-Match" = Option<String>, Header, description = "Entity tags the caller has already")),
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        (status = 304, description = "The caller has this version already", headers(("ETag", description = "The version, a strong entity tag"))),
        Problems
    ),
    security(("bearer" = []))
)]
pub async fn get_config(
    _: UnconfinedCaller,
    State(store): State<Store>,
    known: Precondition<IfNoneMatch>,
) -> Result<Response, Refusal> {
    let stored = store.settings().await?;
    let is_known = known.is_known(&stored.version);
    let (tag, body) = answer(stored);
    Ok(if is_known { (StatusCode::NOT_MODIFIED, tag).into_response() } else { (tag, body).into_response() })
}
