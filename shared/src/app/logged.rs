//! What is written to the moderation log.

use super::chance;
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, UserId};
use crate::domain::measures::NewMeasure;
use crate::domain::moderation_log::{Act, LogEntry, LoggedAction, LoggedUser, Until};
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

/// The same with what the measure says.
pub(super) fn act_taking(measure: &NewMeasure, until: Until, act: Act) -> Act {
    let name = measure.username.as_ref().map(ToString::to_string);
    let user = act.user.map(|user| LoggedUser { name, ..user });
    Act { user, reason: Some(measure.reason), note: measure.note.clone(), until: Some(until), ..act }
}
