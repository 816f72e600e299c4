//! The lists of mutes and of bans: whole, or by pages.

use axum::http::Uri;
use axum::http::header::{HeaderName, LINK};
use axum::response::AppendHeaders;
use deserr::Deserr;
use shared::domain::id::RoomId;
use shared::domain::measure_list::{MeasureCursor, MeasureKind, MeasureList};
use shared::domain::measures::Measures;
use shared::domain::page::{CURSOR_RULE, Page, PageOfWhole};
use shared::domain::permitted::Permitted;
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::next_link::NextLink;
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::Store;
use utoipa::IntoParams;

type Limit = Optional<PageOfWhole<200>>;
type Cursor = Optional<MeasureCursor>;

/// Which page to answer, beyond the source document; all where nothing is said.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct MeasurePageQuery {
    /// How many people to answer at most. A page may be short, even empty, and still
    /// have a next. Without it all are answered; with a `cursor` alone, 200.
    #[deserr(default)]
    #[param(inline, required = false)]
    limit: Limit,
    /// Where the page before ended: as the `Link` header has it.
    #[deserr(default)]
    #[param(inline, required = false)]
    cursor: Cursor,
}

impl MeasurePageQuery {
    /// What is asked for of that list.
    pub async fn read(
        self,
        kind: MeasureKind,
        room: &Permitted<RoomId>,
        store: &Store,
        now: Timestamp,
    ) -> Result<Page<Measures, MeasureCursor>, Refusal> {
        let (Optional(limit), Optional(cursor)) = (self.limit, self.cursor);
        if cursor.as_ref().is_some_and(|cursor| cursor.kind != kind) {
            return Err(Refusal::field("cursor", CURSOR_RULE));
        }
        if limit.is_none() && cursor.is_none() {
            return Ok(Page { entries: store.measures_in(room, now).await?, next: None });
        }
        let after = cursor.map(|cursor| cursor.after);
        let list = MeasureList { kind, after, limit: limit.unwrap_or_default().get() };
        Ok(store.measures_page(room, &list, now).await?)
    }
}

/// The header with the link to the next page of the list, if there is one.
pub fn next_link(base: &str, uri: &Uri, next: Option<&MeasureCursor>) -> AppendHeaders<Option<(HeaderName, String)>> {
    let link = NextLink { base, uri };
    AppendHeaders(next.map(|next| (LINK, link.at_cursor(next))))
}
