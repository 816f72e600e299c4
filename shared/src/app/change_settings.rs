//! The settings are changed, if they stand as the writer believes.

use super::Refused;
use crate::domain::settings::SettingsChange;
use crate::store::{SettingsVersion, Store, StoreError, StoredSettings};

/// Changes the settings, which are always there, written or not: one request.
pub async fn change_settings(store: &Store, change: SettingsChange) -> Result<StoredSettings, Refused> {
    let refused = || StoreError::Refused("a write without a condition did not meet one".to_owned());
    Ok(store.change_settings(change, None).await?.ok_or_else(refused)?)
}

/// Changes the settings if `holds` is true of the version they stand at: two
/// requests.
pub async fn change_settings_if(
    store: &Store,
    change: SettingsChange,
    holds: impl Fn(&SettingsVersion) -> bool,
) -> Result<StoredSettings, Refused> {
    let version = store.settings().await?.version;
    if !holds(&version) {
        return Err(Refused::Stale(version));
    }
    match store.change_settings(change, Some(&version)).await? {
        Some(changed) => Ok(changed),
        // Somebody else's write came between; theirs is the version now.
        None => Err(Refused::Stale(store.settings().await?.version)),
    }
}
