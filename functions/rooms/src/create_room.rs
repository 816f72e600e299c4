//! `POST /external/room`

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderName, StatusCode};
use deserr::Deserr;
use shared::app::{chance, create_room};
use shared::body::room::RoomBody;
use shared::domain::id::RoomId;
use shared::domain::permitted::Unconfined;
use shared::domain::room::{Room, RoomAbout, RoomName, RoomSchedule, RoomVersion};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::document::ANY_ROOM;
use shared::http::event::segment;
use shared::http::extract::{Arrived, BasePath, Json, Now};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::Store;
use utoipa::ToSchema;

use crate::room_answer::{RoomAnswer, answer};

type Time = Optional<Timestamp>;

/// A room to be created.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", examples(json!({
    "roomId": "321textroom321", "name": "Test text room", "about": "Some text", "isSpeak": true
})))]
pub struct NewRoom {
    /// The room's id.
    room_id: RoomId,
    /// The room's name.
    #[schema(inline)]
    name: RoomName,
    /// What the room is about; may be empty.
    #[schema(inline)]
    about: RoomAbout,
    /// Whether voice chat may be held in the room.
    is_speak: bool,
    /// When the room opens: SOON until then, LIVE from then on. `2024-12-31
    /// 05:33:32` (UTC) or RFC 3339. LIVE at once if absent.
    #[deserr(default)]
    #[schema(inline, required = false)]
    start_time: Time,
    /// When the room ends by itself: after `startTime`, and in the future. In either
    /// form.
    #[deserr(default)]
    #[schema(inline, required = false)]
    end_time: Time,
}

impl NewRoom {
    fn into_room(self, now: Timestamp) -> Result<Room, Refusal> {
        let schedule = RoomSchedule::plan(self.start_time.0, self.end_time.0, now);
        Ok(Room {
            id: self.room_id,
            name: self.name,
            about: self.about,
            is_speak: self.is_speak,
            schedule: schedule.map_err(|rule| Refusal::field("endTime", rule))?,
            by_hand: None,
            created_at: now,
            updated_at: now,
            version: RoomVersion::of(chance::draw()),
        })
    }
}

/// Create room
///
/// The status follows the clock: SOON before `startTime`, LIVE from then on,
/// ENDED from `endTime`. Of two who create one room at once, one wins.
#[utoipa::path(
    post,
    path = "/external/room",
    tag = "Rooms",
    request_body = NewRoom,
    responses(
        (status = 201, description = "The room", body = RoomBody, headers(
            ("Location", description = "The path of the room"),
            ("ETag", description = "The version and the status, a strong entity tag")
        )),
        (status = 403, description = ANY_ROOM),
        (status = 409, description = "The id is taken"),
    )
)]
pub async fn create_room(
    unconfined: Unconfined,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    BasePath(base): BasePath,
    Json(new): Json<NewRoom>,
) -> Result<(StatusCode, [(HeaderName, String); 1], RoomAnswer), Refusal> {
    let room = new.into_room(now)?;
    create_room::create_room(&store, unconfined, &room, arrival).await?;
    let location = format!("{base}/external/room/{}", segment(room.id.as_str()));
    Ok((StatusCode::CREATED, [(LOCATION, location)], answer(&room, now)))
}
