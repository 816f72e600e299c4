//! What a batch of changes comes to: what is told of one by one, and what of a
//! crowd is told of together.

use std::collections::BTreeMap;

use super::change::{Change, Recorded, SequenceNumber};
use crate::domain::id::{RoomId, UserId};
use crate::domain::message::{Message, MessageId};
use crate::domain::mute::{Mute, remaining_seconds};
use crate::domain::room::{KnownRoom, Room};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::{Hold, Member};
use crate::domain::voice::names::{Address, CommunityId};

/// One thing to tell of, and the changes it comes of.
#[derive(Debug, Clone)]
pub struct Tiding {
    pub from: Vec<SequenceNumber>,
    /// The id of the last of these changes.
    pub id: String,
    /// When the last of these changes was written.
    pub at: Timestamp,
    pub what: What,
}

/// What has happened.
#[derive(Debug, Clone)]
pub enum What {
    Posted(Message),
    /// Whose mark is on a message since, or is not any more.
    Seen {
        message: MessageId,
        readers: BTreeMap<UserId, bool>,
    },
    Muted {
        room: RoomId,
        mute: Mute,
    },
    Unmuted {
        room: RoomId,
        mute: Mute,
    },
    RoomCreated(Room),
    RoomUpdated(Room),
    RoomDeleted(RoomId),
    StageStarted(CommunityId),
    /// How many are on the stage: whoever tells of it looks.
    StageCounted(CommunityId),
    /// Participants who came, went or changed, each as they are now.
    Participants {
        community: CommunityId,
        members: BTreeMap<Address, Member>,
    },
    /// What a participant may do was changed.
    Standing {
        community: CommunityId,
        address: Address,
        member: Member,
    },
    StageEnded(CommunityId),
}

/// What the changes come to, in their order. What happened again and again to
/// the counts of one stage, to its participants, to one participant's rights or to
/// the readers of one message is told of once, so that a crowd costs no more
/// than the time it takes (DESIGN.md, section 7).
pub fn digest(changes: impl IntoIterator<Item = Recorded>) -> Vec<Tiding> {
    let mut tidings = Vec::new();
    for Recorded { sequence_number, id, at, change } in changes {
        for what in happened(change, at) {
            add(&mut tidings, Tiding { from: vec![sequence_number.clone()], id: id.clone(), at, what });
        }
    }
    tidings
}

/// Adds what happened next, to what is there already if it is of one kind with it.
fn add(tidings: &mut Vec<Tiding>, next: Tiding) {
    let mut what = next.what;
    for earlier in tidings.iter_mut().rev() {
        match join(&mut earlier.what, what) {
            None => {
                earlier.from.extend(next.from);
                (earlier.id, earlier.at) = (next.id, next.at);
                return;
            }
            Some(other) => what = other,
        }
    }
    tidings.push(Tiding { what, ..next });
}

/// Makes one thing to tell of out of two; the next one, if they stay two.
fn join(earlier: &mut What, next: What) -> Option<What> {
    match (&mut *earlier, next) {
        // Whoever tells of a beginning looks how many are there, too.
        (What::StageStarted(a) | What::StageCounted(a), What::StageCounted(b)) if *a == b => None,
        // What was counted before an end is over.
        (What::StageCounted(a), What::StageEnded(b)) if *a == b => {
            *earlier = What::StageEnded(b);
            None
        }
        (What::Participants { community: a, members }, What::Participants { community: b, members: more })
            if *a == b =>
        {
            members.extend(more);
            None
        }
        (
            What::Standing { community: a, address: x, member },
            What::Standing { community: b, address: y, member: latest },
        ) if *a == b && *x == y => {
            *member = latest;
            None
        }
        (What::Seen { message: a, readers }, What::Seen { message: b, readers: more }) if *a == b => {
            readers.extend(more);
            None
        }
        (_, next) => Some(next),
    }
}

/// What a change is told of as, if at all.
fn happened(change: Change, at: Timestamp) -> Vec<What> {
    match change {
        Change::Posted(message) => vec![What::Posted(message)],
        Change::Seen { message, reader, is_seen } => {
            vec![What::Seen { message, readers: BTreeMap::from([(reader, is_seen)]) }]
        }
        Change::Muted { room, mute } => vec![What::Muted { room, mute }],
        Change::Unmuted { room, mute } if remaining_seconds(mute.ends_at, at).is_some() => {
            vec![What::Unmuted { room, mute }]
        }
        // It was over: what the clock alone changes is not told of.
        Change::Unmuted { .. } => Vec::new(),
        Change::Room { id, before, after } => room(id, before, after).into_iter().collect(),
        Change::Stage { community, before, after } => stage(&community, before.as_ref(), after.as_ref()),
        Change::Counts { community } => vec![What::StageCounted(community)],
        Change::Member { community, address, before, after } => member(community, address, before, after, at),
    }
}

fn room(id: RoomId, before: KnownRoom, after: KnownRoom) -> Option<What> {
    match (before, after) {
        (KnownRoom::Room(_), KnownRoom::Room(room)) => Some(What::RoomUpdated(room)),
        (_, KnownRoom::Room(room)) => Some(What::RoomCreated(room)),
        (KnownRoom::Room(_), _) => Some(What::RoomDeleted(id)),
        _ => None,
    }
}

fn stage(community: &CommunityId, before: Option<&VoiceChat>, after: Option<&VoiceChat>) -> Vec<What> {
    let (started, ended) = (What::StageStarted(community.clone()), What::StageEnded(community.clone()));
    match (before, after) {
        (None, None) => Vec::new(),
        (None, Some(_)) => vec![started],
        (Some(_), None) => vec![ended],
        (Some(before), Some(after)) if before.session != after.session => vec![ended, started],
        (Some(before), Some(after)) if before.version == after.version => Vec::new(),
        (Some(_), Some(_)) => vec![What::StageCounted(community.clone())],
    }
}

fn member(community: CommunityId, address: Address, before: Option<Member>, after: Member, at: Timestamp) -> Vec<What> {
    let before = before.filter(|before| before.session == after.session);
    if before.as_ref().is_some_and(|before| shown(before, at) == shown(&after, at)) {
        return Vec::new();
    }
    let members = BTreeMap::from([(address.clone(), after.clone())]);
    let told = What::Participants { community: community.clone(), members };
    let has_changed = before.is_some_and(|before| rights(&before) != rights(&after));
    let own = has_changed.then_some(What::Standing { community, address, member: after });
    [told].into_iter().chain(own).collect()
}

/// What of a member others are shown.
fn shown(member: &Member, at: Timestamp) -> impl PartialEq {
    let connection = match member.hold(at) {
        Hold::Gone => 0,
        Hold::Lease(_) if member.interrupted_until.is_some() => 1,
        Hold::Lease(_) => 2,
        Hold::Connected => 3,
    };
    (rights(member), member.profile.clone(), member.is_requesting_to_speak, connection)
}

/// What decides what a member may do.
fn rights(member: &Member) -> impl PartialEq + use<> {
    (member.role, member.is_speaker, member.muted, member.kicked)
}
