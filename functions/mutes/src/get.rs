//! `GET /mutes/{userID}`

use axum::Json;
use axum::extract::State;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, MutesErrors, Started};
use crate::mute_body::{MuteBody, UserPath};
use crate::mute_room::{MuteRoom, MuteRoomQuery};

/// Current mute of a user
///
/// `data` is empty where the user is not muted.
#[utoipa::path(
    get,
    path = "/mutes/{userID}",
    tag = "Mutes",
    params(UserPath, MuteRoomQuery),
    responses((status = 200, description = "The mute, if one lasts", body = Envelope), MutesErrors),
    security(("bearer" = []))
)]
pub async fn get_mute(
    started: Started,
    State(store): State<Store>,
    Now(now): Now,
    Path(UserPath { user_id }): Path<UserPath>,
    MuteRoom(room): MuteRoom,
) -> Result<Json<Envelope>, Refusal> {
    let mute = store.mute(&room, &user_id, now).await?;
    Ok(started.envelope(mute.and_then(|mute| MuteBody::at(mute, now)).into_iter().collect()))
}
