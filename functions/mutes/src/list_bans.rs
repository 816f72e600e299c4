//! `GET /bans`

use axum::Json;
use axum::extract::State;
use shared::body::ban::BanBody;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};

/// Current bans of a room
///
/// In the order of the users' ids.
#[utoipa::path(
    get,
    path = "/bans",
    tag = "Mutes",
    params(MeasureRoomQuery),
    responses(
        (status = 200, description = "The bans that last", body = Envelope<BanBody>),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn list_bans(
    started: Started,
    State(store): State<Store>,
    Now(now): Now,
    MeasureRoom(room): MeasureRoom,
) -> Result<Json<Envelope<BanBody>>, Refusal> {
    let bans = store.measures_in(&room, now).await?.into_iter().filter_map(|measures| measures.ban);
    Ok(started.envelope(bans.filter_map(|ban| BanBody::for_moderators(ban, now)).collect()))
}
