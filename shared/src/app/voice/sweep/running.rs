//! Running chats: ended where they are abandoned or their room is over, else
//! held against LiveKit's list now and then.

use std::time::Duration;

use super::super::VoiceFault;
use super::super::end_chat::{end_chat, end_if_abandoned};
use super::super::reconcile::{Extent, reconcile};
use crate::domain::caller::Actor;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::names::ChatRef;
use crate::domain::voice::shard::CountedChat;
use crate::store::RunningChat;

use super::Sweep;
use super::work::Outcome;

/// The next sweep comes after a minute; a little longer, since it may be late.
const UNTIL_THE_NEXT_SWEEP: Duration = Duration::from_secs(70);

/// A chat to be ended.
pub struct ToEnd {
    chat: VoiceChat,
    is_room_over: bool,
}

/// Running chats with something to be done about them.
pub type Due = (Vec<(ChatRef, ToEnd)>, Vec<(ChatRef, ToReconcile)>);

/// A chat to be reconciled, and how much of it.
type ToReconcile = (VoiceChat, Extent);

impl Sweep<'_> {
    /// Which chats are to be ended, and which to be reconciled.
    pub fn due(&self, running: Vec<RunningChat>) -> Due {
        let (mut to_end, mut to_reconcile) = (Vec::new(), Vec::new());
        for running in running {
            let is_room_over = running.is_room_over(self.now);
            let RunningChat { chat_ref, counted, .. } = running;
            if is_room_over || counted.chat.is_abandoned(&self.voice.graces, self.now) {
                to_end.push((chat_ref, ToEnd { chat: counted.chat, is_room_over }));
            } else if let Some(extent) = self.to_be_reconciled(&counted) {
                to_reconcile.push((chat_ref, (counted.chat, extent)));
            }
        }
        (to_end, to_reconcile)
    }

    /// The whole chat now and then; who is there before anybody's grace runs out
    /// unseen, and where that was asked for and not done.
    fn to_be_reconciled(&self, counted: &CountedChat) -> Option<Extent> {
        if counted.chat.reconciled_at.after(self.voice.reconcile_after) <= self.now {
            Some(Extent::Whole)
        } else if counted.chat.owes_reconcile(self.now) {
            Some(Extent::Behind)
        } else {
            counted.has_graces_ending(UNTIL_THE_NEXT_SWEEP, self.now).then_some(Extent::Presence)
        }
    }

    /// Ends chats: at once where the room of that id is over, and where they
    /// are abandoned once LiveKit was asked. Tells how many people it found of
    /// whom no webhook told.
    pub async fn end(&self, chats: Vec<(ChatRef, ToEnd)>, from: Option<&str>) -> (Outcome, usize) {
        let (outcome, untold) = self.work("ending", chats, from, |chat_ref, chat| self.end_one(chat_ref, chat)).await;
        (outcome, untold.into_iter().sum())
    }

    /// Holds chats against LiveKit's list; tells how many people it found of
    /// whom no webhook told.
    pub async fn reconcile(&self, chats: Vec<(ChatRef, ToReconcile)>, from: Option<&str>) -> (Outcome, usize) {
        let (outcome, untold) =
            self.work("reconciling", chats, from, |chat_ref, chat| self.reconcile_one(chat_ref, chat)).await;
        (outcome, untold.into_iter().sum())
    }

    async fn end_one(&self, chat_ref: ChatRef, ToEnd { chat, is_room_over }: ToEnd) -> Result<usize, VoiceFault> {
        if is_room_over {
            // Conflict: somebody else has ended it, which is as well.
            end_chat(self.voice, self.livekit, &chat_ref, None, &Actor::system(), self.now).await?;
            return Ok(0);
        }
        Ok(end_if_abandoned(self.voice, self.livekit, &chat_ref, &chat).await?.reconciled.untold)
    }

    async fn reconcile_one(&self, chat_ref: ChatRef, (chat, extent): ToReconcile) -> Result<usize, VoiceFault> {
        let reconciled = reconcile(self.voice, self.livekit, &chat_ref, &chat, extent).await?;
        if !chat.shards.is_none() {
            self.voice.store.prune_shards(&chat_ref, self.now).await?;
        }
        Ok(reconciled.untold)
    }
}
