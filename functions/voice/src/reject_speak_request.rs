//! `DELETE /community-voice-chat/{communityId}/users/{userAddress}/speak-request`

use axum::extract::State;
use axum::http::StatusCode;
use shared::app::voice::Voice;
use shared::domain::caller::Caller;
use shared::domain::voice::moderation::ModerationRule;
use shared::domain::voice::speech::SpeechChange;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;

use crate::answers::{MemberErrors, MemberInPath, MemberPath};
use crate::speech::change_speech_of;

/// Reject speak request
///
/// Only moderators can reject speak requests; a person's own token may take the
/// person's own back.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/speak-request",
    tag = "Community voice chat",
    params(MemberPath),
    responses((status = 204, description = "There is no request"), MemberErrors)
)]
pub async fn reject_speak_request(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    path: MemberInPath,
) -> Result<StatusCode, Refusal> {
    change_speech_of(caller, voice, now, path, ModerationRule::OneselfOrModerators, |_| SpeechChange::Reject).await
}
