//! Following a room: everything that is stored in it from a moment on, each
//! message once.
//!
//! A message stands in its room by the time at which its request arrived, unless
//! it was sent with a date of its own: then it stands at that date, and a
//! [`Pointer`] to it stands at its arrival. A follower reads both forward from a
//! [`FollowCursor`]. What arrived at some time may be written up to a function's
//! deadline later, and by the clock of another function: so the cursor's position
//! stays [`OVERLAP`] behind the present, and the cursor names what it has given
//! out of what lies after it ([`page`]).

pub mod cursor;
pub mod page;

use std::time::Duration;

use uuid::Uuid;

use super::chance::Chance;
use super::id::RoomId;
use super::message::{Message, MessageId};
use super::message_list::MessageFilter;
use super::time::{Arrival, Second, Timestamp};

use cursor::FollowCursor;

/// How long after its arrival a message may still be written, and by how much
/// the clocks of two functions differ, together: a function ends after 10 s at
/// the latest, and clocks that AWS keeps are no seconds apart.
pub const OVERLAP: Duration = Duration::from_secs(15);

/// How long a cursor may be gone on with.
pub const CURSORS_LAST: Duration = Duration::from_hours(24);

/// How long pointers are kept: longer than the oldest cursor that reads them.
const POINTERS_LAST: Duration = Duration::from_hours(25);

/// What one call that follows a room asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomFollow {
    pub room: RoomId,
    /// Where the call before ended. One of another room stands for the same
    /// moment in this one.
    pub cursor: FollowCursor,
    /// Which messages are given out; what it leaves out is passed over for good.
    pub filter: MessageFilter,
    /// How many messages are wanted at most.
    pub limit: usize,
}

/// At this time there is something to see at that message, whose own place in
/// the room does not tell so.
///
/// It is written before what it announces. One that points to nothing is looked
/// at again as long as what it announces may still come, and then it is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// Its place in the room, by the time of what it announces.
    pub at: Uuid,
    pub message: MessageId,
}

impl Pointer {
    /// The pointer that `message`, posted at `now`, needs to be found by
    /// followers; none where it stands at its arrival itself.
    pub fn to_posted(message: &Message, now: Timestamp, arrival: Arrival, chance: Chance) -> Option<Self> {
        message.arrived_at?;
        let at = MessageId::new(message.id.room.clone(), now, arrival, chance).uuid;
        Some(Self { at, message: message.id.clone() })
    }

    /// The second at which a pointer that was made at `now` is gone.
    pub fn end(now: Timestamp) -> Second {
        now.second().after(POINTERS_LAST)
    }
}
