//! `PATCH /chat-messages/{id}`

use axum::extract::State;
use deserr::Deserr;
use shared::app::edit_message::EditMessage;
use shared::app::mark_seen::mark_seen;
use shared::body::message::MessageBody;
use shared::domain::caller::Caller;
use shared::domain::message::{MessageMedia, MessageText};
use shared::domain::message_change::MessageEdit;
use shared::http::Invalid;
use shared::http::extract::{Arrived, Json, Now, Path};
use shared::http::patch::{Changes, Patch};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::Store;
use utoipa::ToSchema;

use crate::message_path::MessagePath;

type Text = Optional<MessageText>;
type Media = Optional<MessageMedia>;

/// What to change of a message.
#[derive(Debug, Default, PartialEq, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(as = ChatMessagePatch, examples(json!({ "seen": true }), json!({ "text": "hello" })))]
pub struct MessagePatch {
    /// Whether the caller has seen the message; nothing changes if absent.
    #[deserr(default)]
    seen: Option<bool>,
    /// Its text from now on; it stays if absent.
    #[deserr(default)]
    #[schema(inline, required = false)]
    text: Text,
    /// What is attached from now on; it stays if absent.
    #[deserr(default)]
    #[schema(inline, required = false)]
    media: Media,
}

impl Changes for MessagePatch {
    const FIELDS: &[&str] = &["seen", "text", "media"];
}

/// Chat Message - Patch
///
/// Puts the caller into `seenBy`, once however often, or takes them out.
/// `seenBy` shows the first 100 who have seen it, the caller among them, in the order
/// of their ids; who takes a mark back leaves a place to whoever comes next. An empty
/// object changes nothing; one of unknown fields alone is refused.
///
/// With `text` or `media` the message is edited: by its author or by a service, in a
/// room in which the caller may post. It has `editedAt` then. Where `seen` is sent
/// along, the message is edited first; what may not be edited is not marked either.
/// A removed message is unknown to people; a service gets 409 for an edit of it.
#[utoipa::path(
    patch,
    path = "/chat-messages/{id}",
    tag = "Chat messages",
    params(MessagePath),
    request_body = MessagePatch,
    responses(
        (status = 200, description = "The message", body = MessageBody),
        (status = 404, description = "There is no such message"),
        (status = 409, description = "An edit: the room is ENDED, DISABLED or was deleted, or the message was removed"),
        (
            status = 403,
            description = "it is confined to another room; or its bearer edits another's message, or is muted in the room or banned from it, with the reason in `reason`: the ban's where both hold",
            headers(("Retry-After" = i64, description = "Seconds until the mute or the ban ends, where it does"))
        )
    )
)]
pub async fn patch_message(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Arrived(arrival): Arrived,
    Path(path): Path<MessagePath>,
    Json(Patch(patch)): Json<Patch<MessagePatch>>,
) -> Result<axum::Json<MessageBody>, Refusal> {
    let id = path.permitted(&caller)?;
    let before = async { Ok::<_, Refusal>(store.before_marking(&id, &caller.user, patch.seen == Some(false)).await?) };
    let (message, before) = match MessageEdit::of(patch.text.0, patch.media.0) {
        None => {
            // Both to their end, also where there is no such message: what was sent is paid for.
            let (message, before) = tokio::join!(path.find(&caller, &store, now), before);
            (message?, before?)
        }
        Some(edit) => {
            let (actor, message) = (&caller.actor(), id.clone());
            let edited = EditMessage { actor, message, edit, now, arrival }.edit(&store).await?;
            (edited, before.await?)
        }
    };
    let seen_by = mark_seen(&store, &caller.user, &message, patch.seen, before).await?;
    Ok(axum::Json(MessageBody::new(message, seen_by)))
}
