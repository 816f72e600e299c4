//! `POST /livekit-webhook`: what LiveKit tells us of its rooms.
//!
//! Answered with 200 when there is nothing left to do about the event; with an
//! error where a repeat by LiveKit heals it.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use shared::domain::time::Timestamp;
use shared::domain::voice::names::LiveKitRoom;
use shared::domain::voice::presence::{Event, LeaveReason};
use shared::http::extract::Now;
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::livekit::{LiveKit, Participant, ParticipantState, RoomEvent};
use shared::voice::VoiceFault;
use shared::voice::ending::{end_chat, end_if_no_moderator};
use shared::voice::presence::{Happened, happen};
use shared::voice::reconcile::reconcile_finished;
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
        (status = 502, description = "LiveKit cannot be had; send the event again"),
        (status = 503, description = "The database cannot be had, or LiveKit is not configured; send the event again", headers(("Retry-After" = i64, description = "How many seconds to wait")))
    ),
    security(("livekit" = []))
)]
pub async fn receive_livekit_webhook(
    State(voice): State<VoiceApp>,
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
        let receiver = Receiver { voice: &voice, livekit, room: webhook.room, now };
        let received = receiver.receive(webhook.event).await;
        received.map_err(|fault| fault.refusal("LiveKit cannot be had; send the event again"))?;
    }
    Ok(StatusCode::OK)
}

struct Receiver<'r> {
    voice: &'r VoiceApp,
    livekit: &'r LiveKit,
    room: LiveKitRoom,
    now: Timestamp,
}

impl Receiver<'_> {
    async fn receive(&self, event: RoomEvent) -> Result<(), VoiceFault> {
        match event {
            RoomEvent::Joined(participant) => self.joined(participant).await,
            RoomEvent::Left { participant, at, reason } => self.left(participant, at, reason).await,
            RoomEvent::Finished => reconcile_finished(self.voice, self.livekit, &self.room).await,
        }
    }

    /// Whoever connects with old credentials brings their old rights along, so
    /// what LiveKit says of them is held against what is stored.
    async fn joined(&self, participant: Participant) -> Result<(), VoiceFault> {
        let Some(address) = &participant.address else { return self.remove(&participant).await };
        let event = Event::Joined(participant.connection.clone());
        match happen(self.voice, &self.room, address, &event, self.now).await? {
            Happened::NoChat => self.livekit.delete_room(&self.room).await?,
            Happened::NoMember => self.remove(&participant).await?,
            Happened::Member(standing) => {
                let is_known = participant.state == Some(ParticipantState::of(&standing));
                if !is_known || standing.member.is_newer_than_credentials() {
                    self.livekit.push_member(self.voice.store(), &self.room, address, &standing, self.now).await?;
                }
            }
        }
        Ok(())
    }

    async fn remove(&self, participant: &Participant) -> Result<(), VoiceFault> {
        Ok(self.livekit.remove(&self.room, &participant.identity, self.now).await?)
    }

    async fn left(&self, participant: Participant, at: i64, reason: LeaveReason) -> Result<(), VoiceFault> {
        let Some(address) = &participant.address else { return Ok(()) };
        let event = Event::Left { connection: participant.connection, at, reason };
        let Happened::Member(standing) = happen(self.voice, &self.room, address, &event, self.now).await? else {
            return Ok(());
        };
        let member = standing.member;
        match reason {
            LeaveReason::RoomDeleted => {
                end_chat(self.voice, self.livekit, &self.room, None, self.now).await?;
            }
            // Checked for a repeated event too: the first may have failed after its write.
            LeaveReason::OwnAccord if member.role.is_moderator() && !member.is_active(self.now) => {
                end_if_no_moderator(self.voice, self.livekit, &self.room, self.now).await?;
            }
            LeaveReason::OwnAccord | LeaveReason::Removed | LeaveReason::Aborted | LeaveReason::Interrupted => {}
        }
        Ok(())
    }
}
