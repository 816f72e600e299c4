//! A room as it is answered, with its `ETag`.

use axum::Json;
use axum::http::HeaderName;
use axum::http::header::ETAG;
use shared::body::room::RoomBody;
use shared::domain::room::Room;
use shared::domain::time::Timestamp;

/// The room with its `ETag`.
pub type RoomAnswer = ([(HeaderName, String); 1], Json<RoomBody>);

/// The answer with the room as it is at `now`.
pub fn answer(room: &Room, now: Timestamp) -> RoomAnswer {
    let tag = format!("\"{}\"", room.revision(room.status(now)));
    ([(ETAG, tag)], Json(RoomBody::at(room, now)))
}
