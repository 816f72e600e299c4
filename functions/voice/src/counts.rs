//! How many are in a chat, as every status says it.

use serde::Serialize;
use shared::domain::time::Timestamp;
use shared::domain::voice::shard::CountedChat;
use utoipa::ToSchema;

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
    pub fn at(chat: Option<&CountedChat>, now: Timestamp) -> Self {
        let active = chat.filter(|counted| counted.chat.is_active(now));
        Self {
            active: active.is_some(),
            participant_count: active.map_or(0, |counted| counted.participants.at(now)),
            moderator_count: active.map_or(0, |counted| counted.chat.moderators.at(now)),
        }
    }
}
