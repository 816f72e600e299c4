//! What all functions of Dais share.
//!
//! Dependencies run one way: `functions → http → app → {store, livekit} → domain`.
//!
//! - [`domain`]: ids, texts, times and state changes; pure, no I/O.
//! - [`store`]: the one place that speaks to DynamoDB.
//! - [`patience`]: how long one request waits for others.
//! - [`http`]: from an API Gateway event to an answer.
//! - [`app`]: what an operation does; joins store, LiveKit and domain.
//! - `livekit` (feature `livekit`): credentials, room service and webhooks of LiveKit.

pub mod app;
pub mod domain;
pub mod hs256;
pub mod http;
#[cfg(feature = "livekit")]
pub mod livekit;
pub mod patience;
pub mod store;
