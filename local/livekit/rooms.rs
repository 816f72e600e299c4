//! The rooms, who is in them, and what LiveKit would tell of it.

use std::collections::BTreeMap;

use livekit_api::access_token::{Claims, VideoGrants};
use livekit_protocol::participant_info::State;
use livekit_protocol::{
    DisconnectReason, ParticipantInfo, ParticipantPermission, Room, RoomEndReason, TrackSource,
    UpdateParticipantRequest, WebhookEvent,
};
use shared::domain::time::Timestamp;
use uuid::Uuid;

/// LiveKit's own default of how long a room that nobody entered stays open, in seconds.
const EMPTY_TIMEOUT: u32 = 300;

/// LiveKit's own default of how long a room stays open when all have left, in seconds.
const DEPARTURE_TIMEOUT: u32 = 20;

/// A room and its participants by identity.
#[derive(Debug, Default)]
struct OpenRoom {
    room: Room,
    participants: BTreeMap<String, ParticipantInfo>,
}

/// All open rooms, by name.
#[derive(Debug, Default)]
pub struct Rooms(BTreeMap<String, OpenRoom>);

/// One connection, and the events it caused.
#[derive(Debug)]
pub struct Joined {
    /// The participant as it joined.
    pub participant: ParticipantInfo,
    /// What LiveKit tells, in order.
    pub events: Vec<WebhookEvent>,
}

impl Rooms {
    /// The open rooms.
    pub fn list(&self) -> Vec<Room> {
        self.0.values().map(OpenRoom::info).collect()
    }

    /// The participants of `room`; none if it is not open.
    pub fn participants(&self, room: &str) -> Option<Vec<ParticipantInfo>> {
        Some(self.0.get(room)?.participants.values().cloned().collect())
    }

    /// Lets the bearer of these claims in: the room is opened if need be, and
    /// an earlier connection of the same identity is closed.
    pub fn join(&mut self, claims: Claims, now: Timestamp) -> Joined {
        let name = claims.video.room.clone();
        let mut events = Vec::new();
        let open = self.0.entry(name.clone()).or_insert_with(|| {
            let open = OpenRoom { room: new_room(name, now), participants: BTreeMap::new() };
            events.push(open.event("room_started", now));
            open
        });
        events.extend(open.leave(&claims.sub, DisconnectReason::DuplicateIdentity, now));
        let participant = new_participant(claims, now);
        open.participants.insert(participant.identity.clone(), participant.clone());
        events.push(WebhookEvent { participant: Some(participant.clone()), ..open.event("participant_joined", now) });
        Joined { participant, events }
    }

    /// Closes the connection of `identity`; none if there is none.
    pub fn leave(
        &mut self,
        room: &str,
        identity: &str,
        reason: DisconnectReason,
        now: Timestamp,
    ) -> Option<WebhookEvent> {
        self.0.get_mut(room)?.leave(identity, reason, now)
    }

    /// Applies what the request sets; none if the participant is not connected.
    pub fn update(&mut self, request: UpdateParticipantRequest) -> Option<ParticipantInfo> {
        let participant = self.0.get_mut(&request.room)?.participants.get_mut(&request.identity)?;
        if !request.metadata.is_empty() {
            participant.metadata = request.metadata;
        }
        if !request.name.is_empty() {
            participant.name = request.name;
        }
        if request.permission.is_some() {
            participant.permission = request.permission;
        }
        participant.attributes.extend(request.attributes);
        participant.attributes.retain(|_, value| !value.is_empty());
        participant.version += 1;
        Some(participant.clone())
    }

    /// Makes everybody leave and closes the room; none if it is not open.
    pub fn delete(&mut self, room: &str, now: Timestamp) -> Option<Vec<WebhookEvent>> {
        let mut open = self.0.remove(room)?;
        let identities = open.participants.keys().cloned().collect::<Vec<_>>();
        let left = |identity: &String| open.leave(identity, DisconnectReason::RoomDeleted, now);
        let mut events = identities.iter().filter_map(left).collect::<Vec<_>>();
        events.push(open.finished(RoomEndReason::RoomEndApiDelete, now));
        Some(events)
    }

    /// Closes a room that everybody has left; none if it is not open, or not empty.
    pub fn finish(&mut self, room: &str, now: Timestamp) -> Option<WebhookEvent> {
        if !self.0.get(room)?.participants.is_empty() {
            return None;
        }
        Some(self.0.remove(room)?.finished(RoomEndReason::RoomEndIdleTimeout, now))
    }
}

impl OpenRoom {
    fn info(&self) -> Room {
        let num_participants = u32::try_from(self.participants.len()).unwrap_or(u32::MAX);
        Room { num_participants, ..self.room.clone() }
    }

    fn event(&self, event: &str, now: Timestamp) -> WebhookEvent {
        WebhookEvent {
            event: event.to_owned(),
            id: new_id("EV_"),
            created_at: now.seconds(),
            room: Some(self.info()),
            ..WebhookEvent::default()
        }
    }

    fn leave(&mut self, identity: &str, reason: DisconnectReason, now: Timestamp) -> Option<WebhookEvent> {
        let mut participant = self.participants.remove(identity)?;
        participant.set_state(State::Disconnected);
        participant.set_disconnect_reason(reason);
        participant.version += 1;
        Some(WebhookEvent { participant: Some(participant), ..self.event("participant_left", now) })
    }

    fn finished(&self, reason: RoomEndReason, now: Timestamp) -> WebhookEvent {
        WebhookEvent { room_end_reason: reason.into(), ..self.event("room_finished", now) }
    }
}

fn new_room(name: String, now: Timestamp) -> Room {
    Room {
        sid: new_id("RM_"),
        name,
        empty_timeout: EMPTY_TIMEOUT,
        departure_timeout: DEPARTURE_TIMEOUT,
        creation_time: now.seconds(),
        creation_time_ms: now.millis(),
        ..Room::default()
    }
}

fn new_participant(claims: Claims, now: Timestamp) -> ParticipantInfo {
    ParticipantInfo {
        sid: new_id("PA_"),
        identity: claims.sub,
        state: State::Active.into(),
        metadata: claims.metadata,
        joined_at: now.seconds(),
        joined_at_ms: now.millis(),
        name: claims.name,
        version: 1,
        permission: Some(permission(&claims.video)),
        attributes: claims.attributes,
        ..ParticipantInfo::default()
    }
}

/// The permission that a grant stands for.
fn permission(grants: &VideoGrants) -> ParticipantPermission {
    let source = |name: &String| TrackSource::from_str_name(&name.to_uppercase()).unwrap_or(TrackSource::Unknown);
    ParticipantPermission {
        can_subscribe: grants.can_subscribe(),
        can_publish: grants.can_publish(),
        can_publish_data: grants.can_publish_data(),
        can_publish_sources: grants.can_publish_sources.iter().map(|name| source(name).into()).collect(),
        can_update_metadata: grants.can_update_own_metadata(),
        hidden: grants.hidden,
        ..ParticipantPermission::default()
    }
}

/// An id of LiveKit's kind: a prefix that tells what it names, and 12 characters.
fn new_id(prefix: &str) -> String {
    let random = Uuid::new_v4().simple().to_string();
    prefix.chars().chain(random.chars().take(12)).collect()
}
