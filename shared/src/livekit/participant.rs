//! A participant as LiveKit keeps it.

use livekit_protocol::{ParticipantInfo, ParticipantPermission, TrackSource};
use serde::Serialize;

use crate::domain::voice::member::{Member, Profile, Role};
use crate::domain::voice::names::Address;
use crate::domain::voice::presence::Connection;

/// What LiveKit keeps of a member: a copy of our state, pushed whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantState {
    /// The metadata that the other clients see, a JSON object as text.
    pub metadata: String,
    /// Whether the participant may publish.
    pub can_publish: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Metadata<'m> {
    role: Role,
    is_speaker: bool,
    muted: bool,
    is_requesting_to_speak: bool,
    #[serde(flatten)]
    profile: &'m Profile,
}

impl ParticipantState {
    /// The state of `member`.
    pub fn of(member: &Member) -> Self {
        let metadata = Metadata {
            role: member.role,
            is_speaker: member.is_speaker,
            muted: member.muted,
            is_requesting_to_speak: member.is_requesting_to_speak,
            profile: &member.profile,
        };
        let metadata = serde_json::to_string(&metadata).unwrap_or_default();
        Self { metadata, can_publish: member.may_publish() }
    }

    /// The permission: the microphone only, and only when publishing.
    pub(super) fn permission(&self) -> ParticipantPermission {
        let sources = if self.can_publish { vec![TrackSource::Microphone.into()] } else { Vec::new() };
        ParticipantPermission {
            can_subscribe: true,
            can_publish: self.can_publish,
            can_publish_data: true,
            can_publish_sources: sources,
            ..ParticipantPermission::default()
        }
    }
}

/// Somebody who is connected to a LiveKit room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The identity as LiveKit spells it.
    pub identity: String,
    /// The address that the identity begins with, if it does.
    pub address: Option<Address>,
    /// The connection.
    pub connection: Connection,
    /// What LiveKit keeps of them.
    pub state: ParticipantState,
}

/// The participant; none if LiveKit says nothing usable of the connection.
pub(super) fn participant(info: &ParticipantInfo) -> Option<Participant> {
    let connection = Connection { sid: info.sid.parse().ok()?, joined_at: info.joined_at };
    let can_publish = info.permission.as_ref().is_some_and(|permission| permission.can_publish);
    Some(Participant {
        identity: info.identity.clone(),
        address: Address::of_identity(&info.identity),
        connection,
        state: ParticipantState { metadata: info.metadata.clone(), can_publish },
    })
}
