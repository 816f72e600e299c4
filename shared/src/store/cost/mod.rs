//! What a request to us costs at DynamoDB, counted where the SDK sends it.

mod refused;

use std::fmt;
use std::slice;
use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItemOutput;
use aws_sdk_dynamodb::operation::batch_write_item::BatchWriteItemOutput;
use aws_sdk_dynamodb::operation::delete_item::DeleteItemOutput;
use aws_sdk_dynamodb::operation::get_item::GetItemOutput;
use aws_sdk_dynamodb::operation::put_item::PutItemOutput;
use aws_sdk_dynamodb::operation::query::QueryOutput;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsOutput;
use aws_sdk_dynamodb::operation::update_item::UpdateItemOutput;
use aws_sdk_dynamodb::types::ConsumedCapacity;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextRef,
    BeforeTransmitInterceptorContextRef, Output,
};
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use refused::ToBeWritten;

/// What was sent to DynamoDB and what it consumed there, by its own words; what a write
/// consumed whose condition did not hold, of which it says nothing, by its size.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    /// Requests sent, repeats included.
    pub requests: u32,
    /// Of these, the repeats of one that failed or timed out.
    pub retries: u32,
    /// Races that were lost to others and run again.
    pub conflicts: u32,
    pub read_units: f64,
    pub write_units: f64,
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "requests={}; rru={}; wru={}", self.requests, self.read_units, self.write_units)
    }
}

tokio::task_local! {
    static METER: Arc<Mutex<Cost>>;
}

/// Runs `work` and tells what it cost.
pub async fn metered<T>(work: impl Future<Output = T>) -> (T, Cost) {
    let meter = Arc::new(Mutex::new(Cost::default()));
    let output = METER.scope(Arc::clone(&meter), work).await;
    let cost = *meter.lock().unwrap_or_else(PoisonError::into_inner);
    (output, cost)
}

fn count(add: impl FnOnce(&mut Cost)) {
    // Outside of a request (the warm-up) nobody asks.
    let _ = METER.try_with(|meter| add(&mut meter.lock().unwrap_or_else(PoisonError::into_inner)));
}

/// Counts a race that was lost to others.
pub fn count_conflict() {
    count(|cost| cost.conflicts += 1);
}

/// Reads the meter's figures off what the SDK sends and gets back.
#[derive(Debug)]
pub struct CostInterceptor;

impl Intercept for CostInterceptor {
    fn name(&self) -> &'static str {
        "Cost"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(to_be_written) = ToBeWritten::by(context.input()) {
            config.interceptor_state().store_put(to_be_written);
        }
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let is_retry = config.load::<RequestAttempts>().is_some_and(|attempts| attempts.attempts() > 1);
        count(|cost| {
            cost.requests += 1;
            cost.retries += u32::from(is_retry);
        });
        Ok(())
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let (read, written) = match context.output_or_error() {
            Ok(output) => (units(consumed_by_read(output)), units(consumed_by_write(output))),
            Err(error) => {
                let to_be_written = config.load::<ToBeWritten>();
                let refused = |error| ToBeWritten::units_of_refused(to_be_written, error);
                (0.0, error.as_operation_error().map_or(0.0, refused))
            }
        };
        count(|cost| {
            cost.read_units += read;
            cost.write_units += written;
        });
        Ok(())
    }
}

fn units(consumed: &[ConsumedCapacity]) -> f64 {
    consumed.iter().filter_map(ConsumedCapacity::capacity_units).sum()
}

fn consumed_by_read(output: &Output) -> &[ConsumedCapacity] {
    let one = one::<GetItemOutput>(output, |output| output.consumed_capacity())
        .or_else(|| one::<QueryOutput>(output, |output| output.consumed_capacity()));
    one.unwrap_or_else(|| many::<BatchGetItemOutput>(output, |output| output.consumed_capacity()))
}

fn consumed_by_write(output: &Output) -> &[ConsumedCapacity] {
    let one = one::<PutItemOutput>(output, |output| output.consumed_capacity())
        .or_else(|| one::<UpdateItemOutput>(output, |output| output.consumed_capacity()))
        .or_else(|| one::<DeleteItemOutput>(output, |output| output.consumed_capacity()));
    if let Some(one) = one {
        return one;
    }
    match many::<BatchWriteItemOutput>(output, |output| output.consumed_capacity()) {
        [] => many::<TransactWriteItemsOutput>(output, |output| output.consumed_capacity()),
        consumed => consumed,
    }
}

fn one<T: fmt::Debug + Send + Sync + 'static>(
    output: &Output,
    consumed: fn(&T) -> Option<&ConsumedCapacity>,
) -> Option<&[ConsumedCapacity]> {
    output.downcast_ref::<T>().and_then(consumed).map(slice::from_ref)
}

fn many<T: fmt::Debug + Send + Sync + 'static>(
    output: &Output,
    consumed: fn(&T) -> &[ConsumedCapacity],
) -> &[ConsumedCapacity] {
    output.downcast_ref::<T>().map(consumed).unwrap_or_default()
}
