//! One open room, and what LiveKit would tell of it.

use std::time::Duration;

use livekit_protocol::participant_info::State;
use livekit_protocol::{
    DisconnectReason, ParticipantInfo, Room, RoomEndReason, TrackInfo, UpdateParticipantRequest, WebhookEvent,
};
use shared::domain::time::Timestamp;
use uuid::Uuid;

use super::by_due::Dated;
use super::participant::Participant;
use super::roster::Roster;

/// LiveKit's own default of how long a room that nobody entered stays open, in seconds.
const EMPTY_TIMEOUT: u32 = 300;

/// LiveKit's own default of how long a room stays open when all have left, in seconds.
const DEPARTURE_TIMEOUT: u32 = 20;

/// A room and its participants.
#[derive(Debug, Default)]
pub struct OpenRoom {
    room: Room,
    /// Who is in it.
    pub roster: Roster,
    left_at: Option<Timestamp>,
}

/// What happens to a room when its time has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// The participant of that identity is gone.
    Leaves(String, DisconnectReason),
    /// The room is closed.
    Finishes,
}

impl OpenRoom {
    /// A room without participants.
    pub fn new(name: String, now: Timestamp) -> Self {
        let room = Room {
            sid: new_id("RM_"),
            name,
            empty_timeout: EMPTY_TIMEOUT,
            departure_timeout: DEPARTURE_TIMEOUT,
            creation_time: now.seconds(),
            creation_time_ms: now.millis(),
            turn_password: new_secret(),
            ..Room::default()
        };
        Self { room, ..Self::default() }
    }

    /// What LiveKit tells of it.
    pub fn info(&self) -> Room {
        let tally = self.roster.tally();
        Room { num_participants: tally.independent, num_publishers: tally.publishers, ..self.room.clone() }
    }

    /// An event about the room.
    pub fn event(&self, event: &str, at: Timestamp) -> WebhookEvent {
        WebhookEvent {
            event: event.to_owned(),
            id: new_id("EV_"),
            created_at: at.seconds(),
            room: Some(self.info()),
            ..WebhookEvent::default()
        }
    }

    fn event_of(&self, event: &str, participant: &ParticipantInfo, at: Timestamp) -> WebhookEvent {
        WebhookEvent { participant: Some(participant.clone()), ..self.event(event, at) }
    }

    /// The end of the room, of which this is told last.
    pub fn finished(&self, reason: RoomEndReason, at: Timestamp) -> WebhookEvent {
        WebhookEvent { room_end_reason: reason.into(), ..self.event("room_finished", at) }
    }

    /// Gets the media of `identity` up, if it is not; none if they have not signalled.
    pub fn activate(&mut self, identity: &str, now: Timestamp) -> Option<Vec<WebhookEvent>> {
        if self.roster.get(identity)?.is_active() {
            return Some(Vec::new());
        }
        self.roster.change(identity, Participant::activate)?;
        let info = &self.roster.get(identity)?.info;
        Some(vec![self.event_of("participant_joined", info, now)])
    }

    /// Publishes the microphone of `identity`, if it is not; none if they are
    /// not there.
    pub fn publish(&mut self, identity: &str, now: Timestamp) -> Option<Vec<WebhookEvent>> {
        let track = self.roster.change(identity, Participant::publish)?;
        Some(self.of_track("track_published", &self.roster.get(identity)?.info, track, now))
    }

    /// Applies what the request sets. What somebody may not publish any more is
    /// unpublished. None if the participant is not there.
    pub fn update(
        &mut self,
        request: UpdateParticipantRequest,
        now: Timestamp,
    ) -> Option<(ParticipantInfo, Vec<WebhookEvent>)> {
        let update = |participant: &mut Participant, request| {
            participant.update(request, now);
            let track = if participant.may_publish() { None } else { participant.unpublish() };
            (participant.info.clone(), track)
        };
        let (info, track) =
            self.roster.change(&request.identity.clone(), |participant| update(participant, request))?;
        let events = self.of_track("track_unpublished", &info, track, now);
        Some((info, events))
    }

    /// Closes the connection of `identity`; none if there is none.
    pub fn leave(
        &mut self,
        identity: &str,
        reason: DisconnectReason,
        at: Timestamp,
    ) -> Option<(Participant, Vec<WebhookEvent>)> {
        let mut participant = self.roster.remove(identity)?;
        if !participant.is_dependent() {
            self.left_at = Some(at);
        }
        let event = if participant.is_active() { "participant_left" } else { "participant_connection_aborted" };
        let track = participant.unpublish();
        let mut events = self.of_track("track_unpublished", &participant.info, track, at);
        participant.info.set_state(State::Disconnected);
        participant.info.set_disconnect_reason(reason);
        participant.info.version += 1;
        events.push(self.event_of(event, &participant.info, at));
        Some((participant, events))
    }

    fn of_track(
        &self,
        event: &str,
        participant: &ParticipantInfo,
        track: Option<TrackInfo>,
        at: Timestamp,
    ) -> Vec<WebhookEvent> {
        let of = |track| WebhookEvent { track: Some(track), ..self.event_of(event, participant, at) };
        track.map(of).into_iter().collect()
    }

    /// What time alone brings next, and when.
    pub fn next_due(&self) -> Option<(Timestamp, Due)> {
        let leaves = |(_, participant): (Timestamp, &Participant)| {
            let (at, reason) = participant.leaves_at()?;
            Some((at, Due::Leaves(participant.info.identity.clone(), reason)))
        };
        let finishes = self.finishes_at().map(|at| (at, Due::Finishes));
        self.roster.first_due().and_then(leaves).into_iter().chain(finishes).min_by_key(|(at, _)| *at)
    }

    fn finishes_at(&self) -> Option<Timestamp> {
        if self.roster.tally().independent > 0 {
            return None;
        }
        let after = |at: Timestamp, seconds: u32| at.after(Duration::from_secs(seconds.into()));
        let created_at = Timestamp::from_millis(self.room.creation_time_ms);
        Some(match self.left_at {
            Some(left_at) => after(left_at, DEPARTURE_TIMEOUT),
            None => after(created_at, EMPTY_TIMEOUT),
        })
    }
}

impl Dated for OpenRoom {
    fn due_at(&self) -> Option<Timestamp> {
        let leaves_at = self.roster.first_due().map(|(at, _)| at);
        leaves_at.into_iter().chain(self.finishes_at()).min()
    }
}

/// A prefix that tells what it names, and 12 characters.
pub fn new_id(prefix: &str) -> String {
    let random = Uuid::new_v4().simple().to_string();
    prefix.chars().chain(random.chars().take(12)).collect()
}

/// What nobody guesses.
pub fn new_secret() -> String {
    Uuid::new_v4().simple().to_string()
}
