//! Who may do what to a member of a chat.

use shared::domain::caller::Caller;
use shared::domain::time::Timestamp;
use shared::domain::voice::member::{Member, MutedBy};
use shared::domain::voice::names::Address;
use shared::domain::voice::standing::Standing;
use shared::domain::voice::summary::Summary;
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::store::Moderating;
use shared::voice::change::{Change, Changed};

use crate::answers::{MemberPath, enter, person};

/// Who may do something to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The member, for themselves.
    Oneself,
    /// An active moderator of the chat.
    Moderators,
    /// The member, for themselves, and an active moderator of the chat.
    OneselfOrModerators,
}

/// As whom the caller acts. A service vouches for its users, as a moderator would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acting {
    /// As the member.
    ForOneself,
    /// As a moderator.
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

/// What is done to one member by one caller.
pub struct Moderation<'m> {
    /// The function's state.
    pub voice: &'m VoiceApp,
    /// When.
    pub now: Timestamp,
    /// By whom.
    pub caller: &'m Caller,
    /// To whom.
    pub path: &'m MemberPath,
    /// Who may.
    pub rule: Rule,
}

impl Moderation<'_> {
    /// As whom the caller acts: as themselves, where the path names them.
    pub fn acting(&self) -> Result<Acting, Refusal> {
        let is_oneself = person(self.caller)?.is_some_and(|by| by == self.path.address);
        Ok(if is_oneself { Acting::ForOneself } else { Acting::AsModerator })
    }

    /// Changes the member as `change` decides, given whether they are muted in
    /// the room of that id.
    pub async fn change(&self, change: impl Fn(&Standing) -> Result<Member, Refusal>) -> Result<Changed, Refusal> {
        let by = person(self.caller)?;
        enter(self.caller, &self.path.community)?;
        let MemberPath { community, address } = self.path;
        let member = Change { voice: self.voice, community, address, by: by.as_ref(), now: self.now };
        let decide = |view: &Moderating, chat: &Summary| {
            if let Some(by) = &by {
                self.check(by, chat, view)?;
            }
            change(&view.standing_in(chat).ok_or_else(no_member)?)
        };
        member.make(decide, no_member).await
    }

    /// The document's rules for a caller who is a person.
    fn check(&self, by: &Address, chat: &Summary, view: &Moderating) -> Result<(), Refusal> {
        let is_oneself = *by == self.path.address;
        let moderates = || is_moderator(view.moderator.as_ref(), chat, self.now);
        let may = match self.rule {
            Rule::Oneself => is_oneself,
            Rule::Moderators => moderates(),
            Rule::OneselfOrModerators => is_oneself || moderates(),
        };
        if may { Ok(()) } else { Err(Refusal::forbidden(self.rule.text())) }
    }
}

impl Rule {
    const fn text(self) -> &'static str {
        match self {
            Self::Oneself => "a user can request to speak only for themselves",
            Self::Moderators => "only moderators can do this",
            Self::OneselfOrModerators => "only moderators can do this to others",
        }
    }
}

/// Whether somebody is an active moderator of the chat.
pub fn is_moderator(member: Option<&Member>, chat: &Summary, now: Timestamp) -> bool {
    member.is_some_and(|member| member.session == chat.session && member.moderates(now))
}

/// 404: there is no chat of this community with that member.
pub fn no_member() -> Refusal {
    Refusal::not_found("the user is no member of a voice chat of this community")
}
