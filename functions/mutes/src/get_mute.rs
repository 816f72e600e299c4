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
use crate::mute_room::{MuteRoom, MuteRoomQuery};
use crate::user_path::{Whose, WhosePath};

/// Current mute of a user
///
/// `data` is empty where the user is not muted. `@me` is the caller, who needs
/// no scope to ask about themselves.
#[utoipa::path(
    get,
    path = "/mutes/{userID}",
    tag = "Mutes",
    params(WhosePath, MuteRoomQuery),
    responses(
        (status = 200, description = "The mute, if one lasts", body = Envelope),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn get_mute(
    started: Started,
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(WhosePath { user_id }): Path<WhosePath>,
    MuteRoom(room): MuteRoom,
) -> Result<Json<Envelope>, Refusal> {
    let user_id = match user_id {
        Whose::Own => caller.user,
        Whose::Of(user_id) => user_id,
    };
    let mute = store.mute(&room, &user_id, now).await?;
    Ok(started.envelope(mute.and_then(|mute| MuteBody::at(mute, now)).into_iter().collect()))
}
