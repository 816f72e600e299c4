//! `GET /bans/{userID}`

use axum::Json;
use axum::extract::State;
use shared::body::ban::BanBody;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};
use crate::user_path::{Whose, WhosePath};

/// Current ban of a user
///
/// `data` is empty where the user is not banned. `@me` is the caller, who needs
/// no scope to ask about themselves.
#[utoipa::path(
    get,
    path = "/bans/{userID}",
    tag = "Mutes",
    params(WhosePath, MeasureRoomQuery),
    responses(
        (status = 200, description = "The ban, if one lasts", body = Envelope<BanBody>),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn get_ban(
    started: Started,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(WhosePath { user_id }): Path<WhosePath>,
    MeasureRoom(room): MeasureRoom,
) -> Result<Json<Envelope<BanBody>>, Refusal> {
    let (user_id, shown) = match user_id {
        Whose::Own => (caller.user, BanBody::at as fn(_, _) -> _),
        Whose::Of(user_id) => (user_id, BanBody::for_moderators as fn(_, _) -> _),
    };
    let ban = store.measures(&room, &user_id, now).await?.ban;
    Ok(started.envelope(ban.and_then(|ban| shown(ban, now)).into_iter().collect()))
}
