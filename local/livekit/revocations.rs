//! Tokens that `RemoveParticipant` revokes, as LiveKit Cloud does; self-hosted
//! servers revoke none.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use livekit_api::access_token::Claims;
use livekit_protocol::RoomParticipantIdentity;
use shared::domain::time::Timestamp;

use super::access::InvalidToken;

/// How far beyond now tokens are revoked where no time is told, in seconds.
const LEEWAY_SECONDS: i64 = 60;

/// From when on tokens are good, in seconds, by room and identity.
type Since = HashMap<(String, String), i64>;

/// The tokens revoked so far; none at all where the server is self-hosted.
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
