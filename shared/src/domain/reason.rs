//! Why a moderator acts against somebody, as the plug.dj document words it.

use super::whole_number::WholeNumber;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Reason {
    /// Violated the community rules.
    ViolatingCommunityRules = 1,
    /// Was harsh to other community members.
    VerbalAbuse = 2,
    Spamming = 3,
    OffensiveLanguage = 4,
    /// Had a negative attitude towards others.
    NegativeAttitude = 5,
}

impl Reason {
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

    /// The reason of that number; none outside 1–5.
    pub fn numbered(number: WholeNumber) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| i64::from(reason.number()) == number.get())
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
