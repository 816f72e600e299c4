//! Chat messages, as the HapiHub document describes them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use uuid::Uuid;

use super::id::{RoomId, UserId};
use super::rule::Rule;
use super::text::Text;
use super::time::Timestamp;
use super::whole::Whole;

/// A message's text: 1–4096 characters.
pub type MessageText = Text<1, 4096>;

/// What is attached to a message: 1–2048 characters.
pub type MessageMedia = Text<1, 2048>;

/// The session a message belongs to: 1–128 characters.
pub type MessageSession = Text<1, 128>;

/// How far ahead of the clock a message may be dated.
pub const LATEST_AHEAD: Duration = Duration::from_secs(5 * 60);

/// The longest message id, in characters.
const MAX_MESSAGE_ID_LENGTH: usize = 208;

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

impl MessageId {
    /// A new place in `room` at `created_at`; two in one millisecond are
    /// ordered by chance.
    pub fn draw(room: RoomId, created_at: Timestamp) -> Self {
        let (seconds, nanos) = created_at.seconds_and_nanos();
        let time = uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos);
        Self { room, uuid: Uuid::new_v7(time) }
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", BASE64_URL_SAFE_NO_PAD.encode(self.room.as_str()), self.uuid)
    }
}

/// A message id as a caller sends it: 1–208 characters of `A–Z a–z 0–9 - _ .`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMessageId(String);

impl SentMessageId {
    /// The place it names; none if it is no id that was ever given out.
    pub fn place(&self) -> Option<MessageId> {
        let (room, uuid) = self.0.split_once('.')?;
        let room = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(room).ok()?).ok()?;
        let place = MessageId { room: room.parse().ok()?, uuid: uuid.parse().ok()? };
        // One message has one spelling of its id.
        (place.to_string() == self.0).then_some(place)
    }
}

impl FromStr for SentMessageId {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if (1..=MAX_MESSAGE_ID_LENGTH).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Rule::must_be("a message id as POST /chat-messages answers it"))
        }
    }
}

/// What somebody asks to post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMessage {
    /// Where.
    pub room: RoomId,
    /// Which session it belongs to.
    pub session: Option<MessageSession>,
    /// What is said.
    pub text: Option<MessageText>,
    /// What is attached.
    pub media: Option<MessageMedia>,
    /// How it is dated; the time of posting if not said.
    pub created_at: Option<Timestamp>,
}

/// A message, without the people who have seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its place.
    pub id: MessageId,
    /// How it is dated.
    pub created_at: Timestamp,
    /// Who posted it.
    pub created_by: UserId,
    /// Which session it belongs to.
    pub session: Option<MessageSession>,
    /// What is said.
    pub text: Option<MessageText>,
    /// What is attached.
    pub media: Option<MessageMedia>,
    /// The second at which it is gone, since the epoch; never if none.
    pub expires_at: Option<i64>,
}

impl Message {
    /// The message that `author` posts at `now`.
    pub fn post(new: NewMessage, author: UserId, retention: Retention, now: Timestamp) -> Self {
        let created_at = new.created_at.unwrap_or(now);
        Self {
            id: MessageId::draw(new.room, created_at),
            created_at,
            created_by: author,
            session: new.session,
            text: new.text,
            media: new.media,
            expires_at: retention.end(now),
        }
    }

    /// Whether the message's retention has ended.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now.seconds())
    }
}

/// A `createdAt` sent with a message: whole milliseconds since the epoch, at
/// most five minutes ahead of `now`.
pub fn dated(created_at: Whole, now: Timestamp) -> Result<Timestamp, Rule> {
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
    pub fn end(self, now: Timestamp) -> Option<i64> {
        const SECONDS_A_DAY: i64 = 24 * 60 * 60;
        (self.days > 0).then(|| now.seconds() + i64::from(self.days) * SECONDS_A_DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_its_place_and_has_one_spelling() -> Result<(), Rule> {
        let place = MessageId::draw("@room:1".parse()?, Timestamp::from_millis(1_564_661_697_125));
        let written = place.to_string();
        assert_eq!(written.parse::<SentMessageId>()?.place(), Some(place));
        assert_eq!(written.to_uppercase().parse::<SentMessageId>()?.place(), None);
        for unknown in ["id-1", ".", "a.b", "cm9vbQ.00000000"] {
            assert_eq!(unknown.parse::<SentMessageId>()?.place(), None, "{unknown}");
        }
        Ok(())
    }

    #[test]
    fn the_longest_room_makes_the_longest_id() -> Result<(), Rule> {
        let place = MessageId::draw("x".repeat(128).parse()?, Timestamp::from_millis(0));
        assert_eq!(place.to_string().len(), MAX_MESSAGE_ID_LENGTH);
        Ok(())
    }

    #[test]
    fn a_message_may_be_dated_five_minutes_ahead() -> Result<(), Rule> {
        let now = Timestamp::from_millis(1_000_000);
        assert!(dated(Whole::try_from(1_300_000_i64)?, now).is_ok());
        assert!(dated(Whole::try_from(1_300_001_i64)?, now).is_err());
        assert!(dated(Whole::try_from(-1_i64)?, now).is_err());
        Ok(())
    }
}
