//! Who may do what: LiveKit's access tokens, and those of them that are revoked.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, decode, encode};
use livekit_api::access_token::Claims;
use livekit_protocol::RoomParticipantIdentity;
use shared::domain::time::Timestamp;
use shared::hs256;

/// The stand-in's only API key.
pub const API_KEY: &str = "devkey";

/// The secret of [`API_KEY`].
pub const API_SECRET: &str = "dais-livekit-secret-0123456789abcdef";

/// How far two clocks may be apart, and how far beyond now tokens are revoked
/// where no time is told, in seconds.
const LEEWAY_SECONDS: i64 = 60;

/// Why an access token is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidToken {
    /// It is no JWT of LiveKit's, or its signature is not the key's.
    #[error("invalid token: {0}")]
    Forged(String),
    /// It names another key.
    #[error("invalid API key: {0}")]
    UnknownKey(String),
    /// Its `exp` is over.
    #[error("invalid token: expired at {0}")]
    Expired(usize),
    /// Its `nbf` is yet to come.
    #[error("invalid token: not valid before {0}")]
    NotYetValid(usize),
    /// Its bearer was removed, and only tokens whose `nbf` is not before this
    /// are good since.
    #[error("invalid token: revoked before {0}")]
    Revoked(i64),
}

/// What `token` claims, if [`API_KEY`] signed it and it is valid at `now`.
pub fn verify(token: &str, now: Timestamp) -> Result<Claims, InvalidToken> {
    let claims = verify_signature(token)?;
    if now.seconds() >= seconds(claims.exp) + LEEWAY_SECONDS {
        return Err(InvalidToken::Expired(claims.exp));
    }
    if now.seconds() + LEEWAY_SECONDS < seconds(claims.nbf) {
        return Err(InvalidToken::NotYetValid(claims.nbf));
    }
    Ok(claims)
}

/// What `token` claims, if [`API_KEY`] signed it, whenever that was.
pub fn verify_signature(token: &str) -> Result<Claims, InvalidToken> {
    hs256::install();
    let key = DecodingKey::from_secret(API_SECRET.as_bytes());
    let decoded = decode::<Claims>(token, &key, &hs256::signature_only());
    let claims = decoded.map_err(|error| InvalidToken::Forged(error.to_string()))?.claims;
    if claims.iss != API_KEY {
        return Err(InvalidToken::UnknownKey(claims.iss));
    }
    Ok(claims)
}

/// A token that claims this, signed with [`API_SECRET`].
pub fn sign(claims: &Claims) -> Option<String> {
    hs256::install();
    encode(&Header::new(Algorithm::HS256), claims, &EncodingKey::from_secret(API_SECRET.as_bytes())).ok()
}

fn seconds(date: usize) -> i64 {
    // Far from the end, so that the leeway can be added.
    i64::try_from(date).unwrap_or(i64::MAX).min(i64::MAX / 2)
}

/// From when on tokens are good, in seconds, by room and identity.
type Since = HashMap<(String, String), i64>;

/// The tokens that `RemoveParticipant` has revoked so far, as LiveKit Cloud does;
/// none at all where the server is self-hosted.
#[derive(Debug, Default)]
pub struct Revocations(Mutex<Option<Since>>);

impl Revocations {
    fn since(&self) -> MutexGuard<'_, Option<Since>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Revokes tokens from now on.
    pub fn begin(&self) {
        self.since().get_or_insert_default();
    }

    /// Somebody was removed.
    pub fn revoke(&self, removed: RoomParticipantIdentity, now: Timestamp) {
        if let Some(since) = self.since().as_mut() {
            let told = Some(removed.revoke_token_ts).filter(|seconds| *seconds != 0);
            let seconds = told.unwrap_or(now.seconds() + LEEWAY_SECONDS);
            let good_since = since.entry((removed.room, removed.identity)).or_insert(seconds);
            *good_since = seconds.max(*good_since);
        }
    }

    /// The claims, if their token is not revoked.
    pub fn check(&self, claims: Claims) -> Result<Claims, InvalidToken> {
        let whose = (claims.video.room.clone(), claims.sub.clone());
        let good_since = self.since().as_ref().and_then(|since| since.get(&whose).copied());
        match good_since {
            Some(seconds) if i64::try_from(claims.nbf).is_ok_and(|nbf| nbf < seconds) => {
                Err(InvalidToken::Revoked(seconds))
            }
            _ => Ok(claims),
        }
    }
}
