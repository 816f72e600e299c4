//! Where events are told.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::domain::id::{RoomId, UserId};
use crate::domain::rule::Rule;
use crate::domain::voice::names::{Address, CommunityId};

/// How many bytes of an id's hash name its channel: 160 bits, which nobody
/// finds a second id for, in 32 letters.
const HASH_BYTES: usize = 20;

/// The namespace of what happens in rooms.
pub const ROOMS: &str = "rooms";

/// The namespace of what concerns one person.
pub const USERS: &str = "users";

/// A channel, `/rooms/<hash>` or `/users/<hash>`, or the channels of all rooms,
/// `/rooms/*`. AppSync takes letters, digits and dashes in a segment, 50 at most,
/// so an id is in it as the base32 of its SHA-256 (API.md, section 8).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Channel(String);

impl Channel {
    /// What happens in a room, its chat and its stage.
    pub fn of_room(room: &RoomId) -> Self {
        Self::of(ROOMS, room.as_str())
    }

    /// The same by the community of the room's stage: they are one id.
    pub fn of_community(community: &CommunityId) -> Self {
        Self::of(ROOMS, community.as_str())
    }

    /// What concerns one person.
    pub fn of_user(user: &UserId) -> Self {
        Self::of(USERS, user.as_str())
    }

    /// The same by the address that a stage knows the person by.
    pub fn of_address(address: &Address) -> Self {
        Self::of(USERS, address.as_str())
    }

    /// What happens in any room: for subscribers, nothing is told there.
    pub fn of_all_rooms() -> Self {
        Self(format!("/{ROOMS}/*"))
    }

    /// Whether it is the channel of one room.
    pub fn is_of_a_room(&self) -> bool {
        self.0
            .strip_prefix('/')
            .and_then(|path| path.split_once('/'))
            .is_some_and(|(namespace, hash)| namespace == ROOMS && hash != "*")
    }

    fn of(namespace: &str, id: &str) -> Self {
        let hash = Sha256::digest(id.as_bytes());
        let named = hash.iter().copied().take(HASH_BYTES).collect::<Vec<_>>();
        Self(format!("/{namespace}/{}", BASE32_NOPAD.encode(&named).to_ascii_lowercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Channel {
    type Err = Rule;

    /// Takes what these channels look like, whether or not there is such an id.
    fn from_str(text: &str) -> Result<Self, Rule> {
        let is_hash =
            |segment: &str| segment.len() == 32 && BASE32_NOPAD.decode(segment.to_ascii_uppercase().as_bytes()).is_ok();
        let known = match text.strip_prefix('/').and_then(|path| path.split_once('/')) {
            Some((ROOMS, "*")) => true,
            Some((ROOMS | USERS, segment)) => is_hash(segment) && segment == segment.to_ascii_lowercase(),
            _ => false,
        };
        if known { Ok(Self(text.to_owned())) } else { Err(Rule::must_be("a channel as GET /live answers it")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_the_hash_of_its_id_and_has_one_spelling() -> Result<(), Rule> {
        let channel = Channel::of_room(&"room-id".parse()?);
        // printf room-id | sha256sum | xxd -r -p | head -c 20 | base32 | tr A-Z a-z
        assert_eq!(channel.as_str(), "/rooms/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc");
        assert_eq!(channel, Channel::of_community(&"room-id".parse()?));
        assert_eq!(channel.as_str().parse::<Channel>()?, channel);
        for wrong in [
            "/rooms/",
            "/rooms",
            "rooms/*",
            "/users/*",
            "/rooms/a",
            "/rooms/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc/b",
            "/other/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc",
        ] {
            assert!(wrong.parse::<Channel>().is_err(), "{wrong}");
        }
        assert!(channel.as_str().to_uppercase().parse::<Channel>().is_err());
        Ok(())
    }
}
