//! Mutes, as the plug.dj document describes them.

use std::str::FromStr;
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::id::UserId;
use super::rule::Rule;
use super::text::DisplayName;
use super::time::{Second, Timestamp};
use super::whole_number::WholeNumber;

/// Why somebody was muted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum MuteReason {
    /// Violated the community rules.
    ViolatingCommunityRules = 1,
    /// Was harsh to other community members.
    VerbalAbuse = 2,
    Spamming = 3,
    OffensiveLanguage = 4,
    /// Had a negative attitude towards others.
    NegativeAttitude = 5,
}

/// What is said of a reason outside 1–5.
pub const MUTE_REASON_RULE: Rule = Rule::Sentence("Not a valid mute reason");

impl MuteReason {
    /// All of them, by their numbers.
    pub const ALL: [Self; 5] = [
        Self::ViolatingCommunityRules,
        Self::VerbalAbuse,
        Self::Spamming,
        Self::OffensiveLanguage,
        Self::NegativeAttitude,
    ];

    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The reason in a few words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::ViolatingCommunityRules => "violating community rules",
            Self::VerbalAbuse => "verbal abuse",
            Self::Spamming => "spamming",
            Self::OffensiveLanguage => "offensive language",
            Self::NegativeAttitude => "negative attitude",
        }
    }
}

impl TryFrom<WholeNumber> for MuteReason {
    type Error = Rule;

    fn try_from(number: WholeNumber) -> Result<Self, Rule> {
        let is_named = |reason: &Self| i64::from(reason.number()) == number.get();
        Self::ALL.into_iter().find(is_named).ok_or(MUTE_REASON_RULE)
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

/// A muted user's id in the kind it was last sent in: 42 and "42" are one
/// user, and are answered as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MutedUser {
    /// Sent as a JSON number.
    Number(WholeNumber),
    /// Sent as a JSON string.
    Text(UserId),
}

impl MutedUser {
    /// The user, whatever the kind.
    ///
    /// Fails never: the digits of a whole number are an id.
    pub fn id(&self) -> Result<UserId, Rule> {
        match self {
            Self::Number(number) => number.get().to_string().parse(),
            Self::Text(id) => Ok(id.clone()),
        }
    }
}

impl Serialize for MutedUser {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_i64(number.get()),
            Self::Text(id) => id.serialize(serializer),
        }
    }
}

/// A mute of one user in one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mute {
    pub user: MutedUser,
    /// Their name; the id as text where none was ever given.
    pub username: String,
    /// The name of the moderator who muted them.
    pub moderator: String,
    pub reason: MuteReason,
    /// The second at which the mute ends, since the epoch.
    pub ends_at: Second,
}

/// What a moderator asks for; the name of the muted user is settled against
/// the mute that this one replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMute {
    pub user: MutedUser,
    /// Their name, if given.
    pub username: Option<DisplayName>,
    /// The name of the moderator.
    pub moderator: String,
    pub reason: MuteReason,
    /// The second at which the mute ends, since the epoch.
    pub ends_at: Second,
}

/// The second at which a mute of `duration` posted at `now` ends.
pub fn mute_end(now: Timestamp, duration: MuteDuration) -> Second {
    now.second().after(duration.lasts())
}

/// Whole seconds that a mute ending at `ends_at` still lasts; none once it is over.
pub fn remaining_seconds(ends_at: Second, now: Timestamp) -> Option<i64> {
    Some(ends_at.number() - now.seconds()).filter(|left| *left > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mute_ends_exactly_at_its_second() {
        let ends_at = mute_end(Timestamp::from_millis(1_500), MuteDuration::Short);
        assert_eq!(ends_at, Second::new(901));
        assert_eq!(remaining_seconds(ends_at, Timestamp::from_millis(1_999)), Some(900));
        assert_eq!(remaining_seconds(ends_at, Timestamp::from_millis(900_999)), Some(1));
        assert_eq!(remaining_seconds(ends_at, Timestamp::from_millis(901_000)), None);
    }

    #[test]
    fn a_number_and_its_digits_are_one_user() -> Result<(), Rule> {
        let number = MutedUser::Number(WholeNumber::try_from(-1_i64)?);
        let text = MutedUser::Text("-1".parse()?);
        assert_eq!(number.id(), text.id());
        assert_ne!(number, text);
        Ok(())
    }
}
