//! What LiveKit tells of a room is recorded where it says something new, and
//! LiveKit is put right where it has something else than what is stored.

use super::change_member::UpdateMember;
use super::end_chat::{end_chat, end_if_no_moderator};
use super::push_member::push_member;
use super::reconcile::reconcile_finished;
use super::{Voice, VoiceFault};
use crate::domain::time::{Second, Timestamp};
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::{LeaveReason, PresenceEvent, apply_event};
use crate::domain::voice::standing::Standing;
use crate::livekit::{LiveKit, Participant, ParticipantState, RoomEvent};
use crate::store::StoreError;

/// What an event was recorded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// The LiveKit room is that of no current chat.
    NoChat,
    /// Nobody of that address is in the chat, or they were kicked since their
    /// credentials.
    NoMember,
    /// A member, as they are now stored.
    Member(Box<Standing>),
}

/// Why an event is not written.
enum Unwritten {
    Recorded(Recorded),
    Store(StoreError),
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writes what `event` makes of a member.
pub async fn record_presence(
    voice: &Voice,
    chat_ref: &ChatRef,
    address: &Address,
    event: &PresenceEvent,
    now: Timestamp,
) -> Result<Recorded, StoreError> {
    let no_chat = || Unwritten::Recorded(Recorded::NoChat);
    let update = UpdateMember { voice, community: &chat_ref.community, address, by: None, now };
    let updated = update.update(
        |view, chat| {
            if chat.session != chat_ref.session {
                return Err(no_chat());
            }
            let standing = view.standing_in(chat).filter(|standing| !standing.member.kicked);
            let standing = standing.ok_or(Unwritten::Recorded(Recorded::NoMember))?;
            Ok(apply_event(&standing.member, event, &voice.graces, now))
        },
        no_chat,
    );
    match updated.await {
        Ok(changed) => Ok(Recorded::Member(Box::new(changed.standing))),
        Err(Unwritten::Recorded(recorded)) => Ok(recorded),
        Err(Unwritten::Store(error)) => Err(error),
    }
}

/// Does what `event` of a room asks for; an error where a repeat heals it.
pub async fn record_event(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: ChatRef,
    event: RoomEvent,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    Receiver { voice, livekit, chat_ref, now }.receive(event).await
}

struct Receiver<'r> {
    voice: &'r Voice,
    livekit: &'r LiveKit,
    chat_ref: ChatRef,
    now: Timestamp,
}

impl Receiver<'_> {
    async fn receive(&self, event: RoomEvent) -> Result<(), VoiceFault> {
        match event {
            RoomEvent::Joined(participant) => self.joined(participant).await,
            RoomEvent::Left { participant, at, reason } => self.left(participant, at, reason).await,
            RoomEvent::Finished => reconcile_finished(self.voice, self.livekit, &self.chat_ref).await,
        }
    }

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
