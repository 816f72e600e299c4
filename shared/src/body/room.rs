//! A room.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::id::RoomId;
use crate::domain::room::{Room, RoomAbout, RoomName, RoomStatus};
use crate::domain::time::Timestamp;

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
