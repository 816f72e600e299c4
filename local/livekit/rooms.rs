//! The rooms, who is in them, and what happens there.

use std::collections::{BTreeMap, HashMap};

use livekit_api::access_token::Claims;
use livekit_protocol::{
    DisconnectReason, ParticipantInfo, Room, RoomEndReason, UpdateParticipantRequest, WebhookEvent,
};
use shared::domain::time::Timestamp;

use super::open_room::{Due, OpenRoom};
use super::participant::Participant;

/// All open rooms, by name, and what clients keep.
#[derive(Debug, Default)]
pub struct Rooms {
    open: BTreeMap<String, OpenRoom>,
    /// The last refreshed token of each client that is gone, by the token it
    /// connected with.
    handed: HashMap<String, Claims>,
}

/// What happened to one connection, and what LiveKit tells of it, in order.
#[derive(Debug)]
pub struct Happened {
    /// The id of the connection.
    pub sid: String,
    /// The events.
    pub events: Vec<WebhookEvent>,
}

impl Rooms {
    /// The open rooms.
    pub fn list(&self) -> Vec<Room> {
        self.open.values().map(OpenRoom::info).collect()
    }

    /// The participants of `room`, those without media too; nobody if it is not open.
    pub fn participants(&self, room: &str) -> Vec<ParticipantInfo> {
        let infos = |open: &OpenRoom| open.participants.values().map(|participant| participant.info.clone()).collect();
        self.open.get(room).map(infos).unwrap_or_default()
    }

    /// How many of `room` have their media up.
    pub fn active(&self, room: &str) -> usize {
        let participants = self.open.get(room).into_iter().flat_map(|open| open.participants.values());
        participants.filter(|participant| participant.is_active()).count()
    }

    /// Whose microphone is published in `room`, by identity.
    pub fn heard(&self, room: &str) -> Vec<String> {
        let participants = self.open.get(room).into_iter().flat_map(|open| open.participants.values());
        let heard = participants.filter(|participant| participant.is_heard());
        heard.map(|participant| participant.info.identity.clone()).collect()
    }

    /// The participant of that identity whose client is there.
    pub fn client(&self, room: &str, identity: &str) -> Option<&Participant> {
        self.open.get(room)?.participants.get(identity).filter(|participant| participant.has_client())
    }

    /// Signals for the bearer of `token`: the room is opened if need be, and an
    /// earlier connection of the same identity is closed.
    pub fn signal(&mut self, token: &str, claims: Claims, now: Timestamp) -> Happened {
        let (name, identity) = (claims.video.room.clone(), claims.sub.clone());
        let mut events = Vec::new();
        if !self.open.contains_key(&name) {
            let open = OpenRoom::new(name.clone(), now);
            events.push(open.event("room_started", now));
            self.open.insert(name.clone(), open);
        }
        let left = self.leave(&name, &identity, DisconnectReason::DuplicateIdentity, now);
        events.extend(left.into_iter().flat_map(|left| left.events));
        let participant = Participant::signalled(token, claims, now);
        let sid = participant.info.sid.clone();
        if let Some(open) = self.open.get_mut(&name) {
            open.participants.insert(identity, participant);
        }
        Happened { sid, events }
    }

    /// Gets the media of a signalled client up; none if it has not signalled.
    pub fn activate(&mut self, room: &str, identity: &str, now: Timestamp) -> Option<Happened> {
        let sid = self.client(room, identity)?.info.sid.clone();
        let events = self.open.get_mut(room)?.activate(identity, now)?;
        Some(Happened { sid, events })
    }

    /// Publishes the microphone of a client; none if it is not connected.
    pub fn publish(&mut self, room: &str, identity: &str, now: Timestamp) -> Option<Happened> {
        let sid = self.client(room, identity)?.info.sid.clone();
        let events = self.open.get_mut(room)?.publish(identity, now)?;
        Some(Happened { sid, events })
    }

    /// Loses the client of that identity, which nobody notices yet; none if
    /// there is none.
    pub fn lose(&mut self, room: &str, identity: &str, now: Timestamp) -> Option<Happened> {
        self.client(room, identity)?;
        self.change(room, identity, |participant| participant.lose(now))
    }

    /// Resumes a connection that was lost, before that was noticed; none if it
    /// is gone.
    pub fn resume(&mut self, room: &str, identity: &str) -> Option<Happened> {
        self.change(room, identity, Participant::resume)
    }

    fn change(&mut self, room: &str, identity: &str, change: impl FnOnce(&mut Participant)) -> Option<Happened> {
        let participant = self.open.get_mut(room)?.participants.get_mut(identity)?;
        change(participant);
        Some(Happened { sid: participant.info.sid.clone(), events: Vec::new() })
    }

    /// Closes the connection of `identity`; none if there is none.
    pub fn leave(&mut self, room: &str, identity: &str, reason: DisconnectReason, at: Timestamp) -> Option<Happened> {
        let (participant, events) = self.open.get_mut(room)?.leave(identity, reason, at)?;
        let sid = participant.info.sid.clone();
        self.keep_handed(participant, at);
        Some(Happened { sid, events })
    }

    /// Applies what the request sets; none if the participant is not connected.
    pub fn update(
        &mut self,
        request: UpdateParticipantRequest,
        now: Timestamp,
    ) -> Option<(ParticipantInfo, Vec<WebhookEvent>)> {
        self.open.get_mut(&request.room)?.update(request, now)
    }

    /// Makes everybody leave and closes the room; none if it is not open.
    pub fn delete(&mut self, room: &str, now: Timestamp) -> Option<Vec<WebhookEvent>> {
        self.close(room, DisconnectReason::RoomDeleted, RoomEndReason::RoomEndApiDelete, now)
    }

    /// Closes a room that everybody has left; none if it is not open, or not empty.
    pub fn finish(&mut self, room: &str, now: Timestamp) -> Option<Vec<WebhookEvent>> {
        if !self.open.get(room)?.participants.is_empty() {
            return None;
        }
        self.idle(room, now)
    }

    fn idle(&mut self, room: &str, at: Timestamp) -> Option<Vec<WebhookEvent>> {
        self.close(room, DisconnectReason::RoomClosed, RoomEndReason::RoomEndIdleTimeout, at)
    }

    fn close(
        &mut self,
        room: &str,
        disconnect: DisconnectReason,
        end: RoomEndReason,
        at: Timestamp,
    ) -> Option<Vec<WebhookEvent>> {
        let identities = self.open.get(room)?.participants.keys().cloned().collect::<Vec<_>>();
        let mut events = Vec::new();
        for identity in identities {
            events.extend(self.leave(room, &identity, disconnect, at)?.events);
        }
        events.push(self.open.remove(room)?.finished(end, at));
        Some(events)
    }

    /// What time alone has brought until `now`, in the order in which it did.
    pub fn pass_time(&mut self, now: Timestamp) -> Vec<WebhookEvent> {
        let mut events = Vec::new();
        while let Some((at, room, due)) = self.next_due().filter(|(at, ..)| *at <= now) {
            let happened = match due {
                Due::Leaves(identity, reason) => self.leave(&room, &identity, reason, at).map(|left| left.events),
                Due::Finishes => self.idle(&room, at),
            };
            events.extend(happened.into_iter().flatten());
        }
        events
    }

    fn next_due(&self) -> Option<(Timestamp, String, Due)> {
        let dues = self.open.iter().filter_map(|(room, open)| open.next_due().map(|(at, due)| (at, room, due)));
        dues.min_by_key(|(at, ..)| *at).map(|(at, room, due)| (at, room.clone(), due))
    }

    /// Forgets all rooms, of which nobody is told.
    pub fn restart(&mut self, now: Timestamp) {
        let rooms = std::mem::take(&mut self.open);
        for participant in rooms.into_values().flat_map(|open| open.participants.into_values()) {
            self.keep_handed(participant, now);
        }
    }

    fn keep_handed(&mut self, mut participant: Participant, until: Timestamp) {
        if let Some(handed) = participant.hand_out(until) {
            self.handed.insert(participant.token, handed);
        }
    }

    /// The last refreshed token that the client was handed which connected with
    /// `token`, whose claims these are; what it was handed it keeps.
    pub fn refreshed(&mut self, token: &str, claims: &Claims, now: Timestamp) -> Option<Claims> {
        let open = self.open.get_mut(&claims.video.room);
        let participant = open.and_then(|open| open.participants.get_mut(&claims.sub));
        let connected = participant.filter(|participant| participant.token == token);
        connected.and_then(|participant| participant.hand_out(now)).or_else(|| self.handed.get(token).cloned())
    }
}
