//! What is written to the moderation log.

use super::chance;
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, UserId};
use crate::domain::moderation_log::{Act, LogEntry, LoggedAction};
use crate::domain::time::{Arrival, Timestamp};

/// The line that tells of an act, to be written with it; drawn anew for each try.
pub(super) fn logged(actor: &Actor, act: Act, now: Timestamp, arrival: Arrival) -> LogEntry {
    LogEntry::new(actor, act, now, arrival, chance::draw())
}

/// What is said of a measure that somebody takes against another, or ends; nothing
/// where they do so to themselves.
pub(super) fn act_on(actor: &Actor, action: LoggedAction, room: &RoomId, user: &UserId) -> Option<Act> {
    (*user != actor.account).then(|| Act::new(action, Some(room.clone())).to(user.clone()))
}
