//! `GET /chat-messages`

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::header::LINK;
use axum::http::{HeaderName, Uri};
use axum::response::AppendHeaders;
use shared::body::message::MessageBody;
use shared::domain::caller::Caller;
use shared::domain::message::Message;
use shared::domain::message_list::NextMessages;
use shared::domain::page::Page;
use shared::domain::rule::Rule;
use shared::http::extract::{BasePath, Now};
use shared::http::feathers_query::FeathersQuery;
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::list_query::MessageListQuery;
use crate::selection::SelectedMembers;

type Listed = (AppendHeaders<Option<(HeaderName, String)>>, Json<Vec<SelectedMembers>>);

/// Chat Message - Find
///
/// Newest first. The next page is in the `Link` header with `rel="next"`. A
/// filtered page may be short, even empty, and still have a next: a call looks
/// at 1,000 messages beside those it passes over. Over all rooms the messages
/// of the last moments may be missing. `seenBy` shows the first 100 of each
/// message. A token confined to one room lists that room; one confined to several
/// has to name one or more of them (else 400), and a person's has to name a room.
///
/// Feathers' clients may ask in their query language, by the parameters with a
/// `$`. A parameter that is not listed here is refused. A slash at the end is
/// another path: `@mycure/sdk-js` needs a request handler that leaves it out.
#[utoipa::path(
    get,
    path = "/chat-messages",
    tag = "Chat messages",
    params(MessageListQuery),
    responses(
        (status = 200, description = "The messages", body = Vec<SelectedMembers>, headers(("Link", description = "The next page, if there is one: `<…>; rel=\"next\"`"))),
        (status = 403, description = "it is confined to another room than one asked for, or asks, as a person's, for all rooms")
    )
)]
pub async fn list_messages(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    BasePath(base): BasePath,
    uri: Uri,
    FeathersQuery(query): FeathersQuery<MessageListQuery>,
) -> Result<Listed, Refusal> {
    let (mut list, selection) = query.into_list()?;
    list.rooms = list.rooms.or_else(|| caller.only_room().cloned().map(|room| BTreeSet::from([room])));
    match &list.rooms {
        None if caller.rooms.is_some() => return Err(Refusal::field("room", Rule::Required)),
        None if caller.is_person => return Err(Refusal::forbidden("only a service's token reads all rooms")),
        _ => {}
    }
    let list = caller.permit(list)?;
    let Page { entries, next } = store.messages(&list, now).await?;
    let read = if selection.has_readers() { entries.as_slice() } else { &[] };
    let mut readers = store.first_readers_of_page(read).await?;
    let answered = |message: Message| {
        let seen_by = readers.remove(&message.id).unwrap_or_default();
        selection.of(MessageBody::new(message, seen_by))
    };
    let bodies = entries.into_iter().map(answered).collect();
    Ok((AppendHeaders(next.map(|next| (LINK, link_to(next, &base, &uri)))), Json(bodies)))
}

/// The link to the page that goes on with the list that `uri` asked for.
fn link_to(next: NextMessages, base: &str, uri: &Uri) -> String {
    let sent = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let is_position = |name: &str| name == "cursor" || name == "$skip" || name.starts_with("$skip[");
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(sent.filter(|(name, _)| !is_position(name)));
    query.append_pair("cursor", &next.cursor.to_string());
    if next.skip > 0 {
        query.append_pair("$skip", &next.skip.to_string());
    }
    format!("<{base}{}?{}>; rel=\"next\"", uri.path(), query.finish())
}
