//! `POST /community-voice-chat/{communityId}/users/{userAddress}/speaker`

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

/// Promote to speaker
///
/// Only moderators can promote users to speakers. Clears the request; refused
/// for somebody who is muted, here or through `/mutes`.
#[utoipa::path(
    post,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/speaker",
    tag = "Community voice chat",
    params(MemberPath),
    responses(
        (status = 204, description = "The user is a speaker"),
        (status = 409, description = "The user is muted"),
        MemberErrors
    )
)]
pub async fn promote_to_speaker(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    path: MemberInPath,
) -> Result<StatusCode, Refusal> {
    change_speech_of(caller, voice, now, path, ModerationRule::Moderators, |_| SpeechChange::Promote).await
}
