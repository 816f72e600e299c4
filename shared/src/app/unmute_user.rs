//! Somebody's mute in a room is lifted.

use super::Refused;
use super::logged::{act_on, logged};
use crate::domain::caller::Actor;
use crate::domain::id::{RoomId, UserId};
use crate::domain::moderation_log::LoggedAction;
use crate::domain::permitted::Permitted;
use crate::domain::time::{Arrival, Timestamp};
use crate::store::Store;

/// Ends a user's mute in a room, if there is one: one request. Whoever was
/// silenced on the stage by it is a listener still, and may ask to speak.
pub async fn unmute_user(
    store: &Store,
    actor: &Actor,
    room: &Permitted<RoomId>,
    user: &UserId,
    now: Timestamp,
    arrival: Arrival,
) -> Result<(), Refused> {
    let entry = act_on(actor, LoggedAction::Unmute, room, user).map(|act| logged(actor, act, now, arrival));
    store.lift_mute(room, user, entry, now).await?;
    Ok(())
}
