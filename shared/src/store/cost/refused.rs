//! What a write consumed that DynamoDB refused for its condition. Its answer does not
//! tell, but the bill does.

use aws_sdk_dynamodb::operation::delete_item::DeleteItemError;
use aws_sdk_dynamodb::operation::put_item::{PutItemError, PutItemInput};
use aws_sdk_dynamodb::operation::transact_write_items::{TransactWriteItemsError, TransactWriteItemsInput};
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::TransactWriteItem;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input};
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use crate::store::item::Item;
use crate::store::size::{BYTES_OF_A_WRITE_UNIT, size_of};

/// The write units of what a request is to write, as far as it says how large that is:
/// known before it is sent, and asked for when it is refused.
#[derive(Debug, Clone, Copy)]
pub(super) struct ToBeWritten(f64);

impl Storable for ToBeWritten {
    type Storer = StoreReplace<Self>;
}

impl ToBeWritten {
    /// What the request writes; none if it only reads.
    pub(super) fn by(input: &Input) -> Option<Self> {
        if let Some(put) = input.downcast_ref::<PutItemInput>() {
            return Some(Self(units(put.item())));
        }
        let transaction = input.downcast_ref::<TransactWriteItemsInput>()?;
        Some(Self(transaction.transact_items().iter().map(prepared).sum()))
    }

    /// The write units of a request that was refused with `error` for what lies in the
    /// table; none of one that was refused for anything else.
    ///
    /// A plain write consumes what the larger of the two items takes, the one that lies
    /// there and the one to be put. Of a canceled transaction AWS says no more than that it
    /// consumes; it is taken for one unit a kilobyte of each of its writes: prepared, and
    /// not committed.
    pub(super) fn units_of_refused(to_be_written: Option<&Self>, error: &Error) -> f64 {
        let new = to_be_written.map_or(1.0, |written| written.0);
        if let Some(PutItemError::ConditionalCheckFailedException(met)) = error.downcast_ref() {
            return units(met.item()).max(new);
        }
        if let Some(UpdateItemError::ConditionalCheckFailedException(met)) = error.downcast_ref() {
            return units(met.item());
        }
        if let Some(DeleteItemError::ConditionalCheckFailedException(met)) = error.downcast_ref() {
            return units(met.item());
        }
        match error.downcast_ref() {
            Some(TransactWriteItemsError::TransactionCanceledException(_)) => new,
            _ => 0.0,
        }
    }
}

fn prepared(write: &TransactWriteItem) -> f64 {
    units(write.put().map(|put| put.item()))
}

/// Of an item whose size is not known, or that is not there, one.
fn units(item: Option<&Item>) -> f64 {
    let kilobytes = item.map(size_of).unwrap_or_default().div_ceil(BYTES_OF_A_WRITE_UNIT).max(1);
    f64::from(u32::try_from(kilobytes).unwrap_or(u32::MAX))
}
