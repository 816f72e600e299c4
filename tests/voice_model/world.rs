//! The table as the domain has it, LiveKit, and the webhooks between them.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::time::Duration;

use shared::app::chance;
use shared::domain::measures::MeasuresSince;
use shared::domain::time::Timestamp;
use shared::domain::voice::chat::VoiceChat;
use shared::domain::voice::grace::Graces;
use shared::domain::voice::member::{Join, Member, Profile, Role, Sid};
use shared::domain::voice::names::Session;
use shared::domain::voice::presence::{Connection, LeaveReason, PresenceEvent, apply_event};
use shared::domain::voice::shard::Shard;
use shared::domain::voice::speech::{self, SpeechChange};
use shared::domain::voice::standing::Standing;
use shared::domain::voice::tally::Tally;

use super::steps::{CHATS, Step, USERS};
use super::writes::{CLOCKS_DIFFER, Decided, Write};

const GRACES: Graces = Graces::of_seconds(300, 300, 300);

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
    pub(super) now: Timestamp,
    pub(super) turned_back: i64,
    pub(super) voice_chats: [Option<VoiceChat>; CHATS],
    pub(super) shards: BTreeMap<(Session, Shard), Tally>,
    pub(super) members: BTreeMap<(usize, usize), Member>,
    pub(super) connections: BTreeMap<(usize, Session, usize), Connection>,
    webhooks: Vec<Webhook>,
    pub(super) ended: Vec<Session>,
    pub(super) muted_in_room: BTreeSet<(usize, usize)>,
    pub(super) sids: usize,
    pub(super) written: Vec<Write>,
    /// Whether what is decided next is written later.
    pub(super) holds_next: bool,
    pub(super) held: Vec<Decided>,
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
        let changed = standing(changed, is_muted_in_room).settled(&GRACES, self.now);
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
        let standing = standing(changed, is_muted_in_room);
        assert!(!(standing.may_publish() && standing.member.muted.is_some()), "a muted member may publish");
        let changed = standing.settled(&GRACES, self.now);
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

/// Nobody is banned here.
fn standing(member: Member, is_muted_in_room: bool) -> Standing {
    Standing { member, is_muted_in_room, is_banned: false, measures_since: MeasuresSince::BEGINNING }
}
