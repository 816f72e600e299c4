//! `GET /livechat/audioVideoChatConfig`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use shared::domain::permitted::Unconfined;
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::config_body::{ConfigBody, ConfigErrors, answer};
use crate::precondition::is_known_to;

/// Get a single Audio & Video Chat
///
/// The settings are always there; before the first write chat is enabled, and
/// nothing is recorded.
#[utoipa::path(
    get,
    path = "/livechat/audioVideoChatConfig",
    tag = "Audio & video chat settings",
    params(PreconditionHeaders),
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        ConfigErrors,
        (status = 304, description = "The caller has this version already", headers(("ETag", description = "The version, a strong entity tag"))),
    )
)]
pub async fn get_audio_video_chat_config(
    unconfined: Unconfined,
    State(store): State<Store>,
    preconditions: Preconditions,
) -> Result<Response, Refusal> {
    let stored = store.settings(unconfined).await?;
    let is_known = is_known_to(&preconditions, &stored.version)?;
    let (tag, body) = answer(stored);
    Ok(if is_known { (StatusCode::NOT_MODIFIED, tag).into_response() } else { (tag, body).into_response() })
}
