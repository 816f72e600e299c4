//! `GET /live`

use axum::Json;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use deserr::Deserr;
use serde::Serialize;
use shared::app::Refused;
use shared::domain::caller::Caller;
use shared::domain::following::cursor::FollowCursor;
use shared::domain::id::RoomId;
use shared::domain::rule::Rule;
use shared::http::Invalid;
use shared::http::app::App;
use shared::http::document::OTHER_ROOM_OR_BANNED;
use shared::http::extract::{Now, Query};
use shared::http::refusal::Refusal;
use shared::http::values::Optional;
use shared::token::LiveToken;
use utoipa::{IntoParams, ToSchema};

use crate::app::LiveEndpoints;

type Room = Optional<RoomId>;

/// Which room to listen to.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid)]
#[into_params(parameter_in = Query)]
pub struct LiveQuery {
    /// The room, which need not have been created; the token's own if it is
    /// confined to one. A service's token that is confined to none may go without,
    /// and listens to all rooms.
    #[deserr(default)]
    #[param(inline, required = false, example = "room-id")]
    room: Room,
}

/// How to listen to live events.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(examples(json!({
    "url": "wss://example.appsync-realtime-api.eu-west-1.amazonaws.com/event/realtime",
    "httpUrl": "https://example.appsync-api.eu-west-1.amazonaws.com/event",
    "host": "example.appsync-api.eu-west-1.amazonaws.com",
    "token": "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl",
    "expiresAt": "2024-12-31T05:33:32Z",
    "channels": {
        "room": "/rooms/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc", "me": "/users/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc"
    },
    "since": "AaIY7WuVcACAAAAAAAAAAA"
})))]
pub struct LiveBody {
    /// Where WebSockets connect, speaking AppSync Events' protocol.
    url: String,
    /// The HTTP endpoint of the same API, by which Amplify is configured. Nobody but
    /// Dais publishes there.
    http_url: String,
    /// What clients send as `host` beside the token.
    host: String,
    /// What clients send as `Authorization`, as it is: for these channels, and no
    /// other group takes it.
    token: String,
    /// Until when the token lets one subscribe, in UTC: an hour, or as long as the
    /// token that asked for it. What is subscribed to goes on beyond.
    #[schema(format = DateTime)]
    expires_at: String,
    /// What the token is good for.
    channels: LiveChannels,
    /// From where on to follow the room's messages, as `since` of `GET /chat-messages`:
    /// from now. Left out where it is about all rooms.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline, required = false)]
    since: Option<String>,
}

/// The channels a token is good for.
#[derive(Debug, Serialize, ToSchema)]
pub struct LiveChannels {
    /// What happens in the room; `/rooms/*` for a service that listens to all.
    room: String,
    /// What concerns the caller.
    me: String,
}

/// Nobody on the way keeps the token.
type Answer = ([(HeaderName, &'static str); 1], Json<LiveBody>);

/// Listen to a room
///
/// Answers a token for the channels of one room and of the caller, at AWS AppSync
/// Events; `docs/LIVE.md` shows how to connect. Subscribe first, then list or follow
/// the messages, then drop what is known by its id: nothing is missed. Each event is
/// `{"id","type","timestamp","data"}`. Whoever is banned from the room is refused,
/// here and when they subscribe.
#[utoipa::path(
    get,
    path = "/live",
    tag = "Live",
    params(LiveQuery),
    responses(
        (status = 200, description = "How to listen", body = LiveBody),
        (
            status = 403,
            description = OTHER_ROOM_OR_BANNED,
            headers(("Retry-After" = i64, description = "Seconds until the ban ends, where it does"))
        )
    )
)]
pub async fn get_live(
    caller: Caller,
    State(app): State<App>,
    State(endpoints): State<LiveEndpoints>,
    Now(now): Now,
    Query(query): Query<LiveQuery>,
) -> Result<Answer, Refusal> {
    let room = query.room.0.or_else(|| caller.only_room().cloned());
    match &room {
        Some(room) => {
            let room = caller.permit(room.clone())?;
            if let Some(ban) = app.store.measures(&room, &caller.user, now).await?.ban {
                return Err(Refused::Banned(ban.told_at(now)).into());
            }
        }
        None if caller.is_person || caller.rooms.is_some() => return Err(Refusal::field("room", Rule::Required)),
        None => {}
    }
    let live = LiveToken { room, user: caller.user.clone() };
    let issued = app.api_keys.issue_live(&caller, &live, now).map_err(|_| Refusal::internal())?;
    let body = Json(LiveBody {
        url: endpoints.realtime.to_string(),
        http_url: endpoints.http.to_string(),
        host: endpoints.host.to_string(),
        token: issued.token,
        expires_at: issued.until.to_string(),
        channels: LiveChannels { room: live.room_channel().to_string(), me: live.own_channel().to_string() },
        since: live.room.as_ref().map(|_| FollowCursor::from_now(now).to_string()),
    });
    Ok(([(CACHE_CONTROL, "no-store")], body))
}
