//! What a request to DynamoDB, SQS or AppSync asks IAM for.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;

/// An action on partitions of the table or of an index, on its stream, on a queue, or
/// on a namespace of channels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Such as `dynamodb:GetItem`.
    pub action: String,
    /// The table, an index, the stream, a queue or a namespace.
    pub resource: Resource,
    /// The partition keys: `dynamodb:LeadingKeys`. Only tables have any.
    pub leading_keys: Vec<String>,
}

/// What is acted on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "serde_yaml_ng::Value")]
pub enum Resource {
    /// The table.
    Table,
    /// An index of it.
    Index(String),
    /// The queue of chats to be reconciled.
    Queue,
    /// The queue of what was not told of.
    Failures,
    /// A namespace of channels of the Event API, by its name.
    Namespace(String),
    /// The stream of the table's changes.
    Stream,
    /// Anything else.
    Other(String),
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table => f.write_str("the table"),
            Self::Index(name) => write!(f, "index {name}"),
            Self::Queue => f.write_str("the queue"),
            Self::Failures => f.write_str("the queue of failures"),
            Self::Namespace(name) => write!(f, "channels /{name}"),
            Self::Stream => f.write_str("the stream"),
            Self::Other(name) => f.write_str(name),
        }
    }
}

impl Resource {
    /// Whether it has partitions, so that leading keys are said of it.
    pub fn has_partitions(&self) -> bool {
        matches!(self, Self::Table | Self::Index(_) | Self::Other(_))
    }
}

/// `!GetAtt Table.Arn`, `!Sub "${Table.Arn}/index/<name>"`, `!GetAtt Table.StreamArn`,
/// `!GetAtt ReconcileQueue.Arn`, `!GetAtt LiveFailures.Arn` or
/// `!Sub "${LiveApi.ApiArn}/channelNamespace/<name>"`.
impl TryFrom<serde_yaml_ng::Value> for Resource {
    type Error = String;

    fn try_from(value: serde_yaml_ng::Value) -> Result<Self, String> {
        let refused = || format!("{value:?} is the ARN of nothing that a function may be allowed");
        let serde_yaml_ng::Value::Tagged(tagged) = &value else { return Err(refused()) };
        let text = tagged.value.as_str().ok_or_else(refused)?;
        match text {
            "Table.Arn" if tagged.tag == "GetAtt" => return Ok(Self::Table),
            "Table.StreamArn" if tagged.tag == "GetAtt" => return Ok(Self::Stream),
            "ReconcileQueue.Arn" if tagged.tag == "GetAtt" => return Ok(Self::Queue),
            "LiveFailures.Arn" if tagged.tag == "GetAtt" => return Ok(Self::Failures),
            _ => {}
        }
        let named = |arn: &str| text.strip_prefix(arn).filter(|name| tagged.tag == "Sub" && is_whole_name(name));
        let index = named("${Table.Arn}/index/").map(|name| Self::Index(name.to_owned()));
        let namespace = || named("${LiveApi.ApiArn}/channelNamespace/").map(|name| Self::Namespace(name.to_owned()));
        index.or_else(namespace).ok_or_else(refused)
    }
}

/// Whether it names one thing, and all of it.
fn is_whole_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['*', '?', '$', '/'])
}

/// What the queue of failures is called, of which a list is all there is here.
pub const FAILURES: &str = "LiveFailures";

/// What a stack calls its resources.
#[derive(Debug, Clone)]
pub struct Names {
    /// The table's name.
    pub table: String,
    /// The queue's URL.
    pub queue_url: String,
}

/// What `operation` with `body` needs, where the resources have these names. A
/// request that is not understood needs what nobody has.
pub fn needed(operation: &str, body: &Value, names: &Names) -> Vec<Access> {
    let table = names.table.as_str();
    match operation {
        _ if body.get("QueueUrl").is_some() => vec![of_queue(operation, body, &names.queue_url)],
        "EventPublish" => vec![of_channel(operation, body)],
        "ListStreams" | "DescribeStream" | "GetShardIterator" | "GetRecords" => vec![of_stream(operation, body, table)],
        "TransactWriteItems" => of_transaction(body, table),
        "BatchGetItem" => of_batch(operation, body, table, |batch| array(batch, "Keys")),
        "BatchWriteItem" => of_batch(operation, body, table, |batch| batch.as_array().cloned().unwrap_or_default()),
        _ => vec![of_one(operation, body, table)],
    }
}

fn of_one(operation: &str, body: &Value, table: &str) -> Access {
    let resource = resource(body, table);
    let leading_key = match operation {
        "Query" => queried_partition(body, &resource),
        _ => partition_key(body),
    };
    Access { action: format!("dynamodb:{operation}"), resource, leading_keys: leading_key.into_iter().collect() }
}

/// Only requests to SQS name a queue's URL.
fn of_queue(operation: &str, body: &Value, queue_url: &str) -> Access {
    let resource = match body.get("QueueUrl").and_then(Value::as_str) {
        Some(url) if url == queue_url => Resource::Queue,
        Some(FAILURES) => Resource::Failures,
        url => Resource::Other(format!("{url:?}")),
    };
    Access { action: format!("sqs:{operation}"), resource, leading_keys: Vec::new() }
}

/// AppSync authorizes by namespace: the first segment of the channel's path.
fn of_channel(operation: &str, body: &Value) -> Access {
    let channel = body.get("channel").and_then(Value::as_str).unwrap_or_default();
    let namespace = channel.trim_start_matches('/').split('/').next().unwrap_or_default();
    let resource = Resource::Namespace(namespace.to_owned());
    Access { action: format!("appsync:{operation}"), resource, leading_keys: Vec::new() }
}

/// An iterator, which is what GetRecords names, leads to the one stream there is.
fn of_stream(operation: &str, body: &Value, table: &str) -> Access {
    let arn = body.get("StreamArn").and_then(Value::as_str);
    let of_arn = arn.and_then(|arn| arn.split_once(":table/")?.1.split_once("/stream/")).map(|(name, _)| name);
    let name = of_arn.or_else(|| body.get("TableName").and_then(Value::as_str));
    let is_ours = if operation == "GetRecords" { body.get("ShardIterator").is_some() } else { name == Some(table) };
    let resource = if is_ours { Resource::Stream } else { Resource::Other(format!("the stream {arn:?} of {name:?}")) };
    Access { action: format!("dynamodb:{operation}"), resource, leading_keys: Vec::new() }
}

/// A transaction has no action of its own; it needs those of its parts.
fn of_transaction(body: &Value, table: &str) -> Vec<Access> {
    let mut accesses = BTreeMap::<(String, Resource), Vec<String>>::new();
    for part in array(body, "TransactItems") {
        for (kind, write) in part.as_object().into_iter().flatten() {
            let action = match kind.as_str() {
                "ConditionCheck" => "dynamodb:ConditionCheckItem".to_owned(),
                kind => format!("dynamodb:{kind}Item"),
            };
            accesses.entry((action, resource(write, table))).or_default().extend(partition_key(write));
        }
    }
    let access = |((action, resource), leading_keys)| Access { action, resource, leading_keys };
    accesses.into_iter().map(access).collect()
}

fn of_batch(operation: &str, body: &Value, table: &str, entries: fn(&Value) -> Vec<Value>) -> Vec<Access> {
    let tables = body.get("RequestItems").and_then(Value::as_object).into_iter().flatten();
    let access = |(name, batch): (&String, &Value)| {
        let key = |entry: &Value| {
            let entry = entry.get("PutRequest").or_else(|| entry.get("DeleteRequest")).unwrap_or(entry);
            partition_key(entry).or_else(|| attribute(entry))
        };
        Access {
            action: format!("dynamodb:{operation}"),
            resource: if name == table { Resource::Table } else { Resource::Other(name.clone()) },
            leading_keys: entries(batch).iter().filter_map(key).collect(),
        }
    };
    tables.map(access).collect()
}

fn resource(body: &Value, table: &str) -> Resource {
    match (body.get("TableName").and_then(Value::as_str), body.get("IndexName").and_then(Value::as_str)) {
        (Some(name), None) if name == table => Resource::Table,
        (Some(name), Some(index)) if name == table => Resource::Index(index.to_owned()),
        (name, index) => Resource::Other(format!("{name:?} {index:?}")),
    }
}

/// The partition key of the item that a request is about.
fn partition_key(request: &Value) -> Option<String> {
    attribute(request.get("Key").or_else(|| request.get("Item"))?)
}

fn attribute(key: &Value) -> Option<String> {
    Some(key.pointer("/PK/S")?.as_str()?.to_owned())
}

/// The partition that a query is confined to by its first condition.
fn queried_partition(body: &Value, resource: &Resource) -> Option<String> {
    let attribute = if matches!(resource, Resource::Table) { "PK" } else { "GSI1PK" };
    let condition = body.get("KeyConditionExpression")?.as_str()?;
    let value = condition.strip_prefix(attribute)?.strip_prefix(" = ")?.split(' ').next()?;
    Some(body.get("ExpressionAttributeValues")?.get(value)?.get("S")?.as_str()?.to_owned())
}

fn array(value: &Value, name: &str) -> Vec<Value> {
    value.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
}
