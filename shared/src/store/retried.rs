//! What is sent again that the SDK itself would give up on.

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::delete_item::DeleteItemError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction, RetryClassifierPriority};
use serde::de::IgnoredAny;

/// States that pass: an answer that broke off, and an item that somebody
/// else's transaction holds for a moment.
#[derive(Debug)]
pub struct Passing;

impl ClassifyRetry for Passing {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let Some(Err(error)) = context.output_or_error() else { return RetryAction::NoActionIndicated };
        if context.response().is_some_and(is_broken) || error.as_operation_error().is_some_and(is_held) {
            RetryAction::transient_error()
        } else {
            RetryAction::NoActionIndicated
        }
    }

    fn name(&self) -> &'static str {
        "Passing"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

/// Whether the end of the answer is missing.
fn is_broken(answer: &HttpResponse) -> bool {
    answer.body().bytes().is_some_and(|body| serde_json::from_slice::<IgnoredAny>(body).is_err())
}

/// Whether a plain write met a transaction under way on its item.
fn is_held(error: &Error) -> bool {
    let put = error.downcast_ref::<PutItemError>().and_then(PutItemError::code);
    let code = put
        .or_else(|| error.downcast_ref::<UpdateItemError>().and_then(UpdateItemError::code))
        .or_else(|| error.downcast_ref::<DeleteItemError>().and_then(DeleteItemError::code));
    code == Some("TransactionConflictException")
}
