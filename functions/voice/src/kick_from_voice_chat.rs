//! `DELETE /community-voice-chat/{communityId}/users/{userAddress}`

use axum::extract::State;
use axum::http::StatusCode;
use shared::app::voice::Voice;
use shared::app::voice::change_member::ChangeMember;
use shared::app::voice::leave_chat::leave_chat;
use shared::domain::caller::Caller;
use shared::domain::voice::moderation::ModerationRule;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;

use crate::answers::{MemberErrors, MemberInPath, MemberPath};

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
    State(voice): State<Voice>,
    Now(now): Now,
    path: MemberInPath,
) -> Result<StatusCode, Refusal> {
    let MemberInPath { community, address } = path;
    let (community, address) = (&caller.permit(community)?, &address);
    let rule = ModerationRule::OneselfOrModerators;
    leave_chat(&voice, ChangeMember { actor: &caller.actor(), community, address, rule, now }).await?;
    Ok(StatusCode::NO_CONTENT)
}
