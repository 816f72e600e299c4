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
use shared::voice::VoiceFault;
use shared::voice::change::Changed;
use utoipa::ToSchema;

use crate::answers::{MemberErrors, MemberPath};
use crate::moderation::{Acting, Moderation, Rule, no_member};

/// Stores the change, then pushes the member's whole state to LiveKit.
async fn change(
    caller: Caller,
    voice: VoiceApp,
    now: Timestamp,
    path: MemberPath,
    rule: Rule,
    change: impl Fn(Acting) -> SpeechChange,
) -> Result<StatusCode, Refusal> {
    let livekit = voice.livekit()?;
    let moderation = Moderation { voice: &voice, now, caller: &caller, path: &path, rule };
    let change = change(moderation.acting()?);
    let changed = moderation.change(|standing| {
        if standing.member.kicked {
            return Err(no_member());
        }
        if change == SpeechChange::Promote && standing.is_muted_in_room {
            return Err(refused(SpeechRefusal::Muted));
        }
        after(&standing.member, change, now).map_err(refused)
    });
    let Changed { room, standing } = changed.await?;
    let pushed = livekit.push_member(voice.store(), &room, &path.address, &standing, now).await;
    pushed.map_err(|fault| VoiceFault::from(fault).stored())?;
    Ok(StatusCode::NO_CONTENT)
}

fn refused(refusal: SpeechRefusal) -> Refusal {
    let status = match refusal {
        SpeechRefusal::AlreadySpeaker | SpeechRefusal::Muted => StatusCode::CONFLICT,
        SpeechRefusal::MutedByModerator => StatusCode::FORBIDDEN,
    };
    Refusal::new(status, refusal.to_string())
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
    State(voice): State<VoiceApp>,
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
    State(voice): State<VoiceApp>,
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
    State(voice): State<VoiceApp>,
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
    State(voice): State<VoiceApp>,
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
    State(voice): State<VoiceApp>,
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
