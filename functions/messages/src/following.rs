//! `GET /chat-messages` with `since`: a room is followed.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG, LINK};
use axum::response::{IntoResponse, Response};
use shared::domain::caller::Caller;
use shared::domain::following::RoomFollow;
use shared::domain::following::cursor::{FOLLOW_CURSOR_RULE, FollowCursor};
use shared::domain::following::page::Followed;
use shared::domain::message::Message;
use shared::domain::rule::Rule;
use shared::domain::time::Timestamp;
use shared::http::next_link::NextLink;
use shared::http::preconditions::{Preconditions, tag_of};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::list_query::AskedFollow;
use crate::next_link::to_following;
use crate::selection::Shown;

/// What is new in the room, and where to go on.
pub async fn follow(
    asked: AskedFollow,
    shown: &Shown,
    caller: &Caller,
    store: &Store,
    now: Timestamp,
    link: &NextLink<'_>,
    preconditions: &Preconditions,
) -> Result<Response, Refusal> {
    let followed = followed(asked, caller, store, now).await?;
    let bodies = shown.of(followed.entries, store).await?;
    let body = serde_json::to_vec(&bodies).map_err(|_| Refusal::internal())?;
    let tag = tag_of(&body);
    let is_known = preconditions.name(&tag.parse().map_err(|_| Refusal::internal())?);
    let headers = [(LINK, to_following(link, &followed.next)), (ETAG, tag)];
    Ok(if is_known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, [(CONTENT_TYPE, "application/json")], body).into_response()
    })
}

async fn followed(
    asked: AskedFollow,
    caller: &Caller,
    store: &Store,
    now: Timestamp,
) -> Result<Followed<Message>, Refusal> {
    let AskedFollow { room, cursor, filter, limit } = asked;
    let room = room.or_else(|| caller.only_room().cloned()).ok_or_else(|| Refusal::field("room", Rule::Required))?;
    let is_begun = cursor.is_some();
    let cursor = cursor.unwrap_or_else(|| FollowCursor::from_now(now));
    if cursor.is_ahead(now) {
        return Err(Refusal::field("since", FOLLOW_CURSOR_RULE));
    }
    let follow = caller.permit(RoomFollow { room, cursor, filter, limit })?;
    if follow.cursor.is_over(now) {
        return Err(Refusal::gone("since", Rule::must_be("a cursor of the last 24 hours")));
    }
    if !is_begun {
        return Ok(Followed { entries: Vec::new(), next: follow.into_inner().cursor });
    }
    Ok(store.follow(&follow, now).await?)
}
