//! A chat held against LiveKit's list of participants: what webhooks that got
//! lost would have told.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::stream::{self, StreamExt, TryStreamExt};

use super::push_member::push_member;
use super::record_presence::{Recorded, record_presence};
use super::{Voice, VoiceFault};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::{PresenceEvent, apply_event};
use crate::domain::voice::standing::Standing;
use crate::livekit::{LiveKit, Participant, ParticipantState};

/// A member changed less than this before LiveKit's list was asked for, in
/// milliseconds, is left alone: the list may be older than what is stored.
const SETTLED_AFTER: i64 = 1_000;

/// LiveKit drops a webhook that waits this long, so by then none comes.
const WEBHOOKS_COME_WITHIN: Duration = Duration::from_secs(30);

/// How many participants are dealt with at a time.
const AT_ONCE: usize = 8;

/// What holding a chat against LiveKit's list showed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// How many were left alone, since they had only just changed.
    pub unsettled: usize,
    /// How many were in LiveKit's room without any webhook having told.
    pub untold: usize,
}

/// Holds the members of a chat against LiveKit's list, and notes that in the
/// chat: where somebody was left alone, that it is to be done again. LiveKit is
/// asked first and the members are read after, so what is stored is never older
/// than the list.
pub async fn reconcile(
    voice: &Voice,
    livekit: &LiveKit,
    chat_ref: &ChatRef,
    chat: &VoiceChat,
) -> Result<Reconciled, VoiceFault> {
    let asked_at = voice.clock.now();
    let reconciling = Reconciling { voice, livekit, chat_ref, asked_at };
    let reconciled = reconciling.everybody().await?;
    let until = if reconciled.unsettled == 0 { asked_at } else { Timestamp::from_millis(0) };
    voice.store.note_reconciled(&chat_ref.community, chat, until).await?;
    Ok(reconciled)
}

struct Reconciling<'r> {
    voice: &'r Voice,
    livekit: &'r LiveKit,
    chat_ref: &'r ChatRef,
    asked_at: Timestamp,
}

/// How one person was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    AsTold,
    Unsettled,
    Untold,
}

impl Reconciling<'_> {
    async fn everybody(&self) -> Result<Reconciled, VoiceFault> {
        let listed = self.livekit.participants(self.chat_ref).await?;
        let mut removals = Vec::new();
        for stranger in listed.iter().filter(|participant| participant.address.is_none()) {
            removals.push(self.remove(stranger));
        }
        stream::iter(removals).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
        let present = by_address(&listed);
        // The index only enumerates; each member is read by its key.
        let mut addresses = self.voice.store.members_of(self.chat_ref).await?;
        addresses.extend(present.keys().copied().cloned());
        addresses.sort();
        addresses.dedup();
        let standings = self.voice.store.standings(&self.chat_ref.community, &addresses, self.asked_at).await?;
        let mut people = Vec::with_capacity(addresses.len());
        for address in &addresses {
            let standing = standings.get(address).filter(|standing| standing.member.session == self.chat_ref.session);
            people.push(self.one(address, standing, present.get(address).copied()));
        }
        let found = stream::iter(people).buffer_unordered(AT_ONCE).try_collect::<Vec<_>>().await?;
        let count = |what: Found| found.iter().filter(|found| **found == what).count();
        Ok(Reconciled { unsettled: count(Found::Unsettled), untold: count(Found::Untold) })
    }

    async fn one(
        &self,
        address: &Address,
        standing: Option<&Standing>,
        participant: Option<&Participant>,
    ) -> Result<Found, VoiceFault> {
        let Some(standing) = standing else {
            return match participant {
                None => Ok(Found::AsTold),
                Some(stranger) => self.remove(stranger).await.map(|()| Found::AsTold),
            };
        };
        let member = &standing.member;
        if member.changed_at.max(member.state_at).millis() > self.asked_at.millis() - SETTLED_AFTER {
            return Ok(Found::Unsettled);
        }
        match participant {
            Some(kicked) if member.kicked => self.remove(kicked).await.map(|()| Found::AsTold),
            Some(participant) if participant.is_active => self.present(address, standing, participant).await,
            _ if member.sid.is_some() => {
                record_presence(self.voice, self.chat_ref, address, &PresenceEvent::FoundMissing, self.asked_at)
                    .await?;
                Ok(Found::AsTold)
            }
            _ => Ok(Found::AsTold),
        }
    }

    async fn present(
        &self,
        address: &Address,
        known: &Standing,
        participant: &Participant,
    ) -> Result<Found, VoiceFault> {
        let event = PresenceEvent::FoundPresent(participant.connection.clone());
        let is_told = apply_event(&known.member, &event, &self.voice.graces, self.asked_at) == known.member;
        let standing = if is_told && known.clone().settled(self.asked_at) == known.member {
            known.clone()
        } else {
            match record_presence(self.voice, self.chat_ref, address, &event, self.asked_at).await? {
                Recorded::Member(standing) => *standing,
                // Kicked or ended since they were read: that is somebody else's by now.
                Recorded::NoMember | Recorded::NoChat => return Ok(Found::Unsettled),
            }
        };
        if participant.state != Some(ParticipantState::of(&standing)) {
            push_member(self.voice, self.livekit, self.chat_ref, address, &standing, self.asked_at).await?;
        }
        let is_late = participant.connection.joined_at.after(WEBHOOKS_COME_WITHIN).is_over(self.asked_at);
        Ok(if !is_told && is_late { Found::Untold } else { Found::AsTold })
    }

    async fn remove(&self, participant: &Participant) -> Result<(), VoiceFault> {
        Ok(self.livekit.remove(self.chat_ref, &participant.identity, self.asked_at).await?)
    }
}

/// The connections by whose they are; of several of one person the one that is
/// up, then the latest.
fn by_address(listed: &[Participant]) -> BTreeMap<&Address, &Participant> {
    let mut present = BTreeMap::<&Address, &Participant>::new();
    let rank = |participant: &Participant| (participant.is_active, participant.connection.joined_at);
    for participant in listed {
        let Some(address) = &participant.address else { continue };
        let known = present.entry(address).or_insert(participant);
        if rank(participant) > rank(known) {
            *known = participant;
        }
    }
    present
}

/// The chat of a LiveKit room that has just been closed, held against
/// LiveKit's list, if it still runs.
pub async fn reconcile_finished(voice: &Voice, livekit: &LiveKit, chat_ref: &ChatRef) -> Result<(), VoiceFault> {
    if let Some(chat) = voice.store.running_chat(chat_ref).await? {
        reconcile(voice, livekit, chat_ref, &chat).await?;
    }
    Ok(())
}
