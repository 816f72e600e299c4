//! Chats that have ended: their LiveKit rooms, then their members.

use std::time::Duration;

use shared::store::EndedChat;
use shared::voice::VoiceFault;

use crate::{Sweep, failures};

/// When no credentials of an ended chat let anybody connect any more: they are
/// valid for 300 seconds, and clocks may differ.
const CREDENTIALS_DEAD_AFTER: Duration = Duration::from_secs(330);

impl Sweep<'_> {
    /// Deletes the rooms of ended chats; tells how many could not be dealt with.
    pub async fn finish_ended(&self) -> Result<usize, VoiceFault> {
        let mut results = Vec::new();
        for ended in self.voice.store().ended_chats().await? {
            results.push((ended.room.to_string(), self.finish(&ended).await));
        }
        Ok(failures(results))
    }

    /// Deletes the room until that succeeded once after the end, and once more
    /// when nobody can come back to it; then nothing of the chat is left.
    async fn finish(&self, ended: &EndedChat) -> Result<(), VoiceFault> {
        let nobody_can_come_back = ended.ended_at.after(CREDENTIALS_DEAD_AFTER) <= self.now;
        if !nobody_can_come_back && ended.deleted_at.is_some() {
            return Ok(());
        }
        self.livekit.delete_room(&ended.room).await?;
        if nobody_can_come_back {
            self.voice.store().forget_ended_chat(&ended.room).await?;
        } else {
            self.voice.store().note_room_deleted(&ended.room, self.now).await?;
        }
        Ok(())
    }
}
