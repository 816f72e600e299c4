//! Which participants of a voice chat somebody asks for.

use std::str::FromStr;

use super::member::{Member, Role};
use crate::domain::rule::Rule;
use crate::domain::time::Timestamp;

/// What participants are, of whom alone is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParticipantState {
    /// They ask to speak.
    Requesting,
    Speakers,
    Moderators,
}

impl ParticipantState {
    pub const ALL: [Self; 3] = [Self::Requesting, Self::Speakers, Self::Moderators];

    /// The state as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requesting => "requesting",
            Self::Speakers => "speakers",
            Self::Moderators => "moderators",
        }
    }

    /// Whether an active member is one of them.
    pub const fn admits(self, member: &Member) -> bool {
        match self {
            Self::Requesting => member.is_requesting_to_speak(),
            Self::Speakers | Self::Moderators => self.admits_entry(member.role, member.is_speaker),
        }
    }

    /// As far as can be said by what the index carries; it has those who ask to speak
    /// in a range of their own.
    pub const fn admits_entry(self, role: Role, is_speaker: bool) -> bool {
        match self {
            Self::Requesting => true,
            Self::Speakers => is_speaker,
            Self::Moderators => role.is_moderator(),
        }
    }
}

impl FromStr for ParticipantState {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let named = Self::ALL.into_iter().find(|state| state.as_str() == text);
        named.ok_or(Rule::must_be("requesting, speakers or moderators"))
    }
}

/// Whether a member is to be listed at `now`.
pub fn is_listed(member: &Member, state: Option<ParticipantState>, now: Timestamp) -> bool {
    member.is_active(now) && state.is_none_or(|state| state.admits(member))
}
