//! Each function's own way to the table, guarded by its policy.

use std::collections::BTreeMap;

use shared::http::voice_app::VoiceApp;
use shared::patience::Patience;
use shared::store::Store;
use shared::store::connection::Endpoint;

use crate::dynamodb::wire::Wire;
use crate::functions;
use crate::iam::{Guard, Policy};

/// The table, and who may do what with it.
#[derive(Debug)]
pub struct GuardedTable {
    /// Where it is.
    pub endpoint: Endpoint,
    /// What all functions send goes over this.
    pub wire: Wire,
    /// Its name.
    pub name: String,
    /// Each function's policy, by its name; a function without one may do nothing.
    pub policies: BTreeMap<String, Policy>,
    /// How long the functions wait.
    pub patience: Patience,
}

impl GuardedTable {
    /// The table as `function` gets to it.
    pub async fn store(&self, function: &str) -> Store {
        let policy = self.policies.get(function).cloned().unwrap_or_default();
        let guard = Guard::new(function, &self.name, policy);
        Store::at(&self.endpoint, self.wire.guarded(guard), &self.name, self.patience).await
    }

    /// The state of every function that speaks to DynamoDB, by its name: that
    /// of `voice` but for the way to the table.
    pub async fn states(&self, voice: &VoiceApp) -> BTreeMap<&'static str, VoiceApp> {
        let mut states = BTreeMap::new();
        for function in functions::names() {
            states.insert(function, voice.with_store(self.store(function).await));
        }
        states
    }
}
