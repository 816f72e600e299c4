//! The one place that speaks to DynamoDB: what is asked of the table, and how
//! items look in it ([`keys`]).
//!
//! One verb of [`Store`] is one request unless its comment says otherwise.
//! Readers never trust DynamoDB's TTL, which may delete days late: they
//! compare the time themselves.

mod attribute;
pub mod backoff;
mod batch;
mod conditional_put;
pub mod cost;
mod error;
mod following;
mod item;
pub mod keys;
mod live;
mod measures;
mod message_change;
mod message_lists;
mod message_page;
mod messages;
mod moderation_log;
mod posting;
mod receipts;
mod retried;
mod rooms;
mod settings;
mod size;
pub mod stream;
mod transaction;
mod unread;
mod voice;

use std::sync::Arc;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::StalledStreamProtectionConfig;
use aws_sdk_dynamodb::types::ReturnConsumedCapacity;

use crate::aws::{Aws, own_retries};
use crate::domain::caller::Scope;
use crate::domain::message::Retention;
use crate::patience::Patience;

use cost::CostInterceptor;
use retried::Passing;

pub use error::StoreError;
pub use message_change::BeforeEditing;
pub use message_page::MAX_LOOKED_AT;
pub use posting::{BeforePosting, EarlierPost};
pub use receipts::BeforeMarking;
pub use rooms::RoomCursor;
pub use settings::{SettingsVersion, StoredSettings};
pub use transaction::Written;
pub use voice::{
    BeforeEntering, BeforeModerating, EndedChat, Entered, MemberWrite, ParticipantCursor, Participants, RunningChat,
    SweepCursor, SweepCursors,
};

/// The table, shared by all requests of a function.
#[derive(Debug, Clone)]
pub struct Store {
    client: Client,
    table: Arc<str>,
    patience: Patience,
    /// How long the moderation log is kept.
    log_retention: Retention,
}

/// Every request says what it consumed, for the `Dais-Cost` header and the log.
const CAPACITY: ReturnConsumedCapacity = ReturnConsumedCapacity::Total;

impl Store {
    /// The table named `table`; lines of the moderation log are kept in it as long as
    /// `log_retention` says.
    pub fn at(aws: &Aws, table: &str, log_retention: Retention) -> Self {
        let config = aws_sdk_dynamodb::config::Builder::from(aws.config())
            .interceptor(CostInterceptor)
            .retry_classifier(Passing)
            .retry_partition(own_retries())
            // A body that stalls is cut by the attempt's timeout; watching it costs each request.
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .build();
        Self { client: Client::from_conf(config), table: table.into(), patience: aws.patience(), log_retention }
    }

    /// How long a request waits for DynamoDB, and for all else.
    pub fn patience(&self) -> Patience {
        self.patience
    }

    /// Opens the connection and its TLS session by one cheap read of
    /// nothing, so that the first request does not wait for them. The key
    /// lies where a function with this scope may read.
    pub async fn warm_up(&self, scope: Scope) {
        let _ = self.get(&keys::nothing(scope), false).await;
    }
}
