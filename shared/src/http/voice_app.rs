//! What the functions share that speak to LiveKit.

use std::sync::Arc;

use axum::extract::FromRef;

use super::app::App;
use super::config::{ConfigError, livekit, seconds};
use crate::app::voice::Voice;
use crate::domain::voice::grace::Graces;
use crate::livekit::LiveKit;
use crate::store::Store;

/// The state of a function that speaks to LiveKit.
#[derive(Debug, Clone)]
pub struct VoiceApp {
    /// What every function has.
    pub app: App,
    /// What is done to voice chats is done with this.
    pub voice: Voice,
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
        let (store, clock) = (app.store.clone(), app.clock.clone());
        Ok(Self { app, voice: Voice { store, livekit, clock, graces, reconcile_after } })
    }

    /// The same with another door to the table.
    pub fn with_store(&self, store: Store) -> Self {
        let voice = Voice { store: store.clone(), ..self.voice.clone() };
        Self { app: App { store, ..self.app.clone() }, voice }
    }

    /// The table.
    pub fn store(&self) -> &Store {
        &self.app.store
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

impl FromRef<VoiceApp> for Voice {
    fn from_ref(voice: &VoiceApp) -> Self {
        voice.voice.clone()
    }
}
