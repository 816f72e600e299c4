//! Transactions: all of some writes, or nothing.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::TransactWriteItem;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use uuid::Uuid;

use super::{CAPACITY, Store, StoreError};
use crate::aws::cause::cause_of;

/// How a write went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// All of it is done.
    Done,
    /// Somebody else was first, and nothing is done: read and decide again.
    Conflict,
}

/// What a transaction that is not carried out calls for.
enum Refused {
    /// A condition did not hold.
    ConditionFailed,
    /// Another transaction on the same items is under way.
    Conflict,
    /// It is throttled, or still under way itself.
    PutOff,
    /// Nothing that another try would change.
    ForGood,
}

impl Store {
    /// Carries out all of `writes` or nothing. Where another transaction on the
    /// same items is under way, or DynamoDB is throttled, the same one is sent
    /// again with the same token.
    pub(super) async fn transact(&self, writes: Vec<TransactWriteItem>) -> Result<Written, StoreError> {
        let transaction = self
            .client
            .transact_write_items()
            .set_transact_items(Some(writes))
            .client_request_token(Uuid::new_v4().to_string())
            .return_consumed_capacity(CAPACITY);
        let backoff = self.backoff();
        loop {
            let error = match transaction.clone().send().await {
                Ok(_) => return Ok(Written::Done),
                Err(error) => error,
            };
            match refused(&error) {
                Refused::ConditionFailed => return Ok(Written::Conflict),
                Refused::Conflict => backoff.after_conflict().await?,
                Refused::PutOff => backoff.pause(|| StoreError::Unavailable(cause_of(&error))).await?,
                Refused::ForGood => return Err(error.into()),
            }
        }
    }
}

fn refused(error: &SdkError<TransactWriteItemsError, HttpResponse>) -> Refused {
    let canceled = match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(canceled)) => canceled,
        Some(TransactWriteItemsError::TransactionInProgressException(_)) => return Refused::PutOff,
        _ => return Refused::ForGood,
    };
    let is_for = |code: &str| canceled.cancellation_reasons().iter().any(|reason| reason.code() == Some(code));
    if is_for("ConditionalCheckFailed") {
        Refused::ConditionFailed
    } else if is_for("TransactionConflict") {
        Refused::Conflict
    } else if is_for("ThrottlingError") || is_for("ProvisionedThroughputExceeded") {
        Refused::PutOff
    } else {
        Refused::ForGood
    }
}
