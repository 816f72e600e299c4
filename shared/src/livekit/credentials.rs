//! Credentials with which a person connects to a chat's LiveKit room.

use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

use super::participant::ParticipantState;
use super::room_name::room_name;
use super::{LiveKit, LiveKitFault};
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, ChatRef};
use crate::domain::voice::standing::Standing;
use crate::hs256;

/// How long credentials let somebody connect, in seconds.
const VALID_FOR: i64 = 300;

/// When nobody comes back by credentials any more, after the last were made:
/// LiveKit takes them 60 s beyond their end, and hands whoever is connected
/// refreshed ones with the same grants, good for 600 s and these 60.
pub const DEAD_AFTER: Duration = Duration::from_secs(660);

#[derive(Debug, Serialize)]
struct Claims<'c> {
    iss: &'c str,
    sub: &'c str,
    /// Never 0: LiveKit treats tokens older than a removal as revoked.
    nbf: i64,
    exp: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'c str>,
    video: VideoGrant,
    metadata: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct VideoGrant {
    room_join: bool,
    room: String,
    room_list: bool,
    can_publish: bool,
    can_subscribe: bool,
    can_publish_data: bool,
    can_update_own_metadata: bool,
    can_publish_sources: [&'static str; 1],
}

impl LiveKit {
    /// What a client connects with:
    /// `livekit:<LIVEKIT_URL as configured>?access_token=<JWT>`, valid for 300 s.
    pub fn connection_url(
        &self,
        chat_ref: &ChatRef,
        address: &Address,
        standing: &Standing,
        now: Timestamp,
    ) -> Result<String, LiveKitFault> {
        hs256::install();
        let state = ParticipantState::of(standing);
        let claims = Claims {
            iss: &self.settings.key,
            sub: address.as_str(),
            nbf: now.seconds(),
            exp: now.seconds() + VALID_FOR,
            name: standing.member.profile.name.as_ref().map(|name| name.as_str()),
            video: VideoGrant {
                room_join: true,
                room: room_name(chat_ref),
                room_list: false,
                can_publish: state.can_publish,
                can_subscribe: true,
                can_publish_data: state.can_publish_data,
                can_update_own_metadata: false,
                can_publish_sources: ["microphone"],
            },
            metadata: state.metadata,
        };
        let key = EncodingKey::from_secret(self.settings.secret.as_bytes());
        let token = encode(&Header::new(Algorithm::HS256), &claims, &key);
        let token = token.map_err(|error| LiveKitFault::Unavailable(error.to_string()))?;
        Ok(format!("livekit:{}?access_token={token}", self.settings.url))
    }
}
