//! What all functions of Dais share.
//!
//! Dependencies run one way: `functions → {http, runtime} → app → {store, queue, appsync, livekit} → domain`.
//!
//! - [`domain`]: ids, texts, times and state changes; pure, no I/O.
//! - [`store`]: the one place that speaks to DynamoDB.
//! - [`queue`]: the one place that speaks to SQS.
//! - `livekit` (feature `livekit`): credentials, room service and webhooks of LiveKit.
//! - [`appsync`]: the one place that speaks to AppSync.
//! - [`app`]: what an operation does; joins store, queue, LiveKit and domain.
//! - [`body`]: things as they are shown, in answers and in events.
//! - [`token`]: who calls, by the API keys' signatures.
//! - [`http`]: from an API Gateway event to an answer.
//! - [`runtime`]: a process of Lambda's, called over HTTP or not.
//! - [`serve`]: the two put together.
//!
//! Beside them stands what several use and what uses none of them: [`environment`]
//! (settings), [`aws`] (how its services are reached), [`patience`] (how long one
//! request waits for others), [`observe`] (the line that every run leaves in the
//! log), [`hs256`] (signatures of tokens).

pub mod app;
pub mod appsync;
pub mod aws;
pub mod body;
pub mod domain;
pub mod environment;
pub mod hs256;
pub mod http;
#[cfg(feature = "livekit")]
pub mod livekit;
pub mod observe;
pub mod patience;
pub mod queue;
pub mod runtime;
pub mod serve;
pub mod store;
pub mod token;
