//! A chat message.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::id::{RoomId, UserId};
use crate::domain::message::{Message, MessageId, MessageMedia, MessageSession, MessageText, Removal};
use crate::domain::text::DisplayName;
use crate::domain::time::Timestamp;

/// A chat message; absent optionals are left out.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatMessage, examples(json!({
    "id": "cm9vbS1pZA.016c4d1a-8145-7b1c-8f6e-2d9a3c4b5e6f", "createdAt": 1564661697125i64, "createdBy": "some-uid",
    "room": "room-id", "text": "hey", "seenBy": ["another-uid"]
})))]
pub struct MessageBody {
    /// Its id.
    #[schema(value_type = MessageId)]
    id: String,
    /// How it is dated, in milliseconds since 1970.
    #[schema(value_type = i64, minimum = 0)]
    created_at: Timestamp,
    /// The account that posted it.
    created_by: UserId,
    /// The name that the account's token had then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = DisplayName, inline, required = false)]
    created_by_name: Option<String>,
    /// Its room.
    #[schema(value_type = RoomId)]
    room: String,
    /// Its session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = MessageSession, inline, required = false)]
    session: Option<String>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = MessageText, inline, required = false)]
    text: Option<String>,
    /// What is attached.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = MessageMedia, inline, required = false)]
    media: Option<String>,
    /// When it was last edited, in milliseconds since 1970: later each time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, minimum = 0, required = false)]
    edited_at: Option<Timestamp>,
    /// When it was removed, in milliseconds since 1970; it has no text and no media then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, minimum = 0, required = false)]
    deleted_at: Option<Timestamp>,
    /// The account that removed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = UserId, required = false)]
    deleted_by: Option<UserId>,
    /// The accounts that have seen it, in the order of their ids.
    seen_by: Vec<UserId>,
}

impl MessageBody {
    /// The message with the readers it is shown with.
    pub fn new(message: Message, seen_by: Vec<UserId>) -> Self {
        let (deleted_at, deleted_by) = message.removed.map(|Removal { at, by }| (at, by)).unzip();
        Self {
            id: message.id.to_string(),
            created_at: message.created_at,
            created_by: message.created_by,
            created_by_name: message.created_by_name.map(|name| name.to_string()),
            room: message.id.room.to_string(),
            session: message.session.map(|session| session.to_string()),
            text: message.text.map(|text| text.to_string()),
            media: message.media.map(|media| media.to_string()),
            edited_at: message.edited_at,
            deleted_at,
            deleted_by,
            seen_by,
        }
    }
}
