//! Whether newcomers may enter a voice chat.

use std::fmt;

use crate::domain::room::{KnownRoom, RoomStatus};
use crate::domain::time::Timestamp;

/// Why newcomers may not enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Voice chat is switched off in the settings.
    Off,
    /// Voice chat is switched off in the room of the same id.
    OffInRoom,
    /// The room of the same id was deleted.
    RoomDeleted,
    /// The room of the same id has this status, which is not LIVE.
    NotLive(RoomStatus),
}

impl Closed {
    /// Whether this is how things stand at present, and not what is allowed.
    pub const fn is_of_the_moment(self) -> bool {
        matches!(self, Self::RoomDeleted | Self::NotLive(_))
    }
}

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Off => f.write_str("voice chat is switched off"),
            Self::OffInRoom => f.write_str("voice chat is switched off in this room"),
            Self::RoomDeleted => f.write_str("the room was deleted"),
            Self::NotLive(status) => write!(f, "the room is {status}"),
        }
    }
}

/// Whether newcomers may enter, by the settings and the room of the same id.
pub fn may_enter(is_enabled: bool, room: &KnownRoom, now: Timestamp) -> Result<(), Closed> {
    if !is_enabled {
        return Err(Closed::Off);
    }
    let room = match room {
        KnownRoom::Unknown => return Ok(()),
        KnownRoom::Deleted => return Err(Closed::RoomDeleted),
        KnownRoom::Room(room) => room,
    };
    if !room.is_speak {
        return Err(Closed::OffInRoom);
    }
    match room.status(now) {
        RoomStatus::Live => Ok(()),
        status => Err(Closed::NotLive(status)),
    }
}
