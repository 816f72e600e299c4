//! AppSync's limits, as they were found in November 2026;
//! `docs/decisions/0019-appsync-events-as-documented.md` tells where.

use std::time::Duration;

/// How many events one publish may have.
pub const EVENTS: usize = 5;

/// What one event may have in bytes. (240 KB; whether of 1,000 or 1,024 is not said.)
pub const EVENT_BYTES: usize = 240_000;

/// What a whole publish may have in bytes.
pub const PUBLISH_BYTES: usize = 1_200_000;

/// How many subscriptions one connection may have.
pub const SUBSCRIPTIONS: usize = 200;

/// How many segments a channel may have.
pub const SEGMENTS: usize = 5;

/// What a segment may have in characters.
pub const SEGMENT_CHARACTERS: usize = 50;

/// What the id of an operation may have in characters.
pub const ID_CHARACTERS: usize = 128;

/// What a token for the authorizer may have in characters.
pub const TOKEN_CHARACTERS: usize = 2_048;

/// How long the authorizer may take.
pub const AUTHORIZER: Duration = Duration::from_secs(10);

/// The longest that an authorizer's answer is kept.
pub const AUTHORIZER_TTL: Duration = Duration::from_secs(3_600);

/// How often a connection is kept alive.
pub const KEEP_ALIVE: Duration = Duration::from_secs(60);

/// How long a client may wait to be kept alive: `connectionTimeoutMs`.
pub const CONNECTION_TIMEOUT: Duration = Duration::from_secs(300);

/// How long a connection lasts at most.
pub const CONNECTION: Duration = Duration::from_secs(24 * 60 * 60);

/// How far the date of a signature may be from now.
pub const SIGNATURE_AGE: Duration = Duration::from_secs(5 * 60);

/// What is metered at once, in bytes.
pub const METERED_BYTES: usize = 5_000;
