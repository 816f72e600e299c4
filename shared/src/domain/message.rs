//! Chat messages, as the HapiHub document describes them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use uuid::Uuid;

use super::caller::Actor;
use super::chance::Chance;
use super::id::{RoomId, UserId};
use super::idempotency::IdempotencyKey;
use super::rule::Rule;
use super::text::{DisplayName, Text, is_blank};
use super::time::{Arrival, Second, Timestamp};
use super::whole_number::WholeNumber;

/// A message's text: 1–4096 characters.
pub type MessageText = Text<1, 4096>;

/// What is attached to a message: 1–2048 characters.
pub type MessageMedia = Text<1, 2048>;

/// The session a message belongs to: 1–128 characters.
pub type MessageSession = Text<1, 128>;

/// How far ahead of the clock a message may be dated.
pub const LATEST_AHEAD: Duration = Duration::from_secs(5 * 60);

/// The longest message id, in characters.
pub const MAX_MESSAGE_ID_LENGTH: usize = 208;

/// A message's place: its room, and a uuid7 whose time is the message's
/// `createdAt`. Written `<base64url(room)>.<uuid7>`, so that the database key
/// is in the id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MessageId {
    /// The room it was posted in.
    pub room: RoomId,
    /// Its place among all messages, by `createdAt`.
    pub uuid: Uuid,
}

/// The latest time that a uuid7 can carry: 48 bits of milliseconds.
pub(super) const LAST_UUID_TIME: i64 = (1 << 48) - 1;

/// How many bits of a uuid7 are ours, beside its time.
const PLACE_BITS: u32 = 74;

/// How many of these are left to chance.
const CHANCE_BITS: u32 = 26;

const fn mask(bits: u32) -> u128 {
    (1 << bits) - 1
}

impl MessageId {
    /// A new place in `room` at `created_at`; see [`ordered_uuid`].
    pub fn new(room: RoomId, created_at: Timestamp, arrival: Arrival, chance: Chance) -> Self {
        Self { room, uuid: ordered_uuid(created_at, arrival, chance) }
    }

    /// The time that is in it: the message's `createdAt`.
    pub fn time(&self) -> Timestamp {
        let millis = self.uuid.as_u128() >> 80;
        Timestamp::from_millis(i64::try_from(millis).unwrap_or(LAST_UUID_TIME))
    }

    /// The same place at another time.
    fn place_at(&self, time: Timestamp) -> Uuid {
        let millis = u128::from(u64::try_from(time.millis().clamp(0, LAST_UUID_TIME)).unwrap_or_default());
        Uuid::from_u128(millis << 80 | self.uuid.as_u128() & mask(80))
    }
}

/// A uuid7 of `at`; those of one millisecond stand in the order of their arrival.
/// The last [`CHANCE_BITS`] keep those apart that arrive at different functions at
/// once; that they do is for the writer to make sure.
pub(super) fn ordered_uuid(at: Timestamp, arrival: Arrival, chance: Chance) -> Uuid {
    let millis = u128::from(u64::try_from(at.millis().clamp(0, LAST_UUID_TIME)).unwrap_or_default());
    let arrived = u128::from(u64::try_from(arrival.number()).unwrap_or_default()) & mask(PLACE_BITS - CHANCE_BITS);
    let place = arrived << CHANCE_BITS | chance.bits(CHANCE_BITS);
    // RFC 9562: 48 bits of time, version 7, 12 bits, variant 2, 62 bits.
    let (high, low) = (place >> 62, place & mask(62));
    Uuid::from_u128(millis << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", BASE64_URL_SAFE_NO_PAD.encode(self.room.as_str()), self.uuid)
    }
}

/// Whether a message id may hold this character.
pub const fn is_message_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// A message id as a caller sends it: 1–208 characters of `A–Z a–z 0–9 - _ .`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMessageId(String);

impl SentMessageId {
    /// The id it is; none if it is no id that was ever given out.
    pub fn id(&self) -> Option<MessageId> {
        let (room, uuid) = self.0.split_once('.')?;
        let room = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(room).ok()?).ok()?;
        let id = MessageId { room: room.parse().ok()?, uuid: uuid.parse().ok()? };
        // One message has one spelling of its id.
        (id.to_string() == self.0).then_some(id)
    }
}

impl From<&MessageId> for SentMessageId {
    fn from(id: &MessageId) -> Self {
        Self(id.to_string())
    }
}

impl fmt::Display for SentMessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SentMessageId {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if is_blank(text) {
            return Err(Rule::Required);
        }
        if (1..=MAX_MESSAGE_ID_LENGTH).contains(&text.len()) && text.bytes().all(is_message_id_byte) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Rule::must_be("a message id as POST /chat-messages answers it"))
        }
    }
}

/// What somebody asks to post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMessage {
    pub room: RoomId,
    /// Which session it belongs to.
    pub session: Option<MessageSession>,
    pub text: Option<MessageText>,
    pub media: Option<MessageMedia>,
    /// How it is dated; the time of posting if not said.
    pub created_at: Option<Timestamp>,
}

impl NewMessage {
    /// The place that it takes where it arrives so.
    pub fn place(&self, now: Timestamp, arrival: Arrival, chance: Chance) -> MessageId {
        MessageId::new(self.room.clone(), self.created_at.unwrap_or(now), arrival, chance)
    }
}

/// A message, without the people who have seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    /// How it is dated.
    pub created_at: Timestamp,
    /// Where those who follow its room find it as it now is, where that is not at its
    /// own place: the pointer to it stands there. It is another one with each change.
    pub followed_at: Option<Uuid>,
    pub created_by: UserId,
    /// The author's name as it was at posting.
    pub created_by_name: Option<DisplayName>,
    /// Which session it belongs to.
    pub session: Option<MessageSession>,
    pub text: Option<MessageText>,
    pub media: Option<MessageMedia>,
    /// When it was last edited: later each time, whatever the clocks say.
    pub edited_at: Option<Timestamp>,
    /// That it was removed: it has no text and no media any more.
    pub removed: Option<Removal>,
    /// What its repeats are known by.
    pub key: Option<IdempotencyKey>,
    /// The second at which it is gone, since the epoch; never if none.
    pub expires_at: Option<Second>,
}

/// When a message was removed, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    pub at: Timestamp,
    pub by: UserId,
}

impl Message {
    /// The message that `author` posts at `now`, at a place that it took then or
    /// before: what is posted later than it is dated is found by its pointer.
    pub fn posted(
        new: NewMessage,
        id: MessageId,
        author: &Actor,
        key: Option<IdempotencyKey>,
        retention: Retention,
        now: Timestamp,
    ) -> Self {
        let created_at = new.created_at.unwrap_or_else(|| id.time());
        Self {
            created_at,
            followed_at: (now != created_at).then(|| id.place_at(now)),
            id,
            created_by: author.account.clone(),
            created_by_name: author.name.clone(),
            session: new.session,
            text: new.text,
            media: new.media,
            edited_at: None,
            removed: None,
            key,
            expires_at: retention.end(now),
        }
    }

    /// Whether both were posted by one request, whatever has become of them since.
    pub fn is_same_post(&self, other: &Self) -> bool {
        let posted = |message: &Self| {
            let Self { id, created_at, created_by, created_by_name, session, key, expires_at, .. } = message.clone();
            (id, created_at, created_by, created_by_name, session, key, expires_at)
        };
        posted(self) == posted(other)
    }

    /// About how many bytes there are to answer of it.
    pub fn length(&self) -> usize {
        let lengths =
            [self.text.as_ref().map(|text| text.as_str().len()), self.media.as_ref().map(|media| media.as_str().len())];
        lengths.into_iter().flatten().sum()
    }

    /// Whether the message's retention has ended.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end.is_over(now))
    }
}

/// A `createdAt` sent with a message: whole milliseconds since the epoch, at
/// most five minutes ahead of `now`.
pub fn dated(created_at: WholeNumber, now: Timestamp) -> Result<Timestamp, Rule> {
    let latest = now.after(LATEST_AHEAD).millis();
    if (0..=latest).contains(&created_at.get()) {
        Ok(Timestamp::from_millis(created_at.get()))
    } else {
        Err(Rule::must_be("milliseconds since 1970, at most 5 minutes ahead"))
    }
}

/// How long messages are kept: a number of days, for ever if zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    days: u32,
}

impl Retention {
    /// Keeps messages for `days`; for ever if zero.
    pub const fn days(days: u32) -> Self {
        Self { days }
    }

    /// The second since the epoch at which what is posted at `now` is gone.
    pub fn end(self, now: Timestamp) -> Option<Second> {
        const DAY: Duration = Duration::from_hours(24);
        (self.days > 0).then(|| now.second().after(DAY * self.days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANCE: Chance = Chance::of(Uuid::max());

    #[test]
    fn an_id_names_its_place_and_has_one_spelling() -> Result<(), Rule> {
        let id =
            MessageId::new("@room:1".parse()?, Timestamp::from_millis(1_564_661_697_125), Arrival::BEFORE_ALL, CHANCE);
        let written = id.to_string();
        assert_eq!(written.parse::<SentMessageId>()?.id(), Some(id));
        assert_eq!(written.to_uppercase().parse::<SentMessageId>()?.id(), None);
        for unknown in ["id-1", ".", "a.b", "cm9vbQ.00000000"] {
            assert_eq!(unknown.parse::<SentMessageId>()?.id(), None, "{unknown}");
        }
        Ok(())
    }

    #[test]
    fn places_of_one_millisecond_stand_in_the_order_of_arrival() -> Result<(), Rule> {
        let (room, created_at) = ("r".parse::<RoomId>()?, Timestamp::from_millis(5));
        let mut arrival = Arrival::BEFORE_ALL;
        let mut last = Uuid::nil();
        for millis in [1_564_661_697_125; 100].into_iter().chain([1_564_661_697_127, 1_900_000_000_000]) {
            arrival = Arrival::after(arrival, Timestamp::from_millis(millis));
            let uuid = MessageId::new(room.clone(), created_at, arrival, CHANCE).uuid;
            assert_eq!((uuid.get_version_num(), uuid.get_variant()), (7, uuid::Variant::RFC4122));
            assert!(uuid > last && uuid.as_u128() >> 80 == 5, "{uuid} after {last}");
            last = uuid;
        }
        Ok(())
    }

    #[test]
    fn a_place_at_another_time_keeps_its_order_among_those_of_one_moment() -> Result<(), Rule> {
        let (room, dated, now) = ("r".parse::<RoomId>()?, Timestamp::from_millis(5), Timestamp::from_millis(1 << 40));
        let first = MessageId::new(room.clone(), dated, Arrival::numbered(7), CHANCE);
        let second = MessageId::new(room.clone(), dated, Arrival::numbered(8), CHANCE);
        assert_eq!(first.time(), dated);
        assert_eq!(first.place_at(now), MessageId::new(room, now, Arrival::numbered(7), CHANCE).uuid);
        assert!(first.place_at(now) < second.place_at(now));
        Ok(())
    }

    #[test]
    fn the_longest_room_makes_the_longest_id() -> Result<(), Rule> {
        let id = MessageId::new("x".repeat(128).parse()?, Timestamp::from_millis(0), Arrival::BEFORE_ALL, CHANCE);
        assert_eq!(id.to_string().len(), MAX_MESSAGE_ID_LENGTH);
        Ok(())
    }

    #[test]
    fn a_message_may_be_dated_five_minutes_ahead() -> Result<(), Rule> {
        let now = Timestamp::from_millis(1_000_000);
        assert!(dated(WholeNumber::try_from(1_300_000_i64)?, now).is_ok());
        assert!(dated(WholeNumber::try_from(1_300_001_i64)?, now).is_err());
        assert!(dated(WholeNumber::try_from(-1_i64)?, now).is_err());
        Ok(())
    }
}
