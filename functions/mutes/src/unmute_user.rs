//! `DELETE /mutes/{userID}`

use axum::Json;
use axum::extract::State;
use shared::app::unmute_user;
use shared::body::mute::MuteBody;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Arrived, Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};
use crate::user_path::UserPath;

/// Unmute a user
///
/// The same for somebody who is not muted.
#[utoipa::path(
    delete,
    path = "/mutes/{userID}",
    tag = "Mutes",
    params(UserPath, MeasureRoomQuery),
    responses(
        (status = 200, description = "The user is not muted", body = Envelope<MuteBody>, example = json!({ "data": [], "meta": {}, "status": "ok", "time": 4.25 })),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn unmute_user(
    started: Started,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Path(UserPath { user_id }): Path<UserPath>,
    MeasureRoom(room): MeasureRoom,
) -> Result<Json<Envelope<MuteBody>>, Refusal> {
    unmute_user::unmute_user(&store, &caller.actor(), &room, &user_id, now, arrival).await?;
    Ok(started.envelope(Vec::new()))
}
