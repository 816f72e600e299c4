//! What LiveKit tells of a room: recorded, and LiveKit is put right where it has
//! something else than what is stored.

use std::time::Duration;

use super::ask_for_reconcile::ask_for_reconcile;
use super::end_chat::{end_chat, end_if_no_moderator};
use super::push_member::push_member;
use super::reconcile::reconcile_finished;
use super::record_presence::{Recorded, record_presence};
use super::{Voice, VoiceFault};
use crate::domain::caller::{Actor, ActorKind};
use crate::domain::time::{Second, Timestamp};
use crate::domain::voice::member::Profile;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::{LeaveReason, PresenceEvent};
use crate::livekit::{LiveKit, Participant, ParticipantState, RoomEvent, Webhook};

/// An event this old says that others are under way or were dropped: LiveKit
/// sends those of a room one after another, and its list knows more than they do.
const LATE_AFTER: Duration = Duration::from_secs(4);

/// Does what the event of a room asks for; an error where a repeat heals it.
pub async fn receive_event(
    voice: &Voice,
    livekit: &LiveKit,
    Webhook { chat_ref, event, made_at }: Webhook,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let receiver = Receiver { voice, livekit, chat_ref, now };
    if made_at.is_some_and(|made_at| made_at.after(LATE_AFTER).start() <= now) {
        return receiver.late(event).await;
    }
    receiver.in_time(event).await
}

struct Receiver<'r> {
    voice: &'r Voice,
    livekit: &'r LiveKit,
    chat_ref: ChatRef,
    now: Timestamp,
}

impl Receiver<'_> {
    async fn in_time(&self, event: RoomEvent) -> Result<(), VoiceFault> {
        match event {
            RoomEvent::Joined(participant) => self.joined(participant).await,
            RoomEvent::Left { participant, at, reason } => self.left(participant, at, reason).await,
            RoomEvent::Finished => reconcile_finished(self.voice, self.livekit, &self.chat_ref).await,
        }
    }

    /// Of a running chat only a leave is done, since it says what no list does:
    /// why. For the rest the chat is reconciled soon.
    async fn late(&self, event: RoomEvent) -> Result<(), VoiceFault> {
        let Some(chat) = self.voice.store.running_chat(&self.chat_ref).await? else {
            return self.in_time(event).await;
        };
        if matches!(event, RoomEvent::Left { .. }) {
            self.in_time(event).await?;
        }
        if chat.may_ask_for_reconcile(self.now) {
            ask_for_reconcile(self.voice, &self.chat_ref, None, self.now).await?;
        }
        Ok(())
    }

    /// Whoever connects with old credentials brings their old rights along, so
    /// what LiveKit says of them is held against what is stored.
    async fn joined(&self, participant: Participant) -> Result<(), VoiceFault> {
        let Some(address) = &self.address(&participant) else { return self.remove(&participant).await };
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

    fn address(&self, participant: &Participant) -> Option<Address> {
        self.voice.user_ids.of_identity(&participant.identity)
    }

    async fn remove(&self, participant: &Participant) -> Result<(), VoiceFault> {
        Ok(self.livekit.remove(&self.chat_ref, &participant.identity, self.now).await?)
    }

    async fn left(&self, participant: Participant, at: Second, reason: LeaveReason) -> Result<(), VoiceFault> {
        let Some(address) = &self.address(&participant) else { return Ok(()) };
        let event = PresenceEvent::Left { connection: participant.connection, at, reason };
        let Recorded::Member(standing) = record_presence(self.voice, &self.chat_ref, address, &event, self.now).await?
        else {
            return Ok(());
        };
        let member = standing.member;
        match reason {
            LeaveReason::RoomDeleted => {
                end_chat(self.voice, self.livekit, &self.chat_ref, None, &Actor::system(), self.now).await?;
            }
            // Checked for a repeated event too: the first may have failed after its write.
            LeaveReason::OwnAccord if member.role.is_moderator() && !member.is_active(self.now) => {
                let actor = themselves(address, member.profile);
                end_if_no_moderator(self.voice, self.livekit, &self.chat_ref, &actor, self.now).await?;
            }
            LeaveReason::OwnAccord | LeaveReason::Removed | LeaveReason::Aborted | LeaveReason::Interrupted => {}
        }
        Ok(())
    }
}

/// A member as whoever does something.
fn themselves(address: &Address, profile: Profile) -> Actor {
    Actor { account: address.user().clone(), name: profile.name, kind: ActorKind::Person }
}
