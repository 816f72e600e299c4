//! One open room, and what LiveKit would tell of it.

use std::collections::BTreeMap;
use std::time::Duration;

use livekit_protocol::participant_info::State;
use livekit_protocol::{
    DisconnectReason, ParticipantInfo, Room, RoomEndReason, TrackInfo, UpdateParticipantRequest, WebhookEvent,
};
use shared::domain::time::Timestamp;
use uuid::Uuid;

use super::participant::Participant;

/// LiveKit's own default of how long a room that nobody entered stays open, in seconds.
const EMPTY_TIMEOUT: u32 = 300;

/// LiveKit's own default of how long a room stays open when all have left, in seconds.
const DEPARTURE_TIMEOUT: u32 = 20;

/// A room and its participants by identity.
#[derive(Debug, Default)]
pub struct OpenRoom {
    room: Room,
    /// The participants, by identity.
    pub participants: BTreeMap<String, Participant>,
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
        let number = |of: &dyn Fn(&Participant) -> bool| {
            let number = self.participants.values().filter(|participant| of(participant)).count();
            u32::try_from(number).unwrap_or(u32::MAX)
        };
        Room {
            num_participants: number(&|participant| !participant.is_dependent()),
            num_publishers: number(&|participant| participant.info.is_publisher),
            ..self.room.clone()
        }
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
        let participant = self.participants.get_mut(identity)?;
        if participant.is_active() {
            return Some(Vec::new());
        }
        participant.activate();
        let info = participant.info.clone();
        Some(vec![self.event_of("participant_joined", &info, now)])
    }

    /// Publishes the microphone of `identity`, if it is not; none if they are
    /// not there.
    pub fn publish(&mut self, identity: &str, now: Timestamp) -> Option<Vec<WebhookEvent>> {
        let participant = self.participants.get_mut(identity)?;
        let track = participant.publish();
        let info = participant.info.clone();
        Some(self.of_track("track_published", &info, track, now))
    }

    /// Applies what the request sets. What somebody may not publish any more is
    /// unpublished. None if the participant is not there.
    pub fn update(
        &mut self,
        request: UpdateParticipantRequest,
        now: Timestamp,
    ) -> Option<(ParticipantInfo, Vec<WebhookEvent>)> {
        let participant = self.participants.get_mut(&request.identity)?;
        participant.update(request, now);
        let track = if participant.may_publish() { None } else { participant.unpublish() };
        let info = participant.info.clone();
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
        let mut participant = self.participants.remove(identity)?;
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
        let leaves = |participant: &Participant| {
            let gone = |at, reason| (at, Due::Leaves(participant.info.identity.clone(), reason));
            let lost = participant.times_out_at().map(|at| gone(at, DisconnectReason::ConnectionTimeout));
            let failed = participant.fails_to_join_at().map(|at| gone(at, DisconnectReason::JoinFailure));
            earliest(lost.into_iter().chain(failed))
        };
        let finishes = self.finishes_at().map(|at| (at, Due::Finishes));
        earliest(self.participants.values().filter_map(leaves).chain(finishes))
    }

    fn finishes_at(&self) -> Option<Timestamp> {
        if self.participants.values().any(|participant| !participant.is_dependent()) {
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

fn earliest(of: impl Iterator<Item = (Timestamp, Due)>) -> Option<(Timestamp, Due)> {
    of.min_by_key(|(at, _)| *at)
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
