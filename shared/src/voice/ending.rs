//! The end of a chat: gone at once for every question, then its LiveKit room.

use crate::domain::time::Timestamp;
use crate::domain::voice::names::LiveKitRoom;
use crate::http::voice_app::VoiceApp;
use crate::livekit::LiveKit;
use crate::store::race::Race;
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
    let race = Race::start();
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
