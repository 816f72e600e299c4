//! Repeats of one request, told from new ones by `Idempotency-Key`.

use std::str::FromStr;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::caller::Caller;
use super::rule::Rule;

/// How long a key is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// The longest key, in characters.
pub const MAX_KEY_LENGTH: usize = 255;

/// The `Idempotency-Key` header: 1–255 visible characters or blanks, not blank
/// alone, quoted or bare; `"k"` and `k` are the same key. API Gateway joins
/// several headers of one name by commas, so a comma in a bare key, or a quote
/// in a quoted one, tells of more than one. A quote that is never closed quotes
/// nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentKey(String);

impl FromStr for SentKey {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let text = text.trim_matches([' ', '\t']);
        let quoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let (key, separator) = quoted.map_or((text, b','), |key| (key, b'"'));
        let allowed = |b: u8| (b == b' ' || b.is_ascii_graphic()) && b != separator;
        let is_open = quoted.is_none() && key.starts_with('"');
        if !is_open && key.len() <= MAX_KEY_LENGTH && key.bytes().all(allowed) && !key.trim().is_empty() {
            Ok(Self(key.to_owned()))
        } else {
            Err(Rule::must_be("one key of 1–255 visible ASCII characters, quoted if it holds a comma"))
        }
    }
}

impl SentKey {
    /// The key as one caller's own: two callers never share one.
    pub fn of(&self, caller: &Caller) -> IdempotencyKey {
        IdempotencyKey(digest(&(&caller.api_key, caller.user.as_str(), &self.0)))
    }
}

/// A key of one caller, hashed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was asked, hashed: the same for two requests that ask the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of `request`.
    pub fn of(request: &impl Serialize) -> Self {
        Self(digest(request))
    }
}

fn digest(value: &impl Serialize) -> String {
    let json = serde_json::to_vec(value).unwrap_or_default();
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_not_part_of_the_key() {
        assert_eq!("\"k\"".parse::<SentKey>(), "k".parse());
        assert!("\"a,b\"".parse::<SentKey>().is_ok());
        for none_or_several in ["", " ", "\"\"", "\" \"", "a,b", "\"a\",\"b\"", "\"a\", \"b\"", "a,", "é"] {
            assert!(none_or_several.parse::<SentKey>().is_err(), "{none_or_several:?}");
        }
        assert!("x".repeat(256).parse::<SentKey>().is_err());
    }

    #[test]
    fn no_two_requests_share_a_fingerprint_by_shifting_a_border() {
        assert_ne!(Fingerprint::of(&("ab", "c")), Fingerprint::of(&("a", "bc")));
        assert_eq!(Fingerprint::of(&("a", "b")), Fingerprint::of(&("a", "b")));
    }
}
