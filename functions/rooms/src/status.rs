//! `POST /external/room/status`

use axum::extract::State;
use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::room::RoomStatus;
use shared::http::Invalid;
use shared::http::extract::{Json, Now};
use shared::http::refusal::{BodyProblems, Problem, Problems, Refusal};
use shared::store::Store;
use utoipa::ToSchema;

use crate::room_body::{RoomBody, found, status_schema};

/// A status to be set by hand.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase")]
pub struct NewRoomStatus {
    /// The room's id.
    #[schema(value_type = String, min_length = 1, max_length = 128, example = "321textroom321")]
    room_id: RoomId,
    /// `LIVE`, `SOON`, `ENDED` or `DISABLED`.
    #[schema(schema_with = status_schema)]
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
        (status = 404, description = "There is no such room", body = Problem, content_type = "application/problem+json"),
        Problems,
        BodyProblems
    ),
    security(("bearer" = [], "api_key" = []))
)]
pub async fn set_room_status(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Json(NewRoomStatus { room_id, status }): Json<NewRoomStatus>,
) -> Result<axum::Json<RoomBody>, Refusal> {
    caller.enter(&room_id)?;
    found(store.set_room_status(&room_id, status, now).await?, now)
}
