//! A chat held against LiveKit's list of participants: what webhooks that got
//! lost would have told.

use std::collections::BTreeMap;

use super::VoiceFault;
use super::presence::{Happened, happen};
use crate::domain::time::Timestamp;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, LiveKitRoom};
use crate::domain::voice::presence::Event;
use crate::http::voice_app::VoiceApp;
use crate::livekit::{LiveKit, Participant, ParticipantState};

/// A member changed this recently, in milliseconds, is left alone: LiveKit's
/// list may be older than what is stored.
const SETTLED_AFTER: i64 = 30_000;

/// Reconciles the members of a chat. LiveKit is asked first and the members
/// are read after, so what is stored is never older than the list.
pub async fn reconcile(
    voice: &VoiceApp,
    livekit: &LiveKit,
    room: &LiveKitRoom,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let mut connected = BTreeMap::<Address, Participant>::new();
    for participant in livekit.participants(room).await? {
        match participant.address.clone() {
            Some(address) => drop(connected.insert(address, participant)),
            None => livekit.remove(room, &participant.identity, now).await?,
        }
    }
    // The index only enumerates; each member is read by its key.
    let mut addresses = voice.store().members_of(room).await?;
    addresses.extend(connected.keys().cloned());
    addresses.sort();
    addresses.dedup();
    for address in addresses {
        let member = voice.store().member(&room.community, &address).await?;
        let member = member.filter(|member| member.session == room.session);
        reconcile_member(voice, livekit, room, &address, member, connected.get(&address), now).await?;
    }
    Ok(())
}

async fn reconcile_member(
    voice: &VoiceApp,
    livekit: &LiveKit,
    room: &LiveKitRoom,
    address: &Address,
    member: Option<Member>,
    participant: Option<&Participant>,
    now: Timestamp,
) -> Result<(), VoiceFault> {
    let is_settled = |member: &Member| now.millis() - member.changed_at.max(member.state_at).millis() >= SETTLED_AFTER;
    if member.as_ref().is_some_and(|member| !is_settled(member)) {
        return Ok(());
    }
    match (member.filter(|member| !member.kicked), participant) {
        (None, Some(stranger)) => livekit.remove(room, &stranger.identity, now).await?,
        (Some(_), Some(found)) => {
            let event = Event::FoundPresent(found.connection.clone());
            if let Happened::Member(member) = happen(voice, room, address, &event, now).await?
                && ParticipantState::of(&member) != found.state
            {
                livekit.push_member(voice.store(), room, address, *member).await?;
            }
        }
        (Some(member), None) if member.sid.is_some() => {
            happen(voice, room, address, &Event::FoundMissing, now).await?;
        }
        (_, None) => {}
    }
    Ok(())
}
