//! A room is deleted.

use super::Refused;
use super::logged::logged;
use crate::domain::caller::Actor;
use crate::domain::id::RoomId;
use crate::domain::moderation_log::{Act, LoggedAction};
use crate::domain::permitted::Permitted;
use crate::domain::time::{Arrival, Timestamp};
use crate::store::Store;

/// Deletes a room, whose mutes and bans count for nothing from then on: two
/// requests. The sweeper ends its voice chat.
pub async fn delete_room(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    now: Timestamp,
    arrival: Arrival,
) -> Result<(), Refused> {
    let act = Act::new(LoggedAction::DeleteRoom, Some(RoomId::clone(room)));
    let entry = || logged(actor, act.clone(), now, arrival);
    if store.delete_room(room, entry, now).await? { Ok(()) } else { Err(Refused::NO_ROOM) }
}
