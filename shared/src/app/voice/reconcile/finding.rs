//! What one person's standing and LiveKit's list say together.

use std::time::Duration;

use super::Reconciling;
use crate::domain::voice::member::Member;
use crate::domain::voice::presence::{PresenceEvent, apply_event};
use crate::domain::voice::standing::Standing;
use crate::livekit::Participant;

/// A member changed less than this before LiveKit's list was asked for, in
/// milliseconds, is left alone: the list may be older than what is stored.
const SETTLED_AFTER: i64 = 1_000;

/// LiveKit drops a webhook that waits this long, so by then none comes.
const WEBHOOKS_COME_WITHIN: Duration = Duration::from_secs(30);

/// How one person was found.
pub enum Found<'p> {
    /// As was told, and LiveKit has nothing to be told.
    AsTold,
    /// They have only just changed.
    Unsettled,
    /// Nobody of the chat, or kicked from it.
    ToRemove(&'p Participant),
    /// Connected, as is stored.
    InStep(Box<Standing>, &'p Participant),
    /// Otherwise than is stored.
    Changed(Box<Change<'p>>),
}

/// What is to be stored of a member.
pub struct Change<'p> {
    pub before: Standing,
    pub after: Member,
    /// What makes it so of any later state, too.
    pub event: PresenceEvent,
    /// Their connection, if they are there.
    pub participant: Option<&'p Participant>,
    /// Whether they are there and no webhook has told in all the time it had.
    pub is_untold: bool,
}

/// How somebody was found, whose standing in the chat is that, if any.
pub fn find<'p>(
    standing: Option<&Standing>,
    participant: Option<&'p Participant>,
    reconciling: &Reconciling<'_>,
) -> Found<'p> {
    let Some(standing) = standing else { return participant.map_or(Found::AsTold, Found::ToRemove) };
    let member = &standing.member;
    // Whatever the list says of somebody banned, they are to be gone.
    if !standing.is_banned
        && member.changed_at.max(member.state_at).millis() > reconciling.asked_at.millis() - SETTLED_AFTER
    {
        return Found::Unsettled;
    }
    let change = |event: PresenceEvent, participant: Option<&'p Participant>| {
        let (graces, now) = (&reconciling.voice.graces, reconciling.asked_at);
        let after = apply_event(member, &event, graces, now);
        let is_told = after == *member;
        let after = Standing { member: after, ..standing.clone() }.settled(graces, now);
        let is_late =
            |participant: &Participant| participant.connection.joined_at.after(WEBHOOKS_COME_WITHIN).is_over(now);
        let is_untold = !is_told && participant.is_some_and(is_late);
        Box::new(Change { before: standing.clone(), after, event, participant, is_untold })
    };
    match participant {
        Some(kicked) if member.kicked => Found::ToRemove(kicked),
        Some(present) if present.is_active => {
            let change = change(PresenceEvent::FoundPresent(present.connection.clone()), Some(present));
            if change.after == *member {
                Found::InStep(Box::new(standing.clone()), present)
            } else {
                Found::Changed(change)
            }
        }
        _ if member.sid.is_some() || (standing.is_banned && !member.kicked) => {
            Found::Changed(change(reconciling.extent.missing(), None))
        }
        _ => Found::AsTold,
    }
}
