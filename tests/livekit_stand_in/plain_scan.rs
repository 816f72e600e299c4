//! What time brings and how many there are, found by looking at everybody: what
//! the stand-in, which does not, is held against.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::time::Duration;

use dais::livekit::access::verify_signature;
use dais::livekit::rooms::Rooms;
use livekit_protocol::{DisconnectReason, ParticipantPermission, UpdateParticipantRequest, WebhookEvent};
use proptest::prelude::*;
use shared::domain::time::Timestamp;

use super::world::{access, grants};

/// Who leaves, and why.
type Left = (usize, DisconnectReason);

/// Who is in which room; of the three people the last is an agent.
type Who = (usize, usize);

#[derive(Debug, Clone)]
enum Step {
    Signal(Who),
    Activate(Who),
    Publish(Who),
    Hush(Who),
    Lose(Who),
    Resume(Who),
    Leave(Who),
    Delete(usize),
    Restart,
    Pass(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || (0..2_usize, 0..3_usize);
    prop_oneof![
        4 => who().prop_map(Step::Signal),
        4 => who().prop_map(Step::Activate),
        2 => who().prop_map(Step::Publish),
        1 => who().prop_map(Step::Hush),
        3 => who().prop_map(Step::Lose),
        1 => who().prop_map(Step::Resume),
        2 => who().prop_map(Step::Leave),
        1 => (0..2_usize).prop_map(Step::Delete),
        1 => Just(Step::Restart),
        // Steps that meet exactly: two are often due at the same time.
        4 => prop::sample::select(vec![0, 1_000, 20_000, 21_000, 35_000, 56_000, 400_000]).prop_map(Step::Pass),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn what_is_due_and_how_many_there_are_is_what_a_look_at_everybody_finds(
        steps in prop::collection::vec(step(), 1..60)
    ) {
        let (mut rooms, mut model, mut now) = (Rooms::default(), Model::default(), Timestamp::from_millis(0));
        for step in steps {
            if let Step::Pass(millis) = step {
                now = now.after(Duration::from_millis(millis));
            }
            let mut told = rooms.pass_time(now);
            told.extend(taken(&mut rooms, &step, now));
            model.pass_time(now);
            model.take(&step, now);
            prop_assert_eq!(told.iter().map(Told::of).collect::<Vec<_>>(), std::mem::take(&mut model.told));
            for room in 0..2 {
                prop_assert_eq!(rooms.active(&name(room)), model.active(room));
                prop_assert_eq!(rooms.tally(&name(room)).active as usize, model.active(room).len());
                prop_assert_eq!(rooms.participants(&name(room)).len(), model.people(room).count());
            }
        }
    }
}

fn name(room: usize) -> String {
    format!("r{room}")
}

fn identity(person: usize) -> String {
    format!("p{person}")
}

fn is_agent(person: usize) -> bool {
    person == 2
}

/// What the stand-in tells of a step.
fn taken(rooms: &mut Rooms, step: &Step, now: Timestamp) -> Vec<WebhookEvent> {
    let named = |(room, person): &Who| (name(*room), identity(*person));
    let happened = match step {
        Step::Signal((room, person)) => {
            let grants = livekit_api::access_token::VideoGrants { room: name(*room), ..grants() };
            let kind = if is_agent(*person) { "agent" } else { "standard" };
            let token = access(&identity(*person)).with_grants(grants).with_kind(kind).to_jwt().unwrap();
            Some(rooms.signal(&token, verify_signature(&token).unwrap(), now))
        }
        Step::Activate(who) => rooms.activate(&named(who).0, &named(who).1, now),
        Step::Publish(who) => rooms.publish(&named(who).0, &named(who).1, now),
        Step::Lose(who) => rooms.lose(&named(who).0, &named(who).1, now),
        Step::Resume(who) => rooms.resume(&named(who).0, &named(who).1),
        Step::Leave(who) => rooms.leave(&named(who).0, &named(who).1, DisconnectReason::ClientInitiated, now),
        Step::Hush(who) => {
            let permission = Some(ParticipantPermission::default());
            let (room, identity) = named(who);
            let request = UpdateParticipantRequest { room, identity, permission, ..Default::default() };
            return rooms.update(request, now).map(|(_, events)| events).unwrap_or_default();
        }
        Step::Delete(room) => return rooms.delete(&name(*room), now).unwrap_or_default(),
        Step::Restart => {
            rooms.restart(now);
            None
        }
        Step::Pass(_) => None,
    };
    happened.map(|happened| happened.events).unwrap_or_default()
}

/// What an event says.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    event: String,
    room: String,
    identity: Option<String>,
    reason: DisconnectReason,
    at: i64,
    participants: u32,
    publishers: u32,
}

impl Told {
    fn of(event: &WebhookEvent) -> Self {
        let (room, participant) = (event.room.as_ref().unwrap(), event.participant.as_ref());
        Self {
            event: event.event.clone(),
            room: room.name.clone(),
            identity: participant.map(|participant| participant.identity.clone()),
            reason: participant.map(|participant| participant.disconnect_reason()).unwrap_or_default(),
            at: event.created_at,
            participants: room.num_participants,
            publishers: room.num_publishers,
        }
    }
}

#[derive(Debug)]
struct Person {
    signalled_at: Timestamp,
    lost_at: Option<Timestamp>,
    is_active: bool,
    is_publisher: bool,
    is_heard: bool,
}

impl Person {
    fn leaves_at(&self) -> Option<(Timestamp, DisconnectReason)> {
        let lost = self.lost_at.map(|at| (at.after(Duration::from_secs(21)), DisconnectReason::ConnectionTimeout));
        let failed = (self.signalled_at.after(Duration::from_secs(56)), DisconnectReason::JoinFailure);
        let failed = Some(failed).filter(|_| !self.is_active);
        lost.into_iter().chain(failed).min_by_key(|(at, _)| *at)
    }
}

#[derive(Debug)]
struct Room {
    empty_until: Timestamp,
    people: BTreeMap<usize, Person>,
}

#[derive(Debug, Default)]
struct Model {
    rooms: BTreeMap<usize, Room>,
    told: Vec<Told>,
}

impl Model {
    fn people(&self, room: usize) -> impl Iterator<Item = (&usize, &Person)> {
        self.rooms.get(&room).into_iter().flat_map(|room| &room.people)
    }

    fn active(&self, room: usize) -> Vec<String> {
        self.people(room).filter(|(_, of)| of.is_active).map(|(person, _)| identity(*person)).collect()
    }

    fn tell(&mut self, event: &str, room: usize, person: Option<usize>, reason: DisconnectReason, at: Timestamp) {
        let number = |of: &dyn Fn(usize, &Person) -> bool| {
            u32::try_from(self.people(room).filter(|(person, state)| of(**person, state)).count()).unwrap()
        };
        let participants = number(&|person, _| !is_agent(person));
        let publishers = number(&|_, state| state.is_publisher);
        let (event, name, identity) = (event.to_owned(), name(room), person.map(identity));
        self.told.push(Told { event, room: name, identity, reason, at: at.seconds(), participants, publishers });
    }

    fn person(&mut self, (room, person): Who) -> Option<&mut Person> {
        self.rooms.get_mut(&room)?.people.get_mut(&person)
    }

    fn client(&mut self, who: Who) -> Option<&mut Person> {
        self.person(who).filter(|person| person.lost_at.is_none())
    }

    fn take(&mut self, step: &Step, now: Timestamp) {
        const UNKNOWN: DisconnectReason = DisconnectReason::UnknownReason;
        match *step {
            Step::Signal(who) => self.signal(who, now),
            Step::Activate(who) => {
                if let Some(person) = self.client(who).filter(|person| !person.is_active) {
                    person.is_active = true;
                    self.tell("participant_joined", who.0, Some(who.1), UNKNOWN, now);
                }
            }
            Step::Publish(who) => {
                if let Some(person) = self.client(who).filter(|person| !person.is_heard) {
                    (person.is_heard, person.is_publisher) = (true, true);
                    self.tell("track_published", who.0, Some(who.1), UNKNOWN, now);
                }
            }
            Step::Hush(who) => {
                let Some(person) = self.person(who) else { return };
                person.is_publisher = false;
                if std::mem::take(&mut person.is_heard) {
                    self.tell("track_unpublished", who.0, Some(who.1), UNKNOWN, now);
                }
            }
            Step::Lose(who) => {
                self.client(who).into_iter().for_each(|person| person.lost_at = Some(now));
            }
            Step::Resume(who) => self.person(who).into_iter().for_each(|person| person.lost_at = None),
            Step::Leave(who) => self.leave(who, DisconnectReason::ClientInitiated, now),
            Step::Delete(room) => self.close(room, DisconnectReason::RoomDeleted, now),
            Step::Restart => self.rooms.clear(),
            Step::Pass(_) => {}
        }
    }

    fn signal(&mut self, who: Who, now: Timestamp) {
        if let Entry::Vacant(room) = self.rooms.entry(who.0) {
            room.insert(Room { empty_until: now.after(Duration::from_secs(300)), people: BTreeMap::new() });
            self.tell("room_started", who.0, None, DisconnectReason::UnknownReason, now);
        }
        self.leave(who, DisconnectReason::DuplicateIdentity, now);
        let person =
            Person { signalled_at: now, lost_at: None, is_active: false, is_publisher: false, is_heard: false };
        self.rooms.get_mut(&who.0).unwrap().people.insert(who.1, person);
    }

    fn leave(&mut self, who: Who, reason: DisconnectReason, at: Timestamp) {
        let Some(room) = self.rooms.get_mut(&who.0) else { return };
        let Some(left) = room.people.remove(&who.1) else { return };
        if !is_agent(who.1) {
            room.empty_until = at.after(Duration::from_secs(20));
        }
        if left.is_heard {
            self.tell("track_unpublished", who.0, Some(who.1), DisconnectReason::UnknownReason, at);
        }
        let event = if left.is_active { "participant_left" } else { "participant_connection_aborted" };
        self.tell(event, who.0, Some(who.1), reason, at);
    }

    fn close(&mut self, room: usize, reason: DisconnectReason, at: Timestamp) {
        if !self.rooms.contains_key(&room) {
            return;
        }
        for person in 0..3 {
            self.leave((room, person), reason, at);
        }
        self.tell("room_finished", room, None, DisconnectReason::UnknownReason, at);
        self.rooms.remove(&room);
    }

    fn pass_time(&mut self, now: Timestamp) {
        while let Some((at, room, left)) = self.first_due().filter(|(at, ..)| *at <= now) {
            match left {
                Some((person, reason)) => self.leave((room, person), reason, at),
                None => self.close(room, DisconnectReason::RoomClosed, at),
            }
        }
    }

    fn first_due(&self) -> Option<(Timestamp, usize, Option<Left>)> {
        let mut dues = Vec::new();
        for (name, room) in &self.rooms {
            let leaves = room.people.iter().filter_map(|(person, state)| Some((*person, state.leaves_at()?)));
            dues.extend(leaves.map(|(person, (at, reason))| (at, *name, Some((person, reason)))));
            let is_empty = room.people.keys().all(|person| is_agent(*person));
            dues.extend(is_empty.then_some((room.empty_until, *name, None)));
        }
        dues.into_iter().min_by_key(|(at, ..)| *at)
    }
}
