//! A participant as LiveKit keeps it.

use livekit_protocol::participant_info::{Kind, State};
use livekit_protocol::{ParticipantInfo, ParticipantPermission, TrackSource};
use serde::Serialize;

use crate::domain::time::Second;
use crate::domain::voice::member::{Profile, Role};
use crate::domain::voice::presence::Connection;
use crate::domain::voice::standing::Standing;

/// What LiveKit keeps of a member: a copy of our state, pushed whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantState {
    /// The metadata that the other clients see, a JSON object as text.
    pub metadata: String,
    /// Whether the participant may publish the microphone, and nothing else.
    pub can_publish: bool,
    /// Whether the participant may send data to the others.
    pub can_publish_data: bool,
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
    /// What LiveKit is to keep of a member.
    pub fn of(standing: &Standing) -> Self {
        let member = &standing.member;
        let metadata = Metadata {
            role: member.role,
            is_speaker: member.is_speaker,
            muted: member.muted.is_some(),
            is_requesting_to_speak: member.is_requesting_to_speak(),
            profile: &member.profile,
        };
        let metadata = serde_json::to_string(&metadata).unwrap_or_default();
        Self { metadata, can_publish: standing.may_publish(), can_publish_data: standing.may_send_data() }
    }

    /// What LiveKit says that it keeps; none where it says nothing of the permission.
    fn reported(info: &ParticipantInfo) -> Option<Self> {
        let permission = info.permission.as_ref()?;
        let (can_publish, can_publish_data) = (permission.can_publish, permission.can_publish_data);
        Some(Self { metadata: info.metadata.clone(), can_publish, can_publish_data })
    }

    /// The permission: the microphone only, and only when publishing.
    pub(super) fn permission(&self) -> ParticipantPermission {
        let sources = if self.can_publish { vec![TrackSource::Microphone.into()] } else { Vec::new() };
        ParticipantPermission {
            can_subscribe: true,
            can_publish: self.can_publish,
            can_publish_data: self.can_publish_data,
            can_publish_sources: sources,
            ..ParticipantPermission::default()
        }
    }
}

/// Somebody in a LiveKit room. Egress, ingress, agents, SIP and whatever else
/// LiveKit itself puts there are no persons: neither members nor strangers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The identity as LiveKit spells it.
    pub identity: String,
    pub connection: Connection,
    /// Whether the connection carries media: only then somebody is there.
    pub is_active: bool,
    /// What LiveKit keeps of them; none if it does not say.
    pub state: Option<ParticipantState>,
}

/// The person; none if it is none, or if LiveKit says nothing usable of the
/// connection.
pub(super) fn person(info: &ParticipantInfo) -> Option<Participant> {
    if info.kind != i32::from(Kind::Standard) {
        return None;
    }
    let connection = Connection { sid: info.sid.parse().ok()?, joined_at: Second::new(info.joined_at) };
    Some(Participant {
        identity: info.identity.clone(),
        connection,
        is_active: info.state == i32::from(State::Active),
        state: ParticipantState::reported(info),
    })
}
