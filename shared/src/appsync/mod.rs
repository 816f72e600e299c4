//! The channels of AWS AppSync Events: the one place that speaks to AppSync, and
//! what it asks its authorizer.

mod api;
pub mod authorizer;
mod fault;

use std::fmt;

use futures::future::BoxFuture;

use crate::domain::live::channel::Channel;
use crate::domain::time::Timestamp;

pub use api::EventApi;
pub use fault::PublishFault;

/// How many events one request publishes at most.
pub const MOST_EVENTS: usize = 5;

/// How many bytes of events one request publishes at most.
pub const MOST_BYTES: usize = 240_000;

/// Tells those who have subscribed to a channel.
pub trait Publish: fmt::Debug + Send + Sync {
    /// Publishes these events, JSON, in their order: at most [`MOST_EVENTS`] and
    /// [`MOST_BYTES`]. All are published, or the fault says from which on they may not be.
    fn publish<'a>(
        &'a self,
        channel: &'a Channel,
        events: &'a [String],
        now: Timestamp,
    ) -> BoxFuture<'a, Result<(), PublishFault>>;
}
