//! From an API Gateway event to an answer.
//!
//! A function is a [`group::Group`] of [`routes`]. Around them lie, from the
//! outside in: [`event`] (any event survives), [`observe`] (request id, cost,
//! one log line), [`refusal`] (each refusal in its group's body shape), panics
//! and the deadline, [`authorize`]. Handlers get what they need parsed, by
//! the extractors of [`extract`]. What all of these do to every operation, and
//! what its values may be, [`document`] and [`schema`] say in the OpenAPI document.

pub mod accept;
pub mod app;
pub mod authorize;
pub mod document;
pub mod event;
pub mod extract;
pub mod feathers_problem;
pub mod feathers_query;
pub mod group;
pub mod in_time;
mod invalid;
pub mod json;
pub mod next_link;
pub mod observe;
pub mod patch;
pub mod preconditions;
pub mod refusal;
pub mod routes;
pub mod schema;
pub mod values;
#[cfg(feature = "livekit")]
pub mod voice_app;

pub use invalid::{FieldError, Invalid};
