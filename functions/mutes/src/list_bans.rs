//! `GET /bans`

use axum::extract::State;
use axum::http::Uri;
use axum::response::IntoResponse;
use shared::body::ban::BanBody;
use shared::domain::measure_list::MeasureKind;
use shared::domain::page::Page;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{BasePath, Now, Query};
use shared::http::refusal::Refusal;
use shared::store::Store;

use crate::envelope::{Envelope, Started};
use crate::measure_list::{MeasurePageQuery, next_link};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};

/// Current bans of a room
///
/// In the order of the users' ids: all of them, or with `limit` a page, whose next one
/// is in the `Link` header with `rel="next"`. A call for a page looks at 1,000 people
/// at most, those who are only muted included.
#[utoipa::path(
    get,
    path = "/bans",
    tag = "Mutes",
    params(MeasureRoomQuery, MeasurePageQuery),
    responses(
        (
            status = 200,
            description = "The bans that last",
            body = Envelope<BanBody>,
            headers(("Link", description = "With `limit`: the next page, if there is one: `<…>; rel=\"next\"`"))
        ),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn list_bans(
    started: Started,
    State(store): State<Store>,
    Now(now): Now,
    BasePath(base): BasePath,
    uri: Uri,
    MeasureRoom(room): MeasureRoom,
    Query(page): Query<MeasurePageQuery>,
) -> Result<impl IntoResponse, Refusal> {
    let Page { entries, next } = page.read(MeasureKind::Ban, &room, &store, now).await?;
    let bans = entries.into_iter().filter_map(|measures| BanBody::for_moderators(measures.ban?, now)).collect();
    Ok((next_link(&base, &uri, next.as_ref()), started.envelope(bans)))
}
