//! Settings that are read or changed only as they stood at some version.

use axum::http::header::ETAG;
use axum::http::{HeaderValue, StatusCode};
use headers::ETag;
use shared::domain::settings::SettingsChange;
use shared::http::preconditions::Preconditions;
use shared::http::refusal::Refusal;
use shared::store::{SettingsVersion, Store, StoredSettings};

/// What is to be said to a reader of `version`: 304 where they have it.
pub fn is_known(preconditions: &Preconditions, version: &SettingsVersion) -> Result<bool, Refusal> {
    let tag = entity_tag(version)?;
    if preconditions.miss(&tag) { Err(stale(version)) } else { Ok(preconditions.know(&tag)) }
}

/// Changes the settings if the preconditions hold: one request without any, two
/// with them. The settings are always there, written or not.
pub async fn change_if(
    preconditions: &Preconditions,
    store: &Store,
    change: SettingsChange,
) -> Result<StoredSettings, Refusal> {
    if preconditions.are_none() {
        return store.change_settings(change, None).await?.ok_or_else(Refusal::internal);
    }
    let version = store.settings().await?.version;
    let tag = entity_tag(&version)?;
    if preconditions.miss(&tag) || preconditions.know(&tag) {
        return Err(stale(&version));
    }
    match store.change_settings(change, Some(&version)).await? {
        Some(changed) => Ok(changed),
        // Somebody else's write came between; theirs is the version now.
        None => Err(stale(&store.settings().await?.version)),
    }
}

fn entity_tag(version: &SettingsVersion) -> Result<ETag, Refusal> {
    format!("\"{version}\"").parse().map_err(|_| Refusal::internal())
}

fn stale(version: &SettingsVersion) -> Refusal {
    let refusal = Refusal::new(StatusCode::PRECONDITION_FAILED, "the settings do not stand at such a version");
    match HeaderValue::from_str(&format!("\"{version}\"")) {
        Ok(tag) => refusal.with_header(ETAG, tag),
        Err(_) => refusal,
    }
}
