//! Reads the table's stream, as Lambda does in a function's name.

use std::collections::BTreeMap;

use aws_sdk_dynamodbstreams::Client;
use aws_sdk_dynamodbstreams::operation::get_records::GetRecordsError;
use aws_sdk_dynamodbstreams::types::{Shard, ShardIteratorType};
use shared::aws::cause::in_a_line;

use super::mapping::StartingPosition;
use super::record::{Origin, Record};
use crate::rights::Rights;
use crate::template::Table;
use crate::time::Time;

/// What GetRecords gives at most.
const PAGE: i32 = 1000;

/// The stream is not there for the mapping, or cannot be read now.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the table's stream cannot be read in the name of {function}: {doing}: {cause}")]
pub struct StreamError {
    function: String,
    doing: &'static str,
    cause: String,
}

/// Where the records of a table are.
#[derive(Debug, Clone)]
pub struct Source {
    /// The way there, in the function's name.
    pub client: Client,
    /// What else Lambda may in that name.
    pub rights: Rights,
    /// The table's name.
    pub table: String,
    /// Its schema: the partition key, and by what items expire.
    pub schema: Table,
    /// The region that functions are told of.
    pub region: String,
    /// Whether the records are dated by the stack's own clock. If not, they are
    /// as old as they are known, and what is deleted when it has expired was
    /// deleted by DynamoDB itself.
    pub dated_by_stack: bool,
}

/// How far the stream is read.
#[derive(Debug)]
pub struct Reader {
    function: String,
    client: Client,
    /// By which DynamoDB knows the stream.
    arn: String,
    origin: Origin,
    /// The shards that there were, by their ids.
    positions: BTreeMap<String, Position>,
}

#[derive(Debug)]
struct Position {
    /// Where to read on; none behind the end of a shard.
    iterator: Option<String>,
    /// The last record that was read.
    last: Option<String>,
    /// Where it began.
    began: ShardIteratorType,
}

impl Position {
    /// Where to go on after an iterator was refused; nowhere if not because of its age.
    fn again_after(&self, error: &GetRecordsError) -> Option<(ShardIteratorType, Option<String>)> {
        match error {
            // It is good for a quarter of an hour.
            GetRecordsError::ExpiredIteratorException(_) => Some((self.began.clone(), self.last.clone())),
            // What was next is not kept any more, so the oldest that is comes next. DynamoDB
            // Local says so, too, of the latest of a shard that was empty then.
            GetRecordsError::TrimmedDataAccessException(_) => Some((ShardIteratorType::TrimHorizon, None)),
            _ => None,
        }
    }
}

impl Reader {
    /// Begins to read in the name of `function`; none where the table has no stream.
    pub async fn open(source: Source, function: &str, at: StartingPosition) -> Result<Option<Self>, StreamError> {
        let failed = failing(function, "ListStreams");
        let streams = source.client.list_streams().table_name(&source.table).send().await.map_err(failed)?;
        // The latest is the last; the others were switched off.
        let latest = streams.streams.unwrap_or_default().into_iter().next_back();
        let Some(arn) = latest.and_then(|stream| stream.stream_arn) else { return Ok(None) };
        let key = source.schema.key_schema.iter().find(|element| element.key_type == "HASH");
        let origin = Origin {
            arn: in_region(&arn, &source.region),
            region: source.region,
            partition_key: key.map(|key| key.attribute_name.clone()).unwrap_or_default(),
            expires_by: (!source.dated_by_stack).then_some(source.schema.time_to_live_specification.attribute_name),
        };
        let (function, client) = (function.to_owned(), source.client);
        let mut reader = Self { function, client, arn, origin, positions: BTreeMap::new() };
        let shards = reader.shards().await?;
        for shard in &shards {
            let Some(id) = shard.shard_id() else { continue };
            // The embedded engine says that its shard has ended at its last record; so
            // the shards without a successor are those that go on.
            let is_last = shards.iter().all(|other| other.parent_shard_id() != Some(id));
            let is_first = shards.iter().all(|other| shard.parent_shard_id() != other.shard_id());
            match at {
                StartingPosition::Latest if is_last => reader.begin(id, ShardIteratorType::Latest).await?,
                StartingPosition::Latest => reader.skip(id),
                StartingPosition::TrimHorizon if is_first => reader.begin(id, ShardIteratorType::TrimHorizon).await?,
                StartingPosition::TrimHorizon => {}
            }
        }
        Ok(Some(reader))
    }

    /// The stream's ARN, as functions know it.
    pub fn arn(&self) -> &str {
        &self.origin.arn
    }

    /// Everything that has come since the last time, in its order within each shard.
    pub async fn read(&mut self, time: &Time) -> Result<Vec<Record>, StreamError> {
        let mut records = Vec::new();
        loop {
            let open = self.positions.iter().filter(|(_, position)| position.iterator.is_some());
            let open = open.map(|(id, _)| id.clone()).collect::<Vec<_>>();
            for id in &open {
                self.read_shard(id, time, &mut records).await?;
            }
            let has_ended = |id: &String| self.positions.get(id).is_none_or(|position| position.iterator.is_none());
            // Children follow their parents, once these are read to the end.
            if !(open.is_empty() || open.iter().any(has_ended)) || !self.begin_successors().await? {
                return Ok(records);
            }
        }
    }

    async fn read_shard(&mut self, id: &str, time: &Time, records: &mut Vec<Record>) -> Result<(), StreamError> {
        while let Some(position) = self.positions.get_mut(id) {
            let Some(iterator) = &position.iterator else { return Ok(()) };
            let answer = self.client.get_records().shard_iterator(iterator).limit(PAGE).send().await;
            let page = match answer {
                Ok(page) => page,
                Err(error) => {
                    let Some((kind, last)) = error.as_service_error().and_then(|error| position.again_after(error))
                    else {
                        return Err(failing(&self.function, "GetRecords")(error));
                    };
                    let iterator = self.iterator(id, kind, last).await?;
                    self.positions.entry(id.to_owned()).and_modify(|position| position.iterator = iterator);
                    continue;
                }
            };
            let told = page.records.unwrap_or_default();
            let is_all = told.is_empty();
            let last = told.last().and_then(|record| record.dynamodb()?.sequence_number().map(str::to_owned));
            position.last = last.or(position.last.take());
            position.iterator = page.next_shard_iterator;
            let (origin, now) = (&self.origin, time.now());
            records.extend(told.into_iter().filter_map(|told| Record::read(told, origin, now)));
            if is_all {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether there are shards whose turn it is now.
    async fn begin_successors(&mut self) -> Result<bool, StreamError> {
        let mut any = false;
        for shard in self.shards().await? {
            let Some(id) = shard.shard_id().filter(|id| !self.positions.contains_key(*id)) else { continue };
            let parent = shard.parent_shard_id().and_then(|parent| self.positions.get(parent));
            if parent.is_none_or(|parent| parent.iterator.is_none()) {
                self.begin(id, ShardIteratorType::TrimHorizon).await?;
                any = true;
            }
        }
        Ok(any)
    }

    async fn shards(&self) -> Result<Vec<Shard>, StreamError> {
        let (mut shards, mut from) = (Vec::new(), None);
        loop {
            let describe = self.client.describe_stream().stream_arn(&self.arn).set_exclusive_start_shard_id(from);
            let answer = describe.send().await.map_err(failing(&self.function, "DescribeStream"))?;
            let Some(description) = answer.stream_description else { return Ok(shards) };
            shards.extend(description.shards.unwrap_or_default());
            from = description.last_evaluated_shard_id;
            if from.is_none() {
                return Ok(shards);
            }
        }
    }

    async fn begin(&mut self, id: &str, began: ShardIteratorType) -> Result<(), StreamError> {
        let iterator = self.iterator(id, began.clone(), None).await?;
        self.positions.insert(id.to_owned(), Position { iterator, last: None, began });
        Ok(())
    }

    fn skip(&mut self, id: &str) {
        let began = ShardIteratorType::Latest;
        self.positions.insert(id.to_owned(), Position { iterator: None, last: None, began });
    }

    async fn iterator(
        &self,
        id: &str,
        began: ShardIteratorType,
        last: Option<String>,
    ) -> Result<Option<String>, StreamError> {
        let kind = if last.is_some() { ShardIteratorType::AfterSequenceNumber } else { began };
        let ask = self.client.get_shard_iterator().stream_arn(&self.arn).shard_id(id).shard_iterator_type(kind);
        let answer = ask.set_sequence_number(last).send().await;
        Ok(answer.map_err(failing(&self.function, "GetShardIterator"))?.shard_iterator)
    }
}

/// The ARN with the region that functions are told of: engines name regions of
/// their own.
fn in_region(arn: &str, region: &str) -> String {
    let mut parts = arn.split(':').collect::<Vec<_>>();
    if let Some(part) = parts.get_mut(3) {
        *part = region;
    }
    parts.join(":")
}

fn failing<E: std::error::Error + 'static>(function: &str, doing: &'static str) -> impl Fn(E) -> StreamError {
    let function = function.to_owned();
    move |error| StreamError { function: function.clone(), doing, cause: in_a_line(&error) }
}
