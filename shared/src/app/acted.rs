//! Who did what to whom.

use std::fmt::Display;

use crate::domain::caller::Actor;

/// Tells the log, at DEBUG, of an act that others feel.
pub(super) fn acted(actor: &Actor, act: &str, target: impl Display) {
    tracing::debug!(actor = %actor.account, kind = actor.kind.as_str(), act, %target, "acted");
}
