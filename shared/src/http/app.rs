//! What all requests of a function share.

use std::sync::Arc;

use crate::app::clock::Clock;
use crate::domain::message::Retention;
use crate::environment::{Environment, SettingError};
use crate::store::Store;
use crate::token::ApiKeys;
use axum::extract::FromRef;

/// The state of a function.
#[derive(Debug, Clone)]
pub struct App {
    pub store: Store,
    pub clock: Clock,
    /// The keys whose tokens are accepted: `DAIS_API_KEYS`, a JSON object of key
    /// ids and secrets.
    pub api_keys: Arc<ApiKeys>,
    /// How long messages are kept: `MESSAGE_RETENTION_DAYS`, 365 if not set, 0
    /// for ever.
    pub retention: Retention,
    /// Whether responses carry `Dais-Cost`: `DAIS_COST_HEADER=1`.
    pub shows_cost: bool,
}

impl App {
    /// A function's state from its settings.
    pub fn read(environment: &Environment<'_>, store: Store, clock: Clock) -> Result<Self, SettingError> {
        let days = environment.retention_days()?;
        let shows_cost = is_cost_shown(environment);
        let api_keys = Arc::new(ApiKeys::read(environment)?);
        Ok(Self { store, clock, api_keys, retention: Retention::days(days), shows_cost })
    }
}

/// The state of a function that answers everybody and keeps nothing.
#[derive(Debug, Clone)]
pub struct PublicApp {
    /// Whether responses carry `Dais-Cost`.
    pub shows_cost: bool,
}

impl PublicApp {
    /// A function's state from its settings: `DAIS_COST_HEADER`.
    pub fn read(environment: &Environment<'_>) -> Self {
        Self { shows_cost: is_cost_shown(environment) }
    }
}

fn is_cost_shown(environment: &Environment<'_>) -> bool {
    environment.is_on("DAIS_COST_HEADER")
}

impl FromRef<App> for Store {
    fn from_ref(app: &App) -> Self {
        app.store.clone()
    }
}

impl FromRef<App> for Retention {
    fn from_ref(app: &App) -> Self {
        app.retention
    }
}
