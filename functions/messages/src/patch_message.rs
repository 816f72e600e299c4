//! `PATCH /chat-messages/{id}`

use axum::extract::State;
use deserr::Deserr;
use shared::app::mark_seen::mark_seen;
use shared::body::message::MessageBody;
use shared::domain::caller::Caller;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Json, Now, Path};
use shared::http::patch::{Changes, Patch};
use shared::http::refusal::Refusal;
use shared::store::Store;
use utoipa::ToSchema;

use crate::message_path::MessagePath;

/// What to change of a message.
#[derive(Debug, Default, PartialEq, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(as = ChatMessagePatch, examples(json!({ "seen": true })))]
pub struct MessagePatch {
    /// Whether the caller has seen the message; nothing changes if absent.
    #[deserr(default)]
    seen: Option<bool>,
}

impl Changes for MessagePatch {
    const FIELDS: &[&str] = &["seen"];
}

/// Chat Message - Patch
///
/// Puts the caller into `seenBy`, once however often, or takes them out.
/// `seenBy` shows the first 100, the caller among them. An empty object changes
/// nothing; one of unknown fields alone is refused.
#[utoipa::path(
    patch,
    path = "/chat-messages/{id}",
    tag = "Chat messages",
    params(MessagePath),
    request_body = MessagePatch,
    responses(
        (status = 200, description = "The message", body = MessageBody),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such message"),
    )
)]
pub async fn patch_message(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(path): Path<MessagePath>,
    Json(Patch(patch)): Json<Patch<MessagePatch>>,
) -> Result<axum::Json<MessageBody>, Refusal> {
    let message = path.find(&caller, &store, now).await?;
    let seen_by = mark_seen(&store, &caller.user, &message, patch.seen).await?;
    Ok(axum::Json(MessageBody::new(message, seen_by)))
}
