//! Who may do something to a member of a voice chat.

use super::chat::VoiceChat;
use super::member::{Member, MutedBy};
use super::names::Address;
use crate::domain::time::Timestamp;

/// Whom the document lets do something to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModerationRule {
    /// The member, for themselves.
    Oneself,
    /// An active moderator of the chat.
    Moderators,
    /// The member, for themselves, and an active moderator of the chat.
    OneselfOrModerators,
}

impl ModerationRule {
    fn demand(self, may: bool) -> Result<(), MayNotModerate> {
        if may { Ok(()) } else { Err(MayNotModerate(self.text())) }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Oneself => "a user can request to speak only for themselves",
            Self::Moderators => "only moderators can do this",
            Self::OneselfOrModerators => "only moderators can do this to others",
        }
    }
}

/// As whom an actor acts. A service vouches for its users, as a moderator would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acting {
    ForOneself,
    AsModerator,
}

impl Acting {
    /// Who mutes, or undoes it.
    pub const fn muting(self) -> MutedBy {
        match self {
            Self::ForOneself => MutedBy::Oneself,
            Self::AsModerator => MutedBy::Moderator,
        }
    }
}

/// Somebody may not do this, for the reason that the rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MayNotModerate(pub &'static str);

/// Whether a person may do something to the member of that address; `membership`
/// is the person's own, of this chat or another one.
pub fn may_moderate(
    rule: ModerationRule,
    (by, membership): (&Address, Option<&Member>),
    address: &Address,
    chat: &VoiceChat,
    now: Timestamp,
) -> Result<(), MayNotModerate> {
    let is_oneself = by == address;
    let moderates = || is_moderator(membership, chat, now);
    let may = match rule {
        ModerationRule::Oneself => is_oneself,
        ModerationRule::Moderators => moderates(),
        ModerationRule::OneselfOrModerators => is_oneself || moderates(),
    };
    rule.demand(may)
}

/// Whether somebody may end the chat.
pub fn may_end(membership: Option<&Member>, chat: &VoiceChat, now: Timestamp) -> Result<(), MayNotModerate> {
    ModerationRule::Moderators.demand(is_moderator(membership, chat, now))
}

/// Whether somebody is an active moderator of the chat.
fn is_moderator(member: Option<&Member>, chat: &VoiceChat, now: Timestamp) -> bool {
    member.is_some_and(|member| member.session == chat.session && member.moderates(now))
}
