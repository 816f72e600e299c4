//! `POST /livechat/audioVideoChatConfig:disable`

use axum::extract::State;
use shared::app::change_settings::ChangeSettings;
use shared::domain::caller::Caller;
use shared::domain::permitted::Unconfined;
use shared::domain::settings::SettingsChange;
use shared::http::extract::{Arrived, Now};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::config_body::{ConfigAnswer, ConfigBody, ConfigErrors, answer};
use crate::precondition::change_if;

/// Disable the Audio & Video Chat
///
/// Touches `isEnabled` alone, and repeats safely. Takes no body.
#[utoipa::path(
    post,
    path = "/livechat/audioVideoChatConfig:disable",
    tag = "Audio & video chat settings",
    params(PreconditionHeaders),
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        ConfigErrors
    )
)]
pub async fn disable_audio_video_chat(
    unconfined: Unconfined,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    preconditions: Preconditions,
) -> Result<ConfigAnswer, Refusal> {
    let change = SettingsChange { is_enabled: Some(false), ..SettingsChange::default() };
    let change = ChangeSettings { actor: &caller.actor(), unconfined, change, now, arrival };
    Ok(answer(change_if(&preconditions, &store, change).await?))
}
