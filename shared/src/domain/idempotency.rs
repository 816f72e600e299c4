//! Repeats of one request, told from new ones by `Idempotency-Key`.

use std::str::FromStr;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::caller::Caller;
use super::rule::Rule;

/// How long a key is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

const MAX_KEY_LENGTH: usize = 255;

/// The `Idempotency-Key` header: at most 255 visible characters or blanks,
/// quoted or bare; `"k"` and `k` are the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentKey(String);

impl FromStr for SentKey {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let text = text.trim();
        let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
        if bare.trim().is_empty() {
            return Err(Rule::Required);
        }
        let allowed = |b: u8| b == b' ' || b.is_ascii_graphic();
        if bare.len() <= MAX_KEY_LENGTH && bare.bytes().all(allowed) {
            Ok(Self(bare.to_owned()))
        } else {
            Err(Rule::must_be("1–255 visible ASCII characters"))
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The hash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was asked, hashed: the same for two requests that ask the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
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
        assert_eq!("\"\"".parse::<SentKey>(), Err(Rule::Required));
        assert!("é".parse::<SentKey>().is_err());
        assert!("x".repeat(256).parse::<SentKey>().is_err());
    }

    #[test]
    fn no_two_requests_share_a_fingerprint_by_shifting_a_border() {
        assert_ne!(Fingerprint::of(&("ab", "c")), Fingerprint::of(&("a", "bc")));
        assert_eq!(Fingerprint::of(&("a", "b")), Fingerprint::of(&("a", "b")));
    }
}
