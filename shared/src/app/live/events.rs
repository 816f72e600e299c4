//! What is told, where, in which words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use futures::future::join_all;

use super::Live;
use super::deliver::Deliverable;
use crate::body::event::{
    BannedBody, DeletedRoomBody, EventBody, EventData, EventType, LiftedBody, MutedBody, SeenBody, StageBody,
};
use crate::body::message::MessageBody;
use crate::body::participant::ParticipantBody;
use crate::body::room::RoomBody;
use crate::body::voice_chat::ActiveVoiceChat;
use crate::domain::id::UserId;
use crate::domain::live::change::SequenceNumber;
use crate::domain::live::channel::Channel;
use crate::domain::live::digest::{Tiding, What};
use crate::domain::message::{Message, MessageId};
use crate::domain::room::Room;
use crate::domain::time::Timestamp;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::shard::CountedChat;
use crate::store::StoreError;

/// How many participants one event tells of.
const MOST_PARTICIPANTS: usize = 20;

/// What AppSync counts as one operation, less what an event has around it.
const PARTICIPANTS_BYTES: usize = 4_800;

/// The events of a batch, and the changes that could not be looked up.
#[derive(Debug, Default)]
pub struct Resolved {
    pub events: Vec<(Channel, Deliverable)>,
    pub left: Vec<SequenceNumber>,
}

/// An event of some kind, and where it is told.
type Told = (Vec<Channel>, EventType, EventData);

/// The events of the tidings, in their order: those of stages with the counts of
/// this moment, those about readers for the authors.
pub async fn resolve(live: &Live, tidings: Vec<Tiding>) -> Resolved {
    let (stages, authors) = tokio::join!(stages(live, &tidings), authors(live, &tidings));
    let mut resolved = Resolved::default();
    for Tiding { from, id, at, what } in tidings {
        match told(what, at, &stages, &authors) {
            Ok(told) => resolved.events.extend(told.into_iter().flat_map(|told| written(told, &id, at, &from))),
            Err(NotLookedUp) => resolved.left.extend(from),
        }
    }
    resolved
}

/// What an event needs could not be read; the log says why.
struct NotLookedUp;

type Stages = BTreeMap<CommunityId, Result<Option<ActiveVoiceChat>, NotLookedUp>>;

/// The stages whose counts are told, as they are now: a request each, two where
/// one is crowded.
async fn stages(live: &Live, tidings: &[Tiding]) -> Stages {
    let counted = tidings.iter().filter_map(|tiding| match &tiding.what {
        What::StageStarted(community) | What::StageCounted(community) => Some(community.clone()),
        _ => None,
    });
    let counted = counted.collect::<BTreeSet<_>>().into_iter().map(async |community| {
        let chat = live.store.counted_stage(&community).await;
        let told = |chat: CountedChat| ActiveVoiceChat::at(&community, &chat.into_counts(), live.clock.now());
        let chat = chat.map(|chat| chat.and_then(told));
        (community, chat.map_err(|fault| not_looked_up(&fault)))
    });
    join_all(counted).await.into_iter().collect()
}

/// Who posted the messages that somebody has seen.
async fn authors(live: &Live, tidings: &[Tiding]) -> Result<HashMap<MessageId, UserId>, NotLookedUp> {
    let seen = tidings.iter().filter_map(|tiding| match &tiding.what {
        What::Seen { message, .. } => Some(message.clone()),
        _ => None,
    });
    live.store.authors(&seen.collect::<Vec<_>>()).await.map_err(|fault| not_looked_up(&fault))
}

fn not_looked_up(fault: &StoreError) -> NotLookedUp {
    tracing::warn!(%fault, "what an event is to tell could not be read");
    NotLookedUp
}

fn told(
    what: What,
    at: Timestamp,
    stages: &Stages,
    authors: &Result<HashMap<MessageId, UserId>, NotLookedUp>,
) -> Result<Option<Told>, NotLookedUp> {
    let counted = |community: &CommunityId| match stages.get(community) {
        Some(Ok(chat)) => Ok(EventData::Stage(StageBody::counted(community, chat.as_ref()))),
        _ => Err(NotLookedUp),
    };
    Ok(Some(match what {
        What::Posted(message) => of_message(message, EventType::MessagePosted),
        What::Edited(message) => of_message(message, EventType::MessageEdited),
        What::Removed(message) => of_message(message, EventType::MessageDeleted),
        What::Seen { message, readers } => {
            let authors = authors.as_ref().map_err(|_| NotLookedUp)?;
            // It is gone meanwhile, and nobody's.
            let Some(author) = authors.get(&message) else { return Ok(None) };
            (vec![Channel::of_user(author)], EventType::MessageSeen, EventData::Seen(seen(&message, readers)))
        }
        What::Muted { room, mute } => {
            let channels = channels_of(Channel::of_room(&room), mute.measure.user.id().ok());
            let Some(body) = MutedBody::at(&room, mute, at) else { return Ok(None) };
            (channels, EventType::UserMuted, EventData::Muted(body))
        }
        What::Unmuted { room, mute } => {
            let channels = channels_of(Channel::of_room(&room), mute.measure.user.id().ok());
            (channels, EventType::UserUnmuted, EventData::Lifted(LiftedBody::new(&room, mute.measure)))
        }
        What::Banned { room, ban } => {
            let channels = channels_of(Channel::of_room(&room), ban.measure.user.id().ok());
            let Some(body) = BannedBody::at(&room, ban, at) else { return Ok(None) };
            (channels, EventType::UserBanned, EventData::Banned(body))
        }
        What::Unbanned { room, ban } => {
            let channels = channels_of(Channel::of_room(&room), ban.measure.user.id().ok());
            (channels, EventType::UserUnbanned, EventData::Lifted(LiftedBody::new(&room, ban.measure)))
        }
        What::RoomCreated(room) => (vec![Channel::of_room(&room.id)], EventType::RoomCreated, room_at(&room, at)),
        What::RoomUpdated(room) => (vec![Channel::of_room(&room.id)], EventType::RoomUpdated, room_at(&room, at)),
        What::RoomDeleted(room) => {
            let body = EventData::RoomDeleted(DeletedRoomBody::new(&room));
            (vec![Channel::of_room(&room)], EventType::RoomDeleted, body)
        }
        What::StageStarted(community) => {
            (vec![Channel::of_community(&community)], EventType::StageStarted, counted(&community)?)
        }
        What::StageCounted(community) => {
            (vec![Channel::of_community(&community)], EventType::StageChanged, counted(&community)?)
        }
        What::StageEnded(community) => {
            let body = EventData::Stage(StageBody::counted(&community, None));
            (vec![Channel::of_community(&community)], EventType::StageEnded, body)
        }
        What::Participants { community, members } => {
            let body = StageBody::of_participants(&community, participants(&members, at));
            (vec![Channel::of_community(&community)], EventType::StageChanged, EventData::Stage(body))
        }
        What::Standing { community, address, member } => {
            let own = vec![ParticipantBody::at(&address, &member, at)];
            let body = EventData::Stage(StageBody::of_participants(&community, own));
            (vec![Channel::of_address(&address)], EventType::StageChanged, body)
        }
    }))
}

/// A message as it was then, to its room. Who has seen it is not told with it.
fn of_message(message: Message, kind: EventType) -> Told {
    let channels = vec![Channel::of_room(&message.id.room)];
    (channels, kind, EventData::Message(Box::new(MessageBody::new(message, Vec::new()))))
}

/// A room's channel, and that of the person it is about.
fn channels_of(room: Channel, user: Option<UserId>) -> Vec<Channel> {
    [Some(room), user.map(|user| Channel::of_user(&user))].into_iter().flatten().collect()
}

fn seen(message: &MessageId, readers: BTreeMap<UserId, bool>) -> SeenBody {
    let (by, no_longer_by) = readers.into_iter().partition::<Vec<_>, _>(|(_, is_seen)| *is_seen);
    let ids = |readers: Vec<(UserId, bool)>| readers.into_iter().map(|(reader, _)| reader).collect();
    SeenBody::new(message, ids(by), ids(no_longer_by))
}

fn room_at(room: &Room, at: Timestamp) -> EventData {
    EventData::Room(Box::new(RoomBody::at(room, at)))
}

/// Those of the participants who changed that one event tells of: first who speaks,
/// moderates or asks to speak, and no more than AppSync counts as one operation.
fn participants(members: &BTreeMap<Address, Member>, at: Timestamp) -> Vec<ParticipantBody> {
    let is_of_note = |member: &Member| member.is_speaker || member.is_requesting_to_speak() || member.moderates(at);
    let mut sorted = members.iter().collect::<Vec<_>>();
    sorted.sort_by_key(|(_, member)| Reverse(is_of_note(member)));
    let mut bytes = 0;
    let bodies = sorted.into_iter().map(|(address, member)| ParticipantBody::at(address, member, at));
    let fitting = bodies.take(MOST_PARTICIPANTS).enumerate().take_while(|(index, body)| {
        bytes += serde_json::to_string(body).map_or(0, |text| text.len());
        *index == 0 || bytes <= PARTICIPANTS_BYTES
    });
    fitting.map(|(_, body)| body).collect()
}

fn written(
    (channels, kind, data): Told,
    id: &str,
    at: Timestamp,
    from: &[SequenceNumber],
) -> Vec<(Channel, Deliverable)> {
    let event = EventBody { id: id.to_owned(), kind, timestamp: at.to_string(), data };
    let text = match serde_json::to_string(&event) {
        Ok(text) => text,
        Err(fault) => {
            tracing::error!(%fault, id, "an event cannot be written");
            return Vec::new();
        }
    };
    let deliverable = Deliverable { text, from: from.to_vec() };
    channels.into_iter().map(|channel| (channel, deliverable.clone())).collect()
}
