//! What the paths of one room have in common.

use axum::Json;
use deserr::Deserr;
use shared::app::Refused;
use shared::body::room::RoomBody;
use shared::domain::id::RoomId;
use shared::domain::room::Room;
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::refusal::Refusal;
use utoipa::IntoParams;

/// The answer with a room that was found, or 404.
pub fn found(room: Option<Room>, now: Timestamp) -> Result<Json<RoomBody>, Refusal> {
    let room = room.ok_or(Refused::NO_ROOM)?;
    Ok(Json(RoomBody::at(&room, now)))
}

/// The room in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct RoomPath {
    /// The room's id.
    #[deserr(rename = "roomId")]
    #[param(rename = "roomId", inline, example = "321textroom321")]
    pub room_id: RoomId,
}
