//! Conditional requests (RFC 9110 §13): `If-Match` and `If-None-Match`.

use axum::extract::FromRequestParts;
use axum::http::header::{ETAG, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use headers::{ETag, Header, HeaderMapExt, IfMatch, IfNoneMatch};
use shared::domain::rule::Rule;
use shared::domain::settings::SettingsChange;
use shared::http::refusal::Refusal;
use shared::store::{SettingsVersion, Store, StoredSettings};
use utoipa::IntoParams;

/// The precondition headers as they are sent. They are read by [`Preconditions`].
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "documents what is read as a list")]
pub struct PreconditionHeaders {
    /// Go on only if the settings stand at one of these versions: entity tags in
    /// double quotes, or `*`.
    #[param(
        rename = "If-Match",
        pattern = r#"^\s*(?:\*|[\s,]*(?:(?:W/)?"[!#-~]*"(?:\s*,[\s,]*(?:W/)?"[!#-~]*")*)?[\s,]*)$"#
    )]
    if_match: Option<String>,
    /// Go on only if the settings stand at none of these versions: a reader who has
    /// the present one is answered 304, and nothing is written where it is named.
    /// `*` names any.
    #[param(
        rename = "If-None-Match",
        pattern = r#"^\s*(?:\*|[\s,]*(?:(?:W/)?"[!#-~]*"(?:\s*,[\s,]*(?:W/)?"[!#-~]*")*)?[\s,]*)$"#
    )]
    if_none_match: Option<String>,
}

/// The precondition headers of a request, if they can be read.
#[derive(Debug, Clone)]
pub struct Preconditions {
    if_match: Option<IfMatch>,
    if_none_match: Option<IfNoneMatch>,
}

impl<S: Sync> FromRequestParts<S> for Preconditions {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        Ok(Self { if_match: read(&parts.headers)?, if_none_match: read(&parts.headers)? })
    }
}

/// The header library takes any text for a list, so the text is checked first.
/// A list without any tag is as good as none.
fn read<H: Header>(headers: &HeaderMap) -> Result<Option<H>, Refusal> {
    let name = if *H::name() == IF_MATCH { "If-Match" } else { "If-None-Match" };
    let refusal = || Refusal::field(name, Rule::must_be("* or a list of entity tags in double quotes"));
    let mut is_sent = false;
    for sent in headers.get_all(H::name()) {
        let sent = sent.to_str().map_err(|_| refusal())?.trim();
        is_sent |= sent == "*" || has_tags(sent).ok_or_else(refusal)?;
    }
    if is_sent { headers.typed_try_get().map_err(|_| refusal()) } else { Ok(None) }
}

/// Whether there is any in a list of entity tags separated by commas, some of
/// whose elements may be empty (RFC 9110 §5.6.1 and §8.8.3); none if it is no
/// such list.
fn has_tags(text: &str) -> Option<bool> {
    let is_between = |c: char| matches!(c, ',' | ' ' | '\t');
    let mut rest = text.trim_start_matches(is_between);
    let has_any = !rest.is_empty();
    while !rest.is_empty() {
        let (tag, after) = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"')?.split_once('"')?;
        let next = after.trim_start_matches(is_between);
        let is_apart = next.is_empty() || after.trim_start_matches([' ', '\t']).starts_with(',');
        if !tag.bytes().all(|byte| byte.is_ascii_graphic()) || !is_apart {
            return None;
        }
        rest = next;
    }
    Some(has_any)
}

impl Preconditions {
    /// What is to be said to a reader of `version`: 304 where they have it.
    pub fn is_known(&self, version: &SettingsVersion) -> Result<bool, Refusal> {
        self.check_if_match(version)?;
        Ok(self.meets_if_none_match(version))
    }

    /// Changes the settings if the preconditions hold: one request without
    /// any, two with them. The settings are always there, written or not.
    pub async fn change(&self, store: &Store, change: SettingsChange) -> Result<StoredSettings, Refusal> {
        if self.if_match.is_none() && self.if_none_match.is_none() {
            return store.change_settings(change, None).await?.ok_or_else(Refusal::internal);
        }
        let version = store.settings().await?.version;
        self.check_if_match(&version)?;
        if self.meets_if_none_match(&version) {
            return Err(stale(&version));
        }
        match store.change_settings(change, Some(&version)).await? {
            Some(changed) => Ok(changed),
            // Somebody else's write came between; theirs is the version now.
            None => Err(stale(&store.settings().await?.version)),
        }
    }

    fn check_if_match(&self, version: &SettingsVersion) -> Result<(), Refusal> {
        let passes = |sent: &IfMatch| entity_tag(version).is_some_and(|tag| sent.precondition_passes(&tag));
        if self.if_match.as_ref().is_none_or(passes) { Ok(()) } else { Err(stale(version)) }
    }

    fn meets_if_none_match(&self, version: &SettingsVersion) -> bool {
        let sent = self.if_none_match.as_ref().zip(entity_tag(version));
        sent.is_some_and(|(sent, tag)| !sent.precondition_passes(&tag))
    }
}

fn entity_tag(version: &SettingsVersion) -> Option<ETag> {
    format!("\"{version}\"").parse().ok()
}

fn stale(version: &SettingsVersion) -> Refusal {
    let refusal = Refusal::new(StatusCode::PRECONDITION_FAILED, "the settings do not stand at such a version");
    match HeaderValue::from_str(&format!("\"{version}\"")) {
        Ok(tag) => refusal.with_header(ETAG, tag),
        Err(_) => refusal,
    }
}
