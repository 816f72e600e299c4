//! `PUT /livechat/audioVideoChatConfig`

use axum::extract::State;
use deserr::Deserr;
use shared::app::change_settings::ChangeSettings;
use shared::domain::caller::Caller;
use shared::domain::permitted::Unconfined;
use shared::domain::settings::{RecordingServerUrl, SettingsChange};
use shared::http::Invalid;
use shared::http::extract::{Arrived, Json, Now};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::config_body::{ConfigAnswer, ConfigBody, ConfigErrors, answer};
use crate::precondition::change_if;

/// The settings to be set; an absent flag keeps its value.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", examples(json!({
    "isEnabled": true, "isAutomaticallyRecordingAudioVideoChatsEnabled": false, "recordingServerUrl": "http://google.com"
})))]
pub struct ConfigUpdate {
    /// Whether audio and video chat is enabled.
    #[deserr(default)]
    is_enabled: Option<bool>,
    /// Whether chats are recorded automatically.
    #[deserr(default)]
    is_automatically_recording_audio_video_chats_enabled: Option<bool>,
    /// The URL of the recording server: empty for none, or absolute, http or https.
    #[schema(inline)]
    recording_server_url: RecordingServerUrl,
}

impl From<ConfigUpdate> for SettingsChange {
    fn from(update: ConfigUpdate) -> Self {
        Self {
            is_enabled: update.is_enabled,
            is_automatically_recording: update.is_automatically_recording_audio_video_chats_enabled,
            recording_server_url: Some(update.recording_server_url),
        }
    }
}

/// Update the Audio & Video Chat
///
/// Concurrent writes lose nothing: what a write does not name keeps its value,
/// and with `If-Match` a write is refused where another came between.
#[utoipa::path(
    put,
    path = "/livechat/audioVideoChatConfig",
    tag = "Audio & video chat settings",
    params(PreconditionHeaders),
    request_body = ConfigUpdate,
    responses(
        (status = 200, description = "The settings", body = ConfigBody, headers(("ETag", description = "The version, a strong entity tag"))),
        ConfigErrors
    )
)]
pub async fn update_audio_video_chat_config(
    unconfined: Unconfined,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    preconditions: Preconditions,
    Json(update): Json<ConfigUpdate>,
) -> Result<ConfigAnswer, Refusal> {
    let change = ChangeSettings { actor: &caller.actor(), unconfined, change: update.into(), now, arrival };
    Ok(answer(change_if(&preconditions, &store, change).await?))
}
