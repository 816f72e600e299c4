//! What a member may send: their own state and the measures in the room together.

use super::grace::Graces;
use super::member::Member;
use super::presence::{PresenceEvent, apply_event};
use super::speech::{SpeechChange, apply_change};
use crate::domain::measures::{Measures, MeasuresSince};
use crate::domain::time::Timestamp;

/// A member, and what is in force against them in the room of the community's
/// id. What LiveKit lets them send is asked of both, never of the member alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub member: Member,
    /// Whether they are muted through `/mutes` in the room of that id.
    pub is_muted_in_room: bool,
    /// Whether they are banned from it.
    pub is_banned: bool,
    /// Since when measures count in the room that the chat is of.
    pub measures_since: MeasuresSince,
}

impl Standing {
    /// A member against whom `measures` are in force, of those that count `since`.
    pub const fn new(member: Member, measures: &Measures, since: MeasuresSince) -> Self {
        let (is_muted_in_room, is_banned) = (measures.mute.is_some(), measures.ban.is_some());
        Self { member, is_muted_in_room, is_banned, measures_since: since }
    }

    /// Whether their microphone is open.
    pub const fn may_publish(&self) -> bool {
        self.member.is_speaker && !self.is_muted()
    }

    /// Whether they may send LiveKit data, which reaches everybody.
    pub const fn may_send_data(&self) -> bool {
        !self.is_muted()
    }

    const fn is_muted(&self) -> bool {
        self.member.muted.is_some() || self.is_muted_in_room || self.is_banned
    }

    /// The member as they are to be: whoever is banned from the room is kicked,
    /// and whoever is muted there is no speaker. Makes good what a ban or a mute
    /// could not write when it was posted.
    pub fn settled(self, graces: &Graces, now: Timestamp) -> Member {
        if self.is_banned {
            return apply_event(&self.member, &PresenceEvent::Kicked, graces, now);
        }
        let demoted = apply_change(&self.member, SpeechChange::Demote, now).ok();
        demoted.filter(|_| self.is_muted_in_room).unwrap_or(self.member)
    }
}
