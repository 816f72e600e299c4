//! What a request touches: items, and the partitions of the table and its index.

use serde_json::Value;

use crate::dynamodb::message::Sent;
use crate::iam::{Names, Resource, needed};

/// The attributes that the table and its index go by.
const PK: &str = "PK";
const SK: &str = "SK";
const GSI1PK: &str = "GSI1PK";

/// What a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `TransactWriteItems`.
    Transaction,
    /// `TransactGetItems`.
    TransactionalRead,
    /// Writes, each for itself.
    Write,
    /// Reads.
    Read,
    /// What is about no items.
    Other,
}

impl Kind {
    /// Whether all of it is done or nothing.
    pub fn is_transaction(self) -> bool {
        matches!(self, Self::Transaction | Self::TransactionalRead)
    }

    /// Whether it writes.
    pub fn writes(self) -> bool {
        matches!(self, Self::Transaction | Self::Write)
    }
}

/// A request's kind and its parts, in its own order.
#[derive(Debug, Clone)]
pub struct Touched {
    pub kind: Kind,
    pub parts: Vec<Part>,
}

/// One item, or what a query reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The item; none where several are read.
    pub item: Option<String>,
    /// The partition of the table or, of a query, the index.
    pub partition: String,
    /// What becomes of the item's key in the index.
    pub in_index: InIndex,
    /// What it consumes at least.
    pub least: f64,
}

/// What a write does to an item's key in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InIndex {
    /// The item is in that partition of the index from now on.
    At(String),
    /// The item is not in the index any more.
    Gone,
    /// The item stays where it is.
    Same,
}

impl Touched {
    /// What was `sent` touches.
    pub fn by(sent: &Sent) -> Self {
        let body = &sent.body;
        let (kind, parts) = match sent.operation.as_str() {
            "TransactWriteItems" => (Kind::Transaction, of_transaction(body, 2.0)),
            "TransactGetItems" => (Kind::TransactionalRead, of_transaction(body, 2.0)),
            "PutItem" | "UpdateItem" | "DeleteItem" => {
                (Kind::Write, write(&sent.operation, body, 1.0).into_iter().collect())
            }
            "BatchWriteItem" => (Kind::Write, of_batch(body, |entry| named_write(entry, 1.0))),
            "GetItem" => (Kind::Read, read(body.get("Key"), least_read(body)).into_iter().collect()),
            "BatchGetItem" => (Kind::Read, of_batch(body, |key| read(Some(key), 0.5))),
            "Query" => (Kind::Read, query(body).into_iter().collect()),
            "Scan" => (Kind::Read, Vec::new()),
            _ => (Kind::Other, Vec::new()),
        };
        Self { kind, parts }
    }

    /// Forgets the parts at those places where `keeps` says no.
    pub fn keep(&mut self, keeps: impl Fn(usize) -> bool) {
        let mut index = 0;
        self.parts.retain(|_| {
            index += 1;
            keeps(index - 1)
        });
    }
}

fn of_transaction(body: &Value, least: f64) -> Vec<Part> {
    let parts = body.get("TransactItems").and_then(Value::as_array).into_iter().flatten();
    // A condition check holds and costs what a write does.
    parts.filter_map(|part| named_write(part, least)).collect()
}

/// The entries of a batch, table by table.
pub fn entries(body: &Value) -> impl Iterator<Item = &Value> {
    let tables = body.get("RequestItems").and_then(Value::as_object).into_iter().flatten();
    tables.flat_map(|(_, batch)| batch.get("Keys").unwrap_or(batch).as_array().into_iter().flatten())
}

fn of_batch(body: &Value, part: fn(&Value) -> Option<Part>) -> Vec<Part> {
    entries(body).filter_map(part).collect()
}

/// A write under the name of what it does.
fn named_write(part: &Value, least: f64) -> Option<Part> {
    let (does, request) = part.as_object()?.iter().next()?;
    write(does, request, least)
}

fn write(does: &str, request: &Value, least: f64) -> Option<Part> {
    let part = read(request.get("Key").or_else(|| request.get("Item")), least)?;
    Some(Part { in_index: in_index(does, request), ..part })
}

fn in_index(does: &str, request: &Value) -> InIndex {
    if let Some(item) = request.get("Item") {
        return text(item, GSI1PK).map_or(InIndex::Gone, InIndex::At);
    }
    if does.starts_with("Delete") {
        return InIndex::Gone;
    }
    set_by_update(request).map_or(InIndex::Same, InIndex::At)
}

/// The key in the index that an update sets, if it does.
fn set_by_update(request: &Value) -> Option<String> {
    let (_, set) = request.get("UpdateExpression")?.as_str()?.split_once(&format!("{GSI1PK} = "))?;
    let value = set.split([' ', ',', '(', ')']).find(|word| word.starts_with(':'))?;
    text(request.get("ExpressionAttributeValues")?, value)
}

fn read(key: Option<&Value>, least: f64) -> Option<Part> {
    let key = key?;
    let (partition, sort) = (text(key, PK)?, text(key, SK)?);
    Some(Part { item: Some(format!("{partition} {sort}")), partition, in_index: InIndex::Same, least })
}

fn query(body: &Value) -> Option<Part> {
    let names = Names { table: body.get("TableName")?.as_str()?.to_owned(), queue_url: String::new() };
    let mut accesses = needed("Query", body, &names);
    let access = accesses.pop()?;
    let key = access.leading_keys.into_iter().next()?;
    let partition = match access.resource {
        Resource::Index(_) => index_partition(&key),
        _ => key,
    };
    Some(Part { item: None, partition, in_index: InIndex::Same, least: least_read(body) })
}

/// The name of an index's partition beside those of the table.
pub fn index_partition(key: &str) -> String {
    format!("in the index: {key}")
}

fn least_read(body: &Value) -> f64 {
    match body.get("ConsistentRead").and_then(Value::as_bool) {
        Some(true) => 1.0,
        _ => 0.5,
    }
}

fn text(item: &Value, name: &str) -> Option<String> {
    Some(item.get(name)?.get("S")?.as_str()?.to_owned())
}
