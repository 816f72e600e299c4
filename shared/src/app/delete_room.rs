//! A room is deleted.

use super::Refused;
use super::acted::acted;
use crate::domain::caller::Actor;
use crate::domain::id::RoomId;
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::store::Store;

/// Deletes a room, whose mutes and bans count for nothing from then on: two
/// requests. The sweeper ends its voice chat.
pub async fn delete_room(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    now: Timestamp,
) -> Result<(), Refused> {
    if !store.delete_room(room, now).await? {
        return Err(Refused::NO_ROOM);
    }
    acted(actor, "delete room", &**room);
    Ok(())
}
