//! `POST /mutes`

use axum::extract::State;
use deserr::Deserr;
use shared::domain::caller::Caller;
use shared::domain::id::RoomId;
use shared::domain::mute::{MuteDuration, MuteReason, MutedUser, NewMute, mute_end};
use shared::domain::text::DisplayName;
use shared::domain::time::Timestamp;
use shared::http::Invalid;
use shared::http::document::OTHER_ROOM;
use shared::http::extract::{Json, Now};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::http::voice_app::VoiceApp;
use shared::voice::VoiceFault;
use shared::voice::silence::silence;
use utoipa::ToSchema;

use crate::envelope::{Envelope, Started};
use crate::mute_room::{MuteRoom, MuteRoomQuery};

type Username = Optional<DisplayName>;

/// A mute to be set.
#[derive(Debug, Deserr, ToSchema)]
#[deserr(error = Invalid)]
#[schema(as = NewMute, examples(json!({ "userID": 42, "reason": 1, "duration": "s", "username": "somebody" })))]
pub struct NewMuteBody {
    /// The user to mute.
    #[deserr(rename = "userID")]
    #[schema(rename = "userID", inline)]
    user_id: MutedUser,
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
}

impl NewMuteBody {
    fn by(self, moderator: &Caller, now: Timestamp) -> NewMute {
        NewMute {
            user: self.user_id,
            username: self.username.0,
            moderator: moderator.display_name().to_owned(),
            reason: self.reason,
            ends_at: mute_end(now, self.duration),
        }
    }
}

/// Mute a user
///
/// Until it ends the user can neither post in the room nor speak in its voice
/// chat. A new mute replaces the old one.
#[utoipa::path(
    post,
    path = "/mutes",
    tag = "Mutes",
    params(MuteRoomQuery),
    request_body = NewMuteBody,
    responses(
        (status = 200, description = "The user is muted", body = Envelope, example = json!({ "data": [], "meta": {}, "status": "ok", "time": 4.25 })),
        (status = 403, description = OTHER_ROOM)
    )
)]
pub async fn mute_user(
    started: Started,
    caller: Caller,
    State(voice): State<VoiceApp>,
    Now(now): Now,
    MuteRoom(room): MuteRoom,
    Json(mute): Json<NewMuteBody>,
) -> Result<axum::Json<Envelope>, Refusal> {
    let mute = mute.by(&caller, now);
    voice.store().put_mute(&room, &mute, now).await?;
    shut_microphone(&voice, &room, &mute.user, now).await?;
    Ok(started.envelope(Vec::new()))
}

/// Silences the user in the voice chat of that id. The mute is stored by now:
/// what LiveKit does not take is repaired by a repeat or the reconcile.
async fn shut_microphone(voice: &VoiceApp, room: &RoomId, user: &MutedUser, now: Timestamp) -> Result<(), Refusal> {
    let MutedUser::Text(user) = user else { return Ok(()) };
    let (Ok(community), Ok(address)) = (room.as_str().parse(), user.as_str().parse()) else { return Ok(()) };
    match silence(voice, &community, &address, now).await {
        Err(VoiceFault::LiveKit(fault)) => {
            tracing::warn!(%fault, "a muted speaker is not known to LiveKit yet");
            Ok(())
        }
        other => other.map_err(VoiceFault::stored),
    }
}
