//! LiveKit's RoomService over Twirp: the calls that the stand-in knows, what they
//! do, and the answers, protobuf or an error as JSON.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Json, Router};
use livekit_api::access_token::Claims;
use livekit_protocol::{
    DeleteRoomRequest, DeleteRoomResponse, DisconnectReason, ListParticipantsRequest, ListParticipantsResponse,
    RemoveParticipantResponse, RoomParticipantIdentity, UpdateParticipantRequest,
};
use prost::Message;
use serde::Serialize;
use shared::app::clock::Clock;

use super::access::verify;
use super::server::Server;

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
    let (watch, clock) = (server.watch.clone(), server.time.clone());
    let carried_out = call.clone();
    let carry_out = move || carry_out(&server, &headers, carried_out).unwrap_or_else(IntoResponse::into_response);
    let answer = watch.answer(&call, Box::new(carry_out)).await;
    if let Some(Takes(time)) = answer.extensions().get().copied() {
        watch.pass(time, &clock).await;
    }
    answer
}

/// How long an answer takes, which says how things were at the beginning of that.
#[derive(Debug, Clone, Copy)]
struct Takes(Duration);

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
            let participants = server.store.participants(&room, &rooms);
            // Who comes and goes does not wait until thousands are encoded.
            drop(rooms);
            let takes = Takes(server.pace.of_list(participants.len()));
            Ok((Extension(takes), protobuf(&ListParticipantsResponse { participants })).into_response())
        }
        Call::UpdateParticipant(request) => {
            stands_there(server, &room, &request.identity)?;
            let (participant, events) = rooms.update(request, now).ok_or_else(participant_not_found)?;
            server.outbox.post(&events);
            Ok(protobuf(&participant))
        }
        Call::RemoveParticipant(request) => {
            stands_there(server, &room, &request.identity)?;
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

/// LiveKit looks into its store before it does anything to somebody.
fn stands_there(server: &Server, room: &str, identity: &str) -> Result<(), TwirpError> {
    if server.store.has(room, identity) { Ok(()) } else { Err(participant_not_found()) }
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

/// A call as it was received.
#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    /// Sets a participant's metadata and permission.
    UpdateParticipant(UpdateParticipantRequest),
    /// Makes a participant leave.
    RemoveParticipant(RoomParticipantIdentity),
    /// Makes everybody leave and closes the room.
    DeleteRoom(DeleteRoomRequest),
    /// Asks who is in a room.
    ListParticipants(ListParticipantsRequest),
}

impl Call {
    /// The call of that name with this protobuf body.
    pub fn decode(name: &str, body: &[u8]) -> Result<Self, TwirpError> {
        let call = match name {
            "UpdateParticipant" => Message::decode(body).map(Self::UpdateParticipant),
            "RemoveParticipant" => Message::decode(body).map(Self::RemoveParticipant),
            "DeleteRoom" => Message::decode(body).map(Self::DeleteRoom),
            "ListParticipants" => Message::decode(body).map(Self::ListParticipants),
            _ => return Err(TwirpError::new("bad_route", format!("the stand-in has no RoomService/{name}"))),
        };
        call.map_err(|error| TwirpError::new("malformed", error.to_string()))
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::UpdateParticipant(_) => "UpdateParticipant",
            Self::RemoveParticipant(_) => "RemoveParticipant",
            Self::DeleteRoom(_) => "DeleteRoom",
            Self::ListParticipants(_) => "ListParticipants",
        }
    }

    /// The room it is about.
    pub fn room(&self) -> &str {
        match self {
            Self::UpdateParticipant(request) => &request.room,
            Self::RemoveParticipant(request) => &request.room,
            Self::DeleteRoom(request) => &request.room,
            Self::ListParticipants(request) => &request.room,
        }
    }
}

/// An error as Twirp sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TwirpError {
    /// One of Twirp's codes, such as `not_found`.
    pub code: &'static str,
    /// What is wrong.
    pub msg: String,
}

impl TwirpError {
    /// An error of that code.
    pub fn new(code: &'static str, msg: impl Into<String>) -> Self {
        Self { code, msg: msg.into() }
    }

    fn status(&self) -> StatusCode {
        match self.code {
            "malformed" => StatusCode::BAD_REQUEST,
            "unauthenticated" => StatusCode::UNAUTHORIZED,
            "permission_denied" => StatusCode::FORBIDDEN,
            "not_found" | "bad_route" => StatusCode::NOT_FOUND,
            "resource_exhausted" => StatusCode::TOO_MANY_REQUESTS,
            "unavailable" => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for TwirpError {
    fn into_response(self) -> Response {
        (self.status(), Json(self)).into_response()
    }
}

/// A success.
pub fn protobuf(message: &impl Message) -> Response {
    ([(CONTENT_TYPE, "application/protobuf")], message.encode_to_vec()).into_response()
}
