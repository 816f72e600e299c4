//! `GET /chat-messages`

use axum::Json;
use axum::extract::State;
use axum::http::header::LINK;
use axum::http::{HeaderName, Uri};
use axum::response::AppendHeaders;
use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::id::{RoomId, UserId};
use shared::domain::message::{MessageCursor, MessageFilter, MessageSession};
use shared::domain::page::{Page, PageLimit};
use shared::http::Invalid;
use shared::http::extract::{Now, Query};
use shared::http::feathers_problem::FeathersProblems;
use shared::http::refusal::Refusal;
use shared::http::values::{Optional, WholeText};
use shared::store::Store;
use utoipa::IntoParams;

use crate::message_body::MessageBody;

/// Which messages to list.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct MessageListQuery {
    /// Only messages of this room; those of all rooms if absent.
    #[deserr(default)]
    #[param(value_type = Option<String>, min_length = 1, max_length = 128, example = "room-id")]
    room: Optional<RoomId>,
    /// Only messages of this session.
    #[deserr(default)]
    #[param(value_type = Option<String>, min_length = 1, max_length = 128)]
    session: Optional<MessageSession>,
    /// Only messages of this account.
    #[deserr(default, rename = "createdBy")]
    #[param(rename = "createdBy", value_type = Option<String>, min_length = 1, max_length = 128, example = "some-uid")]
    created_by: Optional<UserId>,
    /// Only messages dated before this, in milliseconds since 1970.
    #[deserr(default)]
    #[param(value_type = Option<i64>, example = 1564661697126i64)]
    before: Optional<WholeText>,
    /// Only messages dated after this, in milliseconds since 1970.
    #[deserr(default)]
    #[param(value_type = Option<i64>, example = 1564661697124i64)]
    after: Optional<WholeText>,
    /// How many messages to answer at most.
    #[deserr(default)]
    #[param(value_type = Option<u8>, minimum = 1, maximum = 200, default = 50)]
    limit: Optional<PageLimit<200, 50>>,
    /// Where the page before ended, from its `Link` header.
    #[deserr(default)]
    #[param(value_type = Option<String>)]
    cursor: Optional<MessageCursor>,
}

impl MessageListQuery {
    fn filter(&self) -> MessageFilter {
        MessageFilter {
            session: self.session.0.clone(),
            created_by: self.created_by.0.clone(),
            before: self.before.0.map(|WholeText(before)| before),
            after: self.after.0.map(|WholeText(after)| after),
        }
    }
}

type Listed = (AppendHeaders<Option<(HeaderName, String)>>, Json<Vec<MessageBody>>);

/// Chat Message - Find
///
/// Newest first. The next page is in the `Link` header with `rel="next"`. A
/// filtered page may be short, even empty, and still have a next. Over all
/// rooms the messages of the last moments may be missing. `seenBy` shows the
/// first 100 of each message.
#[utoipa::path(
    get,
    path = "/chat-messages",
    tag = "Chat messages",
    params(MessageListQuery),
    responses(
        (status = 200, description = "The messages", body = Vec<MessageBody>, headers(("Link", description = "The next page, if there is one: `<…>; rel=\"next\"`"))),
        FeathersProblems
    ),
    security(("bearer" = []))
)]
pub async fn list_messages(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    uri: Uri,
    Query(query): Query<MessageListQuery>,
) -> Result<Listed, Refusal> {
    let filter = query.filter();
    let limit = query.limit.0.unwrap_or_default().get();
    let room = query.room.0.or_else(|| caller.room.clone());
    let Page { entries, next } = match room {
        Some(room) => {
            caller.enter(&room)?;
            store.messages_of_room(&room, &filter, query.cursor.0, limit, now).await?
        }
        None => store.feed(&filter, query.cursor.0, limit, now).await?,
    };
    let mut readers = store.first_readers_of_page(&entries).await?;
    let with_readers = |message: shared::domain::message::Message| {
        let seen_by = readers.remove(&message.id).unwrap_or_default();
        MessageBody::new(message, seen_by)
    };
    let bodies = entries.into_iter().map(with_readers).collect();
    Ok((AppendHeaders(next.map(|next| (LINK, link_to(next, &uri)))), Json(bodies)))
}

/// The link to the page at `cursor` of the list that `uri` asked for.
fn link_to(cursor: MessageCursor, uri: &Uri) -> String {
    let sent = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let filters = sent.filter(|(name, _)| name != "cursor");
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(filters).append_pair("cursor", &cursor.to_string());
    format!("<{}?{}>; rel=\"next\"", uri.path(), query.finish())
}
