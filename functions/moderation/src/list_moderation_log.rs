//! `GET /moderation-log`

use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, LINK, VARY};
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{AppendHeaders, IntoResponse, Response};
use deserr::Deserr;
use serde::Serialize;
use shared::body::log_entry::LogEntryBody;
use shared::domain::caller::Caller;
use shared::domain::id::{RoomId, UserId};
use shared::domain::message_list::Dated;
use shared::domain::moderation_log::LoggedAction;
use shared::domain::moderation_log::list::{LogCursor, LogQuery};
use shared::domain::page::{Page, PageLimit};
use shared::domain::rule::Rule;
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::accept::prefers;
use shared::http::extract::{BasePath, Now, Query};
use shared::http::next_link::NextLink;
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::store::Store;
use utoipa::{IntoParams, ToSchema};

/// A line of JSON each.
const NDJSON: &str = "application/x-ndjson";

/// How many lines a page of an export has where nothing is said.
const EXPORTED: usize = 1000;

type Room = Optional<RoomId>;
type Account = Optional<UserId>;
type Moment = Optional<Timestamp>;
type LineLimit = PageLimit<EXPORTED, 50>;
type Limit = Optional<LineLimit>;
type Cursor = Optional<LogCursor>;

/// Which lines of the log.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct ModerationLogQuery {
    /// Of which room; the token's own if it is confined to one. A service's token
    /// that is confined to none may go without, and reads of all rooms, and what
    /// is of none.
    #[deserr(default)]
    #[param(inline, required = false, example = "room-id")]
    room: Room,
    /// To whom it was done.
    #[deserr(default)]
    #[param(inline, required = false)]
    user: Account,
    /// Who did it.
    #[deserr(default)]
    #[param(inline, required = false)]
    moderator: Account,
    /// What was done.
    #[deserr(default)]
    #[param(inline)]
    action: Option<LoggedAction>,
    /// Only what was done before this moment, not at it.
    #[deserr(default)]
    #[param(inline, required = false)]
    before: Moment,
    /// Only what was done after this moment, not at it.
    #[deserr(default)]
    #[param(inline, required = false)]
    after: Moment,
    /// How many lines to answer at most; as a rule 50, of an export 1,000.
    #[deserr(default)]
    #[param(inline, required = false)]
    limit: Limit,
    /// The `nextCursor` of the page before.
    #[deserr(default)]
    #[param(inline, required = false)]
    cursor: Cursor,
}

/// In which form.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "documents what is read as a list")]
pub struct FormHeader {
    /// `application/x-ndjson` for an export: a line of JSON an entry, and the next page
    /// in `Link`.
    #[param(rename = "Accept")]
    accept: Option<String>,
}

/// A page of the log.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ModerationLog {
    /// The lines, newest first.
    data: Vec<LogEntryBody>,
    /// The `cursor` of the next page, or null.
    next_cursor: Option<String>,
    /// Whether there is a next page.
    has_next: bool,
}

/// Read the moderation log
///
/// Whatever somebody did to somebody else's say, newest first. Beyond the documents.
/// A page that is filtered by more than room and time may be short, even empty, and
/// still have a next: a call looks at 1,000 lines. Over all rooms the lines of the
/// last moments may be missing. With `Accept: application/x-ndjson` the same comes as
/// a line of JSON an entry, up to 1,000 a page. A token confined to several rooms
/// has to name one (else 400), and so has a person's.
#[utoipa::path(
    get,
    path = "/moderation-log",
    tag = "Moderation log",
    params(ModerationLogQuery, FormHeader),
    responses(
        (
            status = 200,
            description = "A page of the log",
            content(
                (ModerationLog = "application/json"),
                (String = "application/x-ndjson")
            ),
            headers(("Link", description = "The next page, if there is one: `<…>; rel=\"next\"`"))
        ),
        (status = 403, description = "it is confined to another room, or asks, as a person's, for all rooms")
    )
)]
pub async fn list_moderation_log(
    caller: Caller,
    State(store): State<Store>,
    Now(now): Now,
    BasePath(base): BasePath,
    uri: Uri,
    headers: HeaderMap,
    Query(query): Query<ModerationLogQuery>,
) -> Result<Response, Refusal> {
    let is_export = prefers(&headers, NDJSON);
    let query = caller.permit(query.within(&caller, if is_export { EXPORTED } else { LineLimit::default().get() })?)?;
    let Page { entries, next } = store.moderation_log(&query, now).await?;
    let cursor = next.map(|next| next.to_string());
    let link = NextLink { base: &base, uri: &uri };
    let link = cursor.as_ref().map(|cursor| (LINK, link.at_cursor(cursor)));
    let data = entries.into_iter().map(LogEntryBody::from);
    let told = [(VARY, HeaderValue::from_static("accept"))];
    Ok(if is_export {
        let form = [(CONTENT_TYPE, HeaderValue::from_static(NDJSON))];
        (AppendHeaders(link), told, form, lines(data)?).into_response()
    } else {
        let log = ModerationLog { data: data.collect(), has_next: cursor.is_some(), next_cursor: cursor };
        (AppendHeaders(link), told, Json(log)).into_response()
    })
}

impl ModerationLogQuery {
    /// What is asked for, with the room that the caller may ask for where it names none.
    fn within(self, caller: &Caller, usual_limit: usize) -> Result<LogQuery, Refusal> {
        let room = self.room.0.or_else(|| caller.only_room().cloned());
        match &room {
            None if caller.rooms.is_some() => return Err(Refusal::field("room", Rule::Required)),
            None if caller.is_person => return Err(Refusal::forbidden("only a service's token reads all rooms")),
            _ => {}
        }
        Ok(LogQuery {
            room,
            user: self.user.0,
            moderator: self.moderator.0,
            action: self.action,
            dated: Dated::between(self.after.0, self.before.0),
            cursor: self.cursor.0,
            limit: self.limit.0.map_or(usual_limit, PageLimit::get),
        })
    }
}

fn lines(entries: impl Iterator<Item = LogEntryBody>) -> Result<String, Refusal> {
    let mut lines = String::new();
    for entry in entries {
        lines.push_str(&serde_json::to_string(&entry).map_err(|_| Refusal::internal())?);
        lines.push('\n');
    }
    Ok(lines)
}
