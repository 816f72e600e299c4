//! One webhook as LiveKit signs it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use livekit_api::access_token::AccessToken;
use livekit_protocol::WebhookEvent;
use sha2::{Digest, Sha256};

use super::access::{API_KEY, API_SECRET};

/// The content type that LiveKit sends webhooks with.
pub const CONTENT_TYPE: &str = "application/webhook+json";

/// A signed webhook, to be sent once, several times, or never.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The event's name, such as `participant_joined`.
    pub name: String,
    /// The event as protobuf JSON.
    pub body: String,
    /// The `Authorization` header: a JWT with the body's hash, without `Bearer`.
    pub authorization: String,
}

impl Webhook {
    /// Signs `event`.
    pub fn sign(event: &WebhookEvent) -> Self {
        // A message of strings and numbers is always JSON, and the key is never
        // empty; a body that came out empty would be refused by any receiver.
        let body = serde_json::to_string(event).unwrap_or_default();
        let hash = STANDARD.encode(Sha256::digest(&body));
        let token = AccessToken::with_api_key(API_KEY, API_SECRET).with_sha256(&hash);
        Self { name: event.event.clone(), authorization: token.to_jwt().unwrap_or_default(), body }
    }
}

/// Its body holds a secret of the room.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("name", &self.name).finish_non_exhaustive()
    }
}
