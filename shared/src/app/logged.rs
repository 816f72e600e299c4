//! What is written to the moderation log.

use super::chance;
use crate::domain::caller::Actor;
use crate::domain::moderation_log::{Act, LogEntry};
use crate::domain::time::{Arrival, Timestamp};

/// The line that tells of an act, to be written with it; drawn anew for each try.
pub(super) fn logged(actor: &Actor, act: Act, now: Timestamp, arrival: Arrival) -> LogEntry {
    LogEntry::new(actor, act, now, arrival, chance::draw())
}
