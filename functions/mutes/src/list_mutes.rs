//! `GET /mutes`

use axum::Json;
use axum::extract::State;
use shared::body::mute::MuteBody;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};

/// Current mutes of a room
///
/// In the order of the users' ids.
#[utoipa::path(
    get,
    path = "/mutes",
    tag = "Mutes",
    params(MeasureRoomQuery),
    responses(
        (status = 200, description = "The mutes that last", body = Envelope<MuteBody>),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn list_mutes(
    started: Started,
    State(store): State<Store>,
    Now(now): Now,
    MeasureRoom(room): MeasureRoom,
) -> Result<Json<Envelope<MuteBody>>, Refusal> {
    let mutes = store.measures_in(&room, now).await?.into_iter().filter_map(|measures| measures.mute);
    Ok(started.envelope(mutes.filter_map(|mute| MuteBody::for_moderators(mute, now)).collect()))
}
