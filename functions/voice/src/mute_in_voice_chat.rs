//! `PATCH /community-voice-chat/{communityId}/users/{userAddress}/mute`

use axum::extract::State;
use axum::http::StatusCode;
use deserr::Deserr;
use shared::app::voice::Voice;
use shared::domain::caller::Caller;
use shared::domain::voice::moderation::{Acting, ModerationRule};
use shared::domain::voice::speech::SpeechChange;
use shared::http::Invalid;
use shared::http::extract::{Json, Now};
use shared::http::refusal::Refusal;
use utoipa::ToSchema;

use crate::answers::{MemberErrors, MemberInPath, MemberPath};
use crate::speech::change_speech_of;

/// Whether a member is muted.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(examples(json!({ "muted": true })))]
pub struct MemberMute {
    /// Whether the member's microphone is shut in this chat.
    muted: bool,
}

/// Mute or unmute in this chat
///
/// Beyond the source document. Only moderators can mute others; a person's own
/// token may mute the person, and undo that, but not a moderator's muting. A
/// muted speaker stays one and may publish again when unmuted.
#[utoipa::path(
    patch,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/mute",
    tag = "Community voice chat",
    params(MemberPath),
    request_body = MemberMute,
    responses(
        (status = 204, description = "It is as was asked"),
        MemberErrors
    )
)]
pub async fn mute_in_voice_chat(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    path: MemberInPath,
    Json(MemberMute { muted }): Json<MemberMute>,
) -> Result<StatusCode, Refusal> {
    let asked = |acting: Acting| match muted {
        true => SpeechChange::Mute(acting.muting()),
        false => SpeechChange::Unmute(acting.muting()),
    };
    change_speech_of(caller, voice, now, path, ModerationRule::OneselfOrModerators, asked).await
}
