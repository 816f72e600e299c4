//! `GET /external/room`

use axum::Json;
use axum::extract::State;
use deserr::Deserr;
use serde::Serialize;
use shared::body::room::RoomBody;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::page::{CURSOR_RULE, Page, PageLimit};
use shared::domain::permitted::{Permitted, Reach};
use shared::domain::room::{Room, RoomStatus};
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::extract::{Now, Query};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::{RoomCursor, Store};
use utoipa::{IntoParams, ToSchema};

type Limit = Optional<PageLimit<100, 50>>;
type Cursor = Optional<RoomCursor>;

/// Which rooms to list.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct RoomListQuery {
    /// Only rooms of this status. A filtered page may be short, even empty, and
    /// still have a next.
    #[deserr(default)]
    #[param(inline)]
    status: Option<RoomStatus>,
    /// How many rooms to answer at most.
    #[deserr(default)]
    #[param(inline, required = false)]
    limit: Limit,
    /// The `nextCursor` of the page before, with the same filter.
    #[deserr(default)]
    #[param(inline, required = false)]
    cursor: Cursor,
}

/// A page of rooms.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomList {
    /// The rooms, newest first.
    data: Vec<RoomBody>,
    /// The `cursor` of the next page, or null.
    next_cursor: Option<String>,
    /// Whether there is a next page.
    has_next: bool,
}

/// List rooms
///
/// Newest first. Beyond the source document. What happened to a room a moment
/// ago may not be seen yet. A token confined to rooms lists these alone, all of
/// them on one page.
#[utoipa::path(
    get,
    path = "/external/room",
    tag = "Rooms",
    params(RoomListQuery),
    responses((status = 200, description = "A page of rooms", body = RoomList))
)]
pub async fn list_rooms(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    Query(RoomListQuery { status, limit, cursor }): Query<RoomListQuery>,
) -> Result<Json<RoomList>, Refusal> {
    if cursor.0.as_ref().is_some_and(|cursor| cursor.filter() != status) {
        return Err(Refusal::field("cursor", CURSOR_RULE));
    }
    let limit = limit.0.unwrap_or_default().get();
    let Page { entries, next } = match caller.reach() {
        Reach::Rooms(own) => Page { entries: own_rooms(&store, &own, status, now).await?, next: None },
        Reach::All(unconfined) => store.rooms(unconfined, status, cursor.0, limit, now).await?,
    };
    Ok(Json(RoomList {
        data: entries.iter().map(|room| RoomBody::at(room, now)).collect(),
        has_next: next.is_some(),
        next_cursor: next.map(|next| next.to_string()),
    }))
}

/// The list of a caller who is confined to some rooms: all of them on one page.
async fn own_rooms(
    store: &Store,
    own: &[Permitted<RoomId>],
    status: Option<RoomStatus>,
    now: Timestamp,
) -> Result<Vec<Room>, Refusal> {
    let mut rooms = store.rooms_named(own).await?;
    rooms.retain(|room| status.is_none_or(|status| room.status(now) == status));
    Ok(rooms)
}
