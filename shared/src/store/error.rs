//! What can go wrong between us and DynamoDB.

use std::error::Error;

use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::aws::cause::{cause_of, is_passing};

/// A request to DynamoDB that brought no answer we can use.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It could not be reached, was too slow, throttled us or failed itself;
    /// a later try may succeed.
    #[error("DynamoDB is unavailable: {0}")]
    Unavailable(String),
    /// Others changed the same items again and again until time ran out.
    #[error("conflicts with others, again and again")]
    Contended,
    /// It refused the request: a fault of ours.
    #[error("DynamoDB refused the request: {0}")]
    Refused(String),
    /// An item is not what we write: a fault of ours.
    #[error("an item is unreadable: {0}")]
    Unreadable(String),
}

impl<E> From<SdkError<E, HttpResponse>> for StoreError
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        let cause = cause_of(&error);
        if is_passing(&error) { Self::Unavailable(cause) } else { Self::Refused(cause) }
    }
}

/// The answer of a conditional write; none where its condition did not hold.
pub fn if_condition_held<T, E>(written: Result<T, SdkError<E, HttpResponse>>) -> Result<Option<T>, StoreError>
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    match written {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.code() == Some("ConditionalCheckFailedException") => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl From<BuildError> for StoreError {
    /// A request of ours that lacks something.
    fn from(error: BuildError) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<serde_dynamo::Error> for StoreError {
    fn from(error: serde_dynamo::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}
