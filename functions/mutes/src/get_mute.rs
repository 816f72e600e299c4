//! `GET /mutes/{userID}`

use axum::Json;
use axum::extract::State;
use shared::body::mute::MuteBody;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};
use crate::user_path::{Whose, WhosePath};

/// Current mute of a user
///
/// `data` is empty where the user is not muted. `@me` is the caller, who needs
/// no scope to ask about themselves.
#[utoipa::path(
    get,
    path = "/mutes/{userID}",
    tag = "Mutes",
    params(WhosePath, MeasureRoomQuery),
    responses(
        (status = 200, description = "The mute, if one lasts", body = Envelope<MuteBody>),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn get_mute(
    started: Started,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(WhosePath { user_id }): Path<WhosePath>,
    MeasureRoom(room): MeasureRoom,
) -> Result<Json<Envelope<MuteBody>>, Refusal> {
    let (user_id, shown) = match user_id {
        Whose::Own => (caller.user, MuteBody::at as fn(_, _) -> _),
        Whose::Of(user_id) => (user_id, MuteBody::for_moderators as fn(_, _) -> _),
    };
    let mute = store.measures(&room, &user_id, now).await?.mute;
    Ok(started.envelope(mute.and_then(|mute| shown(mute, now)).into_iter().collect()))
}
