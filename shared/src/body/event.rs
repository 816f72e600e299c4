//! What is told of as it happens: the payload of [Standard Webhooks](https://www.standardwebhooks.com),
//! whose data has the shape that its group answers with (API.md, section 8).

use serde::Serialize;

use super::ban::BanBody;
use super::message::MessageBody;
use super::mute::MuteBody;
use super::participant::ParticipantBody;
use super::room::RoomBody;
use super::voice_chat::ActiveVoiceChat;
use crate::domain::ban::Ban;
use crate::domain::id::{RoomId, SentUserId, UserId};
use crate::domain::measures::Measure;
use crate::domain::message::MessageId;
use crate::domain::mute::Mute;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::CommunityId;

/// An event.
#[derive(Debug, Serialize)]
pub struct EventBody {
    /// The same whenever it is told again.
    pub id: String,
    #[serde(rename = "type")]
    pub kind: EventType,
    /// When it happened, RFC 3339 in UTC, to the second.
    pub timestamp: String,
    pub data: EventData,
}

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum EventType {
    #[serde(rename = "message.posted")]
    MessagePosted,
    #[serde(rename = "message.edited")]
    MessageEdited,
    #[serde(rename = "message.deleted")]
    MessageDeleted,
    #[serde(rename = "message.seen")]
    MessageSeen,
    #[serde(rename = "user.muted")]
    UserMuted,
    #[serde(rename = "user.unmuted")]
    UserUnmuted,
    #[serde(rename = "user.banned")]
    UserBanned,
    #[serde(rename = "user.unbanned")]
    UserUnbanned,
    #[serde(rename = "room.created")]
    RoomCreated,
    #[serde(rename = "room.updated")]
    RoomUpdated,
    #[serde(rename = "room.deleted")]
    RoomDeleted,
    #[serde(rename = "stage.started")]
    StageStarted,
    #[serde(rename = "stage.changed")]
    StageChanged,
    #[serde(rename = "stage.ended")]
    StageEnded,
}

/// What an event is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum EventData {
    Message(Box<MessageBody>),
    Seen(SeenBody),
    Muted(MutedBody),
    Banned(BannedBody),
    Lifted(LiftedBody),
    Room(Box<RoomBody>),
    RoomDeleted(DeletedRoomBody),
    Stage(StageBody),
}

/// Who has seen a message since it was last told of.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenBody {
    id: String,
    room: String,
    seen_by: Vec<UserId>,
    /// Who has taken their mark back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    no_longer_seen_by: Vec<UserId>,
}

impl SeenBody {
    pub fn new(message: &MessageId, seen_by: Vec<UserId>, no_longer_seen_by: Vec<UserId>) -> Self {
        Self { id: message.to_string(), room: message.room.to_string(), seen_by, no_longer_seen_by }
    }
}

/// A mute, and the room it holds in.
#[derive(Debug, Serialize)]
pub struct MutedBody {
    room: String,
    #[serde(flatten)]
    mute: MuteBody,
}

impl MutedBody {
    /// The mute as it was at `then`; none once it was over.
    pub fn at(room: &RoomId, mute: Mute, then: Timestamp) -> Option<Self> {
        Some(Self { room: room.to_string(), mute: MuteBody::at(mute, then)? })
    }
}

/// A ban, and the room it keeps somebody from.
#[derive(Debug, Serialize)]
pub struct BannedBody {
    room: String,
    #[serde(flatten)]
    ban: BanBody,
}

impl BannedBody {
    /// The ban as it was at `then`; none once it was over.
    pub fn at(room: &RoomId, ban: Ban, then: Timestamp) -> Option<Self> {
        Some(Self { room: room.to_string(), ban: BanBody::at(ban, then)? })
    }
}

/// Who is not muted any more, or not banned, and in which room.
#[derive(Debug, Serialize)]
pub struct LiftedBody {
    room: String,
    id: SentUserId,
    username: String,
}

impl LiftedBody {
    pub fn new(room: &RoomId, lifted: Measure) -> Self {
        Self { room: room.to_string(), id: lifted.user, username: lifted.username }
    }
}

/// A room that is gone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletedRoomBody {
    room_id: String,
}

impl DeletedRoomBody {
    pub fn new(room: &RoomId) -> Self {
        Self { room_id: room.to_string() }
    }
}

/// A stage: its counts, or those of its participants who changed, or neither
/// where it is over.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StageBody {
    community_id: String,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    counts: Option<StageCounts>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    participants: Vec<ParticipantBody>,
}

/// How many are on a stage: zeros where no moderator is, as everywhere.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StageCounts {
    pub participant_count: i64,
    pub moderator_count: i64,
}

impl StageBody {
    /// The stage with its counts.
    pub fn counted(community: &CommunityId, chat: Option<&ActiveVoiceChat>) -> Self {
        let counts = StageCounts {
            participant_count: chat.map_or(0, |chat| chat.participant_count),
            moderator_count: chat.map_or(0, |chat| chat.moderator_count),
        };
        Self { community_id: community.to_string(), counts: Some(counts), participants: Vec::new() }
    }

    /// The stage with those of its participants who changed.
    pub fn of_participants(community: &CommunityId, participants: Vec<ParticipantBody>) -> Self {
        Self { community_id: community.to_string(), counts: None, participants }
    }
}
