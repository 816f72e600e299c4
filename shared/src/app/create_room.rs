//! A room is created.

use super::Refused;
use crate::domain::permitted::Unconfined;
use crate::domain::room::Room;
use crate::domain::time::Arrival;
use crate::store::Store;

/// Creates a room: one request. Of two who create one room at once, one wins.
pub async fn create_room(store: &Store, unconfined: Unconfined, room: &Room, arrival: Arrival) -> Result<(), Refused> {
    if !store.add_room(unconfined, room, arrival).await? {
        return Err(Refused::Conflict("the roomId is taken".into()));
    }
    Ok(())
}
