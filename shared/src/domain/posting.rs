//! Whether somebody may post in a room.

use std::borrow::Cow;

use super::ban::Banned;
use super::measures::Measures;
use super::reason::Reason;
use super::room::KnownRoom;
use super::time::Timestamp;

/// Why somebody may not post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MayNotPost {
    /// They are muted, for so many more seconds.
    Muted {
        reason: Reason,
        /// For how many more seconds.
        seconds: u32,
    },
    /// They are banned from the room, whether or not they are muted too.
    Banned(Banned),
    /// The room takes no messages, for this reason.
    Closed(Cow<'static, str>),
}

/// Whether somebody may post in this room who has these measures in force there.
pub fn may_post(measures: &Measures, room: &KnownRoom, now: Timestamp) -> Result<(), MayNotPost> {
    if let Some(ban) = &measures.ban {
        return Err(MayNotPost::Banned(ban.told_at(now)));
    }
    if let Some(mute) = &measures.mute {
        return Err(MayNotPost::Muted { reason: mute.measure.reason, seconds: mute.seconds_left(now) });
    }
    let room = match room {
        KnownRoom::Unknown => return Ok(()),
        KnownRoom::Deleted => return Err(MayNotPost::Closed("the room was deleted".into())),
        KnownRoom::Room(room) => room,
    };
    let status = room.status(now);
    if status.takes_messages() { Ok(()) } else { Err(MayNotPost::Closed(format!("the room is {status}").into())) }
}
