//! When a room opens and closes by itself.

use super::RoomStatus;
use crate::domain::rule::Rule;
use crate::domain::time::Timestamp;

/// When a room opens and closes by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoomSchedule {
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

impl RoomSchedule {
    /// A schedule for a room created now.
    ///
    /// The end has to be after the start and in the future; the rule that is
    /// returned otherwise is about the end.
    pub fn plan(start: Option<Timestamp>, end: Option<Timestamp>, now: Timestamp) -> Result<Self, Rule> {
        match end {
            Some(end) if end <= now => Err(Rule::must_be("in the future")),
            Some(end) if start.is_some_and(|start| end <= start) => Err(Rule::must_be("after startTime")),
            _ => Ok(Self { start, end }),
        }
    }

    /// A schedule as it was stored.
    pub const fn stored(start: Option<Timestamp>, end: Option<Timestamp>) -> Self {
        Self { start, end }
    }

    /// When the room opens; at once if nothing is set.
    pub const fn start(&self) -> Option<Timestamp> {
        self.start
    }

    /// When the room closes; never if nothing is set.
    pub const fn end(&self) -> Option<Timestamp> {
        self.end
    }

    /// The schedule after a change; what is left alone may lie in the past.
    pub(super) fn changed(self, start: TimeChange, end: TimeChange) -> Result<Self, InvalidTime> {
        let after = Self { start: start.of(self.start), end: end.of(self.end) };
        let is_in_order = after.start.zip(after.end).is_none_or(|(start, end)| start < end);
        match (start, end) {
            (_, TimeChange::Set(_)) if !is_in_order => Err(InvalidTime::new("endTime", "after startTime")),
            (TimeChange::Set(_), _) if !is_in_order => Err(InvalidTime::new("startTime", "before endTime")),
            _ => Ok(after),
        }
    }

    pub(super) fn status(&self, now: Timestamp) -> RoomStatus {
        match (self.start, self.end) {
            (_, Some(end)) if end <= now => RoomStatus::Ended,
            (Some(start), _) if now < start => RoomStatus::Soon,
            _ => RoomStatus::Live,
        }
    }

    pub(super) fn next_moment(&self, after: Timestamp) -> Option<Timestamp> {
        [self.start, self.end].into_iter().flatten().filter(|moment| *moment > after).min()
    }
}

/// What becomes of a time of a room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TimeChange {
    #[default]
    Keep,
    /// There is none any more.
    Remove,
    Set(Timestamp),
}

impl TimeChange {
    fn of(self, time: Option<Timestamp>) -> Option<Timestamp> {
        match self {
            Self::Keep => time,
            Self::Remove => None,
            Self::Set(time) => Some(time),
        }
    }
}

/// A time that cannot be, by its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidTime {
    pub field: &'static str,
    pub rule: Rule,
}

impl InvalidTime {
    pub(super) const fn new(field: &'static str, rule: &'static str) -> Self {
        Self { field, rule: Rule::must_be(rule) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(second: i64) -> Timestamp {
        Timestamp::from_millis(second * 1000)
    }

    #[test]
    fn the_end_is_after_the_start_and_in_the_future() {
        assert!(RoomSchedule::plan(Some(at(5)), Some(at(5)), at(0)).is_err());
        assert!(RoomSchedule::plan(None, Some(at(1)), at(1)).is_err());
        assert!(RoomSchedule::plan(Some(at(-5)), Some(at(2)), at(1)).is_ok());
    }
}
