//! Bans, in the style of the plug.dj document.

use std::str::FromStr;
use std::time::Duration;

use super::measures::{Measure, retry_after};
use super::reason::Reason;
use super::rule::Rule;
use super::time::{Second, Timestamp};
use super::whole_number::WholeNumber;

/// Why somebody was banned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BanReason(pub Reason);

/// What is said of a reason outside 1–5.
pub const BAN_REASON_RULE: Rule = Rule::Sentence("Not a valid ban reason");

impl TryFrom<WholeNumber> for BanReason {
    type Error = Rule;

    fn try_from(number: WholeNumber) -> Result<Self, Rule> {
        Reason::numbered(number).map(Self).ok_or(BAN_REASON_RULE)
    }
}

/// How long somebody is banned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BanDuration {
    /// `h`
    Hour,
    /// `d`
    Day,
    /// `f`
    ForEver,
}

/// What is said of a duration other than `h`, `d` and `f`.
pub const BAN_DURATION_RULE: Rule = Rule::Sentence("Not a valid ban duration");

impl BanDuration {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Hour, Self::Day, Self::ForEver];

    /// The duration as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hour => "h",
            Self::Day => "d",
            Self::ForEver => "f",
        }
    }

    /// How long it is; none for ever.
    pub const fn lasts(self) -> Option<Duration> {
        match self {
            Self::Hour => Some(Duration::from_hours(1)),
            Self::Day => Some(Duration::from_hours(24)),
            Self::ForEver => None,
        }
    }
}

impl FromStr for BanDuration {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL.into_iter().find(|duration| duration.as_str() == text).ok_or(BAN_DURATION_RULE)
    }
}

/// A ban of one user from one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ban {
    pub measure: Measure,
    pub duration: BanDuration,
}

impl Ban {
    /// The second at which the ban ends; none if it never does.
    pub fn ends_at(&self) -> Option<Second> {
        ban_end(self.measure.made_at, self.duration)
    }

    /// Whether it is not over at `now`.
    pub fn lasts(&self, now: Timestamp) -> bool {
        self.ends_at().is_none_or(|end| !end.is_over(now))
    }

    /// What whoever is banned is told.
    pub fn told_at(&self, now: Timestamp) -> Banned {
        Banned { reason: self.measure.reason, seconds: self.ends_at().map(|end| retry_after(end, now)) }
    }
}

/// Somebody is banned from a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Banned {
    pub reason: Reason,
    /// For how many more seconds; for ever if none is said.
    pub seconds: Option<u32>,
}

/// The second at which a ban of `duration` posted at `now` ends; none if it never does.
pub fn ban_end(now: Timestamp, duration: BanDuration) -> Option<Second> {
    duration.lasts().map(|lasts| now.second().after(lasts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::SentUserId;

    fn ban(duration: BanDuration) -> Result<Ban, Rule> {
        let measure = Measure {
            user: SentUserId::Text("u".parse()?),
            username: "u".to_owned(),
            moderator: "mod".to_owned(),
            reason: Reason::VerbalAbuse,
            note: None,
            made_at: Timestamp::from_millis(1_500),
        };
        Ok(Ban { measure, duration })
    }

    #[test]
    fn a_ban_ends_exactly_at_its_second_or_never() -> Result<(), Rule> {
        let hour = ban(BanDuration::Hour)?;
        let left = |now| hour.told_at(Timestamp::from_millis(now)).seconds;
        assert_eq!((left(1_999), left(3_600_999)), (Some(3_600), Some(1)));
        assert!(hour.lasts(Timestamp::from_millis(3_600_999)) && !hour.lasts(Timestamp::from_millis(3_601_000)));
        assert_eq!(ban(BanDuration::Day)?.ends_at(), Some(Second::new(86_401)));
        let for_ever = ban(BanDuration::ForEver)?;
        let at_last = Timestamp::from_millis(i64::MAX);
        assert!(for_ever.lasts(at_last) && for_ever.told_at(at_last).seconds.is_none());
        Ok(())
    }
}
