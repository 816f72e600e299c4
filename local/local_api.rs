//! What `cargo run` alone has, for its own pages: tokens for whoever asks, and the
//! part of LiveKit's client where the stand-in has no sound. A stack in the cloud has
//! none of it.
//!
//! It answers pages of its own origin on this machine. A page of another origin gets
//! nothing, nor does one whose name leads here (DNS rebinding), nor another machine
//! where the stack listens for those.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State as Of};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use deserr::Deserr;
use serde::Serialize;
use serde_json::json;
use shared::app::clock::Clock;
use shared::domain::caller::{Confinement, Scope};
use shared::domain::id::{RoomId, UserId};
use shared::domain::rule::Rule;
use shared::domain::text::{DisplayName, Text};
use shared::domain::whole_number::WholeNumber;
use shared::http::Invalid;
use shared::http::extract::Json;
use shared::http::group::{Group, State};
use shared::http::refusal::{ErrorBody, Refusal};
use shared::http::routes::Routes;
use shared::http::voice_app::VoiceApp;
use shared::patience::Patience;
use shared::token::{ApiKeys, NewToken};

use crate::livekit::command::{self, CommandError};

/// How long a token is good where nothing is said, and at most.
const TOKEN_LASTS: Duration = Duration::from_hours(24);

/// What these routes know of the stack.
#[derive(Debug, Clone)]
pub struct LocalApi {
    keys: Arc<ApiKeys>,
    clock: Clock,
    livekit: LocalLiveKit,
}

/// What answers as LiveKit.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum LocalLiveKit {
    /// The stand-in, which has no sound.
    StandIn,
    /// A server of its own.
    Server,
    None,
}

impl State for LocalApi {
    fn shows_cost(&self) -> bool {
        false
    }

    fn patience(&self) -> Patience {
        Patience::default()
    }
}

impl LocalApi {
    /// What a stack has whose function `voice` knows this.
    pub fn of(voice: &VoiceApp, has_stand_in: bool) -> Self {
        let livekit = match &voice.voice.livekit {
            _ if has_stand_in => LocalLiveKit::StandIn,
            Some(_) => LocalLiveKit::Server,
            None => LocalLiveKit::None,
        };
        Self { keys: voice.app.api_keys.clone(), clock: voice.app.clock.clone(), livekit }
    }

    /// These routes, and everything else from `gateway`.
    pub fn before(self, gateway: Router) -> Router {
        let routes = Router::new()
            .route("/local", get(about))
            .route("/local/tokens", post(issue_token))
            .route("/local/stage/connect", post(connect))
            .route("/local/stage/disconnect", post(disconnect));
        let group = Group::open("local", ErrorBody::Problem, Routes::untold(routes));
        group.into_router(self).route_layer(from_fn(for_own_pages)).fallback_service(gateway)
    }
}

async fn for_own_pages(request: Request, next: Next) -> Response {
    if is_from_here(&request) && is_own_page(request.headers()) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, axum::Json(json!({ "message": "only for pages of this stack, on this machine" })))
        .into_response()
}

/// Whether who asks is on this machine: any other can say that it is, by its headers.
/// What comes through no socket is.
fn is_from_here(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.is_none_or(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback())
}

fn is_own_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(host) = text(HOST) else { return false };
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let name = name.map_or(host, |(name, _)| name);
    let is_here = ["127.0.0.1", "localhost", "[::1]"].contains(&name);
    is_here && (!headers.contains_key(ORIGIN) || text(ORIGIN) == Some(&format!("http://{host}")))
}

async fn about(Of(local): Of<LocalApi>) -> Response {
    axum::Json(json!({ "apiKey": local.keys.first_id(), "liveKit": local.livekit })).into_response()
}

/// What a token is to say.
#[derive(Debug, Deserr)]
#[deserr(error = Invalid)]
struct WantedToken {
    sub: UserId,
    #[deserr(default)]
    name: Option<DisplayName>,
    scopes: Vec<Scope>,
    #[deserr(default)]
    user: bool,
    #[deserr(default)]
    rooms: Option<Vec<RoomId>>,
    #[deserr(default)]
    seconds: Option<WholeNumber>,
}

async fn issue_token(
    Of(local): Of<LocalApi>,
    Json(wanted): Json<WantedToken>,
) -> Result<axum::Json<serde_json::Value>, Refusal> {
    let lasts = lasts(wanted.seconds).map_err(|rule| Refusal::field("seconds", rule))?;
    Confinement::of(None, wanted.rooms.clone()).map_err(|rule| Refusal::field("rooms", rule))?;
    let token = NewToken {
        user: wanted.sub,
        name: wanted.name,
        scopes: wanted.scopes,
        room: None,
        rooms: wanted.rooms,
        is_person: wanted.user,
        lasts,
    };
    let token = local.keys.issue(local.keys.first_id(), token, local.clock.now()).map_err(|_| Refusal::internal())?;
    Ok(axum::Json(json!({ "token": token })))
}

fn lasts(seconds: Option<WholeNumber>) -> Result<Duration, Rule> {
    let Some(seconds) = seconds else { return Ok(TOKEN_LASTS) };
    let lasts = u64::try_from(seconds.get()).map(Duration::from_secs).ok();
    let within = |lasts: &Duration| !lasts.is_zero() && *lasts <= TOKEN_LASTS;
    lasts.filter(within).ok_or(Rule::must_be("1–86400 seconds"))
}

/// Whose connection it is.
#[derive(Debug, Deserr)]
#[deserr(error = Invalid)]
struct Connection {
    connection_url: Text<1, 8192>,
}

async fn connect(Json(connection): Json<Connection>) -> Result<Response, Refusal> {
    played(command::connect(connection.connection_url.as_str()).await)
}

async fn disconnect(Json(connection): Json<Connection>) -> Result<Response, Refusal> {
    let reason = livekit_protocol::DisconnectReason::ClientInitiated;
    played(command::disconnect(connection.connection_url.as_str(), reason).await)
}

fn played(line: Result<String, CommandError>) -> Result<Response, Refusal> {
    match line {
        Ok(line) => Ok(axum::Json(json!({ "done": line })).into_response()),
        Err(CommandError::NotConnectionUrl) => {
            Err(Refusal::field("connection_url", Rule::must_be("one that POST /community-voice-chat answered")))
        }
        Err(error) => Err(Refusal::conflict(error.to_string())),
    }
}
