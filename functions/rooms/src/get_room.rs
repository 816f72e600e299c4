//! `GET /external/room/{roomId}`

use axum::Json;
use axum::extract::State;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::room_path::{RoomPath, found};

/// Get room
///
/// With the status that it has now, by the clock or by hand.
#[utoipa::path(
    get,
    path = "/external/room/{roomId}",
    tag = "Rooms",
    params(RoomPath),
    responses(
        (status = 200, description = "The room", body = RoomBody),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
    )
)]
pub async fn get_room(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(RoomPath { room_id }): Path<RoomPath>,
) -> Result<Json<RoomBody>, Refusal> {
    let room_id = caller.permit(room_id)?;
    found(store.room(&room_id).await?, now)
}
