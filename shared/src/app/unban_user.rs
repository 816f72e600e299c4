//! Somebody's ban from a room is lifted.

use super::Refused;
use super::acted::acted;
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, UserId};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::store::Store;

/// Ends a user's ban from a room, if there is one: one request. Whoever was
/// kicked from the stage by it may enter again, with new credentials.
pub async fn unban_user(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    user: &UserId,
    now: Timestamp,
) -> Result<(), Refused> {
    if store.lift_ban(room, user, now).await? {
        acted(actor, "unban user", user);
    }
    Ok(())
}
