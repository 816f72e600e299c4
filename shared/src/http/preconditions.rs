//! Conditional requests (RFC 9110 §13): `If-Match` and `If-None-Match`, read by
//! one parser for every group that has entity tags.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use headers::{ETag, Header, HeaderMapExt, IfMatch, IfNoneMatch};
use sha2::{Digest, Sha256};
use utoipa::IntoParams;

use super::refusal::Refusal;
use crate::domain::rule::Rule;

/// The precondition headers as they are sent. They are read by [`Preconditions`].
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "documents what is read as a list")]
pub struct PreconditionHeaders {
    /// Go on only if what is asked for stands at one of these versions: entity tags in
    /// double quotes, or `*`.
    #[param(
        rename = "If-Match",
        pattern = r#"^\s*(?:\*|[\s,]*(?:(?:W/)?"[!#-~]*"(?:\s*,[\s,]*(?:W/)?"[!#-~]*")*)?[\s,]*)$"#
    )]
    if_match: Option<String>,
    /// Go on only if what is asked for stands at none of these versions: a reader who has
    /// the present one is answered 304, and nothing is written where it is named.
    /// `*` names any.
    #[param(
        rename = "If-None-Match",
        pattern = r#"^\s*(?:\*|[\s,]*(?:(?:W/)?"[!#-~]*"(?:\s*,[\s,]*(?:W/)?"[!#-~]*")*)?[\s,]*)$"#
    )]
    if_none_match: Option<String>,
}

/// `If-None-Match` alone, where an entity tag tells of an answer and not of a version.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "documents what is read as a list")]
pub struct IfNoneMatchHeader {
    /// Answer 304 if what there is to say is one of these answers: entity tags in double
    /// quotes. `*` names none, since nobody has an answer that was not yet given.
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
        Self::of(&parts.headers)
    }
}

impl Preconditions {
    /// Those among the headers.
    pub fn of(headers: &HeaderMap) -> Result<Self, Refusal> {
        Ok(Self { if_match: read(headers)?, if_none_match: read(headers)? })
    }

    /// Whether `If-Match` speaks of other versions than the one of `tag`: 412.
    pub fn miss(&self, tag: &ETag) -> bool {
        self.if_match.as_ref().is_some_and(|sent| !sent.precondition_passes(tag))
    }

    /// Whether `If-None-Match` speaks of the version of `tag`: 304 to a reader,
    /// 412 to a writer.
    pub fn know(&self, tag: &ETag) -> bool {
        self.if_none_match.as_ref().is_some_and(|sent| !sent.precondition_passes(tag))
    }

    /// Whether a writer of what stands at any of these versions may go on: there are
    /// several where it changes by itself, which no writer has to know.
    pub fn let_write(&self, tags: &[ETag]) -> bool {
        !tags.iter().all(|tag| self.miss(tag)) && !tags.iter().any(|tag| self.know(tag))
    }

    /// The same where each answer has a tag and is given once: whoever does not
    /// name it does not have it.
    pub fn name(&self, tag: &ETag) -> bool {
        self.know(tag) && self.if_none_match != Some(IfNoneMatch::any())
    }
}

/// The strong entity tag of a body, the same for the same bytes.
pub fn tag_of(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let (half, _) = digest.split_at(digest.len() / 2);
    format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(half))
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
