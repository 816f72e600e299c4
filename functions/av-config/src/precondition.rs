//! Conditional requests (RFC 9110 §13): `If-None-Match` and `If-Match`.

use axum::extract::FromRequestParts;
use axum::http::header::IF_MATCH;
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

/// The header library takes any text for a list, so the text is checked first.
fn read<H: Header>(headers: &HeaderMap) -> Result<Option<H>, Refusal> {
    let name = if *H::name() == IF_MATCH { "If-Match" } else { "If-None-Match" };
    let refusal = || Refusal::field(name, Rule::must_be("* or a list of entity tags in double quotes"));
    let mut is_sent = false;
    for sent in headers.get_all(H::name()) {
        let sent = sent.to_str().map_err(|_| refusal())?.trim();
        if sent != "*" && !is_list_of_tags(sent) {
            return Err(refusal());
        }
        is_sent |= !sent.is_empty();
    }
    if is_sent { headers.typed_try_get().map_err(|_| refusal()) } else { Ok(None) }
}

/// Entity tags separated by commas (RFC 9110 §5.6.1 and §8.8.3), possibly none.
fn is_list_of_tags(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let opaque = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"');
        let Some((tag, after)) = opaque.and_then(|opaque| opaque.split_once('"')) else { return false };
        let after = after.trim_start();
        if !tag.bytes().all(|byte| byte.is_ascii_graphic()) || !(after.is_empty() || after.starts_with(',')) {
            return false;
        }
        rest = after.trim_start_matches([',', ' ', '\t']);
    }
    true
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
