//! Rooms, as the Watchers document describes them, and their status by the clock.

mod schedule;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::id::RoomId;
use super::rule::Rule;
use super::text::Text;
use super::time::Timestamp;

pub use schedule::{InvalidTime, RoomSchedule, TimeChange};

/// A room's name: 1–256 characters.
pub type RoomName = Text<1, 256>;

/// What a room is about: up to 4096 characters, possibly none.
pub type RoomAbout = Text<0, 4096>;

/// What may happen in a room now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoomStatus {
    /// It opens later.
    Soon,
    /// It is open.
    Live,
    /// It is over.
    Ended,
    /// It was switched off.
    Disabled,
}

impl RoomStatus {
    /// All of them, in the order of the document.
    pub const ALL: [Self; 4] = [Self::Live, Self::Soon, Self::Ended, Self::Disabled];

    /// The status as the document spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Soon => "SOON",
            Self::Live => "LIVE",
            Self::Ended => "ENDED",
            Self::Disabled => "DISABLED",
        }
    }

    /// Whether people may post in the room.
    pub const fn takes_messages(self) -> bool {
        matches!(self, Self::Soon | Self::Live)
    }
}

impl fmt::Display for RoomStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RoomStatus {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(Rule::must_be("LIVE, SOON, ENDED or DISABLED"))
    }
}

/// What is changed of a room by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomChange {
    /// Whether voice chat may be held in it.
    Speak(bool),
    Status(RoomStatus),
    Details(RoomDetails),
}

/// What a room is called and when it is open; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoomDetails {
    name: Option<RoomName>,
    about: Option<RoomAbout>,
    start: TimeChange,
    end: TimeChange,
}

impl RoomDetails {
    /// What is sent at `now`, as far as it can be right by itself; against the room's
    /// other time each is held when it is changed.
    pub fn sent(
        name: Option<RoomName>,
        about: Option<RoomAbout>,
        start: TimeChange,
        end: TimeChange,
        now: Timestamp,
    ) -> Result<Self, InvalidTime> {
        if matches!(end, TimeChange::Set(end) if end <= now) {
            return Err(InvalidTime::new("endTime", "in the future"));
        }
        if matches!(start, TimeChange::Set(_)) && matches!(end, TimeChange::Set(_)) {
            RoomSchedule::default().changed(start, end)?;
        }
        Ok(Self { name, about, start, end })
    }
}

/// Which write a room stands at; each write makes a new one. Empty where the list
/// over the index has the room, which goes without.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomVersion(String);

impl RoomVersion {
    pub fn of(chance: Chance) -> Self {
        Self(chance.of_uuid4().to_string())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A status that somebody set, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusByHand {
    pub status: RoomStatus,
    /// When it was set.
    pub set_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its id, chosen by the creator.
    pub id: RoomId,
    pub name: RoomName,
    /// What it is about.
    pub about: RoomAbout,
    /// Whether voice chat may be held in it.
    pub is_speak: bool,
    /// When it opens and closes by itself.
    pub schedule: RoomSchedule,
    /// The last status set by hand.
    pub by_hand: Option<StatusByHand>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed by a call.
    pub updated_at: Timestamp,
    pub version: RoomVersion,
}

/// What is known of a room id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum KnownRoom {
    /// Nobody ever created a room with it.
    #[default]
    Unknown,
    /// There is a room.
    Room(Room),
    /// There was one, and it was deleted: its id is closed until somebody
    /// creates a room with it again.
    Deleted,
}

impl KnownRoom {
    /// The room, if there is one.
    pub fn room(self) -> Option<Room> {
        match self {
            Self::Room(room) => Some(room),
            Self::Unknown | Self::Deleted => None,
        }
    }

    /// Whether what was held in it is over: it is ENDED, DISABLED or deleted.
    pub fn is_over(&self, now: Timestamp) -> bool {
        match self {
            Self::Unknown => false,
            Self::Deleted => true,
            Self::Room(room) => matches!(room.status(now), RoomStatus::Ended | RoomStatus::Disabled),
        }
    }
}

impl Room {
    /// The status at `now`.
    ///
    /// ENDED and DISABLED set by hand hold until changed by hand; LIVE and
    /// SOON set by hand hold until the next scheduled moment after that.
    pub fn status(&self, now: Timestamp) -> RoomStatus {
        self.held_by_hand(now).unwrap_or_else(|| self.schedule.status(now))
    }

    fn held_by_hand(&self, now: Timestamp) -> Option<RoomStatus> {
        let StatusByHand { status, set_at } = self.by_hand?;
        let holds = match status {
            RoomStatus::Ended | RoomStatus::Disabled => true,
            RoomStatus::Live | RoomStatus::Soon => self.schedule.next_moment(set_at).is_none_or(|moment| now < moment),
        };
        holds.then_some(status)
    }

    /// The room after a change at `now`, which is its write `version`; none if nothing
    /// would be another. A status that is set again while it holds is no change: it
    /// would hold no longer and no shorter.
    pub fn changed(
        &self,
        change: &RoomChange,
        version: RoomVersion,
        now: Timestamp,
    ) -> Result<Option<Self>, InvalidTime> {
        let mut after = self.clone();
        match change {
            RoomChange::Speak(is_speak) => after.is_speak = *is_speak,
            RoomChange::Status(status) => {
                if self.held_by_hand(now) != Some(*status) {
                    after.by_hand = Some(StatusByHand { status: *status, set_at: now });
                }
            }
            RoomChange::Details(RoomDetails { name, about, start, end }) => {
                after.name = name.clone().unwrap_or(after.name);
                after.about = about.clone().unwrap_or(after.about);
                after.schedule = after.schedule.changed(*start, *end)?;
            }
        }
        Ok((after != *self).then_some(Self { version, updated_at: now, ..after }))
    }

    /// A name of what the room shows while it has that status: another one whenever
    /// anything of it is another.
    pub fn revision(&self, status: RoomStatus) -> String {
        format!("{}.{status}", self.version.as_str())
    }

    /// Those of all that it shows by the clock alone.
    pub fn revisions(&self) -> [String; 4] {
        RoomStatus::ALL.map(|status| self.revision(status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(second: i64) -> Timestamp {
        Timestamp::from_millis(second * 1000)
    }

    fn room(start: Option<i64>, end: Option<i64>, by_hand: Option<(RoomStatus, i64)>) -> Result<Room, Rule> {
        Ok(Room {
            id: "r".parse()?,
            name: "n".parse()?,
            about: "".parse()?,
            is_speak: false,
            schedule: RoomSchedule::plan(start.map(at), end.map(at), at(0))?,
            by_hand: by_hand.map(|(status, set_at)| StatusByHand { status, set_at: at(set_at) }),
            created_at: at(0),
            updated_at: at(0),
            version: RoomVersion::default(),
        })
    }

    fn planned(room: &Room, start: TimeChange, end: TimeChange, now: i64) -> Result<Option<Room>, InvalidTime> {
        let details = RoomDetails::sent(None, None, start, end, at(now))?;
        room.changed(&RoomChange::Details(details), RoomVersion::default(), at(now))
    }

    fn status(start: Option<i64>, end: Option<i64>, by_hand: Option<(RoomStatus, i64)>, now: i64) -> RoomStatus {
        room(start, end, by_hand).map(|room| room.status(at(now))).unwrap_or(RoomStatus::Disabled)
    }

    #[test]
    fn a_schedule_turns_at_its_seconds() {
        let by_clock = [(9, RoomStatus::Soon), (10, RoomStatus::Live), (19, RoomStatus::Live), (20, RoomStatus::Ended)];
        for (now, expected) in by_clock {
            assert_eq!(status(Some(10), Some(20), None, now), expected, "at {now}");
        }
        assert_eq!(status(None, None, None, 0), RoomStatus::Live);
        assert_eq!(status(None, Some(5), None, 4), RoomStatus::Live);
    }

    #[test]
    fn live_and_soon_by_hand_hold_until_the_next_scheduled_moment() {
        let live = Some((RoomStatus::Live, 5));
        assert_eq!(status(Some(10), Some(20), live, 9), RoomStatus::Live);
        assert_eq!(status(Some(10), Some(20), live, 20), RoomStatus::Ended);
        let soon = Some((RoomStatus::Soon, 12));
        assert_eq!(status(Some(10), Some(20), soon, 19), RoomStatus::Soon);
        assert_eq!(status(Some(10), Some(20), soon, 20), RoomStatus::Ended);
        assert_eq!(status(Some(10), Some(20), Some((RoomStatus::Live, 25)), 1000), RoomStatus::Live);
    }

    #[test]
    fn ended_and_disabled_by_hand_hold_until_changed() {
        for by_hand in [RoomStatus::Ended, RoomStatus::Disabled] {
            assert_eq!(status(Some(10), Some(20), Some((by_hand, 5)), 15), by_hand);
        }
    }

    #[test]
    fn the_status_follows_new_times_unless_it_is_held_by_hand() -> Result<(), Rule> {
        let later = |room: &Room| {
            let moved = planned(room, TimeChange::Set(at(30)), TimeChange::Set(at(40)), 15);
            moved.map_err(|InvalidTime { rule, .. }| rule).map(|moved| moved.unwrap_or_else(|| room.clone()))
        };
        let by_clock = later(&room(Some(10), Some(20), None)?)?;
        assert_eq!([16, 30, 40].map(|now| by_clock.status(at(now)).as_str()), ["SOON", "LIVE", "ENDED"]);
        let live = later(&room(Some(10), Some(20), Some((RoomStatus::Live, 12)))?)?;
        assert_eq!([16, 30, 40].map(|now| live.status(at(now)).as_str()), ["LIVE", "LIVE", "ENDED"]);
        let ended = later(&room(Some(10), Some(20), Some((RoomStatus::Ended, 12)))?)?;
        assert_eq!([16, 30, 40].map(|now| ended.status(at(now)).as_str()), ["ENDED", "ENDED", "ENDED"]);
        Ok(())
    }

    #[test]
    fn the_times_that_result_are_held_against_each_other_and_the_one_that_was_sent_is_named() -> Result<(), Rule> {
        let room = room(Some(10), Some(20), None)?;
        let field = |start, end, now| planned(&room, start, end, now).map_err(|InvalidTime { field, .. }| field);
        assert_eq!(field(TimeChange::Set(at(20)), TimeChange::Keep, 0), Err("startTime"));
        assert_eq!(field(TimeChange::Keep, TimeChange::Set(at(10)), 0), Err("endTime"));
        assert_eq!(field(TimeChange::Set(at(30)), TimeChange::Set(at(30)), 0), Err("endTime"));
        assert_eq!(field(TimeChange::Remove, TimeChange::Set(at(25)), 25), Err("endTime"));
        assert!(field(TimeChange::Set(at(30)), TimeChange::Remove, 0).is_ok_and(|changed| changed.is_some()));
        assert!(field(TimeChange::Set(at(15)), TimeChange::Keep, 50).is_ok(), "an end that is left alone may be past");
        assert_eq!(field(TimeChange::Set(at(10)), TimeChange::Keep, 0), Ok(None));
        Ok(())
    }

    #[test]
    fn what_is_set_again_while_it_holds_changes_nothing() -> Result<(), Rule> {
        let again = |room: &Room, now: i64| {
            let again = room.changed(&RoomChange::Status(RoomStatus::Live), RoomVersion::default(), at(now));
            again.is_ok_and(|changed| changed.is_none())
        };
        let live = room(Some(10), Some(20), Some((RoomStatus::Live, 5)))?;
        assert!(again(&live, 9));
        assert!(!again(&live, 12), "by the clock it is LIVE now, which the end would not have to end");
        assert!(!again(&room(None, None, None)?, 0));
        Ok(())
    }
}
