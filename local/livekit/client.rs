//! What stands for a client's WebSocket: connecting and disconnecting by POST.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use livekit_protocol::DisconnectReason;
use serde::Deserialize;
use serde_json::json;

use super::server::{Server, TurnedAway};

#[derive(Debug, Deserialize)]
struct Connect {
    #[serde(default)]
    access_token: String,
}

#[derive(Debug, Deserialize)]
struct Disconnect {
    #[serde(default)]
    access_token: String,
    reason: Option<String>,
}

/// The routes of clients.
pub fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/stand-in/connect", post(connect))
        .route("/stand-in/disconnect", post(disconnect))
        .fallback(async || refused(StatusCode::NOT_FOUND, "the LiveKit stand-in has no such route"))
}

async fn connect(State(server): State<Arc<Server>>, Query(query): Query<Connect>) -> Response {
    match server.signal(&query.access_token, true) {
        Ok(done) => Json(done.answered().await).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn disconnect(State(server): State<Arc<Server>>, Query(query): Query<Disconnect>) -> Response {
    let Some(reason) = reason(query.reason.as_deref()) else {
        return refused(StatusCode::BAD_REQUEST, "reason must be the name of a DisconnectReason of LiveKit's");
    };
    match server.disconnect(&query.access_token, reason) {
        Ok(done) => Json(done.answered().await).into_response(),
        Err(error) => error.into_response(),
    }
}

/// The reason of that name, one of LiveKit's own; leaving of one's own accord without one.
fn reason(name: Option<&str>) -> Option<DisconnectReason> {
    name.map_or(Some(DisconnectReason::ClientInitiated), DisconnectReason::from_str_name)
}

impl IntoResponse for TurnedAway {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Token(_) => StatusCode::UNAUTHORIZED,
            Self::NoJoin | Self::NotPermitted { .. } => StatusCode::FORBIDDEN,
            Self::NotConnected { .. } => StatusCode::NOT_FOUND,
        };
        refused(status, &self.to_string())
    }
}

fn refused(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}
