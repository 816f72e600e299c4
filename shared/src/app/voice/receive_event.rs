//! What LiveKit tells of a room: recorded, and LiveKit is put right where it has
//! something else than what is stored.

use super::end_chat::{end_chat, end_if_no_moderator};
use super::push_member::push_member;
use super::reconcile::reconcile_finished;
use super::record_presence::{Recorded, record_presence};
use super::{Voice, VoiceFault};
use crate::domain::time::{Second, Timestamp};
use crate::domain::voice::names::ChatRef;
use crate::domain::voice::presence::{LeaveReason, PresenceEvent};
use crate::livekit::{LiveKit, Participant, ParticipantState, RoomEvent};

/// Does what `event` of a room asks for; an error where a repeat heals it.
pub async fn receive_event(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: ChatRef,
    event: RoomEvent,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let receiver = Receiver { voice, livekit, chat_ref, now };
    match event {
        RoomEvent::Joined(participant) => receiver.joined(participant).await,
        RoomEvent::Left { participant, at, reason } => receiver.left(participant, at, reason).await,
        RoomEvent::Finished => reconcile_finished(voice, livekit, &receiver.chat_ref).await,
    }
}

struct Receiver<'r> {
    voice: &'r Voice,
    livekit: &'r LiveKit,
    chat_ref: ChatRef,
    now: Timestamp,
}

impl Receiver<'_> {
    /// Whoever connects with old credentials brings their old rights along, so
    /// what LiveKit says of them is held against what is stored.
    async fn joined(&self, participant: Participant) -> Result<(), VoiceFault> {
        let Some(address) = &participant.address else { return self.remove(&participant).await };
        let event = PresenceEvent::Joined(participant.connection.clone());
        match record_presence(self.voice, &self.chat_ref, address, &event, self.now).await? {
            Recorded::NoChat => self.livekit.delete_room(&self.chat_ref).await?,
            Recorded::NoMember => self.remove(&participant).await?,
            Recorded::Member(standing) => {
                let is_known = participant.state == Some(ParticipantState::of(&standing));
                if !is_known || standing.member.is_newer_than_credentials() {
                    push_member(self.voice, self.livekit, &self.chat_ref, address, &standing, self.now).await?;
                }
            }
        }
        Ok(())
    }

    async fn remove(&self, participant: &Participant) -> Result<(), VoiceFault> {
        Ok(self.livekit.remove(&self.chat_ref, &participant.identity, self.now).await?)
    }

    async fn left(&self, participant: Participant, at: Second, reason: LeaveReason) -> Result<(), VoiceFault> {
        let Some(address) = &participant.address else { return Ok(()) };
        let event = PresenceEvent::Left { connection: participant.connection, at, reason };
        let Recorded::Member(standing) = record_presence(self.voice, &self.chat_ref, address, &event, self.now).await?
        else {
            return Ok(());
        };
        let member = standing.member;
        match reason {
            LeaveReason::RoomDeleted => {
                end_chat(self.voice, self.livekit, &self.chat_ref, None, self.now).await?;
            }
            // Checked for a repeated event too: the first may have failed after its write.
            LeaveReason::OwnAccord if member.role.is_moderator() && !member.is_active(self.now) => {
                end_if_no_moderator(self.voice, self.livekit, &self.chat_ref, self.now).await?;
            }
            LeaveReason::OwnAccord | LeaveReason::Removed | LeaveReason::Aborted | LeaveReason::Interrupted => {}
        }
        Ok(())
    }
}
