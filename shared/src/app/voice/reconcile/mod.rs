//! A chat held against LiveKit's list of participants: what webhooks that got
//! lost, or are late, would have told.

mod finding;
mod settling;

use std::collections::BTreeMap;

use futures::stream::{self, StreamExt, TryStreamExt};

use super::ask_for_reconcile::ask_for_reconcile;
use super::push_member::push_member;
use super::{Voice, VoiceFault};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::presence::PresenceEvent;
use crate::domain::voice::standing::Standing;
use crate::domain::voice::user_ids::VoiceUserIds;
use crate::livekit::{LiveKit, Participant, ParticipantState};
use finding::{Found, find};

/// How many calls or writes are under way at a time.
const AT_ONCE: usize = 8;

/// How much of a chat is held against LiveKit's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every member, and all that LiveKit keeps of them: each is read.
    Whole,
    /// Who is there: only those are read whose connection is another one than
    /// the index has.
    Presence,
    /// The same where webhooks are late: whoever is missing is not waited for.
    Behind,
}

impl Extent {
    const fn missing(self) -> PresenceEvent {
        match self {
            Self::Whole | Self::Presence => PresenceEvent::FoundMissing,
            Self::Behind => PresenceEvent::FoundGone,
        }
    }
}

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
    extent: Extent,
) -> Result<Reconciled, VoiceFault> {
    let asked_at = voice.clock.now();
    let reconciling = Reconciling { voice, livekit, chat_ref, chat, extent, asked_at };
    let reconciled = reconciling.everybody().await?;
    reconciling.note(reconciled).await?;
    Ok(reconciled)
}

struct Reconciling<'r> {
    voice: &'r Voice,
    livekit: &'r LiveKit,
    chat_ref: &'r ChatRef,
    chat: &'r VoiceChat,
    extent: Extent,
    asked_at: Timestamp,
}

impl Reconciling<'_> {
    async fn everybody(&self) -> Result<Reconciled, VoiceFault> {
        let listed = self.livekit.participants(self.chat_ref).await?;
        let (present, mut to_remove) = by_address(&listed, self.voice.user_ids);
        let addresses = self.to_be_read(&present).await?;
        let standings = self
            .voice
            .store
            .standings(&self.chat_ref.community, &addresses, self.chat.measures_since, self.asked_at)
            .await?;
        let (mut changes, mut in_step, mut reconciled) = (Vec::new(), Vec::new(), Reconciled::default());
        for address in addresses {
            let standing = standings.get(&address).filter(|standing| standing.member.session == self.chat_ref.session);
            let participant = present.get(&address).copied();
            match find(standing, participant, self) {
                Found::AsTold => {}
                Found::Unsettled => reconciled.unsettled += 1,
                Found::ToRemove(participant) => to_remove.push(participant),
                Found::InStep(standing, participant) => in_step.push((address, *standing, participant)),
                Found::Changed(change) => {
                    reconciled.untold += usize::from(change.is_untold);
                    changes.push((address, change));
                }
            }
        }
        self.remove_all(to_remove).await?;
        let (settled, overtaken) = self.settle(changes).await?;
        reconciled.unsettled += overtaken;
        let (banned, settled) = settled.into_iter().partition::<Vec<_>, _>(|(_, standing, _)| standing.member.kicked);
        self.remove_all(banned.into_iter().map(|(_, _, participant)| participant).collect()).await?;
        in_step.extend(settled);
        self.push_all(in_step).await?;
        Ok(reconciled)
    }

    /// Whose items are read. The index enumerates the members and says how they
    /// were connected a moment ago; what is decided is decided by their items.
    async fn to_be_read(&self, present: &BTreeMap<Address, &Participant>) -> Result<Vec<Address>, VoiceFault> {
        let mut known = self.voice.store.connections_of(self.chat_ref).await?;
        let mut wanted = Vec::new();
        for (address, participant) in present {
            let known = known.remove(address);
            let sid = Some(&participant.connection.sid).filter(|_| participant.is_active);
            if self.extent == Extent::Whole || known.is_none_or(|known| known.as_ref() != sid) {
                wanted.push(address.clone());
            }
        }
        let others = known.into_iter().filter(|(_, sid)| self.extent == Extent::Whole || sid.is_some());
        wanted.extend(others.map(|(address, _)| address));
        Ok(wanted)
    }

    async fn remove_all(&self, participants: Vec<&Participant>) -> Result<(), VoiceFault> {
        let mut removals = Vec::with_capacity(participants.len());
        for participant in participants {
            removals.push(self.livekit.remove(self.chat_ref, &participant.identity, self.asked_at));
        }
        Ok(stream::iter(removals).buffer_unordered(AT_ONCE).try_collect().await?)
    }

    /// Tells LiveKit where it has something else than what is stored.
    async fn push_all(&self, present: Vec<(Address, Standing, &Participant)>) -> Result<(), VoiceFault> {
        let mut pushes = Vec::new();
        for (address, standing, participant) in &present {
            if participant.state != Some(ParticipantState::of(standing)) {
                pushes.push(push_member(self.voice, self.livekit, self.chat_ref, address, standing, self.asked_at));
            }
        }
        stream::iter(pushes).buffer_unordered(AT_ONCE).try_collect().await
    }

    async fn note(&self, reconciled: Reconciled) -> Result<(), VoiceFault> {
        let store = &self.voice.store;
        let is_settled = reconciled.unsettled == 0;
        if self.extent == Extent::Whole {
            let until = if is_settled { self.asked_at } else { Timestamp::from_millis(0) };
            store.note_reconciled(&self.chat_ref.community, self.chat, until).await?;
        }
        match self.chat.reconcile_asked_at {
            Some(asked_at) if is_settled => store.note_reconcile_answered(self.chat_ref, asked_at).await?,
            _ if is_settled || self.extent == Extent::Whole => {}
            asked_at => {
                let carried_out = asked_at.filter(|_| self.extent == Extent::Behind);
                ask_for_reconcile(self.voice, self.chat_ref, carried_out, self.voice.clock.now()).await?;
            }
        }
        Ok(())
    }
}

/// The connections by whose they are; of several of one person the one that is
/// up, then the latest. And those who are nobody.
fn by_address(listed: &[Participant], user_ids: VoiceUserIds) -> (BTreeMap<Address, &Participant>, Vec<&Participant>) {
    let (mut present, mut strangers) = (BTreeMap::<Address, &Participant>::new(), Vec::new());
    let rank = |participant: &Participant| (participant.is_active, participant.connection.joined_at);
    for participant in listed {
        let Some(address) = user_ids.of_identity(&participant.identity) else {
            strangers.push(participant);
            continue;
        };
        let known = present.entry(address).or_insert(participant);
        if rank(participant) > rank(known) {
            *known = participant;
        }
    }
    (present, strangers)
}

/// The chat of a LiveKit room that has just been closed, held against
/// LiveKit's list, if it still runs.
pub async fn reconcile_finished(voice: &Voice, livekit: &LiveKit, chat_ref: &ChatRef) -> Result<(), VoiceFault> {
    if let Some(chat) = voice.store.running_chat(chat_ref).await? {
        reconcile(voice, livekit, chat_ref, &chat, Extent::Whole).await?;
    }
    Ok(())
}
