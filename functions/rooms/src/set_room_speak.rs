//! `POST /external/room/speak`

use axum::extract::State;
use deserr::Deserr;
use shared::app::change_room::ChangeRoom;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::room::RoomChange;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Arrived, Json, Now};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::room_answer::{RoomAnswer, answer};

/// Whether voice chat may be held in a room.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", examples(json!({ "roomId": "321textroom321", "isSpeak": true })))]
pub struct RoomSpeak {
    /// The room's id.
    room_id: RoomId,
    /// Whether voice chat may be held in the room.
    is_speak: bool,
}

/// Enable voice in room
///
/// Refuses newcomers to the room's voice chat, or lets them in again. A
/// running chat goes on.
#[utoipa::path(
    post,
    path = "/external/room/speak",
    tag = "Rooms",
    request_body = RoomSpeak,
    responses(
        (status = 200, description = "The room", body = RoomBody, headers(("ETag", description = "The version and the status, a strong entity tag"))),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
    )
)]
pub async fn set_room_speak(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Json(RoomSpeak { room_id, is_speak }): Json<RoomSpeak>,
) -> Result<RoomAnswer, Refusal> {
    let room = &caller.permit(room_id)?;
    let change = ChangeRoom { actor: &caller.actor(), room, change: RoomChange::Speak(is_speak), now, arrival };
    Ok(answer(&change.change(&store, |_| true).await?, now))
}
