//! Changing a member: read, decide, write, and again where somebody was first.

use shared::domain::caller::Caller;
use shared::domain::time::Timestamp;
use shared::domain::voice::member::Member;
use shared::domain::voice::names::{Address, LiveKitRoom};
use shared::domain::voice::summary::Summary;
use shared::http::refusal::Refusal;
use shared::http::voice_app::VoiceApp;
use shared::store::race::Race;
use shared::store::{Enrolment, Moderating, Written};

use crate::answers::{MemberPath, enter, person};

/// Who may do something to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The member, for themselves.
    Oneself,
    /// An active moderator of the chat.
    Moderators,
}

/// A member as they are now stored, and where.
#[derive(Debug)]
pub struct Moderated {
    /// The LiveKit room of their chat.
    pub room: LiveKitRoom,
    /// The member.
    pub member: Member,
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
    /// Changes the member as `change` decides, given whether they are muted in
    /// the room of that id. A change that changes nothing is not written.
    pub async fn change(
        &self,
        change: impl Fn(&Member, bool) -> Result<Member, Refusal>,
    ) -> Result<Moderated, Refusal> {
        let by = person(self.caller)?;
        enter(self.caller, &self.path.community)?;
        let (community, address) = (&self.path.community, &self.path.address);
        let race = Race::start();
        loop {
            let view = self.voice.store().before_moderating(community, address, by.as_ref(), self.now).await?;
            let chat = view.chat.as_ref().ok_or_else(no_member)?;
            if let Some(by) = &by {
                self.check(by, chat, &view)?;
            }
            let before = view.member.as_ref().filter(|member| member.session == chat.session).ok_or_else(no_member)?;
            let after = change(before, view.is_muted)?;
            let room = LiveKitRoom { community: community.clone(), session: chat.session };
            if after == *before {
                return Ok(Moderated { room, member: after });
            }
            let gives_speech = after.is_speaker && !before.is_speaker;
            let before = Some(before);
            let enrolment = Enrolment { community, address, chat, begins: false, before, after: &after, gives_speech };
            match self.voice.store().enrol(enrolment, self.now).await? {
                Written::Done => return Ok(Moderated { room, member: after }),
                Written::Raced => race.lost().await?,
            }
        }
    }

    /// The document's rules for a caller who is a person.
    fn check(&self, by: &Address, chat: &Summary, view: &Moderating) -> Result<(), Refusal> {
        let may = match self.rule {
            Rule::Oneself => *by == self.path.address,
            Rule::Moderators => is_moderator(view.moderator.as_ref(), chat, self.now),
        };
        if may { Ok(()) } else { Err(Refusal::forbidden(self.rule.text())) }
    }
}

impl Rule {
    const fn text(self) -> &'static str {
        match self {
            Self::Oneself => "a user can request to speak only for themselves",
            Self::Moderators => "only moderators can do this",
        }
    }
}

/// Whether somebody is an active moderator of the chat.
pub fn is_moderator(member: Option<&Member>, chat: &Summary, now: Timestamp) -> bool {
    member.is_some_and(|member| member.session == chat.session && member.role.is_moderator() && member.is_active(now))
}

/// 404: there is no chat of this community with that member.
pub fn no_member() -> Refusal {
    Refusal::not_found("the user is no member of a voice chat of this community")
}
