//! Transactions: all of some writes, or nothing.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::TransactWriteItem;
use uuid::Uuid;

use super::race::Race;
use super::{CAPACITY, Store, StoreError};

/// How a write went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// All of it is done.
    Done,
    /// Somebody else was first, and nothing is done: read and decide again.
    Raced,
}

impl Store {
    /// Carries out all of `writes` or nothing. Where another transaction on the
    /// same items is under way, the same one is sent again with the same token.
    pub(super) async fn transact(&self, writes: Vec<TransactWriteItem>) -> Result<Written, StoreError> {
        let transaction = self
            .client
            .transact_write_items()
            .set_transact_items(Some(writes))
            .client_request_token(Uuid::new_v4().to_string())
            .return_consumed_capacity(CAPACITY);
        let race = Race::start();
        loop {
            let error = match transaction.clone().send().await {
                Ok(_) => return Ok(Written::Done),
                Err(error) => error,
            };
            match &error {
                SdkError::ServiceError(refusal) if failed(refusal.err(), "ConditionalCheckFailed") => {
                    return Ok(Written::Raced);
                }
                SdkError::ServiceError(refusal) if failed(refusal.err(), "TransactionConflict") => race.lost().await?,
                _ => return Err(error.into()),
            }
        }
    }
}

/// Whether a transaction was cancelled for that reason.
fn failed(error: &TransactWriteItemsError, code: &str) -> bool {
    let TransactWriteItemsError::TransactionCanceledException(canceled) = error else { return false };
    canceled.cancellation_reasons().iter().any(|reason| reason.code() == Some(code))
}
