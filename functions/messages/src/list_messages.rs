//! `GET /chat-messages`

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use axum::http::header::LINK;
use axum::response::{AppendHeaders, IntoResponse, Response};
use shared::domain::caller::Caller;
use shared::domain::message_list::MessageList;
use shared::domain::page::Page;
use shared::domain::rule::Rule;
use shared::http::extract::{BasePath, Now};
use shared::http::feathers_query::FeathersQuery;
use shared::http::next_link::NextLink;
use shared::http::preconditions::{IfNoneMatchHeader, Preconditions};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::following::follow;
use crate::list_query::{Asked, MessageListQuery};
use crate::next_link::to_page;
use crate::selection::SelectedMembers;

/// Chat Message - Find
///
/// Newest first, without those that were removed. The next page is in the `Link` header with `rel="next"`. A
/// filtered page may be short, even empty, and still have a next: a call looks
/// at 1,000 messages beside those it passes over. Over all rooms the messages
/// of the last moments may be missing. `seenBy` shows the first 100 who have seen each
/// message, in the order of their ids; marks of the last moments may be missing. A token confined to one room lists that room; one confined to several
/// has to name one or more of them (else 400), and a person's has to name a room.
///
/// With `since` it follows one room: everything that was stored, edited or removed
/// since, oldest first by arrival, as it now is, and always a `Link` to go on with. Nothing that was answered
/// with 2xx is ever missed, whatever its date and however long its writing took;
/// `before` and `after` are for history, and promise no more than dates. Nothing
/// comes twice; where more than 500 messages are written within 15 seconds, some
/// come up to 15 seconds later. An empty `since` answers no messages and the
/// `Link` alone; the answer to that may begin with what was stored in the 15
/// seconds before. `since` goes with `limit`, `seenBy`, `$select` and filters by
/// `session` and `createdBy`; what a filter leaves out does not come later. The
/// `ETag` tells of the messages alone: whoever sends that of an empty answer as
/// `If-None-Match` gets 304 as long as there is nothing new.
///
/// Feathers' clients may ask in their query language, by the parameters with a
/// `$`. A parameter that is not listed here is refused. A slash at the end is
/// another path: `@mycure/sdk-js` needs a request handler that leaves it out.
#[utoipa::path(
    get,
    path = "/chat-messages",
    tag = "Chat messages",
    params(MessageListQuery, IfNoneMatchHeader),
    responses(
        (
            status = 200,
            description = "The messages",
            body = Vec<SelectedMembers>,
            headers(
                ("Link", description = "The next page, if there is one: `<…>; rel=\"next\"`; with `since` always"),
                ("ETag", description = "With `since`: a strong entity tag of the messages")
            )
        ),
        (
            status = 304,
            description = "With `since`: there are these messages and no others, in most cases none",
            headers(
                ("Link", description = "Where to go on: `<…>; rel=\"next\"`"),
                ("ETag", description = "The tag of the messages")
            )
        ),
        (status = 403, description = "it is confined to another room than one asked for, or asks, as a person's, for all rooms"),
        (status = 410, description = "The cursor in `since` is older than 24 hours")
    )
)]
pub async fn list_messages(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    BasePath(base): BasePath,
    uri: Uri,
    FeathersQuery(query): FeathersQuery<MessageListQuery>,
    preconditions: Preconditions,
) -> Result<Response, Refusal> {
    let (asked, shown) = query.into_asked()?;
    let link = NextLink { base: &base, uri: &uri };
    let list = match asked {
        Asked::List(list) => within(&caller, list)?,
        Asked::Follow(asked) => return follow(asked, &shown, &caller, &store, now, &link, &preconditions).await,
    };
    let Page { entries, next } = store.messages(&caller.permit(list)?, now).await?;
    let bodies = shown.of(entries, &store).await?;
    Ok((AppendHeaders(next.map(|next| (LINK, to_page(&link, next)))), Json(bodies)).into_response())
}

/// The list with the rooms that the caller may ask for where it names none.
fn within(caller: &Caller, mut list: MessageList) -> Result<MessageList, Refusal> {
    list.rooms = list.rooms.or_else(|| caller.only_room().cloned().map(|room| BTreeSet::from([room])));
    match &list.rooms {
        None if caller.rooms.is_some() => Err(Refusal::field("room", Rule::Required)),
        None if caller.is_person => Err(Refusal::forbidden("only a service's token reads all rooms")),
        _ => Ok(list),
    }
}
