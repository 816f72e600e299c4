//! Somebody leaves a voice chat, or is kicked from it.

use super::change_member::{ChangeMember, no_member};
use super::end_chat::end_if_no_moderator;
use super::update_member::Changed;
use super::{Voice, VoiceFault};
use crate::app::Refused;
use crate::domain::caller::Actor;
use crate::domain::moderation_log::LoggedAction;
use crate::domain::time::Timestamp;
use crate::domain::voice::moderation::Acting;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::{PresenceEvent, apply_event};
use crate::livekit::LiveKit;

/// Takes a member out of the chat: kicked by others, for now by themselves. The
/// chat ends with its last active moderator who leaves.
pub async fn leave_chat(voice: &Voice, member: ChangeMember<'_>) -> Result<(), Refused> {
    let livekit = voice.livekit()?;
    let acting = member.acting(voice)?;
    let action = Some(LoggedAction::Kick).filter(|_| acting == Acting::AsModerator);
    let gone = member.change(voice, action, |standing| match acting {
        Acting::AsModerator => Ok(apply_event(&standing.member, &PresenceEvent::Kicked, &voice.graces, member.now)),
        Acting::ForOneself if standing.member.kicked => Err(no_member()),
        Acting::ForOneself => Ok(apply_event(&standing.member, &PresenceEvent::OwnLeave, &voice.graces, member.now)),
    });
    let Changed { chat_ref, standing } = gone.await?;
    let was_moderator = acting == Acting::ForOneself && standing.member.role.is_moderator();
    let last = Some(member.actor).filter(|_| was_moderator);
    let removed = remove(voice, livekit, &chat_ref, member.address, last, member.now).await;
    removed.map_err(VoiceFault::stored)
}

/// Closes the connection of somebody who is gone, and the chat with it if its
/// last active moderator has left: `may_be_last`, if they were a moderator.
async fn remove(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    address: &Address,
    may_be_last: Option<&Actor>,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    if let Some(actor) = may_be_last
        && end_if_no_moderator(voice, livekit, chat_ref, actor, now).await?
    {
        return Ok(());
    }
    Ok(livekit.remove(chat_ref, address.as_str(), now).await?)
}
