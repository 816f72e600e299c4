//! `DELETE /community-voice-chat/{communityId}/users/{userAddress}`

use axum::extract::State;
use axum::http::StatusCode;
use shared::domain::caller::Caller;
use shared::domain::time::Timestamp;
use shared::domain::voice::names::{Address, LiveKitRoom};
use shared::domain::voice::presence::{Event, after};
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::livekit::LiveKit;
use shared::voice::VoiceFault;
use shared::voice::change::Changed;
use shared::voice::ending::end_if_no_moderator;

use crate::answers::{MemberErrors, MemberPath};
use crate::moderation::{Acting, Moderation, Rule, no_member};

/// Kick player from community voice chat
///
/// Only moderators can kick players. They are not counted any more at once,
/// and their old credentials do not bring them back. A person's own token may
/// name the person themselves: that is leaving, and they may come back; the last
/// active moderator who leaves ends the chat.
#[utoipa::path(
    delete,
    path = "/community-voice-chat/{communityId}/users/{userAddress}",
    tag = "Community voice chat",
    params(MemberPath),
    responses((status = 204, description = "The user is not in the chat"), MemberErrors)
)]
pub async fn kick_from_voice_chat(
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    Path(path): Path<MemberPath>,
) -> Result<StatusCode, Refusal> {
    let livekit = voice.livekit()?;
    let rule = Rule::OneselfOrModerators;
    let moderation = Moderation { voice: &voice, now, caller: &caller, path: &path, rule };
    let acting = moderation.acting()?;
    let gone = moderation.change(|standing| match acting {
        Acting::AsModerator => Ok(after(&standing.member, &Event::Kicked, &voice.graces, now)),
        Acting::ForOneself if standing.member.kicked => Err(no_member()),
        Acting::ForOneself => Ok(after(&standing.member, &Event::OwnLeave, &voice.graces, now)),
    });
    let Changed { room, standing } = gone.await?;
    let was_moderator = acting == Acting::ForOneself && standing.member.role.is_moderator();
    let removed = remove(&voice, livekit, &room, &path.address, was_moderator, now).await;
    removed.map_err(VoiceFault::stored)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Closes the connection of somebody who is gone, and the chat with it if its
/// last active moderator has left.
async fn remove(
    voice: &VoiceApp,
    livekit: &LiveKit,
    room: &LiveKitRoom,
    address: &Address,
    may_be_last: bool,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    if may_be_last && end_if_no_moderator(voice, livekit, room, now).await? {
        return Ok(());
    }
    Ok(livekit.remove(room, address.as_str(), now).await?)
}
