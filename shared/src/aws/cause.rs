//! Why a service of AWS did not do what was asked: for people to read, and for
//! whoever decides whether to try again.

use std::error::Error;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

/// Error codes of states that pass.
const PASSING: [&str; 10] = [
    "InternalServerError",
    "KmsThrottled",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
    "TransactionInProgressException",
];

/// Whether a later try may succeed.
pub fn is_passing<E>(error: &SdkError<E, HttpResponse>) -> bool
where
    E: Error + ProvideErrorMetadata,
{
    match error {
        SdkError::ServiceError(answer) => {
            // An answer that broke off has no code.
            answer.raw().status().is_server_error() || answer.err().code().is_none_or(|code| PASSING.contains(&code))
        }
        SdkError::ConstructionFailure(_) => false,
        _ => true,
    }
}

/// Why, for the log: never what was sent or answered, which is what people said
/// and keys.
pub fn cause_of<E: Error + ProvideErrorMetadata + 'static>(error: &SdkError<E, HttpResponse>) -> String {
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

/// An error and its causes in one line.
pub fn in_a_line(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| (**error).source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
