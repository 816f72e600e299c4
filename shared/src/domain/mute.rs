//! Mutes, as the plug.dj document describes them.

use std::str::FromStr;
use std::time::Duration;

use super::measures::{Measure, retry_after};
use super::reason::Reason;
use super::rule::Rule;
use super::time::{Second, Timestamp};
use super::whole_number::WholeNumber;

/// Why somebody was muted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MuteReason(pub Reason);

/// What is said of a reason outside 1–5.
pub const MUTE_REASON_RULE: Rule = Rule::Sentence("Not a valid mute reason");

impl TryFrom<WholeNumber> for MuteReason {
    type Error = Rule;

    fn try_from(number: WholeNumber) -> Result<Self, Rule> {
        Reason::numbered(number).map(Self).ok_or(MUTE_REASON_RULE)
    }
}

/// How long somebody is muted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MuteDuration {
    /// `s`: 15 minutes.
    #[default]
    Short,
    /// `m`: 30 minutes.
    Medium,
    /// `l`: 45 minutes.
    Long,
}

/// What is said of a duration other than `s`, `m` and `l`.
pub const MUTE_DURATION_RULE: Rule = Rule::Sentence("Not a valid mute duration");

impl MuteDuration {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    /// The duration as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Short => "s",
            Self::Medium => "m",
            Self::Long => "l",
        }
    }

    /// How long it is.
    pub const fn lasts(self) -> Duration {
        match self {
            Self::Short => Duration::from_mins(15),
            Self::Medium => Duration::from_mins(30),
            Self::Long => Duration::from_mins(45),
        }
    }
}

impl FromStr for MuteDuration {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL.into_iter().find(|duration| duration.as_str() == text).ok_or(MUTE_DURATION_RULE)
    }
}

/// A mute of one user in one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mute {
    pub measure: Measure,
    /// The second at which the mute ends, since the epoch.
    pub ends_at: Second,
}

impl Mute {
    /// Seconds left, as whoever is muted is told.
    pub fn seconds_left(&self, now: Timestamp) -> u32 {
        retry_after(self.ends_at, now)
    }
}

/// The second at which a mute of `duration` posted at `now` ends.
pub fn mute_end(now: Timestamp, duration: MuteDuration) -> Second {
    now.second().after(duration.lasts())
}

#[cfg(test)]
mod tests {
    use super::super::measures::remaining_seconds;
    use super::*;

    #[test]
    fn a_mute_ends_exactly_at_its_second() {
        let ends_at = mute_end(Timestamp::from_millis(1_500), MuteDuration::Short);
        assert_eq!(ends_at, Second::new(901));
        assert_eq!(remaining_seconds(ends_at, Timestamp::from_millis(1_999)), Some(900));
        assert_eq!(remaining_seconds(ends_at, Timestamp::from_millis(900_999)), Some(1));
        assert_eq!(remaining_seconds(ends_at, Timestamp::from_millis(901_000)), None);
    }
}
