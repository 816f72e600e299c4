//! Conditional requests (RFC 9110 §13): `If-None-Match` and `If-Match`.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use headers::{ETag, Header, HeaderMapExt, IfMatch, IfNoneMatch};
use shared::domain::rule::Rule;
use shared::domain::settings::SettingsChange;
use shared::http::refusal::Refusal;
use shared::store::{SettingsVersion, Store, StoredSettings};

/// A precondition header that can be read, if one is sent.
#[derive(Debug, Clone)]
pub struct Precondition<H>(Option<H>);

impl<H: Header, S: Sync> FromRequestParts<S> for Precondition<H> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        read(&parts.headers).map(Self)
    }
}

fn read<H: Header>(headers: &HeaderMap) -> Result<Option<H>, Refusal> {
    let rule = Rule::must_be("* or a list of entity tags in double quotes");
    headers.typed_try_get().map_err(|_| Refusal::field(H::name().as_str(), rule))
}

impl Precondition<IfNoneMatch> {
    /// Whether the caller has this version already.
    pub fn is_known(&self, version: &SettingsVersion) -> bool {
        let tag = entity_tag(version);
        self.0.as_ref().zip(tag).is_some_and(|(sent, tag)| !sent.precondition_passes(&tag))
    }
}

impl Precondition<IfMatch> {
    /// Changes the settings if they stand at a version the caller names, or
    /// names none: one request without `If-Match`, two with it.
    pub async fn change(&self, store: &Store, change: SettingsChange) -> Result<StoredSettings, Refusal> {
        let version = match &self.0 {
            None => None,
            Some(sent) => {
                let version = store.settings().await?.version;
                let passes = entity_tag(&version).is_some_and(|tag| sent.precondition_passes(&tag));
                Some(version).filter(|_| passes).ok_or_else(stale).map(Some)?
            }
        };
        store.change_settings(change, version.as_ref()).await?.ok_or_else(stale)
    }
}

fn entity_tag(version: &SettingsVersion) -> Option<ETag> {
    format!("\"{version}\"").parse().ok()
}

fn stale() -> Refusal {
    Refusal::new(StatusCode::PRECONDITION_FAILED, "the settings have changed since that version")
}
