//! Transactions: all of some writes, or nothing.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::transact_write_items::builders::TransactWriteItemsFluentBuilder;
use aws_sdk_dynamodb::types::TransactWriteItem;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use uuid::Uuid;

use super::backoff::Backoff;
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
    Held,
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
        let transaction = self.transaction(writes);
        let backoff = self.backoff();
        loop {
            match attempt(&transaction, &backoff).await? {
                Some(written) => return Ok(written),
                None => backoff.after_conflict().await?,
            }
        }
    }

    /// The same, but where another transaction on the same items is under way it
    /// gives up, with nothing done and none as the answer.
    pub(super) async fn transact_unless_held(
        &self,
        writes: Vec<TransactWriteItem>,
    ) -> Result<Option<Written>, StoreError> {
        attempt(&self.transaction(writes), &self.backoff()).await
    }

    fn transaction(&self, writes: Vec<TransactWriteItem>) -> TransactWriteItemsFluentBuilder {
        self.client
            .transact_write_items()
            .set_transact_items(Some(writes))
            .client_request_token(Uuid::new_v4().to_string())
            .return_consumed_capacity(CAPACITY)
    }
}

/// How the transaction went; none where others hold its items. What DynamoDB puts
/// off is sent again.
async fn attempt(
    transaction: &TransactWriteItemsFluentBuilder,
    backoff: &Backoff,
) -> Result<Option<Written>, StoreError> {
    loop {
        let error = match transaction.clone().send().await {
            Ok(_) => return Ok(Some(Written::Done)),
            Err(error) => error,
        };
        match refused(&error) {
            Refused::ConditionFailed => return Ok(Some(Written::Conflict)),
            Refused::Held => return Ok(None),
            Refused::PutOff => backoff.pause(|| StoreError::Unavailable(cause_of(&error))).await?,
            Refused::ForGood => return Err(error.into()),
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
        Refused::Held
    } else if is_for("ThrottlingError") || is_for("ProvisionedThroughputExceeded") {
        Refused::PutOff
    } else {
        Refused::ForGood
    }
}
