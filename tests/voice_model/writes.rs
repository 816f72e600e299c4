//! What is written, and what the domain makes of it: at once, or a while after it
//! was decided, by the conditions that the store sends along.

use std::mem::take;
use std::time::Duration;

use shared::domain::time::Timestamp;
use shared::domain::voice::chat::VoiceChat;
use shared::domain::voice::count_change::{HeldBy, PathChange, ShardChange};
use shared::domain::voice::member::Member;
use shared::domain::voice::names::Session;
use shared::domain::voice::shard::{CountedChat, Shards};
use shared::domain::voice::tally::Tally;

use super::world::World;

/// A function that has not written by then is ended.
const LONGEST_WRITE: Duration = Duration::from_secs(10);

/// By how much clocks differ, in milliseconds; together with the longest write not
/// by more than counts are kept for after they are counted down for the last time.
pub const CLOCKS_DIFFER: i64 = 50_000;

/// A member as somebody has decided to write them, from what they read.
#[derive(Debug, Clone)]
pub struct Decided {
    pub chat: usize,
    pub user: usize,
    pub before_chat: VoiceChat,
    pub begins: bool,
    pub before: Option<Member>,
    pub after: Member,
    pub at: Timestamp,
}

/// One write, and what the domain makes of it.
#[derive(Debug, Clone)]
pub enum Write {
    /// A member and where they are counted, at once or a while after it was decided:
    /// whether its conditions hold then, and what the chat that there is counts.
    Member { decided: Box<Decided>, is_done: bool, becomes: Option<CountedChat> },
    /// A chat's shards forget what is long over.
    Pruned { chat: usize, session: Session, at: Timestamp },
    /// A chat gets so many shards.
    Spread { chat: usize, before_chat: VoiceChat, over: Shards },
    /// The end of a chat, at a version where it was read as empty.
    Ended { chat: usize, session: Session, version: Option<u64>, at: Timestamp },
}

impl World {
    /// One transaction: the member and where they are counted, if that is still
    /// of their chat.
    pub(super) fn write(&mut self, chat: usize, user: usize, member: Member) {
        let Some(before_chat) =
            self.voice_chats[chat].clone().filter(|voice_chat| voice_chat.session == member.session)
        else {
            return;
        };
        self.write_to(chat, user, before_chat, false, member);
    }

    /// Keeps the write back, if the next one is to be: what it was decided from
    /// changes meanwhile.
    pub(super) fn hold(
        &mut self,
        chat: usize,
        user: usize,
        before_chat: &VoiceChat,
        begins: bool,
        after: &Member,
    ) -> bool {
        if !take(&mut self.holds_next) {
            return false;
        }
        let (before, before_chat) = (self.members.get(&(chat, user)).cloned(), before_chat.clone());
        self.held.push(Decided { chat, user, before_chat, begins, before, after: after.clone(), at: self.now });
        true
    }

    /// What was decided a while ago reaches the table: all of it or nothing, by
    /// the conditions that the store sends along.
    pub(super) fn land(&mut self, index: usize) {
        let Some(index) = index.checked_rem(self.held.len()) else { return };
        let held = self.held.remove(index);
        if held.at.after(LONGEST_WRITE) < self.now {
            return;
        }
        let member = self.members.get(&(held.chat, held.user));
        let change = held.before_chat.change(held.before.as_ref(), &held.after, held.at);
        let (own, shards) = change.map_or((None, Vec::new()), |change| (change.own, change.shards));
        let current = self.voice_chats[held.chat].clone();
        let is_same_chat = current.as_ref().is_some_and(|chat| chat.session == held.before_chat.session);
        let may_count = if held.begins { current.is_none() } else { own.is_none() || is_same_chat };
        let is_done =
            may_count && member.map(|member| member.version) == held.before.as_ref().map(|member| member.version);
        if is_done {
            let chat = if held.begins { Some(held.before_chat.clone()) } else { current };
            let counted = chat
                .map(|chat| own.filter(|_| held.begins || is_same_chat).map_or(chat.clone(), |own| chat.changed(&own)));
            self.voice_chats[held.chat] = counted;
            for change in shards {
                self.count_on_shard(held.before_chat.session, &change);
            }
            self.members.insert((held.chat, held.user), held.after.clone());
        }
        let becomes = self.voice_chats[held.chat].clone();
        if let Some(chat) = &becomes {
            self.assert_not_negative(chat);
        }
        let becomes = becomes.map(|chat| self.counted(&chat));
        self.written.push(Write::Member { decided: Box::new(held), is_done, becomes });
    }

    pub(super) fn count_on_shard(&mut self, session: Session, change: &ShardChange) {
        let tally = self.shards.entry((session, change.shard)).or_default();
        for (held_by, difference) in change.differences() {
            tally.apply(held_by, PathChange::Add(difference));
        }
    }

    pub(super) fn write_to(&mut self, chat: usize, user: usize, before_chat: VoiceChat, begins: bool, member: Member) {
        let before = self.members.get(&(chat, user)).cloned();
        let change = before_chat.change(before.as_ref(), &member, self.now);
        let (own, shards) = change.map_or((None, Vec::new()), |change| (change.own, change.shards));
        let becomes = own.map_or_else(|| before_chat.clone(), |own| before_chat.changed(&own));
        for change in shards {
            assert!(change.shard.number() < before_chat.shards.count(), "a shard that no reader of the chat knows of");
            self.count_on_shard(before_chat.session, &change);
        }
        self.voice_chats[chat] = Some(becomes.clone());
        self.members.insert((chat, user), member.clone());
        self.assert_not_negative(&becomes);
        let (at, becomes) = (self.now, self.counted(&becomes));
        let decided = Box::new(Decided { chat, user, before_chat, begins, before, after: member, at });
        self.written.push(Write::Member { decided, is_done: true, becomes: Some(becomes) });
    }

    pub(super) fn tallies_of(&self, session: Session) -> impl Iterator<Item = &Tally> {
        self.shards.iter().filter(move |((of, _), _)| *of == session).map(|(_, tally)| tally)
    }

    pub(super) fn counted(&self, voice_chat: &VoiceChat) -> CountedChat {
        CountedChat::of(voice_chat.clone(), self.tallies_of(voice_chat.session))
    }

    pub(super) fn assert_not_negative(&self, voice_chat: &VoiceChat) {
        let own = [&voice_chat.participants, &voice_chat.moderators];
        for tally in own.into_iter().chain(self.tallies_of(voice_chat.session)) {
            assert!(tally.connected >= 0 && tally.leases.values().all(|count| *count >= 0), "{tally:?}");
        }
    }

    /// It never gets fewer; the store is asked for that too, and does nothing.
    pub(super) fn spread(&mut self, chat: usize, over: Shards) {
        let Some(voice_chat) = &mut self.voice_chats[chat] else { return };
        self.written.push(Write::Spread { chat, before_chat: voice_chat.clone(), over });
        voice_chat.shards = voice_chat.shards.max(over);
    }

    /// Forgets on a chat's shards what is long over, as a sweep does.
    pub(super) fn prune(&mut self, session: Session) {
        for ((_, _), tally) in self.shards.iter_mut().filter(|((of, _), _)| *of == session) {
            for deadline in tally.forgotten(self.now) {
                tally.apply(HeldBy::Lease(deadline), PathChange::Forget);
            }
        }
    }
}
