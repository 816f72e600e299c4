//! LiveKit's RoomService over Twirp.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use livekit_api::access_token::Claims;
use livekit_protocol::{DeleteRoomResponse, DisconnectReason, ListParticipantsResponse, RemoveParticipantResponse};
use shared::app::clock::Clock;
use tokio::time::sleep;

use super::access::verify;
use super::call::Call;
use super::faults::Fault;
use super::listen::{break_off, hang_up};
use super::server::Server;
use super::twirp::{TwirpError, protobuf};

/// How long [`Fault::Late`] and [`Fault::Slow`] take.
const LATE: Duration = Duration::from_millis(1900);
const SLOW: Duration = Duration::from_secs(5);

/// The routes of RoomService.
pub fn routes() -> Router<Arc<Server>> {
    Router::new().route("/twirp/livekit.RoomService/{call}", post(answer))
}

async fn answer(
    State(server): State<Arc<Server>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let call = match decode(&name, &headers, &body) {
        Ok(call) => call,
        Err(error) => return error.into_response(),
    };
    let time = server.faults.time();
    let _served = time.serve();
    let fault = server.faults.passing(&call);
    let carry_out = || carry_out(&server, &headers, call).unwrap_or_else(IntoResponse::into_response);
    match fault {
        None => carry_out(),
        Some(Fault::Unavailable) => TwirpError::new("unavailable", "injected").into_response(),
        Some(Fault::Internal) => TwirpError::new("internal", "injected").into_response(),
        Some(Fault::Throttled) => TwirpError::new("resource_exhausted", "injected").into_response(),
        Some(Fault::NotFound) => TwirpError::new("not_found", "injected").into_response(),
        Some(Fault::Garbage) => "<html>this is no protobuf</html>".into_response(),
        Some(Fault::Unreachable) => hang_up(),
        Some(Fault::Silence) => {
            let _waiting = time.wait();
            std::future::pending().await
        }
        Some(fault @ (Fault::Late | Fault::Slow)) => {
            let answer = carry_out();
            let _waiting = time.wait();
            sleep(if fault == Fault::Late { LATE } else { SLOW }).await;
            answer
        }
        Some(Fault::LateUnavailable) => {
            carry_out();
            TwirpError::new("unavailable", "injected").into_response()
        }
        Some(Fault::AnswerLost) => {
            carry_out();
            hang_up()
        }
        Some(Fault::Truncated) => {
            carry_out();
            break_off()
        }
    }
}

fn decode(name: &str, headers: &HeaderMap, body: &[u8]) -> Result<Call, TwirpError> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if content_type != "application/protobuf" {
        return Err(TwirpError::new("bad_route", format!("unexpected Content-Type: {content_type:?}")));
    }
    Call::decode(name, body)
}

fn carry_out(server: &Server, headers: &HeaderMap, call: Call) -> Result<Response, TwirpError> {
    allow(&bearer(headers)?, &call)?;
    let room = call.room().to_owned();
    let mut rooms = server.rooms();
    let now = server.time.now();
    // The answer does not wait for webhooks: who is called by them may be who
    // waits for this answer.
    match call {
        Call::ListParticipants(_) => {
            Ok(protobuf(&ListParticipantsResponse { participants: rooms.participants(&room) }))
        }
        Call::UpdateParticipant(request) => {
            let (participant, events) = rooms.update(request, now).ok_or_else(participant_not_found)?;
            server.outbox.post(&events);
            Ok(protobuf(&participant))
        }
        Call::RemoveParticipant(request) => {
            let left = rooms.leave(&room, &request.identity, DisconnectReason::ParticipantRemoved, now);
            server.outbox.post(&left.ok_or_else(participant_not_found)?.events);
            server.revocations.revoke(request, now);
            Ok(protobuf(&RemoveParticipantResponse {}))
        }
        Call::DeleteRoom(_) => {
            server.outbox.post(&rooms.delete(&room, now).ok_or_else(room_not_found)?);
            Ok(protobuf(&DeleteRoomResponse {}))
        }
    }
}

/// The claims of the bearer. Their times are held against the system's clock:
/// LiveKit's clients sign by it, whatever time a test plays.
fn bearer(headers: &HeaderMap) -> Result<Claims, TwirpError> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|header| header.strip_prefix("Bearer "));
    let token = token.ok_or_else(|| TwirpError::new("unauthenticated", "no bearer token"))?;
    verify(token, Clock::system().now()).map_err(|error| TwirpError::new("unauthenticated", error.to_string()))
}

fn allow(claims: &Claims, call: &Call) -> Result<(), TwirpError> {
    let grants = &claims.video;
    let allowed = match call {
        Call::DeleteRoom(_) => grants.room_create,
        Call::UpdateParticipant(_) | Call::RemoveParticipant(_) | Call::ListParticipants(_) => {
            grants.room_admin && grants.room == call.room()
        }
    };
    if allowed { Ok(()) } else { Err(TwirpError::new("permission_denied", "permissions denied")) }
}

fn room_not_found() -> TwirpError {
    TwirpError::new("not_found", "requested room does not exist")
}

fn participant_not_found() -> TwirpError {
    TwirpError::new("not_found", "participant does not exist")
}
