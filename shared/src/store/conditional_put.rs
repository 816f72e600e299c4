//! An item that is put only where a condition holds of what lies there.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};

use super::item::Item;
use super::{CAPACITY, Store, StoreError, Written};

/// A condition, with the values in it by their names.
pub struct Condition<const N: usize> {
    expression: &'static str,
    values: [(&'static str, AttributeValue); N],
}

/// The condition that a ConditionExpression makes with these values.
pub fn condition_expression<const N: usize>(
    expression: &'static str,
    values: [(&'static str, AttributeValue); N],
) -> Condition<N> {
    Condition { expression, values }
}

impl Store {
    /// Puts the item; a conflict where the condition does not hold. What lies
    /// there may be this very item: its answer got lost, and the SDK sent the
    /// request again. So an item that two may want to put carries something of
    /// its own, such as a `writeId`.
    pub(super) async fn put_if<const N: usize>(
        &self,
        item: Item,
        condition: Condition<N>,
    ) -> Result<Written, StoreError> {
        let values = condition.values.into_iter().map(|(name, value)| (name.to_owned(), value));
        let values = Some(values.collect()).filter(|_| N > 0);
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
            Ok(_) => Ok(Written::Done),
            Err(SdkError::ServiceError(refusal)) => match refusal.err() {
                PutItemError::ConditionalCheckFailedException(met) if met.item() == Some(&item) => Ok(Written::Done),
                PutItemError::ConditionalCheckFailedException(_) => Ok(Written::Conflict),
                _ => Err(SdkError::ServiceError(refusal).into()),
            },
            Err(error) => Err(error.into()),
        }
    }
}
