//! `PATCH /external/room/{roomId}`

use axum::extract::State;
use deserr::Deserr;
use shared::app::change_room::ChangeRoom;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::domain::room::{InvalidTime, RoomAbout, RoomChange, RoomDetails, RoomName, TimeChange};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Arrived, Json, Now, Path};
use shared::http::patch::{Changes, Patch};
use shared::http::preconditions::{PreconditionHeaders, Preconditions};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::Store;
use utoipa::ToSchema;

use crate::precondition::change_if;
use crate::room_answer::{RoomAnswer, answer};
use crate::room_path::RoomPath;

type Name = Optional<RoomName>;

/// What to change of a room; what is absent stays.
#[derive(Debug, Default, PartialEq, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", examples(json!({ "name": "Another name", "startTime": "2030-12-31T05:33:32Z", "endTime": null })))]
pub struct RoomUpdate {
    /// The room's name.
    #[deserr(default)]
    #[schema(inline, required = false)]
    name: Name,
    /// What the room is about; may be empty.
    #[deserr(default)]
    #[schema(inline)]
    about: Option<RoomAbout>,
    /// When the room opens; null takes the time away. In either form.
    #[deserr(default)]
    #[schema(inline, required = false)]
    start_time: TimeChange,
    /// When the room ends by itself: after `startTime`, and in the future; null takes
    /// the time away. In either form.
    #[deserr(default)]
    #[schema(inline, required = false)]
    end_time: TimeChange,
}

impl Changes for RoomUpdate {
    const FIELDS: &[&str] = &["name", "about", "startTime", "endTime"];
}

impl RoomUpdate {
    fn into_change(self, now: Timestamp) -> Result<RoomChange, Refusal> {
        let details = RoomDetails::sent(self.name.0, self.about, self.start_time, self.end_time, now);
        details.map(RoomChange::Details).map_err(|InvalidTime { field, rule }| Refusal::field(field, rule))
    }
}

/// Change room
///
/// Beyond the source document. The status follows the new times, unless it is held
/// by hand: LIVE and SOON until the first scheduled moment after they were set, by
/// the new times; ENDED and DISABLED for good. Mutes, bans and the place in the list
/// stay. An empty object changes nothing, and neither does what is so already.
#[utoipa::path(
    patch,
    path = "/external/room/{roomId}",
    tag = "Rooms",
    params(RoomPath, PreconditionHeaders),
    request_body = RoomUpdate,
    responses(
        (status = 200, description = "The room", body = RoomBody, headers(("ETag", description = "The version and the status, a strong entity tag"))),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such room"),
        (status = 412, description = "The room does not stand at such a version", headers(("ETag", description = "The version and the status, a strong entity tag"))),
    )
)]
pub async fn update_room(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Path(RoomPath { room_id }): Path<RoomPath>,
    preconditions: Preconditions,
    Json(Patch(update)): Json<Patch<RoomUpdate>>,
) -> Result<RoomAnswer, Refusal> {
    let room = &caller.permit(room_id)?;
    let change = ChangeRoom { actor: &caller.actor(), room, change: update.into_change(now)?, now, arrival };
    Ok(answer(&change_if(&preconditions, &store, change).await?, now))
}
