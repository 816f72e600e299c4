//! `DELETE /external/room/{roomId}`

use axum::extract::State;
use axum::http::StatusCode;
use shared::app::delete_room;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Arrived, Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::room_path::RoomPath;

/// Delete room
///
/// Its mutes and bans count for nothing any more, in a later room of that id
/// neither. Its chat messages stay until their retention ends. Its id is closed: nobody posts in it or enters its voice chat,
/// which is ended within a minute, until somebody creates a room with it again.
#[utoipa::path(
    delete,
    path = "/external/room/{roomId}",
    tag = "Rooms",
    params(RoomPath),
    responses(
        (status = 204, description = "The room is deleted"),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
    )
)]
pub async fn delete_room(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Path(RoomPath { room_id }): Path<RoomPath>,
) -> Result<StatusCode, Refusal> {
    let room_id = caller.permit(room_id)?;
    delete_room::delete_room(&store, &caller.actor(), &room_id, now, arrival).await?;
    Ok(StatusCode::NO_CONTENT)
}
