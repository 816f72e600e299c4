//! What all functions of Dais share.
//!
//! Dependencies run one way: `functions → http → store → domain`.
//!
//! - [`domain`]: ids, texts, times and state changes; pure, no I/O.
//! - [`store`]: the one place that speaks to DynamoDB.
//! - [`http`]: from an API Gateway event to an answer.

pub mod domain;
pub mod http;
pub mod store;
