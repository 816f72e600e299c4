//! The end of a chat: gone at once for every question, then its LiveKit room.

use super::VoiceFault;
use super::reconcile::{Reconciled, reconcile};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::LiveKitRoom;
use crate::domain::voice::summary::Summary;
use crate::http::voice_app::VoiceApp;
use crate::livekit::LiveKit;
use crate::store::{StoreError, Written};

/// Ends the chat, at `version` only if one is given, and asks LiveKit to delete
/// its room; where LiveKit fails, the sweeper does so later. Raced: somebody
/// else ended it or, with a version, it has changed since.
pub async fn end_chat(
    voice: &VoiceApp,
    livekit: &LiveKit,
    room: &LiveKitRoom,
    version: Option<u64>,
    now: Timestamp,
) -> Result<Written, StoreError> {
    let written = voice.store().end_chat(room, version, now).await?;
    if written == Written::Done {
        tracing::info!(%room, "voice chat ended");
        match livekit.delete_room(room).await {
            Ok(()) => voice.store().note_room_deleted(room, now).await?,
            Err(fault) => tracing::warn!(%fault, %room, "the room of an ended chat is not deleted yet"),
        }
    }
    Ok(written)
}

/// Ends the chat if no moderator is active in it; tells whether this ended it.
pub async fn end_if_no_moderator(
    voice: &VoiceApp,
    livekit: &LiveKit,
    room: &LiveKitRoom,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let race = voice.store().race();
    loop {
        let chat = voice.store().chat(&room.community).await?;
        let Some(chat) = chat.filter(|chat| chat.session == room.session && !chat.is_active(now)) else {
            return Ok(false);
        };
        match end_chat(voice, livekit, room, Some(chat.version), now).await? {
            Written::Done => return Ok(true),
            // A moderator has come, or another one has ended it: look again.
            Written::Raced => race.lost().await?,
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
    voice: &VoiceApp,
    livekit: &LiveKit,
    room: &LiveKitRoom,
    chat: &Summary,
) -> Result<Abandoned, VoiceFault> {
    let reconciled = reconcile(voice, livekit, room, chat).await?;
    let now = voice.app.clock.now();
    let chat = voice.store().chat(&room.community).await?;
    let is_abandoned = |chat: &Summary| chat.session == room.session && chat.is_abandoned(&voice.graces, now);
    let ended = match chat.filter(is_abandoned) {
        Some(chat) if reconciled.unsettled == 0 => {
            // Raced: somebody has come since it was read, and it is not abandoned any more.
            end_chat(voice, livekit, room, Some(chat.version), now).await? == Written::Done
        }
        _ => false,
    };
    Ok(Abandoned { ended, reconciled })
}
