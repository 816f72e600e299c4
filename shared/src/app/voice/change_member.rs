//! What somebody does to a member of a voice chat, if they may.

use super::update_member::{Changed, UpdateMember};
use super::{Voice, person};
use crate::app::Refused;
use crate::domain::caller::Actor;
use crate::domain::moderation_log::{Act, LoggedAction};
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::Member;
use crate::domain::voice::moderation::{Acting, MayNotModerate, ModerationRule, may_moderate};
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::standing::Standing;
use crate::store::BeforeModerating;

/// What somebody does to a member of a voice chat.
#[derive(Debug, Clone, Copy)]
pub struct ChangeMember<'c> {
    pub actor: &'c Actor,
    /// In the voice chat of which community.
    pub community: &'c Permitted<CommunityId>,
    pub address: &'c Address,
    pub rule: ModerationRule,
    pub now: Timestamp,
}

impl ChangeMember<'_> {
    /// As whom the actor acts: as themselves, where they are the member.
    pub fn acting(&self, voice: &Voice) -> Result<Acting, Refused> {
        let is_oneself = person(voice, self.actor)?.is_some_and(|by| by == *self.address);
        Ok(if is_oneself { Acting::ForOneself } else { Acting::AsModerator })
    }

    /// Does `action` to the member: changes them as `decide` says, given whether they are muted in
    /// the room of that id. It is logged, unless they do it to themselves.
    pub async fn change(
        &self,
        voice: &Voice,
        action: Option<LoggedAction>,
        decide: impl Fn(&Standing) -> Result<Member, Refused>,
    ) -> Result<Changed, Refused> {
        let by = person(voice, self.actor)?;
        let &Self { community, address, now, .. } = self;
        let checked = |view: &BeforeModerating, chat: &VoiceChat| {
            if let Some(by) = &by {
                may_moderate(self.rule, (by, view.moderator.as_ref()), address, chat, now)?;
            }
            decide(&view.standing_in(chat).ok_or_else(no_member)?)
        };
        let act = self.act(action);
        let act = act.as_ref().map(|act| (self.actor, act));
        UpdateMember { voice, community, address, by: by.as_ref(), act, now }.update(checked, no_member).await
    }
}

impl ChangeMember<'_> {
    fn act(&self, action: Option<LoggedAction>) -> Option<Act> {
        let user = self.address.user();
        let act = Act::new(action?, self.community.room()).to(user.clone());
        Some(act).filter(|_| *user != self.actor.account)
    }
}

impl From<MayNotModerate> for Refused {
    fn from(MayNotModerate(why): MayNotModerate) -> Self {
        Self::Forbidden(why.into())
    }
}

/// There is no chat of this community with that member.
pub fn no_member() -> Refused {
    Refused::NotFound("the user is no member of a voice chat of this community")
}
