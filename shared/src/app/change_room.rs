//! What may happen in a room is changed by hand.

use super::Refused;
use super::acted::acted;
use crate::domain::caller::Actor;
use crate::domain::id::RoomId;
use crate::domain::permitted::Permitted;
use crate::domain::room::{Room, RoomChange};
use crate::domain::time::Timestamp;
use crate::store::Store;

/// Changes a room that there is: one request.
pub async fn change_room(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    change: RoomChange,
    now: Timestamp,
) -> Result<Room, Refused> {
    let changed = store.change_room(room, change, now).await?.ok_or(Refused::NO_ROOM)?;
    acted(actor, "change room", &changed.id);
    Ok(changed)
}
