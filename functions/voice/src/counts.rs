//! How many are in a chat, as every status says it.

use shared::domain::time::Timestamp;
use shared::domain::voice::chat::VoiceChat;

/// How many are in a chat: zeros where it is not active.
pub struct Counts {
    /// Whether it has an active moderator.
    pub active: bool,
    /// Everybody present, moderators included.
    pub participants: i64,
    /// The moderators present.
    pub moderators: i64,
}

/// What the chat counts at `now`.
pub fn counts(chat: Option<&VoiceChat>, now: Timestamp) -> Counts {
    match chat.filter(|chat| chat.is_active(now)) {
        None => Counts { active: false, participants: 0, moderators: 0 },
        Some(chat) => {
            Counts { active: true, participants: chat.participants.at(now), moderators: chat.moderators.at(now) }
        }
    }
}
