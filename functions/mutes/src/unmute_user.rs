//! `DELETE /mutes/{userID}`

use axum::Json;
use axum::extract::State;
use shared::app::unmute_user;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::Path;
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::mute_room::{MuteRoom, MuteRoomQuery};
use crate::user_path::UserPath;

/// Unmute a user
///
/// The same for somebody who is not muted.
#[utoipa::path(
    delete,
    path = "/mutes/{userID}",
    tag = "Mutes",
    params(UserPath, MuteRoomQuery),
    responses(
        (status = 200, description = "The user is not muted", body = Envelope, example = json!({ "data": [], "meta": {}, "status": "ok", "time": 4.25 })),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn unmute_user(
    started: Started,
    caller: Caller,
    State(store): State<Store>,
    Path(UserPath { user_id }): Path<UserPath>,
    MuteRoom(room): MuteRoom,
) -> Result<Json<Envelope>, Refusal> {
    unmute_user::unmute_user(&store, &caller.actor(), &room, &user_id).await?;
    Ok(started.envelope(Vec::new()))
}
