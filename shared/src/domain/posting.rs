//! Whether somebody may post in a room.

use std::borrow::Cow;

use super::mute::{Mute, MuteReason, remaining_seconds};
use super::room::KnownRoom;
use super::time::Timestamp;

/// Why somebody may not post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MayNotPost {
    /// They are muted, for so many more seconds.
    Muted {
        reason: MuteReason,
        /// For how many more seconds.
        seconds: u32,
    },
    /// The room takes no messages, for this reason.
    Closed(Cow<'static, str>),
}

/// Whether somebody with this mute may post in this room; a mute that is over
/// is none.
pub fn may_post(mute: Option<&Mute>, room: &KnownRoom, now: Timestamp) -> Result<(), MayNotPost> {
    if let Some((mute, seconds)) = mute.and_then(|mute| Some((mute, remaining_seconds(mute.ends_at, now)?))) {
        let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
        return Err(MayNotPost::Muted { reason: mute.reason, seconds });
    }
    let room = match room {
        KnownRoom::Unknown => return Ok(()),
        KnownRoom::Deleted => return Err(MayNotPost::Closed("the room was deleted".into())),
        KnownRoom::Room(room) => room,
    };
    let status = room.status(now);
    if status.takes_messages() { Ok(()) } else { Err(MayNotPost::Closed(format!("the room is {status}").into())) }
}
