//! A change of one member: read, decide, write, and again where somebody else
//! was first; and who may ask for it.

use super::push_member::push_member;
use super::{Voice, VoiceFault, person};
use crate::app::Refused;
use crate::app::acted::acted;
use crate::domain::caller::Actor;
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::{Member, MutedBy};
use crate::domain::voice::names::{Address, ChatRef, CommunityId};
use crate::domain::voice::speech::{SpeechChange, SpeechRefusal, apply_change};
use crate::domain::voice::standing::Standing;
use crate::store::{BeforeModerating, MemberWrite, StoreError, Written};

/// A member who is to be changed.
#[derive(Debug, Clone, Copy)]
pub struct UpdateMember<'c> {
    pub voice: &'c Voice,
    pub community: &'c CommunityId,
    pub address: &'c Address,
    /// The person who changes them, where the rules for people hold.
    pub by: Option<&'c Address>,
    pub now: Timestamp,
}

/// A member as they are now stored, and where.
#[derive(Debug)]
pub struct Changed {
    /// The LiveKit room of their chat.
    pub chat_ref: ChatRef,
    /// The member, and whether they are muted in the room of that id.
    pub standing: Standing,
}

impl UpdateMember<'_> {
    /// Writes what `decide` makes of a member of the current chat, from all
    /// that was read; a member who stays the same is not written. Whoever is
    /// muted in the room becomes a listener besides, in the same write. What
    /// `decide` refuses with ends it.
    pub async fn update<E: From<StoreError>>(
        &self,
        decide: impl Fn(&BeforeModerating, &VoiceChat) -> Result<Member, E>,
        no_chat: impl Fn() -> E,
    ) -> Result<Changed, E> {
        let backoff = self.voice.store.backoff();
        loop {
            let store = &self.voice.store;
            let view = store.before_moderating(self.community, self.address, self.by, self.now).await?;
            let chat = view.chat.as_ref().ok_or_else(&no_chat)?;
            let is_muted_in_room = view.is_muted_in_room;
            let member = Standing { member: decide(&view, chat)?, is_muted_in_room }.settled(self.now);
            let chat_ref = ChatRef { community: self.community.clone(), session: chat.session };
            let before = view.member.as_ref();
            if before == Some(&member) {
                return Ok(Changed { chat_ref, standing: Standing { member, is_muted_in_room } });
            }
            let write = MemberWrite {
                community: self.community,
                address: self.address,
                chat,
                begins: false,
                before,
                after: &member,
                gives_speech: member.is_speaker && !before.is_some_and(|before| before.is_speaker),
            };
            match store.write_member(write, self.now).await? {
                Written::Done => return Ok(Changed { chat_ref, standing: Standing { member, is_muted_in_room } }),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }
}

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

impl Rule {
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

/// What somebody does to a member of a voice chat.
#[derive(Debug, Clone, Copy)]
pub struct ChangeMember<'c> {
    pub actor: &'c Actor,
    /// In the voice chat of which community.
    pub community: &'c Permitted<CommunityId>,
    pub address: &'c Address,
    pub rule: Rule,
    pub now: Timestamp,
}

impl ChangeMember<'_> {
    /// As whom the actor acts: as themselves, where they are the member.
    pub fn acting(&self) -> Result<Acting, Refused> {
        let is_oneself = person(self.actor)?.is_some_and(|by| by == *self.address);
        Ok(if is_oneself { Acting::ForOneself } else { Acting::AsModerator })
    }

    /// Does `act` to the member: changes them as `decide` says, given whether they are muted in
    /// the room of that id.
    pub async fn change(
        &self,
        voice: &Voice,
        act: &str,
        decide: impl Fn(&Standing) -> Result<Member, Refused>,
    ) -> Result<Changed, Refused> {
        let by = person(self.actor)?;
        let &Self { community, address, now, .. } = self;
        let checked = |view: &BeforeModerating, chat: &VoiceChat| {
            if let Some(by) = &by {
                self.check(by, chat, view)?;
            }
            decide(&view.standing_in(chat).ok_or_else(no_member)?)
        };
        let changed =
            UpdateMember { voice, community, address, by: by.as_ref(), now }.update(checked, no_member).await?;
        acted(self.actor, act, address);
        Ok(changed)
    }

    /// The document's rules for an actor who is a person.
    fn check(&self, by: &Address, chat: &VoiceChat, view: &BeforeModerating) -> Result<(), Refused> {
        let is_oneself = by == self.address;
        let moderates = || is_moderator(view.moderator.as_ref(), chat, self.now);
        let may = match self.rule {
            Rule::Oneself => is_oneself,
            Rule::Moderators => moderates(),
            Rule::OneselfOrModerators => is_oneself || moderates(),
        };
        if may { Ok(()) } else { Err(Refused::Forbidden(self.rule.text().into())) }
    }
}

/// Whether somebody is an active moderator of the chat.
pub fn is_moderator(member: Option<&Member>, chat: &VoiceChat, now: Timestamp) -> bool {
    member.is_some_and(|member| member.session == chat.session && member.moderates(now))
}

/// There is no chat of this community with that member.
pub fn no_member() -> Refused {
    Refused::NotFound("the user is no member of a voice chat of this community")
}

/// Changes who may speak: stores it, then pushes the member's whole state to
/// LiveKit. Nobody who is muted in the room of that id is promoted.
pub async fn change_speech(
    voice: &Voice,
    member: ChangeMember<'_>,
    speech: impl Fn(Acting) -> SpeechChange,
) -> Result<(), Refused> {
    let livekit = voice.livekit()?;
    let change = speech(member.acting()?);
    let changed = member.change(voice, change.name(), |standing| {
        if standing.member.kicked {
            return Err(no_member());
        }
        if change == SpeechChange::Promote && standing.is_muted_in_room {
            return Err(SpeechRefusal::Muted.into());
        }
        Ok(apply_change(&standing.member, change, member.now)?)
    });
    let Changed { chat_ref, standing } = changed.await?;
    let pushed = push_member(voice, livekit, &chat_ref, member.address, &standing, member.now).await;
    pushed.map_err(VoiceFault::stored)
}

impl From<SpeechRefusal> for Refused {
    fn from(refusal: SpeechRefusal) -> Self {
        let why = refusal.to_string().into();
        match refusal {
            SpeechRefusal::AlreadySpeaker | SpeechRefusal::Muted => Self::Conflict(why),
            SpeechRefusal::MutedByModerator => Self::Forbidden(why),
        }
    }
}
