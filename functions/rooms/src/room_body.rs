//! A room as it is answered, and what its paths have in common.

use axum::Json;
use deserr::Deserr;
use serde::Serialize;
use shared::app::Refused;
use shared::domain::id::RoomId;
use shared::domain::room::{Room, RoomAbout, RoomName, RoomStatus};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::refusal::Refusal;
use utoipa::{IntoParams, ToSchema};

/// A room. Its status is that of the moment it is answered.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Room, examples(json!({
    "roomId": "321textroom321", "name": "Test text room", "about": "Some text", "isSpeak": true, "status": "LIVE",
    "startTime": "2024-12-31T05:33:32Z", "endTime": null,
    "createdAt": "2024-12-30T18:00:00.25Z", "updatedAt": "2024-12-30T18:00:00.25Z"
})))]
pub struct RoomBody {
    /// The id its creator chose.
    #[schema(value_type = RoomId)]
    room_id: String,
    /// Its name.
    #[schema(value_type = RoomName, inline)]
    name: String,
    /// What it is about.
    #[schema(value_type = RoomAbout, inline)]
    about: String,
    /// Whether voice chat may be held in it.
    is_speak: bool,
    /// What may happen in it now.
    #[schema(value_type = RoomStatus)]
    status: &'static str,
    /// When it opens by itself, in UTC.
    #[schema(format = DateTime)]
    start_time: Option<String>,
    /// When it closes by itself, in UTC.
    #[schema(format = DateTime)]
    end_time: Option<String>,
    /// When it was created, in UTC.
    #[schema(format = DateTime)]
    created_at: String,
    /// When a call last changed it, in UTC.
    #[schema(format = DateTime)]
    updated_at: String,
}

impl RoomBody {
    /// The room as it is at `now`.
    pub fn at(room: &Room, now: Timestamp) -> Self {
        let written = |time: Option<Timestamp>| time.map(|time| time.to_string());
        Self {
            room_id: room.id.to_string(),
            name: room.name.to_string(),
            about: room.about.to_string(),
            is_speak: room.is_speak,
            status: room.status(now).as_str(),
            start_time: written(room.schedule.start()),
            end_time: written(room.schedule.end()),
            created_at: room.created_at.to_string(),
            updated_at: room.updated_at.to_string(),
        }
    }
}

/// The answer with a room that was found, or 404.
pub fn found(room: Option<Room>, now: Timestamp) -> Result<Json<RoomBody>, Refusal> {
    let room = room.ok_or(Refused::NO_ROOM)?;
    Ok(Json(RoomBody::at(&room, now)))
}

/// The room in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct RoomPath {
    /// The room's id.
    #[deserr(rename = "roomId")]
    #[param(rename = "roomId", inline, example = "321textroom321")]
    pub room_id: RoomId,
}
