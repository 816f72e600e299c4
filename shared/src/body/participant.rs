//! A participant of a voice chat.

use serde::Serialize;

use crate::domain::text::{DisplayName, Text};
use crate::domain::time::Timestamp;
use crate::domain::voice::member::{Connection, Member, Role};
use crate::domain::voice::names::Address;

/// A participant as they are at one instant.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantBody {
    user_address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<DisplayName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile_picture_url: Option<Text<1, 2048>>,
    role: Role,
    is_speaker: bool,
    /// Whether they are muted in this chat.
    muted: bool,
    is_requesting_to_speak: bool,
    connection: Connection,
    /// When the present state of the connection began, RFC 3339 in UTC.
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
            is_requesting_to_speak: member.is_requesting_to_speak,
            connection: member.connection(now),
            since: member.changed_at.to_string(),
        }
    }
}
