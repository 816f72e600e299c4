//! Chats that have ended: their LiveKit rooms, then their members.

use super::super::VoiceFault;
use crate::livekit::DEAD_AFTER;
use crate::store::EndedChat;

use super::Sweep;
use super::work::Outcome;

impl Sweep<'_> {
    /// Deletes the rooms of ended chats until that succeeded once after the
    /// end, and once more when nobody can come back; then nothing of the chat
    /// is left.
    pub async fn finish(&self, ended: Vec<EndedChat>, from: Option<&str>) -> Outcome {
        let ended = ended.into_iter().map(|ended| (ended.chat_ref.clone(), ended)).collect();
        self.work("finishing", ended, from, |_, ended| self.finish_one(ended)).await.0
    }

    /// Whether there is anything to be done about it now.
    pub fn is_to_be_finished(&self, ended: &EndedChat) -> bool {
        ended.deleted_at.is_none() || self.is_dead(ended)
    }

    /// Whether nobody can come back to it.
    fn is_dead(&self, ended: &EndedChat) -> bool {
        ended.ended_at.after(DEAD_AFTER) <= self.now
    }

    async fn finish_one(&self, ended: EndedChat) -> Result<(), VoiceFault> {
        self.livekit.delete_room(&ended.chat_ref).await?;
        if self.is_dead(&ended) {
            self.voice.store.forget_ended_chat(&ended.chat_ref).await?;
        } else {
            self.voice.store.note_room_deleted(&ended.chat_ref, self.now).await?;
        }
        Ok(())
    }
}
