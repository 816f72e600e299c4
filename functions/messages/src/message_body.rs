//! A message as it is answered, and what its paths have in common.

use deserr::Deserr;
use serde::Serialize;
use shared::domain::caller::Caller;
use shared::domain::id::UserId;
use shared::domain::message::{Message, MessageId, SentMessageId};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::{IntoParams, ToSchema};

/// A chat message; absent optionals are left out.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChatMessage)]
pub struct MessageBody {
    /// Its id, opaque, at most 208 characters.
    #[schema(example = "cm9vbS1pZA.016c4d1a-8145-7b1c-8f6e-2d9a3c4b5e6f")]
    id: String,
    /// How it is dated, in milliseconds since 1970.
    #[schema(value_type = i64, example = 1564661697125i64)]
    created_at: Timestamp,
    /// The account that posted it.
    #[schema(value_type = String, example = "some-uid")]
    created_by: UserId,
    /// Its room.
    #[schema(example = "room-id")]
    room: String,
    /// Its session.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<String>,
    /// Its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "hey")]
    text: Option<String>,
    /// What is attached.
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<String>,
    /// The accounts that have seen it, in the order of their ids.
    #[schema(value_type = Vec<String>, example = json!(["another-uid"]))]
    seen_by: Vec<UserId>,
}

impl MessageBody {
    /// The message with the readers it is shown with.
    pub fn new(message: Message, seen_by: Vec<UserId>) -> Self {
        Self {
            id: message.id.to_string(),
            created_at: message.created_at,
            created_by: message.created_by,
            room: message.id.room.to_string(),
            session: message.session.map(|session| session.to_string()),
            text: message.text.map(|text| text.to_string()),
            media: message.media.map(|media| media.to_string()),
            seen_by,
        }
    }
}

/// The message in a path.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Path)]
pub struct MessagePath {
    /// The message's id.
    #[param(value_type = String, min_length = 1, max_length = 208)]
    id: SentMessageId,
}

impl MessagePath {
    /// The message, if there is one and the caller may enter its room.
    pub async fn find(&self, caller: &Caller, store: &Store, now: Timestamp) -> Result<Message, Refusal> {
        let unknown = || Refusal::not_found("there is no message with this id");
        let place: MessageId = self.id.place().ok_or_else(unknown)?;
        caller.enter(&place.room)?;
        store.message(&place, now).await?.ok_or_else(unknown)
    }
}
