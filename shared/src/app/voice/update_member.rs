//! A change of one member: read, decide, write, and again where somebody else
//! was first.

use super::Voice;
use crate::app::logged::logged;
use crate::domain::caller::Actor;
use crate::domain::moderation_log::Act;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, ChatRef, CommunityId};
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
    /// Who does what to them, where that is to be logged.
    pub act: Option<(&'c Actor, &'c Act)>,
    pub now: Timestamp,
}

/// A member as they are now stored, and where.
#[derive(Debug)]
pub struct Changed {
    pub chat_ref: ChatRef,
    /// The member, and what is in force about them in the room of that id.
    pub standing: Standing,
}

impl UpdateMember<'_> {
    /// Writes what `decide` makes of a member of the current chat, from all
    /// that was read; a member who stays the same is not written. Whoever is
    /// muted in the room becomes a listener besides, and whoever is banned from it is
    /// kicked, in the same write. An act that changes something is logged with it.
    /// What `decide` refuses with ends it.
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
            let standing = |member| Standing::new(member, &view.measures, chat.measures_since);
            let decided = decide(&view, chat)?;
            let before = view.member.as_ref();
            let entry = self.act.filter(|_| before != Some(&decided));
            let entry = entry.map(|(actor, act)| logged(actor, act.clone(), self.now, self.voice.clock.arrival()));
            let member = standing(decided).settled(&self.voice.graces, self.now);
            let chat_ref = ChatRef { community: self.community.clone(), session: chat.session };
            if before == Some(&member) {
                return Ok(Changed { chat_ref, standing: standing(member) });
            }
            let gives_speech = member.is_speaker && !before.is_some_and(|before| before.is_speaker);
            let write = MemberWrite {
                community: self.community,
                address: self.address,
                chat,
                begins: false,
                before,
                after: &member,
                gives_speech: gives_speech.then_some(chat.measures_since),
                entry: entry.as_ref(),
            };
            match store.write_member(write, self.now).await? {
                Written::Done => return Ok(Changed { chat_ref, standing: standing(member) }),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }
}
