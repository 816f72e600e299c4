//! What can go wrong between us and DynamoDB.

use std::error::Error;

use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use super::cause::in_a_line;

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

/// Error codes of states that pass.
const PASSING: [&str; 8] = [
    "InternalServerError",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
    "TransactionInProgressException",
];

impl<E> From<SdkError<E, HttpResponse>> for StoreError
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        let passing = match &error {
            SdkError::ServiceError(answer) => {
                // An answer that broke off has no code.
                answer.raw().status().is_server_error()
                    || answer.err().code().is_none_or(|code| PASSING.contains(&code))
            }
            SdkError::ConstructionFailure(_) => false,
            _ => true,
        };
        let cause = cause_of(&error);
        if passing { Self::Unavailable(cause) } else { Self::Refused(cause) }
    }
}

/// Why, for the log: never what was sent or answered, which is what people said
/// and keys.
pub(super) fn cause_of<E: Error + ProvideErrorMetadata + 'static>(error: &SdkError<E, HttpResponse>) -> String {
    match error {
        SdkError::ServiceError(answer) => match (answer.err().code(), answer.err().message()) {
            (Some(code), message) => format!("{code}: {}", message.unwrap_or("no message")),
            (None, _) => format!("an answer that cannot be read, with status {}", answer.raw().status().as_u16()),
        },
        SdkError::DispatchFailure(failure) => {
            failure.as_connector_error().map_or("not sent".to_owned(), |error| in_a_line(error))
        }
        SdkError::ResponseError(answer) => {
            format!("an answer that broke off, with status {}", answer.raw().status().as_u16())
        }
        _ => error.to_string(),
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
