//! One participant: what LiveKit tells of it, what it knows besides, and what it
//! lets it do by the grants of its token.

use std::time::Duration;

use livekit_api::access_token::{Claims, VideoGrants};
use livekit_protocol::participant_info::{Kind, State};
use livekit_protocol::{
    DisconnectReason, ParticipantInfo, ParticipantPermission, TrackInfo, TrackSource, TrackType,
    UpdateParticipantRequest,
};
use shared::domain::time::Timestamp;

use super::open_room::new_id;

/// How long a signalled client has for getting its media up.
const JOIN_TIMEOUT: Duration = Duration::from_secs(56);

/// How long it takes to notice that a client is lost.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(21);

/// How often a connected client is handed a refreshed token, in seconds.
const REFRESH_INTERVAL: i64 = 300;

/// How long a refreshed token is good for, in seconds.
const REFRESHED_FOR: usize = 600;

/// A participant, from its signalling to its end.
#[derive(Debug, Clone)]
pub struct Participant {
    /// What LiveKit tells of it.
    pub info: ParticipantInfo,
    /// The token it connected with.
    pub token: String,
    /// What it was granted, as it is now.
    claims: Claims,
    /// The last refreshed token that its client was handed.
    handed: Option<Claims>,
    /// When its client was lost, if that is yet to be noticed.
    lost_at: Option<Timestamp>,
}

impl Participant {
    /// Signalled by the bearer of `token`, without media yet.
    pub fn signalled(token: &str, claims: Claims, now: Timestamp) -> Self {
        let info = ParticipantInfo {
            sid: new_id("PA_"),
            identity: claims.sub.clone(),
            state: State::Joined.into(),
            metadata: claims.metadata.clone(),
            joined_at: now.seconds(),
            joined_at_ms: now.millis(),
            name: claims.name.clone(),
            version: 1,
            permission: Some(permission(&claims.video)),
            kind: kind(&claims).into(),
            attributes: claims.attributes.clone(),
            ..ParticipantInfo::default()
        };
        Self { info, token: token.to_owned(), claims, handed: None, lost_at: None }
    }

    /// Whether its media is up.
    pub fn is_active(&self) -> bool {
        self.info.state() == State::Active
    }

    /// Gets its media up.
    pub fn activate(&mut self) {
        self.info.set_state(State::Active);
        self.info.version += 1;
    }

    /// Whether a room closes although it is in it.
    pub fn is_dependent(&self) -> bool {
        is_dependent(&self.claims)
    }

    /// Whether its client is there, as far as the client knows.
    pub fn has_client(&self) -> bool {
        self.lost_at.is_none()
    }

    /// Its client is lost.
    pub fn lose(&mut self, now: Timestamp) {
        self.lost_at = Some(now);
    }

    /// Its client is there again.
    pub fn resume(&mut self) {
        self.lost_at = None;
    }

    /// When its client will be noticed to be lost, if it is.
    pub fn times_out_at(&self) -> Option<Timestamp> {
        Some(self.lost_at?.after(CONNECTION_TIMEOUT))
    }

    /// When its media will have failed to come up, if it is not.
    pub fn fails_to_join_at(&self) -> Option<Timestamp> {
        let signalled_at = Timestamp::from_millis(self.info.joined_at_ms);
        (!self.is_active()).then(|| signalled_at.after(JOIN_TIMEOUT))
    }

    /// When time alone will have made it leave, and why, if nothing happens before.
    pub fn leaves_at(&self) -> Option<(Timestamp, DisconnectReason)> {
        let lost = self.times_out_at().map(|at| (at, DisconnectReason::ConnectionTimeout));
        let failed = self.fails_to_join_at().map(|at| (at, DisconnectReason::JoinFailure));
        lost.into_iter().chain(failed).min_by_key(|(at, _)| *at)
    }

    /// Whether it may publish a microphone now.
    pub fn may_publish(&self) -> bool {
        self.info.permission.as_ref().is_some_and(allows_microphone)
    }

    /// Whether it may send data now.
    pub fn may_publish_data(&self) -> bool {
        self.info.permission.as_ref().is_some_and(|permission| permission.can_publish_data)
    }

    /// Whether its microphone is published.
    pub fn is_heard(&self) -> bool {
        !self.info.tracks.is_empty()
    }

    /// Publishes its microphone; none if it is.
    pub fn publish(&mut self) -> Option<TrackInfo> {
        if self.is_heard() {
            return None;
        }
        let track = TrackInfo {
            sid: new_id("TR_"),
            r#type: TrackType::Audio.into(),
            name: "microphone".to_owned(),
            source: TrackSource::Microphone.into(),
            mime_type: "audio/opus".to_owned(),
            ..TrackInfo::default()
        };
        self.info.tracks.push(track.clone());
        self.info.is_publisher = true;
        self.info.version += 1;
        Some(track)
    }

    /// Unpublishes its microphone; none if it is not published.
    pub fn unpublish(&mut self) -> Option<TrackInfo> {
        let track = self.info.tracks.pop()?;
        self.info.version += 1;
        Some(track)
    }

    /// Applies what the request sets.
    pub fn update(&mut self, request: UpdateParticipantRequest, now: Timestamp) {
        self.hand_out(now);
        if !request.metadata.is_empty() {
            self.claims.metadata.clone_from(&request.metadata);
            self.info.metadata = request.metadata;
        }
        if !request.name.is_empty() {
            self.claims.name.clone_from(&request.name);
            self.info.name = request.name;
        }
        if let Some(permission) = request.permission {
            grant(&mut self.claims.video, &permission);
            self.info.is_publisher &= permission.can_publish;
            self.info.permission = Some(permission);
        }
        self.info.attributes.extend(request.attributes);
        self.info.attributes.retain(|_, value| !value.is_empty());
        self.claims.attributes.clone_from(&self.info.attributes);
        self.info.version += 1;
    }

    /// The last refreshed token that its client was handed until `now`, if any.
    /// It says what the grants were when it was handed out.
    pub fn hand_out(&mut self, now: Timestamp) -> Option<Claims> {
        let until = self.lost_at.map_or(now, |lost_at| lost_at.min(now));
        let connected_for = until.seconds() - self.info.joined_at;
        let handed_at = until.seconds() - connected_for.rem_euclid(REFRESH_INTERVAL);
        if connected_for >= REFRESH_INTERVAL
            && let Ok(nbf) = usize::try_from(handed_at)
            && self.handed.as_ref().is_none_or(|handed| handed.nbf < nbf)
        {
            self.handed = Some(Claims { nbf, exp: nbf + REFRESHED_FOR, ..self.claims.clone() });
        }
        self.handed.clone()
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

/// Makes `grants` stand for `permission`.
fn grant(grants: &mut VideoGrants, permission: &ParticipantPermission) {
    grants.can_subscribe = Some(permission.can_subscribe);
    grants.can_publish = Some(permission.can_publish);
    grants.can_publish_data = Some(permission.can_publish_data);
    grants.can_publish_sources =
        permission.can_publish_sources().map(|source| source.as_str_name().to_lowercase()).collect();
    grants.can_update_own_metadata = Some(permission.can_update_metadata);
    grants.hidden = permission.hidden;
}

/// Whether it lets somebody publish a microphone.
fn allows_microphone(permission: &ParticipantPermission) -> bool {
    let mut sources = permission.can_publish_sources();
    let names_none = permission.can_publish_sources.is_empty();
    permission.can_publish && (names_none || sources.any(|source| source == TrackSource::Microphone))
}

/// The kind that a token claims; only who has the API's secret can sign one.
fn kind(claims: &Claims) -> Kind {
    Kind::from_str_name(&claims.kind.to_uppercase()).unwrap_or(Kind::Standard)
}

/// Whether a room closes although such a participant is left in it.
fn is_dependent(claims: &Claims) -> bool {
    match kind(claims) {
        Kind::Agent | Kind::Egress => true,
        Kind::Standard => claims.video.agent || claims.video.recorder,
        Kind::Ingress | Kind::Sip | Kind::Connector | Kind::Bridge => false,
    }
}
