//! Rooms that are read or changed only as they stood at some version.
//!
//! A tag names what is shown, the status by the clock included, so that a reader is
//! never told that an old status still is what there is. Nobody has written what the
//! clock alone changed: `If-Match` holds for the version, under whichever status.

use headers::ETag;
use shared::app::change_room::{ChangeRoom, stale};
use shared::domain::room::Room;
use shared::domain::time::Timestamp;
use shared::http::preconditions::Preconditions;
use shared::http::refusal::Refusal;
use shared::store::Store;

/// Whether a reader of the room has it as it is at `now`: 304.
pub fn is_known_to(preconditions: &Preconditions, room: &Room, now: Timestamp) -> Result<bool, Refusal> {
    if tags(room).iter().all(|tag| preconditions.miss(tag)) {
        return Err(stale(room, now).into());
    }
    let tag = entity_tag(&room.revision(room.status(now))).ok_or_else(Refusal::internal)?;
    Ok(preconditions.know(&tag))
}

/// Changes the room if the preconditions hold.
pub async fn change_if(preconditions: &Preconditions, store: &Store, change: ChangeRoom<'_>) -> Result<Room, Refusal> {
    Ok(change.change(store, |room| preconditions.let_write(&tags(room))).await?)
}

fn tags(room: &Room) -> Vec<ETag> {
    room.revisions().iter().filter_map(|revision| entity_tag(revision)).collect()
}

fn entity_tag(revision: &str) -> Option<ETag> {
    format!("\"{revision}\"").parse().ok()
}
