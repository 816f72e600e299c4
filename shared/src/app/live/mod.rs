//! Telling of what happens as it happens: from the table's changes to the channels
//! that people have subscribed to.

mod deliver;
mod events;
mod tell;

use std::sync::Arc;
use std::time::Duration;

use crate::app::clock::Clock;
use crate::appsync::Publish;
use crate::store::Store;

pub use tell::tell;

/// What events are told with.
#[derive(Debug, Clone)]
pub struct Live {
    pub store: Store,
    pub clock: Clock,
    pub channels: Arc<dyn Publish>,
    /// How long what cannot be published is tried again; then the stream brings it again.
    pub tries_for: Duration,
}

impl Live {
    /// As long as a function may take, less the time for one more answer.
    pub const TRIES_FOR: Duration = Duration::from_secs(6);
}
