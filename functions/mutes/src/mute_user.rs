//! `POST /mutes`

use axum::extract::State;
use deserr::Deserr;
use shared::app::voice::Voice;
use shared::app::voice::mute_user::MuteUser;
use shared::body::mute::MuteBody;
use shared::domain::caller::Caller;
use shared::domain::id::SentUserId;
use shared::domain::measures::Note;
use shared::domain::mute::{MuteDuration, MuteReason};
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

/// A mute to be set.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(as = NewMute, examples(json!({ "userID": 42, "reason": 1, "duration": "s", "username": "somebody" })))]
pub struct NewMuteBody {
    /// The user to mute.
    #[deserr(rename = "userID")]
    #[schema(rename = "userID", inline)]
    user_id: SentUserId,
    /// Why.
    reason: MuteReason,
    /// How long; `s` if absent.
    #[deserr(default)]
    #[schema(value_type = Option<MuteDuration>)]
    duration: MuteDuration,
    /// The user's name, beyond the source document. Where it is absent, that of
    /// the mute this one replaces, else the id.
    #[deserr(default)]
    #[schema(inline, required = false)]
    username: Username,
    /// A note for other moderators, beyond the source document; nobody else is
    /// shown it.
    #[deserr(default)]
    #[schema(inline, required = false)]
    note: OptionalNote,
}

/// Mute a user
///
/// Until it ends the user can neither post in the room nor speak in its voice
/// chat. A new mute replaces the old one.
#[utoipa::path(
    post,
    path = "/mutes",
    tag = "Mutes",
    params(MeasureRoomQuery),
    request_body = NewMuteBody,
    responses(
        (status = 200, description = "The user is muted", body = Envelope<MuteBody>, example = json!({ "data": [], "meta": {}, "status": "ok", "time": 4.25 })),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn mute_user(
    started: Started,
    caller: Caller,
    State(voice): State<Voice>,
    Now(now): Now,
    MeasureRoom(room): MeasureRoom,
    Json(mute): Json<NewMuteBody>,
) -> Result<axum::Json<Envelope<MuteBody>>, Refusal> {
    let NewMuteBody { user_id: user, reason, duration, username, note } = mute;
    let mute = MuteUser {
        actor: &caller.actor(),
        room: &room,
        user,
        username: username.0,
        reason: reason.0,
        note: note.0,
        duration,
    };
    mute.mute(&voice, now).await?;
    Ok(started.envelope(Vec::new()))
}
