//! Somebody's ban from a room is lifted.

use super::Refused;
use super::logged::{act_on, logged};
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, UserId};
use crate::domain::moderation_log::LoggedAction;
use crate::domain::permitted::Permitted;
use crate::domain::time::{Arrival, Timestamp};
use crate::store::Store;

/// Ends a user's ban from a room, if there is one: one request. Whoever was
/// kicked from the stage by it may enter again, with new credentials.
pub async fn unban_user(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    user: &UserId,
    now: Timestamp,
    arrival: Arrival,
) -> Result<(), Refused> {
    let entry = act_on(actor, LoggedAction::Unban, room, user).map(|act| logged(actor, act, now, arrival));
    store.lift_ban(room, user, entry, now).await?;
    Ok(())
}
