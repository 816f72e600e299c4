//! What names a community, a person in it, a chat, and its LiveKit room.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use uuid::Uuid;

use crate::domain::id::{RoomId, UserId, check_id};
use crate::domain::rule::Rule;
use crate::domain::text::is_blank;

/// What every LiveKit room of ours begins with.
const LIVEKIT_ROOM_PREFIX: &str = "voice-chat-community-";

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

/// A person's Ethereum address, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Address(String);

impl Address {
    /// How many characters it has.
    pub const LENGTH: usize = 42;

    /// `0x` and 40 hex digits in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that a LiveKit identity begins with.
    pub fn of_identity(identity: &str) -> Option<Self> {
        identity.get(..Self::LENGTH)?.parse().ok()
    }

    /// The account of that address.
    pub fn user(&self) -> Option<UserId> {
        self.0.parse().ok()
    }
}

impl FromStr for Address {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if is_blank(text) {
            return Err(Rule::Required);
        }
        let digits = text.strip_prefix("0x").filter(|digits| digits.len() == Self::LENGTH - 2);
        if digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit())) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(Rule::must_be("an Ethereum address: 0x and 40 hex digits"))
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One chat of a community, from its creation to its end: a uuid7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Session(Uuid);

impl Session {
    /// A new one.
    pub fn draw() -> Self {
        Self(Uuid::now_v7())
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

/// The LiveKit room of one chat; an ended chat and its successor never share one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LiveKitRoom {
    /// The community.
    pub community: CommunityId,
    /// Its chat.
    pub session: Session,
}

impl LiveKitRoom {
    /// The room that LiveKit calls `name`; none if it is none of ours.
    pub fn of_name(name: &str) -> Option<Self> {
        let (community, session) = name.strip_prefix(LIVEKIT_ROOM_PREFIX)?.rsplit_once(':')?;
        Some(Self { community: community.parse().ok()?, session: session.parse().ok()? })
    }
}

impl fmt::Display for LiveKitRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{LIVEKIT_ROOM_PREFIX}{}:{}", self.community, self.session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_livekit_room_is_split_at_its_last_colon() -> Result<(), Rule> {
        let room = LiveKitRoom { community: "a:b".parse()?, session: Session::draw() };
        assert_eq!(LiveKitRoom::of_name(&room.to_string()), Some(room));
        for unknown in ["lobby", "voice-chat-community-a", "voice-chat-community-a:b", "voice-chat-community-:"] {
            assert_eq!(LiveKitRoom::of_name(unknown), None, "{unknown}");
        }
        let version_4 = format!("voice-chat-community-a:{}", Uuid::new_v4());
        assert_eq!(LiveKitRoom::of_name(&version_4), None);
        Ok(())
    }

    #[test]
    fn an_identity_begins_with_its_address_in_any_case() {
        let address = "0xABCDEF0123456789abcdef0123456789ABCDEF01";
        let found = Address::of_identity(&format!("{address}:web"));
        assert_eq!(found, address.parse().ok());
        assert_eq!(found.map(|address| address.to_string()), Some(address.to_lowercase()));
        for no_identity in ["", "0x", "alice", "éééééééééééééééééééééééééééééééééééééééééé"]
        {
            assert_eq!(Address::of_identity(no_identity), None);
        }
    }
}
