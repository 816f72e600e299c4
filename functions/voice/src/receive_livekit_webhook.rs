//! `POST /livekit-webhook`: what LiveKit tells us of its rooms.
//!
//! Answered with 200 when there is nothing left to do about the event; with an
//! error where a repeat by LiveKit heals it.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use shared::app::voice::Voice;
use shared::app::voice::receive_event::receive_event;
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use utoipa::ToSchema;

/// What LiveKit tells of a room; its own protocol describes the rest.
#[derive(Debug, ToSchema)]
#[schema(examples(json!({ "event": "participant_joined" })))]
#[expect(dead_code, reason = "documents what LiveKit's library reads")]
pub struct LiveKitEvent {
    /// What happened, such as `participant_joined`.
    event: String,
}

/// Receive a webhook of LiveKit
///
/// Beyond the source document. Signed by LiveKit over the raw body; needs no
/// bearer token.
#[utoipa::path(
    post,
    path = "/livekit-webhook",
    tag = "Community voice chat",
    request_body(
        content = LiveKitEvent,
        content_type = "application/webhook+json",
        description = "An event as LiveKit sends it; of no interest are those that are not about a voice chat of ours"
    ),
    responses(
        (status = 200, description = "The event is dealt with, or of no interest"),
        (status = 401, description = "The signature is missing or invalid", headers(("WWW-Authenticate", description = "`Bearer`"))),
        (status = 413, description = "The body is over 2048 KiB."),
        (status = 502, description = "LiveKit is unavailable; send the event again"),
        (status = 503, description = "The database is unavailable, or LiveKit is not configured; send the event again", headers(("Retry-After" = i64, description = "How many seconds to wait")))
    ),
    security(("livekit" = []))
)]
pub async fn receive_livekit_webhook(
    State(voice): State<Voice>,
    Now(now): Now,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Refusal> {
    let livekit = voice.livekit()?;
    let too_large = |_| Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "body must be at most 2048 KiB");
    let body = body.map_err(too_large)?;
    let unsigned = || Refusal::unauthorized("the webhook's signature is missing or invalid");
    let authorization = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).ok_or_else(unsigned)?;
    let body = std::str::from_utf8(&body).map_err(|_| unsigned())?;
    let webhook = livekit.webhook(body, authorization).map_err(|_| unsigned())?;
    if let Some(webhook) = webhook {
        let received = receive_event(&voice, livekit, webhook, now).await;
        received.map_err(|fault| fault.refused("LiveKit is unavailable; send the event again"))?;
    }
    Ok(StatusCode::OK)
}
