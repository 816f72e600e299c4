//! What the functions share that speak to LiveKit.

use std::sync::Arc;

use axum::extract::FromRef;

use super::app::App;
use super::group::State;
use crate::app::clock::Clock;
use crate::app::voice::Voice;
use crate::environment::{Environment, SettingError};
use crate::patience::Patience;
use crate::queue::AskForReconcile;
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
    /// A function's state from its settings.
    pub fn read(environment: &Environment<'_>, store: Store, clock: Clock) -> Result<Self, SettingError> {
        let voice = Voice::read(environment, store.clone(), clock.clone())?;
        Ok(Self { app: App::read(environment, store, clock)?, voice })
    }

    /// The same for a function that asks for reconciles.
    pub fn asking(self, reconciles: Arc<dyn AskForReconcile>) -> Self {
        Self { voice: self.voice.asking(reconciles), ..self }
    }

    /// The same with another door to the table.
    pub fn with_store(&self, store: Store) -> Self {
        let voice = Voice { store: store.clone(), ..self.voice.clone() };
        Self { app: App { store, ..self.app.clone() }, voice }
    }

    pub fn store(&self) -> &Store {
        &self.app.store
    }
}

impl State for VoiceApp {
    fn shows_cost(&self) -> bool {
        self.app.shows_cost
    }

    fn patience(&self) -> Patience {
        self.store().patience()
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
