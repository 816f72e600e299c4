//! How many are in a chat, which is all that is told to whoever asks after many.

use super::tally::Tally;
use crate::domain::time::Timestamp;

/// Who is counted in a chat, without the rest of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatCounts {
    /// Everybody, moderators included, wherever they are counted.
    pub participants: Tally,
    pub moderators: Tally,
}

impl ChatCounts {
    /// Whether the chat has an active moderator, without whom it reads as none.
    pub fn is_active(&self, now: Timestamp) -> bool {
        is_active(&self.moderators, now)
    }
}

/// Whether a chat with these moderators is active.
pub(super) fn is_active(moderators: &Tally, now: Timestamp) -> bool {
    moderators.at(now) > 0
}
