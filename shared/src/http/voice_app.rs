//! What the functions share that speak to LiveKit.

use std::sync::Arc;

use axum::extract::FromRef;
use axum::http::StatusCode;

use super::app::App;
use super::config::{ConfigError, livekit, seconds};
use super::refusal::Refusal;
use crate::domain::voice::grace::Graces;
use crate::livekit::LiveKit;
use crate::store::Store;

/// The state of a function that speaks to LiveKit.
#[derive(Debug, Clone)]
pub struct VoiceApp {
    /// What every function has.
    pub app: App,
    /// LiveKit, if it is configured.
    pub livekit: Option<Arc<LiveKit>>,
    /// How long people count as present without a connection.
    pub graces: Graces,
    /// How often a running chat is held against LiveKit's list, in seconds.
    pub reconcile_after: u32,
}

impl VoiceApp {
    /// A function's state from its settings: `LIVEKIT_URL`, `LIVEKIT_API_KEY`
    /// and `LIVEKIT_API_SECRET` (all or none), `VOICE_CONNECT_GRACE_SECONDS`,
    /// `VOICE_RECONNECT_GRACE_SECONDS`, `VOICE_MODERATOR_GRACE_SECONDS` (300
    /// each) and `VOICE_RECONCILE_SECONDS` (600).
    pub fn read(app: App, variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let defaults = Graces::default();
        let graces = Graces {
            connect: seconds(&variable, "VOICE_CONNECT_GRACE_SECONDS", defaults.connect)?,
            reconnect: seconds(&variable, "VOICE_RECONNECT_GRACE_SECONDS", defaults.reconnect)?,
            moderator: seconds(&variable, "VOICE_MODERATOR_GRACE_SECONDS", defaults.moderator)?,
        };
        let reconcile_after = seconds(&variable, "VOICE_RECONCILE_SECONDS", 600)?;
        let livekit = livekit(&variable)?.map(|settings| Arc::new(LiveKit::new(settings, app.store.patience())));
        Ok(Self { app, livekit, graces, reconcile_after })
    }

    /// The same with another door to the table.
    pub fn with_store(&self, store: Store) -> Self {
        Self { app: App { store, ..self.app.clone() }, ..self.clone() }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.app.store
    }

    /// LiveKit, or 503 where it is not configured.
    pub fn livekit(&self) -> Result<&LiveKit, Refusal> {
        let unconfigured = || Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "LiveKit is not configured");
        self.livekit.as_deref().ok_or_else(unconfigured)
    }
}

impl FromRef<VoiceApp> for App {
    fn from_ref(voice: &VoiceApp) -> Self {
        voice.app.clone()
    }
}

impl FromRef<VoiceApp> for Store {
    fn from_ref(voice: &VoiceApp) -> Self {
        voice.app.store.clone()
    }
}
