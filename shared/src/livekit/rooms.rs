//! LiveKit's room service. Every call is safe to repeat.

use std::time::Duration;

use livekit_api::services::room::{RemoveParticipantOptions, RoomClient, UpdateParticipantOptions};
use livekit_api::services::{ServerError, ServerErrorCode, ServiceError};

use super::participant::{Participant, ParticipantState, person};
use super::room_name::room_name;
use super::{LiveKit, LiveKitSettings};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::ChatRef;

/// LiveKit did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum LiveKitFault {
    /// It could not be reached, was too slow, or failed.
    #[error("LiveKit is unavailable: {0}")]
    Unavailable(String),
    /// It does not know our key, or the key has another secret.
    #[error("LiveKit refuses LIVEKIT_API_KEY with LIVEKIT_API_SECRET: {0}")]
    Refused(String),
}

/// The client of the room service, which waits so long for an answer.
pub(super) fn client(settings: &LiveKitSettings, patience: Duration) -> RoomClient {
    RoomClient::with_api_key(&settings.url, &settings.key, &settings.secret)
        .with_failover(false)
        .with_request_timeout(patience)
}

/// What a call brought; none where there is no such room or participant, which
/// is no fault: the member is not connected, or the room is closed.
fn found<T>(answer: Result<T, ServiceError>) -> Result<Option<T>, LiveKitFault> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(ServiceError::Twirp(ServerError::Twirp(error))) if error.code == ServerErrorCode::NOT_FOUND => Ok(None),
        Err(ServiceError::Twirp(ServerError::Twirp(error))) if is_refusal(&error.code) => {
            Err(LiveKitFault::Refused(error.to_string()))
        }
        Err(error) => Err(LiveKitFault::Unavailable(error.to_string())),
    }
}

fn is_refusal(code: &str) -> bool {
    [ServerErrorCode::UNAUTHENTICATED, ServerErrorCode::PERMISSION_DENIED].contains(&code)
}

/// A room that never is, since those of chats have another name.
const NO_ROOM: &str = "dais";

impl LiveKit {
    /// Whether LiveKit answers and takes our key: one cheap call.
    pub async fn check(&self) -> Result<(), LiveKitFault> {
        found(self.rooms.list_participants(NO_ROOM).await).map(|_| ())
    }

    /// Makes LiveKit's copy of a member's state the given one.
    pub async fn push(&self, chat: &ChatRef, identity: &str, state: &ParticipantState) -> Result<(), LiveKitFault> {
        let permission = Some(state.permission());
        let options = UpdateParticipantOptions { metadata: state.metadata.clone(), permission, ..Default::default() };
        found(self.rooms.update_participant(&room_name(chat), identity, options).await).map(|_| ())
    }

    /// Disconnects a participant. LiveKit Cloud holds the time, in seconds,
    /// against `nbf`, and refuses tokens from before; a self-hosted one does not.
    pub async fn remove(&self, chat: &ChatRef, identity: &str, now: Timestamp) -> Result<(), LiveKitFault> {
        let options = RemoveParticipantOptions { revoke_token_ts: now.seconds() };
        let removed = self.rooms.remove_participant_with_options(&room_name(chat), identity, options).await;
        found(removed).map(|_| ())
    }

    /// Closes a room and disconnects everybody in it.
    pub async fn delete_room(&self, chat: &ChatRef) -> Result<(), LiveKitFault> {
        found(self.rooms.delete_room(&room_name(chat)).await).map(|_| ())
    }

    /// The persons in a room, also those whose media is not up yet.
    pub async fn participants(&self, chat: &ChatRef) -> Result<Vec<Participant>, LiveKitFault> {
        let listed = found(self.rooms.list_participants(&room_name(chat)).await)?;
        Ok(listed.unwrap_or_default().iter().filter_map(person).collect())
    }
}
