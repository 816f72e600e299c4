//! `POST /external/room/status`

use axum::extract::State;
use deserr::Deserr;
use shared::app::change_room::ChangeRoom;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::room::{RoomChange, RoomStatus};
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Arrived, Json, Now};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::room_answer::{RoomAnswer, answer};

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
        (status = 200, description = "The room", body = RoomBody, headers(("ETag", description = "The version and the status, a strong entity tag"))),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
    )
)]
pub async fn set_room_status(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Json(NewRoomStatus { room_id, status }): Json<NewRoomStatus>,
) -> Result<RoomAnswer, Refusal> {
    let room = &caller.permit(room_id)?;
    let change = ChangeRoom { actor: &caller.actor(), room, change: RoomChange::Status(status), now, arrival };
    Ok(answer(&change.change(&store, |_| true).await?, now))
}
