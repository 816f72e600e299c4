//! How Lambda gets the stream's records to a function: what the template says,
//! held against what Lambda takes.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::time::Duration;

use serde::Deserialize;
use serde::de::Error;
use serde_yaml_ng::Value;

use super::filter::Filter;
use crate::intrinsics::{Intrinsics, arguments};

/// The records that are in a batch if nothing is said.
const BATCH_SIZE: i64 = 100;

/// An `AWS::Lambda::EventSourceMapping` of the table's stream.
#[derive(Debug, Clone)]
pub struct StreamMapping {
    /// Its logical id.
    pub id: String,
    /// The function's name: its binary.
    pub function: String,
    /// What `Enabled` says where every parameter has its default.
    pub enabled: bool,
    /// Where it begins to read.
    pub starting_position: StartingPosition,
    /// How many records come at once, at most.
    pub batch_size: usize,
    /// For how long records are gathered.
    pub window: Duration,
    /// Which records are of interest.
    pub filter: Filter,
    /// Whether the function says what it has not dealt with.
    pub reports_failures: bool,
    /// Whether what failed is tried again in halves.
    pub bisects: bool,
    /// How often a batch that failed is tried again; none for as long as it is kept.
    pub retries: Option<u32>,
    /// How old a record may become; none for as long as it is kept.
    pub maximum_age: Option<Duration>,
    /// How many batches of a shard are under way at once.
    pub parallelization: usize,
    /// The logical id of what is told of discarded records.
    pub on_failure: Option<String>,
}

/// Where a mapping begins to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StartingPosition {
    /// At what comes after it was created.
    Latest,
    /// At the oldest record there is.
    TrimHorizon,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Written {
    #[serde(rename = "EventSourceArn")]
    _event_source_arn: Value,
    function_name: Value,
    enabled: Option<Value>,
    starting_position: StartingPosition,
    batch_size: Option<i64>,
    maximum_batching_window_in_seconds: Option<i64>,
    filter_criteria: Option<FilterCriteria>,
    #[serde(default)]
    function_response_types: Vec<ResponseType>,
    bisect_batch_on_function_error: Option<bool>,
    maximum_retry_attempts: Option<i64>,
    maximum_record_age_in_seconds: Option<i64>,
    parallelization_factor: Option<i64>,
    destination_config: Option<DestinationConfig>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct FilterCriteria {
    filters: Vec<WrittenFilter>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct WrittenFilter {
    pattern: String,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
enum ResponseType {
    ReportBatchItemFailures,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct DestinationConfig {
    on_failure: OnFailure,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct OnFailure {
    destination: Value,
}

/// Whether the properties of a mapping name the table's stream as their source.
pub fn is_of_stream(properties: &Value) -> bool {
    let source = properties.get("EventSourceArn").and_then(|source| arguments(source, "!GetAtt"));
    matches!(source, Some([Value::String(attribute)]) if attribute == "Table.StreamArn")
}

impl StreamMapping {
    /// Reads the mapping `id`; `binaries` are the functions' names by their logical ids.
    pub fn parse(
        id: String,
        properties: Value,
        binaries: &BTreeMap<String, String>,
        intrinsics: &Intrinsics,
    ) -> Result<Self, serde_yaml_ng::Error> {
        let read = |written| Self::read(id.clone(), written, binaries, intrinsics);
        let mapping = serde_yaml_ng::from_value::<Written>(properties).map_err(|error| error.to_string());
        mapping.and_then(read).map_err(|error| Error::custom(format!("{id}: {error}")))
    }

    fn read(
        id: String,
        written: Written,
        binaries: &BTreeMap<String, String>,
        intrinsics: &Intrinsics,
    ) -> Result<Self, String> {
        let function = logical_id(&written.function_name, "!Ref", "").and_then(|id| binaries.get(&id));
        let on_failure = written.destination_config.map(|config| config.on_failure.destination);
        let destination = |arn| logical_id(&arn, "!GetAtt", ".Arn").ok_or("Destination is not !GetAtt <queue>.Arn");
        let patterns = written.filter_criteria.map(|criteria| criteria.filters).unwrap_or_default();
        let enabled = written.enabled.map_or(Some(true), |enabled| intrinsics.truth(&enabled));
        Ok(Self {
            function: function.ok_or("FunctionName is not !Ref <function>")?.clone(),
            enabled: enabled.ok_or("Enabled is neither true nor false")?,
            starting_position: written.starting_position,
            batch_size: within("BatchSize", written.batch_size.unwrap_or(BATCH_SIZE), 1..=10_000)?,
            window: seconds("MaximumBatchingWindowInSeconds", written.maximum_batching_window_in_seconds, 0..=300)?
                .unwrap_or_default(),
            filter: Filter::parse(patterns.iter().map(|filter| filter.pattern.as_str()))?,
            reports_failures: !written.function_response_types.is_empty(),
            bisects: written.bisect_batch_on_function_error.unwrap_or_default(),
            retries: endless(written.maximum_retry_attempts)
                .map(|retries| within("MaximumRetryAttempts", retries, 0..=10_000))
                .transpose()?,
            maximum_age: seconds(
                "MaximumRecordAgeInSeconds",
                endless(written.maximum_record_age_in_seconds),
                60..=604_800,
            )?,
            parallelization: within("ParallelizationFactor", written.parallelization_factor.unwrap_or(1), 1..=10)?,
            on_failure: on_failure.map(destination).transpose()?,
            id,
        })
    }
}

/// A number that is written as -1 where it is to be endless.
fn endless(number: Option<i64>) -> Option<i64> {
    number.filter(|number| *number != -1)
}

fn seconds(name: &str, number: Option<i64>, range: RangeInclusive<i64>) -> Result<Option<Duration>, String> {
    number.map(|number| within(name, number, range).map(Duration::from_secs)).transpose()
}

fn within<N: TryFrom<i64>>(name: &str, number: i64, range: RangeInclusive<i64>) -> Result<N, String> {
    let number = Some(number).filter(|number| range.contains(number)).and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| format!("{name} must be from {} to {}", range.start(), range.end()))
}

/// The logical id in `function <id><attribute>`.
fn logical_id(value: &Value, function: &str, attribute: &str) -> Option<String> {
    let Some([Value::String(text)]) = arguments(value, function) else { return None };
    Some(text.strip_suffix(attribute)?.to_owned())
}
