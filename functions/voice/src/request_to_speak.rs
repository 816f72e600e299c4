//! `POST /community-voice-chat/{communityId}/users/{userAddress}/speak-request`

use axum::extract::State;
use axum::http::StatusCode;
use shared::app::voice::Voice;
use shared::domain::caller::Caller;
use shared::domain::voice::moderation::ModerationRule;
use shared::domain::voice::speech::SpeechChange;
use shared::http::extract::{Arrived, Now};
use shared::http::refusal::Refusal;

use crate::answers::{MemberErrors, MemberInPath, MemberPath};
use crate::speech::change_speech_of;

/// Request to speak
///
/// Only listeners can request to speak. Whoever asks again keeps their place among
/// the raised hands.
#[utoipa::path(
    post,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/speak-request",
    tag = "Community voice chat",
    params(MemberPath),
    responses(
        (status = 204, description = "The request is made"),
        (status = 409, description = "The user is a speaker already"),
        MemberErrors
    )
)]
pub async fn request_to_speak(
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    path: MemberInPath,
) -> Result<StatusCode, Refusal> {
    change_speech_of(caller, voice, now, path, ModerationRule::Oneself, |_| SpeechChange::Request(arrival)).await
}
