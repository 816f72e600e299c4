//! `POST /bans/add`

use axum::extract::State;
use deserr::Deserr;
use shared::app::voice::Voice;
use shared::app::voice::ban_user::BanUser;
use shared::body::ban::BanBody;
use shared::domain::ban::{BanDuration, BanReason};
use shared::domain::caller::Caller;
use shared::domain::id::SentUserId;
use shared::domain::measures::Note;
use shared::domain::text::DisplayName;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Json, Now};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use utoipa::ToSchema;

use crate::envelope::{Envelope, Started};
use crate::measure_room::{MeasureRoom, MeasureRoomQuery};

type Username = Optional<DisplayName>;
type OptionalNote = Optional<Note>;

/// A ban to be set.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(as = NewBan, examples(json!({ "userID": 42, "reason": 2, "duration": "d", "username": "somebody" })))]
pub struct NewBanBody {
    /// The user to ban.
    #[deserr(rename = "userID")]
    #[schema(rename = "userID", inline)]
    user_id: SentUserId,
    /// Why.
    reason: BanReason,
    /// How long.
    duration: BanDuration,
    /// The user's name. Where it is absent, that of the ban this one replaces,
    /// else the id.
    #[deserr(default)]
    #[schema(inline, required = false)]
    username: Username,
    /// A note for other moderators; nobody else is shown it.
    #[deserr(default)]
    #[schema(inline, required = false)]
    note: OptionalNote,
}

/// Ban a user
///
/// Until it ends the user can neither post in the room nor enter its voice chat,
/// which they are kicked from at once, and gets no live subscription to it. A new
/// ban replaces the old one; a mute goes on beside it.
#[utoipa::path(
    post,
    path = "/bans/add",
    tag = "Mutes",
    params(MeasureRoomQuery),
    request_body = NewBanBody,
    responses(
        (status = 200, description = "The user is banned", body = Envelope<BanBody>, example = json!({ "data": [], "meta": {}, "status": "ok", "time": 4.25 })),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn ban_user(
    started: Started,
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    MeasureRoom(room): MeasureRoom,
    Json(ban): Json<NewBanBody>,
) -> Result<axum::Json<Envelope<BanBody>>, Refusal> {
    let NewBanBody { user_id: user, reason, duration, username, note } = ban;
    let ban = BanUser {
        actor: &caller.actor(),
        room: &room,
        user,
        username: username.0,
        reason: reason.0,
        note: note.0,
        duration,
    };
    ban.ban(&voice, now).await?;
    Ok(started.envelope(Vec::new()))
}
