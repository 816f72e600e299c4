//! The settings as they are answered.

use axum::Json;
use axum::http::HeaderName;
use axum::http::header::ETAG;
use serde::Serialize;
use shared::domain::settings::RecordingServerUrl;
use shared::http::document::ANY_ROOM;
use shared::store::StoredSettings;
use utoipa::{IntoResponses, ToSchema};

/// The audio and video chat settings.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AudioVideoChatConfig, examples(json!({
    "isEnabled": true, "isAutomaticallyRecordingAudioVideoChatsEnabled": false, "recordingServerUrl": "http://google.com"
})))]
pub struct ConfigBody {
    /// Whether audio and video chat is enabled.
    is_enabled: bool,
    /// Whether chats are recorded automatically.
    is_automatically_recording_audio_video_chats_enabled: bool,
    /// The URL of the recording server; empty if there is none.
    #[schema(inline)]
    recording_server_url: RecordingServerUrl,
}

/// The refusals of operations on the settings.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "documents what the error layer writes")]
pub enum ConfigErrors {
    /// It is confined.
    #[response(status = 403, description = ANY_ROOM)]
    Confined,
    /// The settings do not stand at such a version
    #[response(status = 412, headers(("ETag", description = "The version that they stand at")))]
    Stale,
}

/// The settings with their `ETag`.
pub type ConfigAnswer = ([(HeaderName, String); 1], Json<ConfigBody>);

/// The answer with the settings.
pub fn answer(stored: StoredSettings) -> ConfigAnswer {
    let tag = [(ETAG, format!("\"{}\"", stored.version))];
    let body = ConfigBody {
        is_enabled: stored.settings.is_enabled,
        is_automatically_recording_audio_video_chats_enabled: stored.settings.is_automatically_recording,
        recording_server_url: stored.settings.recording_server_url,
    };
    (tag, Json(body))
}
