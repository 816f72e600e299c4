//! Random histories of chats: whatever happens in whatever order, the counts
//! of a chat are the recount of its members at every instant.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::grace::Graces;
use super::member::{Entrance, Member, Profile, Role, Sid};
use super::names::Session;
use super::presence::{Connection, Event, LeaveReason, after};
use super::speech::{self, SpeechChange};
use super::summary::{CountChange, Summary};
use crate::domain::time::Timestamp;

const USERS: usize = 4;
const CHATS: usize = 2;
const GRACES: Graces = Graces { connect: 300, reconnect: 300, moderator: 300 };

/// One step of a history. Indexes wrap around.
#[derive(Debug, Clone)]
enum Step {
    Enter { chat: usize, user: usize, moderator: bool, creates: bool },
    Connect { chat: usize, user: usize },
    Disconnect { chat: usize, user: usize, reason: LeaveReason },
    Deliver { event: usize, keep: bool },
    Lose { event: usize },
    Kick { chat: usize, user: usize },
    Speech { chat: usize, user: usize, change: SpeechChange },
    End { chat: usize },
    Sweep,
    Reconcile { chat: usize },
    Wait { seconds: i64 },
    TurnBack { milliseconds: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let reason = prop_oneof![
        Just(LeaveReason::OwnAccord),
        Just(LeaveReason::Removed),
        Just(LeaveReason::RoomDeleted),
        Just(LeaveReason::Interrupted),
    ];
    let change = prop_oneof![
        Just(SpeechChange::Request),
        Just(SpeechChange::Reject),
        Just(SpeechChange::Promote),
        Just(SpeechChange::Demote),
        Just(SpeechChange::Mute),
        Just(SpeechChange::Unmute),
    ];
    let (chat, user) = (0..CHATS, 0..USERS);
    prop_oneof![
        6 => (chat.clone(), user.clone(), any::<bool>(), any::<bool>())
            .prop_map(|(chat, user, moderator, creates)| Step::Enter { chat, user, moderator, creates }),
        6 => (chat.clone(), user.clone()).prop_map(|(chat, user)| Step::Connect { chat, user }),
        4 => (chat.clone(), user.clone(), reason).prop_map(|(chat, user, reason)| Step::Disconnect { chat, user, reason }),
        12 => (any::<usize>(), prop::bool::weighted(0.2)).prop_map(|(event, keep)| Step::Deliver { event, keep }),
        1 => any::<usize>().prop_map(|event| Step::Lose { event }),
        1 => (chat.clone(), user.clone()).prop_map(|(chat, user)| Step::Kick { chat, user }),
        2 => (chat.clone(), user, change).prop_map(|(chat, user, change)| Step::Speech { chat, user, change }),
        1 => chat.clone().prop_map(|chat| Step::End { chat }),
        2 => Just(Step::Sweep),
        2 => chat.prop_map(|chat| Step::Reconcile { chat }),
        4 => prop_oneof![0_i64..5, 0_i64..400, 0_i64..4_000].prop_map(|seconds| Step::Wait { seconds }),
        1 => (0_i64..20_000).prop_map(|milliseconds| Step::TurnBack { milliseconds }),
    ]
}

/// A webhook on its way.
#[derive(Debug, Clone)]
struct Webhook {
    chat: usize,
    session: Session,
    user: usize,
    event: Event,
}

/// What the table and LiveKit hold, and the webhooks between them.
#[derive(Debug)]
struct World {
    now: Timestamp,
    turned_back: i64,
    summaries: [Option<Summary>; CHATS],
    members: BTreeMap<(usize, usize), Member>,
    connections: BTreeMap<(usize, Session, usize), Connection>,
    webhooks: Vec<Webhook>,
    ended: Vec<Session>,
    sids: usize,
}

impl World {
    fn new() -> Self {
        Self {
            now: Timestamp::from_millis(1_800_000_000_000),
            turned_back: 0,
            summaries: [None, None],
            members: BTreeMap::new(),
            connections: BTreeMap::new(),
            webhooks: Vec::new(),
            ended: Vec::new(),
            sids: 0,
        }
    }

    /// One transaction: the member and the chat, if that is still its chat.
    fn write(&mut self, chat: usize, user: usize, member: Member) {
        let Some(summary) = self.summaries[chat].as_ref().filter(|summary| summary.session == member.session) else {
            return;
        };
        let before = self.members.get(&(chat, user));
        let change = CountChange::between(summary.session, before, &member);
        let changed = if change.is_none() { summary.clone() } else { summary.changed(&change, self.now) };
        assert!(changed.participants.leases.values().chain(changed.moderators.leases.values()).all(|n| *n >= 0));
        self.summaries[chat] = Some(changed);
        self.members.insert((chat, user), member);
    }

    fn happen(&mut self, chat: usize, user: usize, event: &Event) {
        let Some(session) = self.summaries[chat].as_ref().map(|summary| summary.session) else { return };
        let Some(member) = self.members.get(&(chat, user)).filter(|member| member.session == session) else { return };
        let changed = after(member, event, &GRACES, self.now);
        if changed == *member {
            return;
        }
        assert_eq!(changed.version, member.version + 1);
        let left_of_own_accord = matches!(event, Event::Left { reason: LeaveReason::OwnAccord, .. });
        let deleted = matches!(event, Event::Left { reason: LeaveReason::RoomDeleted, .. });
        let takes = CountChange::between(session, Some(member), &changed).takes_moderator;
        self.write(chat, user, changed);
        let empty = self.summaries[chat].as_ref().is_some_and(|summary| !summary.is_active(self.now));
        if deleted || (left_of_own_accord && takes && empty) {
            self.end(chat);
        }
    }

    fn speech(&mut self, chat: usize, user: usize, change: SpeechChange) {
        let Some(member) = self.members.get(&(chat, user)).filter(|member| !member.kicked) else { return };
        let Ok(changed) = speech::after(member, change, self.now) else { return };
        assert!(!(changed.may_publish() && changed.muted), "a muted member may publish");
        assert_eq!(changed.hold(), member.hold(), "speech moved a hold");
        if changed != *member {
            self.write(chat, user, changed);
        }
    }

    fn end(&mut self, chat: usize) {
        if let Some(summary) = self.summaries[chat].take() {
            assert!(!self.ended.contains(&summary.session), "a chat ended twice");
            self.ended.push(summary.session);
        }
    }

    fn enter(&mut self, chat: usize, user: usize, moderator: bool, creates: bool) {
        let now = self.now;
        let summary = self.summaries[chat].get_or_insert_with(|| Summary::new(Session::draw(), now));
        assert!(!self.ended.contains(&summary.session), "an ended chat was revived");
        let entrance = Entrance {
            session: summary.session,
            role: if moderator { Role::Moderator } else { Role::Member },
            profile: Profile::default(),
            speaks: creates && moderator,
        };
        let member = entrance.member(self.members.get(&(chat, user)), &GRACES, now);
        self.write(chat, user, member);
    }

    /// LiveKit lets in whoever has credentials, of this chat or an ended one.
    fn connect(&mut self, chat: usize, user: usize) {
        let Some(session) = self.members.get(&(chat, user)).map(|member| member.session) else { return };
        self.sids += 1;
        let sid = format!("PA_{}", self.sids).parse::<Sid>().unwrap_or_else(|_| unreachable!());
        let connection = Connection { sid, joined_at: self.now.seconds() };
        self.disconnect(chat, session, user, LeaveReason::Interrupted);
        self.connections.insert((chat, session, user), connection.clone());
        self.webhooks.push(Webhook { chat, session, user, event: Event::Joined(connection) });
    }

    fn disconnect(&mut self, chat: usize, session: Session, user: usize, reason: LeaveReason) {
        if let Some(connection) = self.connections.remove(&(chat, session, user)) {
            let event = Event::Left { connection, at: self.now.seconds(), reason };
            self.webhooks.push(Webhook { chat, session, user, event });
        }
    }

    fn deliver(&mut self, event: usize, keep: bool) {
        let Some(index) = event.checked_rem(self.webhooks.len()) else { return };
        let webhook = if keep { self.webhooks[index].clone() } else { self.webhooks.remove(index) };
        let is_current = self.summaries[webhook.chat].as_ref().is_some_and(|chat| chat.session == webhook.session);
        if is_current {
            self.happen(webhook.chat, webhook.user, &webhook.event);
        }
    }

    fn reconcile(&mut self, chat: usize) {
        let Some(session) = self.summaries[chat].as_ref().map(|summary| summary.session) else { return };
        for user in 0..USERS {
            let Some(member) = self.members.get(&(chat, user)).filter(|member| member.session == session) else {
                continue;
            };
            if (self.now.millis() - member.changed_at.millis()) < 30_000 {
                continue;
            }
            let event = match self.connections.get(&(chat, session, user)) {
                Some(connection) => Event::FoundPresent(connection.clone()),
                None if member.sid.is_some() => Event::FoundMissing,
                None => continue,
            };
            self.happen(chat, user, &event);
            self.assert_no_ghost(chat, session, user);
        }
    }

    /// After a reconcile, nobody who is not connected counts for longer than a grace.
    fn assert_no_ghost(&self, chat: usize, session: Session, user: usize) {
        let member = &self.members[&(chat, user)];
        if !self.connections.contains_key(&(chat, session, user)) {
            let latest = Timestamp::from_millis(self.now.millis() + 1000 * (i64::from(GRACES.reconnect) + 65));
            assert!(!member.is_active(latest), "a ghost outlives the grace");
        }
    }

    fn sweep(&mut self) {
        for chat in 0..CHATS {
            if self.summaries[chat].as_ref().is_some_and(|summary| summary.is_abandoned(&GRACES, self.now)) {
                self.end(chat);
            }
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Enter { chat, user, moderator, creates } => self.enter(chat, user, moderator, creates),
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
            Step::Kick { chat, user } => self.happen(chat, user, &Event::Kicked),
            Step::Speech { chat, user, change } => self.speech(chat, user, change),
            Step::End { chat } => self.end(chat),
            Step::Sweep => self.sweep(),
            Step::Reconcile { chat } => self.reconcile(chat),
            Step::Wait { seconds } => self.now = Timestamp::from_millis(self.now.millis() + seconds * 1000),
            Step::TurnBack { milliseconds } => {
                let back = milliseconds.min(60_000 - self.turned_back);
                self.turned_back += back;
                self.now = Timestamp::from_millis(self.now.millis() - back);
            }
        }
    }

    /// Counts of the summary against a recount of the members, now and at
    /// every instant at which a grace ends.
    fn assert_counted(&self) {
        for (chat, summary) in self.summaries.iter().enumerate() {
            let Some(summary) = summary else { continue };
            let of_chat = |(_, member): &(&(usize, usize), &Member)| member.session == summary.session;
            let members = self.members.iter().filter(|((of, _), _)| *of == chat).filter(of_chat);
            let members = members.map(|(_, member)| member).collect::<Vec<_>>();
            let deadlines = summary.participants.leases.keys().map(|deadline| deadline * 1000);
            let instants = deadlines.flat_map(|end| [end - 1, end]).filter(|instant| *instant > self.now.millis());
            for instant in instants.chain([self.now.millis()]).map(Timestamp::from_millis) {
                let active = members.iter().filter(|member| member.is_active(instant));
                let moderators = active.clone().filter(|member| member.role.is_moderator());
                assert_eq!(summary.participants.at(instant), i64::try_from(active.count()).unwrap_or(-1));
                assert_eq!(summary.moderators.at(instant), i64::try_from(moderators.count()).unwrap_or(-1));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_the_recount_of_members_at_every_instant(steps in prop::collection::vec(step(), 1..120)) {
        let mut world = World::new();
        for step in steps {
            world.take(step);
            world.assert_counted();
        }
    }
}
