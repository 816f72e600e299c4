//! What a participant is and may do, from the grants of its token and back.

use livekit_api::access_token::{Claims, VideoGrants};
use livekit_protocol::participant_info::Kind;
use livekit_protocol::{ParticipantPermission, TrackSource};

/// The permission that a grant stands for.
pub fn permission(grants: &VideoGrants) -> ParticipantPermission {
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
pub fn grant(grants: &mut VideoGrants, permission: &ParticipantPermission) {
    grants.can_subscribe = Some(permission.can_subscribe);
    grants.can_publish = Some(permission.can_publish);
    grants.can_publish_data = Some(permission.can_publish_data);
    grants.can_publish_sources =
        permission.can_publish_sources().map(|source| source.as_str_name().to_lowercase()).collect();
    grants.can_update_own_metadata = Some(permission.can_update_metadata);
    grants.hidden = permission.hidden;
}

/// Whether it lets somebody publish a microphone.
pub fn allows_microphone(permission: &ParticipantPermission) -> bool {
    let mut sources = permission.can_publish_sources();
    let names_none = permission.can_publish_sources.is_empty();
    permission.can_publish && (names_none || sources.any(|source| source == TrackSource::Microphone))
}

/// The kind that a token claims; only who has the API's secret can sign one.
pub fn kind(claims: &Claims) -> Kind {
    Kind::from_str_name(&claims.kind.to_uppercase()).unwrap_or(Kind::Standard)
}

/// Whether a room closes although such a participant is left in it.
pub fn is_dependent(claims: &Claims) -> bool {
    match kind(claims) {
        Kind::Agent | Kind::Egress => true,
        Kind::Standard => claims.video.agent || claims.video.recorder,
        Kind::Ingress | Kind::Sip | Kind::Connector | Kind::Bridge => false,
    }
}
