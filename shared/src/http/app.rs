//! What all requests of a function share.

use std::sync::Arc;

use axum::extract::FromRef;

use super::config::Config;
use super::token::ApiKeys;
use crate::app::clock::Clock;
use crate::domain::message::Retention;
use crate::store::Store;

/// The state of a function.
#[derive(Debug, Clone)]
pub struct App {
    /// The table.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// The keys whose tokens are accepted.
    pub api_keys: Arc<ApiKeys>,
    /// How long messages are kept.
    pub retention: Retention,
    /// Whether responses carry `Dais-Cost`.
    pub shows_cost: bool,
}

impl App {
    /// A function's state from its settings.
    pub fn new(config: Config, store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            api_keys: Arc::new(config.api_keys),
            retention: config.retention,
            shows_cost: config.shows_cost,
        }
    }
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
