//! Somebody's mute in a room is lifted.

use super::Refused;
use super::acted::acted;
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, UserId};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::store::Store;

/// Ends a user's mute in a room, if there is one: one request. Whoever was
/// silenced on the stage by it is a listener still, and may ask to speak.
pub async fn unmute_user(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    user: &UserId,
    now: Timestamp,
) -> Result<(), Refused> {
    if store.lift_mute(room, user, now).await? {
        acted(actor, "unmute user", user);
    }
    Ok(())
}
