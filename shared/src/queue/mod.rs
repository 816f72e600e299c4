//! The queue of chats to be reconciled soon: the one place that speaks to SQS,
//! and what its messages look like when they are asked for and when they come.

mod event;
mod fault;
mod message;

use std::fmt;
use std::sync::Arc;

use aws_sdk_sqs::Client;
use aws_sdk_sqs::config::Builder;
use futures::future::BoxFuture;

use crate::aws::{Aws, own_retries};
use crate::domain::voice::names::ChatRef;
use crate::environment::{Environment, SettingError};

pub use event::{Asked, NotReconciled, asked_by};
pub use fault::QueueFault;

/// How long a message waits before it is delivered: whatever changes meanwhile
/// is dealt with by the same reconcile.
pub const DELAY_SECONDS: i32 = 3;

/// Has a chat held against LiveKit's list soon, by whoever carries that out.
pub trait AskForReconcile: fmt::Debug + Send + Sync {
    /// Asks for it, in three seconds' time.
    fn ask<'a>(&'a self, chat: &'a ChatRef) -> BoxFuture<'a, Result<(), QueueFault>>;
}

/// The stack's queue; the sweeper's function gets what is sent to it.
#[derive(Debug, Clone)]
pub struct ReconcileQueue {
    client: Client,
    url: Arc<str>,
}

impl ReconcileQueue {
    /// The queue of `RECONCILE_QUEUE_URL`.
    pub fn read(environment: &Environment<'_>, aws: &Aws) -> Result<Self, SettingError> {
        let url = environment.required_http_url("RECONCILE_QUEUE_URL")?;
        // The SDK reads it too, and would take it for an address whatever it is.
        environment.check_http_url("AWS_ENDPOINT_URL_SQS")?;
        Ok(Self::at(aws, &url))
    }

    /// The queue with that URL.
    pub fn at(aws: &Aws, url: &str) -> Self {
        let config = Builder::from(aws.config()).retry_partition(own_retries()).build();
        Self { client: Client::from_conf(config), url: url.into() }
    }
}

impl AskForReconcile for ReconcileQueue {
    fn ask<'a>(&'a self, chat: &'a ChatRef) -> BoxFuture<'a, Result<(), QueueFault>> {
        Box::pin(async move {
            let send = self.client.send_message().queue_url(&*self.url).delay_seconds(DELAY_SECONDS);
            send.message_body(message::body(chat)).send().await?;
            Ok(())
        })
    }
}
