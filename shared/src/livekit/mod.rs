//! LiveKit, which carries the audio: credentials for its clients, its room
//! service, and the webhooks it sends.

mod credentials;
mod participant;
mod room_name;
mod rooms;
mod settings;
mod webhook;

use livekit_api::access_token::TokenVerifier;
use livekit_api::services::room::RoomClient;
use livekit_api::webhooks::WebhookReceiver;

use crate::patience::Patience;

pub use credentials::DEAD_AFTER;
pub use participant::{Participant, ParticipantState};
pub use rooms::LiveKitFault;
pub use settings::LiveKitSettings;
pub use webhook::{InvalidWebhook, RoomEvent, Webhook};

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
