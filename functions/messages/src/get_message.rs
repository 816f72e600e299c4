//! `GET /chat-messages/{id}`

use axum::Json;
use axum::extract::State;
use shared::body::message::MessageBody;
use shared::domain::caller::Caller;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Now, Path};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::message_path::MessagePath;

/// Chat Message - Get
///
/// With everybody who has seen it, up to 50,000 or as many as fit into the
/// 6 MB of an answer. Of a removed message services get what is left of it; to
/// people it is unknown.
#[utoipa::path(
    get,
    path = "/chat-messages/{id}",
    tag = "Chat messages",
    params(MessagePath),
    responses(
        (status = 200, description = "The message", body = MessageBody),
        (status = 403, description = OTHER_ROOM),
        (status = 404, description = "There is no such message"),
    )
)]
pub async fn get_message(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Path(path): Path<MessagePath>,
) -> Result<Json<MessageBody>, Refusal> {
    let message = path.find(&caller, &store, now).await?;
    let seen_by = store.readers(&message).await?;
    Ok(Json(MessageBody::new(message, seen_by)))
}
