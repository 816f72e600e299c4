//! Webhooks: what LiveKit tells us, signed over the raw body.

use livekit_api::webhooks::WebhookError;
use livekit_protocol::participant_info::Kind;
use livekit_protocol::{DisconnectReason, ParticipantInfo, WebhookEvent};
use serde_json::{Value, json};

use super::LiveKit;
use super::participant::{Participant, person};
use super::room_name::chat_of;
use crate::domain::time::Second;
use crate::domain::voice::names::ChatRef;
use crate::domain::voice::presence::LeaveReason;

/// The webhook is not LiveKit's, or not whole.
#[derive(Debug, thiserror::Error)]
#[error("the webhook's signature is missing or invalid")]
pub struct InvalidWebhook;

/// What LiveKit tells of one of our rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    pub chat_ref: ChatRef,
    pub event: RoomEvent,
    /// When the event was made; none if it does not say.
    pub made_at: Option<Second>,
}

/// What happens in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomEvent {
    Joined(Participant),
    /// Somebody is gone, or signalled and never came.
    Left {
        participant: Participant,
        /// When the event was made.
        at: Second,
        reason: LeaveReason,
    },
    /// LiveKit closed the empty room.
    Finished,
}

impl LiveKit {
    /// The webhook, if its signature fits its body; none if it is of no
    /// interest: an event or a room that we do not know.
    pub fn webhook(&self, body: &str, authorization: &str) -> Result<Option<Webhook>, InvalidWebhook> {
        match self.webhooks.receive(body, authorization) {
            Ok(event) => Ok(known(&event)),
            // Signed, and perhaps with a value in it that only a newer LiveKit knows.
            Err(WebhookError::InvalidData(_)) => Ok(known(&reduced(body).map_err(|_| InvalidWebhook)?)),
            Err(_) => Err(InvalidWebhook),
        }
    }
}

/// The event with nothing in it but what is used here, and of the participant
/// only what can be read.
fn reduced(body: &str) -> serde_json::Result<WebhookEvent> {
    let mut event = serde_json::from_str::<Value>(body)?;
    keep(Some(&mut event), &["event", "createdAt", "room", "participant"]);
    keep(event.get_mut("room"), &["name"]);
    let participant = event.as_object_mut().and_then(|event| event.remove("participant"));
    let event = serde_json::from_value::<WebhookEvent>(event)?;
    Ok(WebhookEvent { participant: participant.map(readable).transpose()?, ..event })
}

/// Without those values that only a newer LiveKit knows. A kind that is none we
/// know is no person's.
fn readable(mut participant: Value) -> serde_json::Result<ParticipantInfo> {
    const USED: [&str; 8] =
        ["sid", "identity", "joinedAt", "disconnectReason", "kind", "state", "metadata", "permission"];
    keep(Some(&mut participant), &USED);
    let is_unreadable = |name: &str| {
        let alone = participant.get(name).map(|value| json!({ name: value }));
        alone.is_some_and(|alone| serde_json::from_value::<ParticipantInfo>(alone).is_err())
    };
    let unreadable = ["disconnectReason", "kind", "state", "permission"].into_iter().filter(|name| is_unreadable(name));
    let unreadable = unreadable.collect::<Vec<_>>();
    if let Some(members) = participant.as_object_mut() {
        members.retain(|name, _| !unreadable.contains(&name.as_str()));
    }
    let mut info = serde_json::from_value::<ParticipantInfo>(participant)?;
    if unreadable.contains(&"kind") {
        info.set_kind(Kind::Agent);
    }
    Ok(info)
}

fn keep(object: Option<&mut Value>, names: &[&str]) {
    if let Some(members) = object.and_then(Value::as_object_mut) {
        members.retain(|name, _| names.contains(&name.as_str()));
    }
}

fn known(event: &WebhookEvent) -> Option<Webhook> {
    let chat_ref = chat_of(&event.room.as_ref()?.name)?;
    let about = event.participant.as_ref();
    let made_at = Second::new(event.created_at);
    let left = |reason| Some(RoomEvent::Left { participant: person(about?)?, at: made_at, reason });
    let event = match event.event.as_str() {
        "participant_joined" => RoomEvent::Joined(person(about?)?),
        "participant_left" => left(leave_reason(about?.disconnect_reason()))?,
        "participant_connection_aborted" => left(LeaveReason::Aborted)?,
        "room_finished" => RoomEvent::Finished,
        _ => return None,
    };
    let made_at = Some(made_at).filter(|made_at| *made_at > Second::new(0));
    Some(Webhook { chat_ref, event, made_at })
}

fn leave_reason(reason: DisconnectReason) -> LeaveReason {
    match reason {
        DisconnectReason::ClientInitiated => LeaveReason::OwnAccord,
        DisconnectReason::ParticipantRemoved => LeaveReason::Removed,
        DisconnectReason::RoomDeleted => LeaveReason::RoomDeleted,
        _ => LeaveReason::Interrupted,
    }
}
