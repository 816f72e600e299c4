//! The settings are changed, if they stand as the writer believes.

use super::Refused;
use super::acted::acted;
use crate::domain::caller::Actor;
use crate::domain::permitted::Unconfined;
use crate::domain::settings::SettingsChange;
use crate::store::{SettingsVersion, Store, StoreError, StoredSettings};

/// Somebody changes the settings, which are always there, written or not.
#[derive(Debug)]
pub struct ChangeSettings<'c> {
    pub actor: &'c Actor,
    pub unconfined: Unconfined,
    pub change: SettingsChange,
}

impl ChangeSettings<'_> {
    /// Changes the settings as they are: one request.
    pub async fn change(self, store: &Store) -> Result<StoredSettings, Refused> {
        let refused = || StoreError::Refused("a write without a condition did not meet one".to_owned());
        let changed = store.change_settings(self.unconfined, self.change, None).await?.ok_or_else(refused)?;
        acted(self.actor, "change settings", &changed.version);
        Ok(changed)
    }

    /// Changes the settings if `holds` is true of the version they stand at: two
    /// requests.
    pub async fn change_if(
        self,
        store: &Store,
        holds: impl Fn(&SettingsVersion) -> bool,
    ) -> Result<StoredSettings, Refused> {
        let version = store.settings(self.unconfined).await?.version;
        if !holds(&version) {
            return Err(Refused::Stale(version));
        }
        match store.change_settings(self.unconfined, self.change, Some(&version)).await? {
            Some(changed) => {
                acted(self.actor, "change settings", &changed.version);
                Ok(changed)
            }
            // Somebody else's write came between; theirs is the version now.
            None => Err(Refused::Stale(store.settings(self.unconfined).await?.version)),
        }
    }
}
