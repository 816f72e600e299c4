//! `POST /external/room/status`

use axum::extract::State;
use deserr::Deserr;
use shared::app::change_room::change_room;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::room::{RoomChange, RoomStatus};
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Json, Now};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

/// A status to be set by hand.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", examples(json!({ "roomId": "321textroom321", "status": "LIVE" })))]
pub struct NewRoomStatus {
    /// The room's id.
    room_id: RoomId,
    /// The status to set.
    status: RoomStatus,
}

/// Change room status
///
/// LIVE and SOON hold until the next scheduled moment (`startTime`,
/// `endTime`); ENDED and DISABLED hold until changed by hand. Nobody can post
/// in a room that is ENDED or DISABLED.
#[utoipa::path(
    post,
    path = "/external/room/status",
    tag = "Rooms",
    request_body = NewRoomStatus,
    responses(
        (status = 200, description = "The room", body = RoomBody),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
    )
)]
pub async fn set_room_status(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Json(NewRoomStatus { room_id, status }): Json<NewRoomStatus>,
) -> Result<axum::Json<RoomBody>, Refusal> {
    let room_id = caller.permit(room_id)?;
    let changed = change_room(&store, &caller.actor(), &room_id, RoomChange::Status(status), now).await?;
    Ok(axum::Json(RoomBody::at(&changed, now)))
}
