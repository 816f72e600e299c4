//! Who may speak: `speak-request`, `speaker` and `mute` of a member.

use axum::extract::State;
use axum::http::StatusCode;
use deserr::Deserr;
use shared::app::voice::Voice;
use shared::app::voice::change_member::{Acting, ChangeMember, Rule, change_speech};
use shared::domain::caller::Caller;
use shared::domain::time::Timestamp;
use shared::domain::voice::speech::SpeechChange;
use shared::http::Invalid;
use shared::http::extract::{Json, Now, Path};
use shared::http::refusal::Refusal;
use utoipa::ToSchema;

use crate::answers::{MemberErrors, MemberPath, enter};

async fn change(
    caller: Caller,
    voice: Voice,
    now: Timestamp,
    path: MemberPath,
    rule: Rule,
    change: impl Fn(Acting) -> SpeechChange,
) -> Result<StatusCode, Refusal> {
    enter(&caller, &path.community)?;
    let MemberPath { community, address } = &path;
    let member = ChangeMember { actor: &caller.actor(), community, address, rule, now };
    change_speech(&voice, member, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Request to speak
///
/// Only listeners can request to speak.
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
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::Oneself, |_| SpeechChange::Request).await
}

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
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::OneselfOrModerators, |_| SpeechChange::Reject).await
}

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
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::Moderators, |_| SpeechChange::Promote).await
}

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
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::OneselfOrModerators, |_| SpeechChange::Demote).await
}

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
    Path(path): Path<MemberPath>,
    Json(MemberMute { muted }): Json<MemberMute>,
) -> Result<StatusCode, Refusal> {
    let asked = |acting: Acting| match muted {
        true => SpeechChange::Mute(acting.muting()),
        false => SpeechChange::Unmute(acting.muting()),
    };
    change(caller, voice, now, path, Rule::OneselfOrModerators, asked).await
}
