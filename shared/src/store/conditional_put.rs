//! An item that is put only where a condition holds of what lies there.

use std::collections::HashMap;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::builders::PutBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};

use super::item::Item;
use super::{CAPACITY, Store, StoreError, Written};

/// A condition, with the values in it by their names.
#[derive(Debug, Clone)]
pub struct Condition {
    expression: &'static str,
    values: Vec<(&'static str, AttributeValue)>,
}

/// The condition that a ConditionExpression makes with these values.
pub fn condition_expression<const N: usize>(
    expression: &'static str,
    values: [(&'static str, AttributeValue); N],
) -> Condition {
    Condition { expression, values: values.into() }
}

impl Condition {
    /// The same condition of a put in a transaction.
    pub(super) fn of_put(self, put: PutBuilder) -> PutBuilder {
        let values = self.values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<HashMap<_, _>>();
        put.condition_expression(self.expression)
            .set_expression_attribute_values(Some(values).filter(|values| !values.is_empty()))
    }
}

/// How a conditional put went.
#[derive(Debug)]
pub enum PutIf {
    Done,
    /// The condition did not hold of this, which lies there; of nothing if none.
    Met(Option<Item>),
    /// Others keep the item too busy.
    Held,
}

impl Store {
    /// Puts the item; a conflict where the condition does not hold, or where
    /// others keep the item too busy. What lies
    /// there may be this very item: its answer got lost, and the SDK sent the
    /// request again. So an item that two may want to put carries something of
    /// its own, such as a `writeId`.
    pub(super) async fn put_if(&self, item: Item, condition: Condition) -> Result<Written, StoreError> {
        match self.put_or_meet(item, condition).await? {
            PutIf::Done => Ok(Written::Done),
            PutIf::Met(_) | PutIf::Held => Ok(Written::Conflict),
        }
    }

    /// The same, for those who want to know what lies there.
    pub(super) async fn put_or_meet(&self, item: Item, condition: Condition) -> Result<PutIf, StoreError> {
        let values = condition.values.into_iter().map(|(name, value)| (name.to_owned(), value));
        let values = Some(values.collect::<HashMap<_, _>>()).filter(|values| !values.is_empty());
        let put = self
            .client
            .put_item()
            .table_name(&*self.table)
            .set_item(Some(item.clone()))
            .condition_expression(condition.expression)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        match put {
            Ok(_) => Ok(PutIf::Done),
            Err(SdkError::ServiceError(refusal)) => match refusal.err() {
                PutItemError::ConditionalCheckFailedException(met) if met.item() == Some(&item) => Ok(PutIf::Done),
                PutItemError::ConditionalCheckFailedException(met) => Ok(PutIf::Met(met.item().cloned())),
                // The SDK's own tries all met somebody's transaction on the item.
                PutItemError::TransactionConflictException(_) => Ok(PutIf::Held),
                _ => Err(SdkError::ServiceError(refusal).into()),
            },
            Err(error) => Err(error.into()),
        }
    }
}
