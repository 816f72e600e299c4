//! Every key of the one table.
//!
//! | Item | PK | SK | GSI1PK / GSI1SK | TTL |
//! |---|---|---|---|---|
//! | Room | `ROOM#<room>` | `ROOM` | `ROOMS` / `<arrival>#<room>`, none once deleted | |
//! | Mute and ban of a person | `MUTES#<room>` | `<user>` | | the later end; none for a ban for ever |
//! | Message | `CHAT#<room>` | `MSG#<uuid7>` | `FEED#<shard 0..7>` / `<uuid7>` | time of posting + retention |
//! | Pointer to a message | `CHAT#<room>` | `MSG#<uuid7 of its time>#<uuid7 of the message>` | | 25 h |
//! | Seen receipt | `CHAT#<room>` | `SEEN#<uuid7>#<user>` of the first hundred to come, `MORE#<uuid7>#<user>` of those who come later | | that of its message |
//! | How far somebody has read a room | `MARK#<user>` | `<room>` | | time of marking + retention |
//! | Idempotency | `IDEM#<hash of iss, sub, key>` | `IDEM` | | 24 h |
//! | Settings | `SETTINGS` | `AUDIO_VIDEO` | | |
//! | Voice chat | `VOICE#<community>` | `CHAT` | `ACTIVE#<shard 0..3>` / `<community>` | |
//! | Counts of a crowded voice chat | `VOICE#<community>` | `SHARD#<session>#<00..63>` | | none: they go with the chat |
//! | Voice member | `USER#<address>` | `VOICE#<community>` | `MEMBERS#<community>#<session>` / `0#<arrival of the hand>#<address>`, `1#<address>` without one | none while connected; else a week after the last hold |
//! | Ended chat, to finish | `ENDED#<community>` | `<session>` | `ENDED` / `<community>#<session>` | |
//! | Line of the moderation log | `LOG#<room>`, `LOG#` of what is of none | `<uuid7>` | `LOG#<shard 0..3>` / `<uuid7>` | time of the act + retention |
//! | Where the next sweep begins | `SWEEP` | `SWEEP` | | |
//!
//! Ids hold no `#`, so no key can be forged. Partition prefixes differ per
//! owner, so that IAM can tell them apart.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use aws_sdk_dynamodb::types::AttributeValue;
use uuid::Uuid;

use crate::domain::caller::Scope;
use crate::domain::following::Pointer;
use crate::domain::id::{RoomId, UserId};
use crate::domain::idempotency::IdempotencyKey;
use crate::domain::message::MessageId;
use crate::domain::moderation_log::LogEntryId;
use crate::domain::readers::Came;
use crate::domain::time::Arrival;
use crate::domain::voice::names::{Address, ChatRef, CommunityId, Session};
use crate::domain::voice::shard::Shard;

/// The partition key of the table.
pub const PK: &str = "PK";
/// The sort key of the table.
pub const SK: &str = "SK";
/// The partition key of the index.
pub const GSI1PK: &str = "GSI1PK";
/// The sort key of the index.
pub const GSI1SK: &str = "GSI1SK";
/// The one index; sparse, with what lists show of rooms and a reconcile needs of members.
pub const GSI1: &str = "GSI1";

/// How many partitions of the index the feed over all rooms is spread over.
pub const FEED_SHARDS: u8 = 8;

/// The index partition of all rooms.
pub const ROOMS: &str = "ROOMS";

/// A key of the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    pub pk: String,
    pub sk: String,
}

impl Key {
    fn new(pk: String, sk: impl Into<String>) -> Self {
        Self { pk, sk: sk.into() }
    }

    /// The key as the attributes that make it up.
    pub fn attributes(&self) -> HashMap<String, AttributeValue> {
        HashMap::from([
            (PK.to_owned(), AttributeValue::S(self.pk.clone())),
            (SK.to_owned(), AttributeValue::S(self.sk.clone())),
        ])
    }
}

/// Where a room stands, and what is left of a deleted one.
pub fn room(room: &RoomId) -> Key {
    Key::new(format!("ROOM#{room}"), "ROOM")
}

/// The digits of an arrival in the list of rooms: enough to the year 6000, and
/// none arrives before 1970.
pub const ARRIVAL_DIGITS: usize = 16;

/// The place in the list of rooms: by arrival, in digits that sort as text does.
pub fn room_in_list(created: Arrival, room: &RoomId) -> String {
    format!("{:0ARRIVAL_DIGITS$}#{room}", created.number())
}

/// The partition of all mutes and bans of a room; a user's id is the sort key.
pub fn measures(room: &RoomId) -> String {
    format!("MUTES#{room}")
}

/// One user has one mute and one ban in a room, in one item.
pub fn measures_of(room: &RoomId, user: &UserId) -> Key {
    Key::new(measures(room), user.as_str())
}

/// The partition of a room's messages and their receipts.
pub fn chat(room: &RoomId) -> String {
    format!("CHAT#{room}")
}

/// A message's id is its key: see [`MessageId`].
pub fn message(id: &MessageId) -> Key {
    Key::new(chat(&id.room), format!("MSG#{}", id.uuid))
}

/// Among its room's messages, so that whoever follows them reads both in one
/// query. Two of one time have keys of their own.
pub fn pointer(pointer: &Pointer) -> Key {
    Key::new(chat(&pointer.message.room), format!("MSG#{}#{}", pointer.at, pointer.message.uuid))
}

/// The sort keys of all messages of the range, and of the pointers between them.
pub fn messages_between(ids: &RangeInclusive<Uuid>) -> (String, String) {
    (format!("MSG#{}", ids.start()), format!("MSG#{}", ids.end()))
}

/// The index partition of a message; its last bits are random.
pub fn feed_of(uuid: Uuid) -> String {
    let shard = uuid.as_u128() % u128::from(FEED_SHARDS);
    format!("FEED#{shard}")
}

/// One partition of the feed over all rooms.
pub fn feed(shard: u8) -> String {
    format!("FEED#{shard}")
}

/// What the sort keys of such receipts begin with.
const fn receipts(came: Came) -> &'static str {
    match came {
        Came::First => "SEEN",
        Came::Later => "MORE",
    }
}

/// Beside its message. Those of the first readers stand apart, so that a page's are one
/// query which however many others do not make longer.
pub fn receipt(message: &MessageId, reader: &UserId, came: Came) -> Key {
    Key::new(chat(&message.room), format!("{}#{}#{reader}", receipts(came), message.uuid))
}

/// The sort keys of all such receipts of the messages from `oldest` to `newest`.
pub fn receipts_between(oldest: Uuid, newest: Uuid, came: Came) -> (String, String) {
    let kind = receipts(came);
    // `$` is the character after `#`, so this is the end of `<kind>#<newest>#…`.
    (format!("{kind}#{oldest}#"), format!("{kind}#{newest}$"))
}

/// A reader's marks in all rooms stand together.
pub fn read_mark(reader: &UserId, room: &RoomId) -> Key {
    Key::new(format!("MARK#{reader}"), room.as_str())
}

/// The sort keys of all messages after that one, of all if none, and of the pointers
/// among them.
pub fn messages_after(uuid: Option<Uuid>) -> (String, String) {
    // Behind the message's own key, and before that of a pointer at its very place.
    let lowest = uuid.map_or_else(|| "MSG#".to_owned(), |uuid| format!("MSG#{uuid}!"));
    (lowest, "MSG$".to_owned())
}

/// One caller's key; the hash has the caller in it.
pub fn idempotency(key: &IdempotencyKey) -> Key {
    Key::new(format!("IDEM#{}", key.as_str()), "IDEM")
}

/// There is one item of settings for the whole stack.
pub fn settings() -> Key {
    Key::new("SETTINGS".to_owned(), "AUDIO_VIDEO")
}

/// The partition of a room's lines of the moderation log; the one of what is of no
/// room goes by none, which no id is.
pub fn log(room: Option<&RoomId>) -> String {
    format!("LOG#{}", room.map_or("", RoomId::as_str))
}

/// A line of the moderation log: its place is the sort key.
pub fn log_entry(room: Option<&RoomId>, id: LogEntryId) -> Key {
    Key::new(log(room), id.0.to_string())
}

/// How many partitions of the index the log over all rooms is spread over.
pub const LOG_SHARDS: u8 = 4;

/// The index partition of a line; its last bits are random.
pub fn log_of(id: LogEntryId) -> String {
    log_shard(u8::try_from(id.0.as_u128() % u128::from(LOG_SHARDS)).unwrap_or_default())
}

/// One partition of the log over all rooms.
pub fn log_shard(shard: u8) -> String {
    format!("LOG#{shard}")
}

/// A key that no item stands under, in a partition of the group's own.
pub fn nothing(scope: Scope) -> Key {
    let prefix = match scope {
        Scope::Voice => "VOICE#",
        Scope::Settings => "SETTINGS",
        Scope::Mutes => "MUTES#",
        Scope::Rooms => "ROOM#",
        Scope::Messages => "CHAT#",
    };
    Key::new(prefix.to_owned(), "NOTHING")
}

/// How many partitions of the index the running chats are spread over.
pub const ACTIVE_SHARDS: usize = 4;

/// The index partition of ended chats with something left to do.
pub const ENDED: &str = "ENDED";

/// What the keys of a chat, and of memberships below their user, begin with.
pub const VOICE_PREFIX: &str = "VOICE#";

/// A community has one chat at a time, so its session is no part of the key.
pub fn voice_chat(community: &CommunityId) -> Key {
    Key::new(format!("{VOICE_PREFIX}{community}"), "CHAT")
}

/// What the keys of a chat's shards begin with, beside the chat. The session
/// is in them: those of a chat that has ended are not read with its successor's.
pub fn voice_shards(session: Session) -> String {
    format!("SHARD#{session}#")
}

/// One shard of a chat's counts.
pub fn voice_shard(community: &CommunityId, session: Session, shard: Shard) -> Key {
    Key::new(voice_chat(community).pk, format!("{}{:02}", voice_shards(session), shard.number()))
}

/// One partition of the index of the running chats.
pub fn active_chats(shard: usize) -> String {
    format!("ACTIVE#{shard}")
}

/// The index partition of the community's chat.
pub fn active_chats_with(community: &CommunityId) -> String {
    active_chats(community.as_str().bytes().map(usize::from).sum::<usize>() % ACTIVE_SHARDS)
}

/// The partition of all memberships of a person.
pub fn voice_user(address: &Address) -> String {
    format!("USER#{address}")
}

/// A membership of the community's chat, of this one or an earlier one: the
/// item says of which session.
pub fn voice_member(community: &CommunityId, address: &Address) -> Key {
    Key::new(voice_user(address), format!("{VOICE_PREFIX}{community}"))
}

/// The index partition of a chat's members.
pub fn voice_members(community: &CommunityId, session: Session) -> String {
    format!("MEMBERS#{community}#{session}")
}

/// The place in the index among a chat's members: raised hands first, in the order
/// in which they were raised, then the others by their address.
pub fn voice_member_place(hand: Option<Arrival>, address: &Address) -> String {
    match hand {
        Some(hand) => format!("0#{:0ARRIVAL_DIGITS$}#{address}", hand.number()),
        None => format!("1#{address}"),
    }
}

/// The places of members from right behind one of them on, or from the first; of the
/// raised hands alone, or of all. A blank is less than any character of an address.
pub fn voice_member_places(after: Option<&str>, hands_alone: bool) -> (String, String) {
    let last = if hands_alone { "0$" } else { "1$" };
    (after.map_or_else(|| "0#".to_owned(), |after| format!("{after} ")), last.to_owned())
}

/// The person at a place among a chat's members.
pub fn address_at(place: &str) -> Option<Address> {
    let address = match place.split_once('#')? {
        ("0", hand) => hand.split_once('#').filter(|(arrival, _)| is_arrival(arrival))?.1,
        ("1", address) => address,
        _ => return None,
    };
    address.parse().ok()
}

/// Whether a text is an arrival in a key.
pub fn is_arrival(text: &str) -> bool {
    text.len() == ARRIVAL_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is left to do about a chat that has ended; its successor has another one.
pub fn ended_chat(chat: &ChatRef) -> Key {
    Key::new(format!("ENDED#{}", chat.community), chat.session.to_string())
}

/// What a sweep leaves for the next one.
pub fn sweep() -> Key {
    Key::new("SWEEP".to_owned(), "SWEEP")
}

/// What kind of item stands under a key; nothing for those that nobody is told of.
pub fn kind_of(pk: &str, sk: &str) -> Option<Kind> {
    let (owner, _) = pk.split_once('#')?;
    match (owner, sk.split_once('#').map_or(sk, |(kind, _)| kind)) {
        ("CHAT", "MSG") => message_uuid_of(sk).map(|_| Kind::Message),
        ("CHAT", "SEEN" | "MORE") => Some(Kind::Receipt),
        ("MUTES", _) => Some(Kind::Measures),
        ("ROOM", "ROOM") => Some(Kind::Room),
        ("VOICE", "CHAT") => Some(Kind::VoiceChat),
        ("VOICE", "SHARD") => Some(Kind::VoiceShard),
        ("USER", "VOICE") => Some(Kind::VoiceMember),
        _ => None,
    }
}

/// The kinds of items that people are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Message,
    Receipt,
    Measures,
    Room,
    VoiceChat,
    VoiceShard,
    VoiceMember,
}

/// The person in the partition key of memberships.
pub fn address_of(pk: &str) -> Option<Address> {
    pk.strip_prefix("USER#")?.parse().ok()
}

/// The community in a key of chats, memberships or ended chats.
pub fn community_of(key: &str) -> Option<CommunityId> {
    key.split_once('#')?.1.parse().ok()
}

/// The room a partition key of rooms, mutes, messages or the moderation log belongs to.
pub fn room_of(pk: &str) -> Option<RoomId> {
    pk.split_once('#')?.1.parse().ok()
}

/// The uuid in the sort key of a message.
pub fn message_uuid_of(sk: &str) -> Option<Uuid> {
    sk.strip_prefix("MSG#")?.parse().ok()
}

/// The time and the message in the sort key of a pointer.
pub fn pointer_of(sk: &str) -> Option<(Uuid, Uuid)> {
    let (at, message) = sk.strip_prefix("MSG#")?.split_once('#')?;
    Some((at.parse().ok()?, message.parse().ok()?))
}

/// The message and the reader in the sort key of a receipt.
pub fn receipt_of(sk: &str) -> Option<(Uuid, UserId)> {
    let (kind, place) = sk.split_once('#')?;
    Came::ALL.into_iter().find(|came| receipts(*came) == kind)?;
    let (uuid, reader) = place.split_once('#')?;
    Some((uuid.parse().ok()?, reader.parse().ok()?))
}
