//! Lists of chat messages: which ones, in which order, and from where on.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use uuid::Uuid;

use super::id::{RoomId, UserId};
use super::message::{LAST_UUID_TIME, Message, MessageSession};
use super::rule::Rule;
use super::time::Timestamp;
use super::whole_number::WholeNumber;

/// What one call for a list asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageList {
    /// Whose messages; those of all rooms if none are said.
    pub rooms: Option<BTreeSet<RoomId>>,
    pub filter: MessageFilter,
    pub order: MessageOrder,
    /// Where the page before ended.
    pub cursor: Option<MessageCursor>,
    /// How many of the list, after the cursor, are passed over.
    pub skip: usize,
    /// How many are wanted.
    pub limit: usize,
}

impl MessageList {
    /// The ids that the list covers after `cursor`; none if there can be none.
    pub fn range(&self, cursor: Option<MessageCursor>) -> Option<RangeInclusive<Uuid>> {
        let (lowest, highest) = self.filter.dated.range()?.into_inner();
        let (lowest, highest) = match (cursor, self.order) {
            (None, _) => (lowest, highest),
            (Some(MessageCursor(last)), MessageOrder::NewestFirst) => {
                (lowest, highest.min(Uuid::from_u128(last.as_u128().checked_sub(1)?)))
            }
            (Some(MessageCursor(last)), MessageOrder::OldestFirst) => {
                (lowest.max(Uuid::from_u128(last.as_u128().checked_add(1)?)), highest)
            }
        };
        (lowest <= highest).then_some(lowest..=highest)
    }
}

/// Where the page after one goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextMessages {
    /// After this message.
    pub cursor: MessageCursor,
    /// What is left of the messages to pass over.
    pub skip: usize,
}

/// How many readers of each message are shown, the first ones: 0 to
/// [`FirstReaders::MOST`], which lists show where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstReaders(usize);

impl FirstReaders {
    /// The most that are shown of a message in a list.
    pub const MOST: usize = 100;

    /// None at all: what is new has none.
    pub const NONE: Self = Self(0);

    /// The number of readers.
    pub const fn get(self) -> usize {
        self.0
    }
}

impl Default for FirstReaders {
    fn default() -> Self {
        Self(Self::MOST)
    }
}

impl FromStr for FirstReaders {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let count = text.parse().ok().filter(|count| *count <= Self::MOST);
        count.map(Self).ok_or_else(|| Rule::MustBe(format!("a whole number from 0 to {}", Self::MOST).into()))
    }
}

/// Which messages come first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MessageOrder {
    /// The newest.
    #[default]
    NewestFirst,
    /// The oldest.
    OldestFirst,
}

impl MessageOrder {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::NewestFirst, Self::OldestFirst];

    /// The order as Feathers' clients number it.
    pub const fn number(self) -> i8 {
        match self {
            Self::NewestFirst => -1,
            Self::OldestFirst => 1,
        }
    }
}

impl FromStr for MessageOrder {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let is_named = |order: &Self| order.number().to_string() == text;
        Self::ALL.into_iter().find(is_named).ok_or(Rule::must_be("-1 (newest first) or 1 (oldest first)"))
    }
}

/// Which messages of its rooms a list is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageFilter {
    /// Those of these sessions.
    pub session: Wanted<MessageSession>,
    /// Those of these authors.
    pub created_by: Wanted<UserId>,
    /// Those dated within this.
    pub dated: Dated,
}

impl MessageFilter {
    /// Whether messages of the range have to be looked at to know if they belong.
    pub fn looks_inside(&self) -> bool {
        self.session.is_narrow() || self.created_by.is_narrow()
    }

    /// Whether `message`, of the right time, belongs to the list.
    pub fn admits(&self, message: &Message) -> bool {
        self.session.admits(message.session.as_ref()) && self.created_by.admits(Some(&message.created_by))
    }
}

/// Which values of one member are wanted; all if nothing is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted<T> {
    pub among: Option<Vec<T>>,
    /// Anything but this, no value at all included.
    pub other_than: Option<T>,
}

impl<T> Default for Wanted<T> {
    fn default() -> Self {
        Self { among: None, other_than: None }
    }
}

impl<T: PartialEq> Wanted<T> {
    const fn is_narrow(&self) -> bool {
        self.among.is_some() || self.other_than.is_some()
    }

    fn admits(&self, value: Option<&T>) -> bool {
        let is_among = |among: &Vec<T>| value.is_some_and(|value| among.contains(value));
        self.among.as_ref().is_none_or(is_among) && (self.other_than.is_none() || self.other_than.as_ref() != value)
    }
}

/// A span of dates in milliseconds since the epoch; open where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dated {
    /// The first millisecond of it.
    earliest: Option<i64>,
    /// The last millisecond of it.
    latest: Option<i64>,
}

impl Dated {
    /// Later than one moment and earlier than another, as far as they are said.
    pub fn between(after: Option<Timestamp>, before: Option<Timestamp>) -> Self {
        let earliest = after.map(|after| after.millis().saturating_add(1));
        Self { earliest, latest: before.map(|before| before.millis().saturating_sub(1)) }
    }

    /// What of the span is at `first` or later.
    pub fn from(self, first: WholeNumber) -> Self {
        Self { earliest: self.earliest.max(Some(first.get())), ..self }
    }

    /// What of the span is later than `instant`.
    pub fn after(self, instant: WholeNumber) -> Self {
        Self { earliest: self.earliest.max(Some(instant.get() + 1)), ..self }
    }

    /// What of the span is at `last` or earlier.
    pub fn until(self, last: WholeNumber) -> Self {
        Self { latest: Some(self.latest.map_or(last.get(), |latest| latest.min(last.get()))), ..self }
    }

    /// What of the span is earlier than `instant`.
    pub fn before(self, instant: WholeNumber) -> Self {
        let last = instant.get() - 1;
        Self { latest: Some(self.latest.map_or(last, |latest| latest.min(last))), ..self }
    }

    /// The uuid7 of the span; none where it is over before 1970.
    pub(in crate::domain) fn range(self) -> Option<RangeInclusive<Uuid>> {
        let lowest = self.earliest.map_or(Uuid::nil(), |earliest| uuid_at(earliest, &[0; 10]));
        let highest = match self.latest {
            Some(latest) if latest < 0 => return None,
            Some(latest) => uuid_at(latest, &[0xff; 10]),
            None => Uuid::max(),
        };
        Some(lowest..=highest)
    }
}

/// Where a list of messages goes on: after the message of this uuid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageCursor(pub Uuid);

impl MessageCursor {
    /// How many characters it has.
    pub const LENGTH: usize = 32;
}

impl fmt::Display for MessageCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

impl FromStr for MessageCursor {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let uuid = Some(text).filter(|text| text.len() == Self::LENGTH).and_then(|text| text.parse().ok());
        uuid.map(Self).ok_or(Rule::must_be("a cursor from the Link header of this list"))
    }
}

/// The uuid7 of that time with these bits beside it.
pub(in crate::domain) fn uuid_at(milliseconds: i64, random: &[u8; 10]) -> Uuid {
    let milliseconds = u64::try_from(milliseconds.clamp(0, LAST_UUID_TIME)).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(milliseconds, random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::chance::Chance;
    use crate::domain::message::MessageId;
    use crate::domain::time::Arrival;

    fn list(dated: Dated, order: MessageOrder) -> MessageList {
        let filter = MessageFilter { dated, ..MessageFilter::default() };
        MessageList { rooms: None, filter, order, cursor: None, skip: 0, limit: 50 }
    }

    fn whole(number: i64) -> Result<WholeNumber, Rule> {
        number.try_into()
    }

    fn at(millis: i64) -> Result<Uuid, Rule> {
        Ok(MessageId::new("r".parse()?, Timestamp::from_millis(millis), Arrival::BEFORE_ALL, Chance::of(Uuid::max()))
            .uuid)
    }

    #[test]
    fn before_and_after_are_exclusive_from_and_until_inclusive() -> Result<(), Rule> {
        let open = Dated::default();
        for dated in [open.after(whole(10)?).before(whole(20)?), open.from(whole(11)?).until(whole(19)?)] {
            let range = list(dated, MessageOrder::NewestFirst).range(None);
            for (millis, inside) in [(10, false), (11, true), (19, true), (20, false)] {
                let uuid = at(millis)?;
                assert_eq!(range.as_ref().is_some_and(|range| range.contains(&uuid)), inside, "{millis}");
            }
        }
        Ok(())
    }

    #[test]
    fn the_narrower_of_two_bounds_holds() -> Result<(), Rule> {
        let dated = Dated::default().after(whole(5)?).from(whole(3)?).before(whole(10)?).until(whole(20)?);
        assert_eq!(dated, Dated { earliest: Some(6), latest: Some(9) });
        Ok(())
    }

    #[test]
    fn a_cursor_leaves_what_comes_after_it_in_either_order() -> Result<(), Rule> {
        let (earlier, last, later) = (at(10)?, at(20)?, at(30)?);
        for (order, is_later_left) in [(MessageOrder::NewestFirst, false), (MessageOrder::OldestFirst, true)] {
            let range = list(Dated::default(), order).range(Some(MessageCursor(last)));
            let has = |uuid| range.as_ref().is_some_and(|range| range.contains(uuid));
            assert_eq!([&earlier, &last, &later].map(has), [!is_later_left, false, is_later_left]);
        }
        Ok(())
    }

    #[test]
    fn a_range_that_cannot_hold_anything_is_none() -> Result<(), Rule> {
        let nothing = list(Dated::default().after(whole(10)?).before(whole(10)?), MessageOrder::NewestFirst);
        assert_eq!(nothing.range(None), None);
        let newest = list(Dated::default(), MessageOrder::NewestFirst);
        assert_eq!(newest.range(Some(MessageCursor(Uuid::nil()))), None);
        let oldest = list(Dated::default(), MessageOrder::OldestFirst);
        assert_eq!(oldest.range(Some(MessageCursor(Uuid::max()))), None);
        Ok(())
    }

    #[test]
    fn no_value_is_another_than_any_but_among_none() {
        let other_than = Wanted { among: None, other_than: Some(1) };
        assert!(other_than.admits(None) && other_than.admits(Some(&2)) && !other_than.admits(Some(&1)));
        let among = Wanted { among: Some(vec![1]), other_than: None };
        assert!(!among.admits(None) && among.admits(Some(&1)) && !among.admits(Some(&2)));
        assert!(!Wanted { among: Some(Vec::new()), other_than: None }.admits(Some(&1)));
    }
}
