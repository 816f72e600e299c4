//! What a member may send: their own state and the mute in the room together.

use super::member::Member;
use super::speech::{SpeechChange, apply_change};
use crate::domain::time::Timestamp;

/// A member, and whether the room of the community's id has them muted. What
/// LiveKit lets them send is asked of both, never of the member alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub member: Member,
    /// Whether they are muted through `/mutes` in the room of that id.
    pub is_muted_in_room: bool,
}

impl Standing {
    /// Whether their microphone is open.
    pub const fn may_publish(&self) -> bool {
        self.member.is_speaker && !self.is_muted()
    }

    /// Whether they may send LiveKit data, which reaches everybody.
    pub const fn may_send_data(&self) -> bool {
        !self.is_muted()
    }

    const fn is_muted(&self) -> bool {
        self.member.muted.is_some() || self.is_muted_in_room
    }

    /// The member as they are to be: whoever is muted in the room is no
    /// speaker. Makes good what a mute could not write when it was posted.
    pub fn settled(self, now: Timestamp) -> Member {
        let demoted = apply_change(&self.member, SpeechChange::Demote, now).ok();
        demoted.filter(|_| self.is_muted_in_room).unwrap_or(self.member)
    }
}
