//! The table as the domain has it, LiveKit, and the webhooks between them.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::time::Duration;

use shared::app::chance;
use shared::domain::time::Timestamp;
use shared::domain::voice::chat::VoiceChat;
use shared::domain::voice::count_change::{HeldBy, PathChange, ShardChange};
use shared::domain::voice::grace::Graces;
use shared::domain::voice::member::{Join, Member, Profile, Role, Sid};
use shared::domain::voice::names::Session;
use shared::domain::voice::presence::{Connection, LeaveReason, PresenceEvent, apply_event};
use shared::domain::voice::shard::{CountedChat, Shard, Shards};
use shared::domain::voice::speech::{self, SpeechChange};
use shared::domain::voice::standing::Standing;
use shared::domain::voice::tally::Tally;

use super::steps::{CHATS, Step, USERS};

const GRACES: Graces = Graces::of_seconds(300, 300, 300);

/// A member written and counted in their chat.
#[derive(Debug, Clone)]
pub struct MemberWritten {
    pub chat: usize,
    pub user: usize,
    pub before_chat: VoiceChat,
    pub begins: bool,
    pub before: Option<Member>,
    pub after: Member,
    /// What the domain makes of the chat, with all its shards.
    pub becomes: CountedChat,
    pub at: Timestamp,
}

/// A function that has not written by then is ended.
const LONGEST_WRITE: Duration = Duration::from_secs(10);

/// By how much clocks differ, in milliseconds; together with the longest write not
/// by more than counts are kept for after they are counted down for the last time.
const CLOCKS_DIFFER: i64 = 50_000;

/// A member as somebody has decided to write them, from what they read.
#[derive(Debug, Clone)]
pub struct Held {
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
    /// A member and their chat.
    MemberWritten(Box<MemberWritten>),
    /// One of an earlier time that arrives now: whether its conditions still hold,
    /// and what the chat that there is then counts.
    Landed { held: Box<Held>, is_done: bool, becomes: Option<CountedChat> },
    /// A chat's shards forget what is long over.
    Pruned { chat: usize, session: Session, at: Timestamp },
    /// A chat gets so many shards.
    Spread { chat: usize, before_chat: VoiceChat, over: Shards },
    /// The end of a chat, at a version where it was read as empty.
    Ended { chat: usize, session: Session, version: Option<u64>, at: Timestamp },
}

/// A webhook on its way.
#[derive(Debug, Clone)]
struct Webhook {
    chat: usize,
    session: Session,
    user: usize,
    event: PresenceEvent,
}

/// What the table and LiveKit hold, and the webhooks between them.
#[derive(Debug)]
pub struct World {
    now: Timestamp,
    turned_back: i64,
    voice_chats: [Option<VoiceChat>; CHATS],
    shards: BTreeMap<(Session, Shard), Tally>,
    members: BTreeMap<(usize, usize), Member>,
    connections: BTreeMap<(usize, Session, usize), Connection>,
    webhooks: Vec<Webhook>,
    ended: Vec<Session>,
    muted_in_room: BTreeSet<(usize, usize)>,
    sids: usize,
    written: Vec<Write>,
    /// Whether what is decided next is written later.
    holds_next: bool,
    held: Vec<Held>,
}

impl World {
    pub fn new() -> Self {
        Self {
            now: Timestamp::from_millis(1_800_000_000_000),
            turned_back: 0,
            voice_chats: [None, None],
            shards: BTreeMap::new(),
            members: BTreeMap::new(),
            connections: BTreeMap::new(),
            webhooks: Vec::new(),
            ended: Vec::new(),
            muted_in_room: BTreeSet::new(),
            sids: 0,
            written: Vec::new(),
            holds_next: false,
            held: Vec::new(),
        }
    }

    /// What was written since this was last asked.
    pub fn take_written(&mut self) -> Vec<Write> {
        take(&mut self.written)
    }

    /// One transaction: the member and where they are counted, if that is still
    /// of their chat.
    fn write(&mut self, chat: usize, user: usize, member: Member) {
        let Some(before_chat) =
            self.voice_chats[chat].clone().filter(|voice_chat| voice_chat.session == member.session)
        else {
            return;
        };
        self.write_to(chat, user, before_chat, false, member);
    }

    /// Keeps the write back, if the next one is to be: what it was decided from
    /// changes meanwhile.
    fn hold(&mut self, chat: usize, user: usize, before_chat: &VoiceChat, begins: bool, after: &Member) -> bool {
        if !take(&mut self.holds_next) {
            return false;
        }
        let (before, before_chat) = (self.members.get(&(chat, user)).cloned(), before_chat.clone());
        self.held.push(Held { chat, user, before_chat, begins, before, after: after.clone(), at: self.now });
        true
    }

    /// What was decided a while ago reaches the table: all of it or nothing, by
    /// the conditions that the store sends along.
    fn land(&mut self, index: usize) {
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
        self.written.push(Write::Landed { held: Box::new(held), is_done, becomes });
    }

    fn count_on_shard(&mut self, session: Session, change: &ShardChange) {
        let tally = self.shards.entry((session, change.shard)).or_default();
        for (held_by, difference) in change.differences() {
            tally.apply(held_by, PathChange::Add(difference));
        }
    }

    fn write_to(&mut self, chat: usize, user: usize, before_chat: VoiceChat, begins: bool, member: Member) {
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
        let enrolled = MemberWritten { chat, user, before_chat, begins, before, after: member, becomes, at };
        self.written.push(Write::MemberWritten(Box::new(enrolled)));
    }

    fn tallies_of(&self, session: Session) -> impl Iterator<Item = &Tally> {
        self.shards.iter().filter(move |((of, _), _)| *of == session).map(|(_, tally)| tally)
    }

    fn counted(&self, voice_chat: &VoiceChat) -> CountedChat {
        CountedChat::of(voice_chat.clone(), self.tallies_of(voice_chat.session))
    }

    fn assert_not_negative(&self, voice_chat: &VoiceChat) {
        let own = [&voice_chat.participants, &voice_chat.moderators];
        for tally in own.into_iter().chain(self.tallies_of(voice_chat.session)) {
            assert!(tally.connected >= 0 && tally.leases.values().all(|count| *count >= 0), "{tally:?}");
        }
    }

    /// It never gets fewer; the store is asked for that too, and does nothing.
    fn spread(&mut self, chat: usize, over: Shards) {
        let Some(voice_chat) = &mut self.voice_chats[chat] else { return };
        self.written.push(Write::Spread { chat, before_chat: voice_chat.clone(), over });
        voice_chat.shards = voice_chat.shards.max(over);
    }

    /// Forgets on a chat's shards what is long over, as a sweep does.
    fn prune(&mut self, session: Session) {
        for ((_, _), tally) in self.shards.iter_mut().filter(|((of, _), _)| *of == session) {
            for deadline in tally.forgotten(self.now) {
                tally.apply(HeldBy::Lease(deadline), PathChange::Forget);
            }
        }
    }

    fn is_muted_in_room(&self, chat: usize, user: usize) -> bool {
        self.muted_in_room.contains(&(chat, user))
    }

    fn apply(&mut self, chat: usize, user: usize, event: &PresenceEvent) {
        let Some(session) = self.voice_chats[chat].as_ref().map(|voice_chat| voice_chat.session) else { return };
        let Some(member) = self.members.get(&(chat, user)).filter(|member| member.session == session) else { return };
        if member.kicked {
            return;
        }
        let changed = apply_event(member, event, &GRACES, self.now);
        if changed == *member {
            return;
        }
        assert_eq!(changed.version, member.version + 1);
        let is_muted_in_room = self.is_muted_in_room(chat, user);
        let changed = Standing { member: changed, is_muted_in_room }.settled(self.now);
        let voice_chat = self.voice_chats[chat].clone().filter(|_| matches!(event, PresenceEvent::Joined(_)));
        if voice_chat.is_some_and(|voice_chat| self.hold(chat, user, &voice_chat, false, &changed)) {
            return;
        }
        let left_of_own_accord =
            matches!(event, PresenceEvent::Left { reason: LeaveReason::OwnAccord, .. } | PresenceEvent::OwnLeave);
        let deleted = matches!(event, PresenceEvent::Left { reason: LeaveReason::RoomDeleted, .. });
        let is_gone = changed.role.is_moderator() && !changed.is_active(self.now);
        self.write(chat, user, changed);
        let is_empty = self.voice_chats[chat].as_ref().is_some_and(|voice_chat| !voice_chat.is_active(self.now));
        if deleted {
            self.end(chat, false);
        } else if left_of_own_accord && is_gone && is_empty {
            self.end(chat, true);
        }
        self.assert_last_leave_ends(chat, left_of_own_accord);
    }

    /// A chat that nobody is left to moderate does not go on because somebody's
    /// grace, over by then, still stands in an item.
    fn assert_last_leave_ends(&self, chat: usize, left_of_own_accord: bool) {
        let Some(voice_chat) = self.voice_chats[chat].as_ref().filter(|_| left_of_own_accord) else { return };
        let members =
            self.members.iter().filter(|((of, _), member)| *of == chat && member.session == voice_chat.session);
        let moderators = members.filter(|(_, member)| member.moderates(self.now)).count();
        assert_eq!(voice_chat.moderators.at(self.now), i64::try_from(moderators).unwrap());
    }

    fn speech(&mut self, chat: usize, user: usize, change: SpeechChange) {
        let Some(member) = self.members.get(&(chat, user)).filter(|member| !member.kicked) else { return };
        let is_muted_in_room = self.is_muted_in_room(chat, user);
        if change == SpeechChange::Promote && is_muted_in_room {
            return;
        }
        let Ok(changed) = speech::apply_change(member, change, self.now) else { return };
        let standing = Standing { member: changed, is_muted_in_room };
        assert!(!(standing.may_publish() && standing.member.muted.is_some()), "a muted member may publish");
        let changed = standing.settled(self.now);
        assert_eq!(changed.hold(self.now), member.hold(self.now), "speech moved a hold");
        if changed != *member {
            self.write(chat, user, changed);
        }
    }

    fn end(&mut self, chat: usize, at_its_version: bool) {
        if let Some(voice_chat) = self.voice_chats[chat].take() {
            assert!(!self.ended.contains(&voice_chat.session), "a chat ended twice");
            self.ended.push(voice_chat.session);
            let version = Some(voice_chat.version).filter(|_| at_its_version);
            self.written.push(Write::Ended { chat, session: voice_chat.session, version, at: self.now });
        }
    }

    fn enter(&mut self, chat: usize, user: usize, role: Role, creates: bool, drawn: u16) {
        let moderator = role.is_moderator();
        let begins = self.voice_chats[chat].is_none();
        let voice_chat = self.voice_chats[chat]
            .clone()
            .unwrap_or_else(|| VoiceChat::new(Session::new(self.now, chance::draw()), self.now));
        assert!(!self.ended.contains(&voice_chat.session), "an ended chat was revived");
        let join = Join {
            session: voice_chat.session,
            role,
            profile: Profile::default(),
            speaks: creates && moderator,
            is_muted_in_room: self.is_muted_in_room(chat, user),
            // A moderator too, whom the store is not asked to count there: they may have entered as none.
            shard: drawn.checked_rem(voice_chat.shards.count()).map(Shard::numbered),
        };
        let member = join.member(self.members.get(&(chat, user)), &GRACES, self.now);
        assert!(!(member.is_speaker && self.is_muted_in_room(chat, user)), "somebody muted enters as a speaker");
        if self.hold(chat, user, &voice_chat, begins, &member) {
            return;
        }
        self.write_to(chat, user, voice_chat, begins, member);
    }

    /// LiveKit lets in whoever has credentials, of this chat or an ended one.
    fn connect(&mut self, chat: usize, user: usize) {
        let Some(session) = self.members.get(&(chat, user)).map(|member| member.session) else { return };
        self.sids += 1;
        let sid = format!("PA_{}", self.sids).parse::<Sid>().unwrap();
        let connection = Connection { sid, joined_at: self.now.second() };
        self.disconnect(chat, session, user, LeaveReason::Interrupted);
        self.connections.insert((chat, session, user), connection.clone());
        self.webhooks.push(Webhook { chat, session, user, event: PresenceEvent::Joined(connection) });
    }

    fn disconnect(&mut self, chat: usize, session: Session, user: usize, reason: LeaveReason) {
        if let Some(connection) = self.connections.remove(&(chat, session, user)) {
            let event = PresenceEvent::Left { connection, at: self.now.second(), reason };
            self.webhooks.push(Webhook { chat, session, user, event });
        }
    }

    fn deliver(&mut self, event: usize, keep: bool) {
        let Some(index) = event.checked_rem(self.webhooks.len()) else { return };
        let webhook = if keep { self.webhooks[index].clone() } else { self.webhooks.remove(index) };
        let is_current = self.voice_chats[webhook.chat].as_ref().is_some_and(|chat| chat.session == webhook.session);
        if is_current {
            self.apply(webhook.chat, webhook.user, &webhook.event);
        }
    }

    fn reconcile(&mut self, chat: usize, missing: &PresenceEvent) {
        let Some(session) = self.voice_chats[chat].as_ref().map(|voice_chat| voice_chat.session) else { return };
        for user in 0..USERS {
            let Some(member) = self.members.get(&(chat, user)).filter(|member| member.session == session) else {
                continue;
            };
            if member.kicked || (self.now.millis() - member.changed_at.millis()) < 1_000 {
                continue;
            }
            let event = match self.connections.get(&(chat, session, user)) {
                Some(connection) => PresenceEvent::FoundPresent(connection.clone()),
                None if member.sid.is_some() => missing.clone(),
                None => continue,
            };
            self.apply(chat, user, &event);
            self.assert_no_ghost(chat, session, user);
        }
    }

    /// After a reconcile, nobody who is not connected counts for longer than a grace.
    fn assert_no_ghost(&self, chat: usize, session: Session, user: usize) {
        let member = &self.members[&(chat, user)];
        if !self.connections.contains_key(&(chat, session, user)) {
            let latest = self.now.after(GRACES.reconnect + Duration::from_secs(65));
            assert!(!member.is_active(latest), "a ghost outlives the grace");
        }
    }

    fn sweep(&mut self) {
        for chat in 0..CHATS {
            let Some(voice_chat) = &self.voice_chats[chat] else { continue };
            if voice_chat.is_abandoned(&GRACES, self.now) {
                self.end(chat, true);
            } else {
                let session = voice_chat.session;
                self.prune(session);
                self.written.push(Write::Pruned { chat, session, at: self.now });
            }
        }
    }

    /// Lets a step happen.
    pub fn take(&mut self, step: Step) {
        match step {
            Step::Enter { chat, user, role, creates, drawn } => self.enter(chat, user, role, creates, drawn),
            Step::Spread { chat, over } => self.spread(chat, over),
            Step::Connect { chat, user } => self.connect(chat, user),
            Step::Disconnect { chat, user, reason } => {
                if let Some(session) = self.members.get(&(chat, user)).map(|member| member.session) {
                    self.disconnect(chat, session, user, reason);
                }
            }
            Step::Deliver { event, keep } => self.deliver(event, keep),
            Step::Lose { event } => {
                if let Some(index) = event.checked_rem(self.webhooks.len()) {
                    self.webhooks.remove(index);
                }
            }
            Step::Kick { chat, user } => self.apply(chat, user, &PresenceEvent::Kicked),
            Step::Speech { chat, user, change } => self.speech(chat, user, change),
            Step::OwnLeave { chat, user } => self.apply(chat, user, &PresenceEvent::OwnLeave),
            Step::RoomMute { chat, user, is_muted: true } => drop(self.muted_in_room.insert((chat, user))),
            Step::RoomMute { chat, user, is_muted: false } => drop(self.muted_in_room.remove(&(chat, user))),
            Step::End { chat } => self.end(chat, false),
            Step::Sweep => self.sweep(),
            Step::Reconcile { chat, is_behind: false } => self.reconcile(chat, &PresenceEvent::FoundMissing),
            Step::Reconcile { chat, is_behind: true } => self.reconcile(chat, &PresenceEvent::FoundGone),
            Step::HoldNext => self.holds_next = true,
            Step::Land { write } => self.land(write),
            Step::Wait { seconds } => self.now = Timestamp::from_millis(self.now.millis() + seconds * 1000),
            Step::TurnBack { milliseconds } => {
                let back = milliseconds.min(CLOCKS_DIFFER - self.turned_back);
                self.turned_back += back;
                self.now = Timestamp::from_millis(self.now.millis() - back);
            }
        }
    }

    /// Counts of the voice_chat against a recount of the members, now and at
    /// every instant at which a grace ends.
    pub fn assert_counted(&self) {
        for (chat, voice_chat) in self.voice_chats.iter().enumerate() {
            let Some(voice_chat) = voice_chat else { continue };
            let of_chat = |(_, member): &(&(usize, usize), &Member)| member.session == voice_chat.session;
            let members = self.members.iter().filter(|((of, _), _)| *of == chat).filter(of_chat);
            let members = members.map(|(_, member)| member).collect::<Vec<_>>();
            let counted = self.counted(voice_chat);
            let deadlines = counted.participants.leases.keys().map(|deadline| deadline.start().millis());
            let instants = deadlines.flat_map(|end| [end - 1, end]).filter(|instant| *instant > self.now.millis());
            for instant in instants.chain([self.now.millis()]).map(Timestamp::from_millis) {
                let active = members.iter().filter(|member| member.is_active(instant));
                let moderators = active.clone().filter(|member| member.role.is_moderator());
                assert_eq!(counted.participants.at(instant), i64::try_from(active.count()).unwrap());
                assert_eq!(voice_chat.moderators.at(instant), i64::try_from(moderators.count()).unwrap());
            }
        }
    }
}
