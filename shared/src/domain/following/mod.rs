//! Following a room: everything that is stored in it from a moment on, each
//! message once.
//!
//! A message stands in its room by the time at which its request arrived, unless
//! it was sent with a date of its own: then it stands at that date, and a
//! [`Pointer`] to it stands at its arrival. An edit or a removal leaves a pointer at
//! its own arrival, too. The message says which of these places is the one where
//! followers find it as it now is, so each of its states is given out at one place.
//! A follower reads messages and pointers forward from a
//! [`FollowCursor`]. What arrived at some time may be written up to a function's
//! deadline later, and by the clock of another function: so the cursor's position
//! stays [`OVERLAP`] behind the present, and the cursor names what it has given
//! out of what lies after it ([`page`]).

pub mod cursor;
pub mod page;

use std::time::Duration;

use uuid::Uuid;

use super::id::RoomId;
use super::message::{Message, MessageId};
use super::message_list::MessageFilter;
use super::time::{Second, Timestamp};

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
/// It is written before what it announces. As long as the message does not say that
/// it is found there, it is looked at again, for what it announces may still come;
/// then it never came, or something else has come after it that has a pointer of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// Its place in the room, by the time of what it announces.
    pub at: Uuid,
    pub message: MessageId,
}

impl Pointer {
    /// The pointer by which followers find the message as it now is; none where they
    /// find it at its own place.
    pub fn to(message: &Message) -> Option<Self> {
        message.followed_at.map(|at| Self { at, message: message.id.clone() })
    }

    /// Whether the message, as it is, is what it announces.
    pub fn announces(&self, message: &Message) -> bool {
        message.followed_at == Some(self.at)
    }

    /// The second at which a pointer that was made at `now` is gone.
    pub fn end(now: Timestamp) -> Second {
        now.second().after(POINTERS_LAST)
    }
}
