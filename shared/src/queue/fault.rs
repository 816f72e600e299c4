//! What can go wrong between us and SQS.

use std::error::Error;

use aws_sdk_sqs::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::aws::cause::{cause_of, is_passing};

/// A message of which nobody knows whether the queue took it.
#[derive(Debug, thiserror::Error)]
pub enum QueueFault {
    /// The queue could not be reached, was too slow, throttled us or failed
    /// itself; a later try may succeed.
    #[error("SQS is unavailable: {0}")]
    Unavailable(String),
    /// It refused the message: a fault of ours.
    #[error("SQS refused the message: {0}")]
    Refused(String),
}

impl<E> From<SdkError<E, HttpResponse>> for QueueFault
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        let cause = cause_of(&error);
        if is_passing(&error) { Self::Unavailable(cause) } else { Self::Refused(cause) }
    }
}
