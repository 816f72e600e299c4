//! Somebody leaves a voice chat, or is kicked from it.

use super::change_member::{ChangeMember, no_member};
use super::end_chat::end_if_no_moderator;
use super::update_member::Changed;
use super::{Voice, VoiceFault};
use crate::app::Refused;
use crate::domain::time::Timestamp;
use crate::domain::voice::moderation::Acting;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::{PresenceEvent, apply_event};
use crate::livekit::LiveKit;

/// Takes a member out of the chat: kicked by others, for now by themselves. The
/// chat ends with its last active moderator who leaves.
pub async fn leave_chat(voice: &Voice, member: ChangeMember<'_>) -> Result<(), Refused> {
    let livekit = voice.livekit()?;
    let acting = member.acting()?;
    let act = if acting == Acting::AsModerator { "kick" } else { "leave" };
    let gone = member.change(voice, act, |standing| match acting {
        Acting::AsModerator => Ok(apply_event(&standing.member, &PresenceEvent::Kicked, &voice.graces, member.now)),
        Acting::ForOneself if standing.member.kicked => Err(no_member()),
        Acting::ForOneself => Ok(apply_event(&standing.member, &PresenceEvent::OwnLeave, &voice.graces, member.now)),
    });
    let Changed { chat_ref, standing } = gone.await?;
    let was_moderator = acting == Acting::ForOneself && standing.member.role.is_moderator();
    let removed = remove(voice, livekit, &chat_ref, member.address, was_moderator, member.now).await;
    removed.map_err(VoiceFault::stored)
}

/// Closes the connection of somebody who is gone, and the chat with it if its
/// last active moderator has left.
async fn remove(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    address: &Address,
    may_be_last: bool,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    if may_be_last && end_if_no_moderator(voice, livekit, chat_ref, now).await? {
        return Ok(());
    }
    Ok(livekit.remove(chat_ref, address.as_str(), now).await?)
}
