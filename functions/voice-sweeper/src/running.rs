//! Running chats: ended where they are abandoned, else reconciled now and then.

use std::time::Duration;

use shared::domain::voice::names::{CommunityId, LiveKitRoom};
use shared::domain::voice::summary::Summary;
use shared::voice::VoiceFault;
use shared::voice::ending::end_chat;
use shared::voice::reconcile::reconcile;

use crate::{Sweep, failures};

impl Sweep<'_> {
    /// Looks after every running chat; tells how many could not be dealt with.
    pub async fn look_after_running(&self) -> Result<usize, VoiceFault> {
        let mut results = Vec::new();
        for (community, chat) in self.voice.store().all_chats().await? {
            let room = LiveKitRoom { community: community.clone(), session: chat.session };
            results.push((room.to_string(), self.look_after(&community, &chat, &room).await));
        }
        Ok(failures(results))
    }

    async fn look_after(&self, community: &CommunityId, chat: &Summary, room: &LiveKitRoom) -> Result<(), VoiceFault> {
        if chat.is_abandoned(&self.voice.graces, self.now) {
            // Raced: somebody has come since it was read, and it is not abandoned any more.
            end_chat(self.voice, self.livekit, room, Some(chat.version), self.now).await?;
            return Ok(());
        }
        let every = Duration::from_secs(self.voice.reconcile_after.into());
        let is_due = chat.reconciled_at.after(every) <= self.now;
        if is_due && self.voice.store().begin_reconcile(community, chat, self.now).await? {
            reconcile(self.voice, self.livekit, room, self.now).await?;
        }
        Ok(())
    }
}
