//! Who may speak: `speak-request`, `speaker` and `mute` of a member.

use axum::extract::State;
use axum::http::StatusCode;
use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::time::Timestamp;
use shared::domain::voice::speech::{SpeechChange, SpeechRefusal, after};
use shared::http::Invalid;
use shared::http::extract::{Json, Now, Path};
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::voice::change::Changed;
use utoipa::ToSchema;

use crate::answers::{MemberErrors, MemberPath, VoiceError, VoiceErrors};
use crate::moderation::{Moderation, Rule, no_member};

/// Stores the change, then pushes the member's whole state to LiveKit.
async fn change(
    caller: Caller,
    voice: VoiceApp,
    now: Timestamp,
    path: MemberPath,
    rule: Rule,
    change: SpeechChange,
) -> Result<StatusCode, Refusal> {
    let livekit = voice.livekit()?;
    let moderation = Moderation { voice: &voice, now, caller: &caller, path: &path, rule };
    let changed = moderation.change(|member, is_muted| {
        if member.kicked {
            return Err(no_member());
        }
        if change == SpeechChange::Promote && is_muted {
            return Err(Refusal::conflict(SpeechRefusal::Muted.to_string()));
        }
        after(member, change, now).map_err(|refusal| Refusal::conflict(refusal.to_string()))
    });
    let Changed { room, member } = changed.await?;
    livekit.push_member(voice.store(), &room, &path.address, member).await?;
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
        (status = 409, description = "The user is a speaker already", body = VoiceError),
        VoiceErrors,
        MemberErrors
    ),
    security(("bearer" = []))
)]
pub async fn request_to_speak(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::Oneself, SpeechChange::Request).await
}

/// Reject speak request
///
/// Only moderators can reject speak requests.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/speak-request",
    tag = "Community voice chat",
    params(MemberPath),
    responses((status = 204, description = "There is no request"), VoiceErrors, MemberErrors),
    security(("bearer" = []))
)]
pub async fn reject_speak_request(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::Moderators, SpeechChange::Reject).await
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
        (status = 409, description = "The user is muted", body = VoiceError),
        VoiceErrors,
        MemberErrors
    ),
    security(("bearer" = []))
)]
pub async fn promote(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::Moderators, SpeechChange::Promote).await
}

/// Demote from speaker
///
/// Only moderators can demote speakers.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/speaker",
    tag = "Community voice chat",
    params(MemberPath),
    responses((status = 204, description = "The user is a listener"), VoiceErrors, MemberErrors),
    security(("bearer" = []))
)]
pub async fn demote(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    change(caller, voice, now, path, Rule::Moderators, SpeechChange::Demote).await
}

/// Whether a member is muted.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
pub struct MemberMute {
    /// Whether the member's microphone is shut in this chat.
    muted: bool,
}

/// Mute or unmute in this chat
///
/// Beyond the source document. Only moderators can mute. A muted speaker stays
/// one and may publish again when unmuted.
#[utoipa::path(
    patch,
    path = "/community-voice-chat/{communityId}/users/{userAddress}/mute",
    tag = "Community voice chat",
    params(MemberPath),
    request_body = MemberMute,
    responses(
        (status = 204, description = "It is as was asked"),
        (status = 413, description = "The body is over 64 KiB", body = VoiceError),
        (status = 415, description = "The body is not sent as JSON", body = VoiceError),
        VoiceErrors,
        MemberErrors
    ),
    security(("bearer" = []))
)]
pub async fn mute(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
    Json(MemberMute { muted }): Json<MemberMute>,
) -> Result<StatusCode, Refusal> {
    let asked = if muted { SpeechChange::Mute } else { SpeechChange::Unmute };
    change(caller, voice, now, path, Rule::Moderators, asked).await
}
