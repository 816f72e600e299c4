//! `DELETE /community-voice-chat/{communityId}/users/{userAddress}`

use axum::extract::State;
use axum::http::StatusCode;
use shared::domain::caller::Caller;
use shared::domain::voice::presence::{Event, after};
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::voice::change::Changed;

use crate::answers::{MemberErrors, MemberPath, VoiceErrors};
use crate::moderation::{Moderation, Rule};

/// Kick player from community voice chat
///
/// Only moderators can kick players. They are not counted any more at once,
/// and their old credentials do not bring them back.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}/users/{userAddress}",
    tag = "Community voice chat",
    params(MemberPath),
    responses((status = 204, description = "The user is not in the chat"), VoiceErrors, MemberErrors),
    security(("bearer" = []))
)]
pub async fn kick(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    let livekit = voice.livekit()?;
    let moderation = Moderation { voice: &voice, now, caller: &caller, path: &path, rule: Rule::Moderators };
    let kicked = moderation.change(|member, _| Ok(after(member, &Event::Kicked, &voice.graces, now)));
    let Changed { room, .. } = kicked.await?;
    livekit.remove(&room, path.address.as_str(), now).await?;
    Ok(StatusCode::NO_CONTENT)
}
