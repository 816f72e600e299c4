//! Counts beside a chat's own item: many who enter at once do not wait for one
//! item.
//!
//! Whoever is new in a crowded chat is counted on a shard, drawn among those
//! there are, and stays counted there for as long as the chat lasts. A chat
//! never has fewer shards than before, so a reader of the chat knows of all.

use std::time::Duration;

use super::chat::VoiceChat;
use super::counts::ChatCounts;
use super::tally::Tally;
use crate::domain::chance::Chance;
use crate::domain::time::Timestamp;

/// How many shards a chat gets first.
const FIRST: u16 = 16;

/// How many it has at most.
const MOST: u16 = 64;

/// One of a chat's shards, which are numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shard(u16);

impl Shard {
    /// The shard of that number.
    pub const fn numbered(number: u16) -> Self {
        Self(number)
    }

    pub const fn number(self) -> u16 {
        self.0
    }
}

/// How many shards the counts of a chat are spread over; none while it is small.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shards(u16);

impl Shards {
    /// So many.
    pub const fn of(count: u16) -> Self {
        Self(count)
    }

    pub const fn count(self) -> u16 {
        self.0
    }

    /// Whether participants are counted on the chat's own item alone.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// One of them by chance; none where there are none.
    pub fn draw(self, chance: Chance) -> Option<Shard> {
        let drawn = chance.bits(32).checked_rem(self.0.into())?;
        u16::try_from(drawn).ok().map(Shard)
    }
}

/// How many are present before newcomers are counted on shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpreadFrom(pub u32);

impl Default for SpreadFrom {
    fn default() -> Self {
        Self(50)
    }
}

impl SpreadFrom {
    /// How many shards there are to be before somebody enters who would be one of
    /// so many `present` on the chat's own item, and has been `crowded_out` by others
    /// so often already.
    pub fn wanted(self, present: i64, crowded_out: u32) -> Shards {
        let is_crowded = present >= self.0.into();
        match crowded_out {
            0 if !is_crowded => Shards::default(),
            0..=2 => Shards(FIRST),
            3 => Shards(FIRST * 2),
            _ => Shards(MOST),
        }
    }
}

/// A chat with the counts of all its shards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedChat {
    pub chat: VoiceChat,
    /// Everybody, moderators included, wherever they are counted.
    pub participants: Tally,
}

impl CountedChat {
    /// The chat with what its shards count.
    pub fn of<'s>(chat: VoiceChat, shards: impl IntoIterator<Item = &'s Tally>) -> Self {
        let participants = chat.participants.clone().with(shards);
        Self { chat, participants }
    }

    /// Its counts alone.
    pub fn into_counts(self) -> ChatCounts {
        ChatCounts { participants: self.participants, moderators: self.chat.moderators }
    }

    /// Whether a grace of somebody has ended within `around` before `now`, or
    /// ends within `around` after it: whoever connected meanwhile without a
    /// webhook telling of it is about to count for nothing.
    pub fn has_graces_ending(&self, around: Duration, now: Timestamp) -> bool {
        self.participants.has_lease_ending(&(now.second().before(around)..=now.second().after(around)))
    }
}
