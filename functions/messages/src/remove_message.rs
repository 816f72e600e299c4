//! `DELETE /chat-messages/{id}`

use axum::Json;
use axum::extract::State;
use shared::app::remove_message::RemoveMessage;
use shared::body::message::MessageBody;
use shared::domain::caller::{Caller, Scope};
use shared::http::extract::{Arrived, Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::message_path::MessagePath;

/// Chat Message - Remove
///
/// Takes its text and media away, for good: by its author, muted or banned
/// or not, by a moderator of its room (scope `mutes`) or by a service. The answer is the
/// message as it now is, with `deletedAt` and `deletedBy`; removed again, it is
/// answered the same. Lists leave it out, and to people it is unknown by its id;
/// those who follow the room are told.
#[utoipa::path(
    delete,
    path = "/chat-messages/{id}",
    tag = "Chat messages",
    params(MessagePath),
    responses(
        (status = 200, description = "What is left of the message", body = MessageBody),
        (status = 403, description = "it is confined to another room; or the message is another's, and its bearer is no moderator"),
        (status = 404, description = "There is no such message"),
    )
)]
pub async fn remove_message(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Path(path): Path<MessagePath>,
) -> Result<Json<MessageBody>, Refusal> {
    let (actor, moderates) = (&caller.actor(), caller.may_use(Scope::Mutes));
    let message = path.permitted(&caller)?;
    let message = RemoveMessage { actor, moderates, message, now, arrival }.remove(&store).await?;
    let seen_by = store.first_readers(&message.id).await?;
    Ok(Json(MessageBody::new(message, seen_by)))
}
