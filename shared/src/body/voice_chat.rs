//! How many are in a voice chat.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::time::Timestamp;
use crate::domain::voice::counts::ChatCounts;
use crate::domain::voice::names::CommunityId;

/// The status of a community's voice chat.
#[derive(Debug, Serialize, ToSchema)]
#[schema(examples(json!({ "active": true, "participant_count": 12, "moderator_count": 1 })))]
pub struct VoiceChatStatus {
    /// Whether there is a chat with an active moderator.
    pub active: bool,
    /// How many are present, moderators included.
    #[schema(minimum = 0)]
    pub participant_count: i64,
    /// How many moderators are present.
    #[schema(minimum = 0)]
    pub moderator_count: i64,
}

impl VoiceChatStatus {
    /// The status at `now`: zeros where the chat is not active.
    pub fn at(chat: Option<&ChatCounts>, now: Timestamp) -> Self {
        let active = chat.filter(|counts| counts.is_active(now));
        Self {
            active: active.is_some(),
            participant_count: active.map_or(0, |counts| counts.participants.at(now)),
            moderator_count: active.map_or(0, |counts| counts.moderators.at(now)),
        }
    }
}

/// An active chat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActiveVoiceChat {
    /// The community.
    #[schema(value_type = CommunityId)]
    community_id: String,
    /// How many are present, moderators included.
    #[schema(minimum = 0)]
    pub participant_count: i64,
    /// How many moderators are present.
    #[schema(minimum = 0)]
    pub moderator_count: i64,
}

impl ActiveVoiceChat {
    /// The community's chat at `now`; none where it is not active.
    pub fn at(community: &CommunityId, chat: &ChatCounts, now: Timestamp) -> Option<Self> {
        let status = VoiceChatStatus::at(Some(chat), now);
        status.active.then(|| Self {
            community_id: community.to_string(),
            participant_count: status.participant_count,
            moderator_count: status.moderator_count,
        })
    }
}
