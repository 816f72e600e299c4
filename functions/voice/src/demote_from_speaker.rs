//! `DELETE /community-voice-chat/{communityId}/users/{userAddress}/speaker`

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

/// Demote from speaker
///
/// Only moderators can demote speakers; a person's own token may step down.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/speaker",
    tag = "Community voice chat",
    params(MemberPath),
    responses((status = 204, description = "The user is a listener"), MemberErrors)
)]
pub async fn demote_from_speaker(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    path: MemberInPath,
) -> Result<StatusCode, Refusal> {
    change_speech_of(caller, voice, now, path, ModerationRule::OneselfOrModerators, |_| SpeechChange::Demote).await
}
