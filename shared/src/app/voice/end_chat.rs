//! The end of a chat: gone at once for every question, then its LiveKit room.

use super::reconcile::{Extent, Reconciled, reconcile};
use super::{Voice, VoiceFault, person};
use crate::app::Refused;
use crate::app::logged::logged;
use crate::domain::caller::{Actor, ActorKind};
use crate::domain::moderation_log::{Act, LoggedAction};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::moderation::may_end;
use crate::domain::voice::names::{Address, ChatRef, CommunityId};
use crate::livekit::LiveKit;
use crate::store::{StoreError, Written};

/// Somebody ends the chat of a community, if there is one. `shown_as` is who is
/// logged instead of a service; people are logged as themselves.
pub async fn end_chat_of(
    voice: &Voice,
    community: Permitted<CommunityId>,
    actor: &Actor,
    shown_as: Option<&Address>,
    now: Timestamp,
) -> Result<(), Refused> {
    let livekit = voice.livekit()?;
    let chat = match person(voice, actor)? {
        None => voice.store.chat(&community).await?,
        Some(by) => {
            let view = voice.store.before_moderating(&community, &by, None, now).await?;
            if let Some(chat) = &view.chat {
                may_end(view.member.as_ref(), chat, now)?;
            }
            view.chat
        }
    };
    let Some(chat) = chat else { return Ok(()) };
    let chat_ref = ChatRef { community: community.into_inner(), session: chat.session };
    let shown = shown_as.filter(|_| actor.kind == ActorKind::Service);
    let shown = shown.map(|address| Actor { account: address.user().clone(), name: None, kind: actor.kind });
    // Conflict: another caller ended it, which is as well.
    end_chat(voice, livekit, &chat_ref, None, shown.as_ref().unwrap_or(actor), now).await?;
    Ok(())
}

/// Ends the chat in the name of `actor`, at `version` only if one is given, and asks LiveKit to delete
/// its room; where LiveKit fails, the sweeper does so later. Conflict: somebody
/// else ended it or, with a version, it has changed since.
pub async fn end_chat(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    version: Option<u64>,
    actor: &Actor,
    now: Timestamp,
) -> Result<Written, StoreError> {
    let act = Act::new(LoggedAction::EndStage, chat_ref.community.room());
    let entry = logged(actor, act, now, voice.clock.arrival());
    let written = voice.store.end_chat(chat_ref, version, &entry, now).await?;
    if written == Written::Done {
        tracing::info!(chat = %chat_ref, actor = %actor.account, "voice chat ended");
        match livekit.delete_room(chat_ref).await {
            Ok(()) => voice.store.note_room_deleted(chat_ref, now).await?,
            Err(fault) => tracing::warn!(%fault, chat = %chat_ref, "the room of an ended chat is not deleted yet"),
        }
    }
    Ok(written)
}

/// Ends the chat if no moderator is active in it, now that `actor` has left; tells
/// whether this ended it.
pub async fn end_if_no_moderator(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    actor: &Actor,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let backoff = voice.store.backoff();
    loop {
        let chat = voice.store.running_chat(chat_ref).await?;
        let Some(chat) = chat.filter(|chat| !chat.is_active(now)) else { return Ok(false) };
        match end_chat(voice, livekit, chat_ref, Some(chat.version), actor, now).await? {
            Written::Done => return Ok(true),
            // A moderator has come, or another one has ended it: look again.
            Written::Conflict => backoff.after_conflict().await?,
        }
    }
}

/// What became of a chat that looked abandoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abandoned {
    /// Whether this ended it.
    pub ended: bool,
    /// What LiveKit's list showed.
    pub reconciled: Reconciled,
}

/// Ends a chat that has been without an active moderator for too long, if
/// LiveKit's own list agrees: whoever is in the room there is present, whatever
/// webhooks told or did not tell.
pub async fn end_if_abandoned(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    chat: &VoiceChat,
) -> Result<Abandoned, VoiceFault> {
    let reconciled = reconcile(voice, livekit, chat_ref, chat, Extent::Whole).await?;
    let now = voice.clock.now();
    let chat = voice.store.running_chat(chat_ref).await?;
    let ended = match chat.filter(|chat| chat.is_abandoned(&voice.graces, now)) {
        Some(chat) if reconciled.unsettled == 0 => {
            // Conflict: somebody has come since it was read, and it is not abandoned any more.
            let ended = end_chat(voice, livekit, chat_ref, Some(chat.version), &Actor::system(), now).await?;
            ended == Written::Done
        }
        _ => false,
    };
    Ok(Abandoned { ended, reconciled })
}
