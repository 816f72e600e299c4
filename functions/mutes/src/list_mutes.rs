//! `GET /mutes`

use axum::Json;
use axum::extract::State;
use shared::body::mute::MuteBody;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::mute_room::{MuteRoom, MuteRoomQuery};

/// Current mutes of a room
///
/// In the order of the users' ids.
#[utoipa::path(
    get,
    path = "/mutes",
    tag = "Mutes",
    params(MuteRoomQuery),
    responses(
        (status = 200, description = "The mutes that last", body = Envelope),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn list_mutes(
    started: Started,
    State(store): State<Store>,
    Now(now): Now,
    MuteRoom(room): MuteRoom,
) -> Result<Json<Envelope>, Refusal> {
    let mutes = store.mutes(&room, now).await?;
    Ok(started.envelope(mutes.into_iter().filter_map(|mute| MuteBody::at(mute, now)).collect()))
}
