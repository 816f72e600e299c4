//! `GET /external/room/{roomId}`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use shared::app::Refused;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::precondition::is_known_to;
use crate::room_answer::answer;
use crate::room_path::RoomPath;

/// Get room
///
/// With the status that it has now, by the clock or by hand.
#[utoipa::path(
    get,
    path = "/external/room/{roomId}",
    tag = "Rooms",
    params(RoomPath, PreconditionHeaders),
    responses(
        (status = 200, description = "The room", body = RoomBody, headers(("ETag", description = "The version and the status, a strong entity tag"))),
        (status = 304, description = "The caller has the room as it is already", headers(("ETag", description = "The version and the status, a strong entity tag"))),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
        (status = 412, description = "The room does not stand at such a version", headers(("ETag", description = "The version and the status, a strong entity tag"))),
    )
)]
pub async fn get_room(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(RoomPath { room_id }): Path<RoomPath>,
    preconditions: Preconditions,
) -> Result<Response, Refusal> {
    let room_id = caller.permit(room_id)?;
    let room = store.room(&room_id).await?.ok_or(Refused::NO_ROOM)?;
    let is_known = is_known_to(&preconditions, &room, now)?;
    let (tag, body) = answer(&room, now);
    Ok(if is_known { (StatusCode::NOT_MODIFIED, tag).into_response() } else { (tag, body).into_response() })
}
