//! LiveKit, which carries the audio: credentials for its clients, its room
//! service, and the webhooks it sends.

mod credentials;
mod participant;
mod rooms;
mod webhook;

use std::fmt;

use livekit_api::access_token::TokenVerifier;
use livekit_api::services::room::RoomClient;
use livekit_api::webhooks::WebhookReceiver;

use crate::patience::Patience;

pub use credentials::DEAD_AFTER;
pub use participant::{Participant, ParticipantState};
pub use rooms::LiveKitFault;
pub use webhook::{InvalidWebhook, RoomEvent, Webhook};

/// How a LiveKit server is reached: `LIVEKIT_URL`, `LIVEKIT_API_KEY` and
/// `LIVEKIT_API_SECRET`.
#[derive(Clone, PartialEq, Eq)]
pub struct LiveKitSettings {
    /// Its URL as clients get it, `ws`, `wss`, `http` or `https`.
    pub url: String,
    /// The API key.
    pub key: String,
    /// The API key's secret.
    pub secret: String,
}

impl fmt::Debug for LiveKitSettings {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveKitSettings").field("url", &self.url).field("key", &self.key).finish_non_exhaustive()
    }
}

/// A LiveKit server.
#[derive(Debug)]
pub struct LiveKit {
    settings: LiveKitSettings,
    rooms: RoomClient,
    webhooks: WebhookReceiver,
}

impl LiveKit {
    /// The server of these settings.
    pub fn new(settings: LiveKitSettings, patience: Patience) -> Self {
        let rooms = rooms::client(&settings, patience.livekit);
        let webhooks = WebhookReceiver::new(TokenVerifier::with_api_key(&settings.key, &settings.secret));
        Self { settings, rooms, webhooks }
    }

    /// Its URL as clients get it.
    pub fn url(&self) -> &str {
        &self.settings.url
    }
}
