//! `POST /chat-messages/seen`

use axum::extract::State;
use axum::http::StatusCode;
use deserr::Deserr;
use shared::app::mark_read::mark_read;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::message::{MessageId, Retention, SentMessageId};
use shared::domain::rule::Rule;
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Json, Now};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

/// How far the caller has read a room.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid, rename_all = camelCase)]
#[schema(rename_all = "camelCase", as = ChatMessagesSeen, examples(json!({
    "room": "room-id", "upTo": "cm9vbS1pZA.016c4d1a-8145-7b1c-8f6e-2d9a3c4b5e6f"
})))]
pub struct MessagesSeen {
    /// The room.
    room: RoomId,
    /// The id of the last message of it that the caller has read; it need not be
    /// there any more.
    up_to: SentMessageId,
}

impl MessagesSeen {
    fn mark(&self, now: Timestamp) -> Result<MessageId, Refusal> {
        let id = self.up_to.id().filter(|id| id.room == self.room && id.can_be_known(now));
        id.ok_or_else(|| Refusal::field("upTo", Rule::must_be("the id of a message of the room")))
    }
}

/// Chat Messages - Mark as read
///
/// Moves the caller's mark in the room forward to that message: what comes after it is
/// unread. It never goes back, whichever of several devices is slow. Nobody is told.
#[utoipa::path(
    post,
    path = "/chat-messages/seen",
    tag = "Chat messages",
    request_body = MessagesSeen,
    responses(
        (status = 204, description = "The mark is there, or further on"),
        (status = 403, description = OTHER_ROOM),
    )
)]
pub async fn mark_messages_read(
    caller: Caller,
    State(store): State<Store>,
    State(retention): State<Retention>,
    Now(now): Now,
    Json(seen): Json<MessagesSeen>,
) -> Result<StatusCode, Refusal> {
    let up_to = caller.permit(seen.mark(now)?)?;
    mark_read(&store, &caller.user, &up_to, retention, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
