//! What names a community, a person in it, and a chat.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use uuid::{Builder, Uuid};

use crate::domain::chance::Chance;
use crate::domain::id::{RoomId, UserId, check_id};
use crate::domain::rule::Rule;
use crate::domain::time::Timestamp;

/// A community, which has at most one voice chat at a time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct CommunityId(String);

impl CommunityId {
    /// Paths of the voice API, which no community can be called by.
    pub const PATHS: [&str; 2] = ["active", "status"];

    /// The id as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The room of the same id, whose settings and mutes bind the chat; none
    /// for the two ids that no room can have.
    pub fn room(&self) -> Option<RoomId> {
        self.0.parse().ok()
    }
}

impl FromStr for CommunityId {
    type Err = Rule;

    /// Refuses `active` and `status` too: they are paths of the voice API.
    fn from_str(text: &str) -> Result<Self, Rule> {
        check_id(text)?;
        if Self::PATHS.contains(&text) {
            return Err(Rule::must_not("be active or status, which are paths"));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for CommunityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who somebody is in a voice chat: an account's id, as a rule an Ethereum address;
/// see [`VoiceUserIds`](super::user_ids::VoiceUserIds), by which they come in. It
/// is their LiveKit identity too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Address(UserId);

impl Address {
    /// How many characters an Ethereum address has.
    pub const ETHEREUM_LENGTH: usize = 42;

    /// The id, an Ethereum address in lower case.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The account.
    pub const fn user(&self) -> &UserId {
        &self.0
    }

    /// Whether a text is `0x` and 40 hex digits.
    pub(super) fn is_ethereum(text: &str) -> bool {
        let digits = text.strip_prefix("0x").filter(|digits| digits.len() == Self::ETHEREUM_LENGTH - 2);
        digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
    }
}

impl FromStr for Address {
    type Err = Rule;

    /// Any that ever came in.
    fn from_str(text: &str) -> Result<Self, Rule> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One chat of a community, from its creation to its end: a uuid7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Session(Uuid);

impl Session {
    /// That of a chat that begins at `now`.
    pub fn new(now: Timestamp, chance: Chance) -> Self {
        let millis = u64::try_from(now.millis()).unwrap_or_default();
        Self(Builder::from_unix_timestamp_millis(millis, &chance.of_uuid7()).into_uuid())
    }
}

impl FromStr for Session {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let uuid = text.parse::<Uuid>().ok().filter(|uuid| uuid.get_version_num() == 7);
        uuid.map(Self).ok_or(Rule::must_be("a uuid7"))
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One chat of one community: what nobody else's chat and no chat before or
/// after it is called.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChatRef {
    pub community: CommunityId,
    pub session: Session,
}

impl fmt::Display for ChatRef {
    /// `community:session`, which is split at its last colon.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.community, self.session)
    }
}

impl FromStr for ChatRef {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let (community, session) = text.rsplit_once(':').ok_or(Rule::must_be("community:session"))?;
        Ok(Self { community: community.parse()?, session: session.parse()? })
    }
}
