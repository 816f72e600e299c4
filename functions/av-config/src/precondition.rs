//! Settings that are read or changed only as they stood at some version.

use headers::ETag;
use shared::app::change_settings::{ChangeSettings, stale};
use shared::http::preconditions::Preconditions;
use shared::http::refusal::Refusal;
use shared::store::{SettingsVersion, Store, StoredSettings};

/// What is to be said to a reader of `version`: 304 where they have it.
pub fn is_known_to(preconditions: &Preconditions, version: &SettingsVersion) -> Result<bool, Refusal> {
    let tag = entity_tag(version).ok_or_else(Refusal::internal)?;
    if preconditions.miss(&tag) { Err(stale(version).into()) } else { Ok(preconditions.know(&tag)) }
}

/// Changes the settings if the preconditions hold.
pub async fn change_if(
    preconditions: &Preconditions,
    store: &Store,
    change: ChangeSettings<'_>,
) -> Result<StoredSettings, Refusal> {
    let holds = |version: &SettingsVersion| entity_tag(version).is_some_and(|tag| preconditions.let_write(&[tag]));
    Ok(change.change(store, holds).await?)
}

fn entity_tag(version: &SettingsVersion) -> Option<ETag> {
    format!("\"{version}\"").parse().ok()
}
