//! A participant of a voice chat.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::text::{DisplayName, Text};
use crate::domain::time::Timestamp;
use crate::domain::voice::member::{Connection, Member, Role};
use crate::domain::voice::names::Address;

/// A participant as they are at one instant.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = VoiceChatParticipant)]
pub struct ParticipantBody {
    /// Their address.
    #[schema(value_type = Address)]
    user_address: String,
    /// How they are called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline, required = false, nullable = false)]
    name: Option<DisplayName>,
    /// Where their picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline, required = false, nullable = false)]
    profile_picture_url: Option<Text<1, 2048>>,
    /// What they are in the community.
    role: Role,
    /// Whether they were let speak.
    is_speaker: bool,
    /// Whether they are muted in this chat.
    muted: bool,
    /// Whether they ask to speak.
    is_requesting_to_speak: bool,
    /// Since when they ask to speak, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false, format = DateTime)]
    requested_at: Option<String>,
    connection: Connection,
    /// When the present state of the connection began, in UTC.
    #[schema(format = DateTime)]
    since: String,
}

impl ParticipantBody {
    /// The member as they are at `now`.
    pub fn at(address: &Address, member: &Member, now: Timestamp) -> Self {
        Self {
            user_address: address.to_string(),
            name: member.profile.name.clone(),
            profile_picture_url: member.profile.profile_picture_url.clone(),
            role: member.role,
            is_speaker: member.is_speaker,
            muted: member.muted.is_some(),
            is_requesting_to_speak: member.is_requesting_to_speak(),
            requested_at: member.hand.map(|hand| hand.time().to_string()),
            connection: member.connection(now),
            since: member.since(now).to_string(),
        }
    }
}
