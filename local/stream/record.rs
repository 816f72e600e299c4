//! A change of an item as Lambda sends it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use aws_sdk_dynamodbstreams::primitives::Blob;
use aws_sdk_dynamodbstreams::types::{AttributeValue, OperationType, Record as Told, StreamRecord};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use shared::domain::time::Timestamp;

/// Attributes by their names.
type Item = HashMap<String, AttributeValue>;

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its entry in an event's `Records`.
    pub json: Value,
    /// How much of an event that is, in bytes.
    pub size: usize,
    /// By which a function names it, and positions are told.
    pub sequence_number: String,
    /// When the change was made.
    pub created: Timestamp,
    /// A number of its partition key: the same of the same key.
    pub partition: u64,
    /// A number of its whole key.
    pub item: u64,
}

/// Of which stream records are told, and by what clock.
#[derive(Debug, Clone)]
pub struct Origin {
    /// What functions are told of: the account's stream.
    pub arn: String,
    /// Its region.
    pub region: String,
    /// The attribute of the partition key.
    pub partition_key: String,
    /// Where another clock dates the records than the stack's, the attribute by
    /// which items expire.
    pub expires_by: Option<String>,
}

impl Record {
    /// What `told` says, read at `now`; nothing where it tells of no change.
    ///
    /// Three things are put right. DynamoDB says nothing of a write that changes
    /// nothing; the embedded engine does. The engine writes `userIdentity` in
    /// Lambda's letters, not in those of GetRecords, so the client finds it
    /// empty; there is but one that DynamoDB ever writes. And a DynamoDB by
    /// another clock than the stack's knows neither when a change was made nor
    /// that what it deletes has expired.
    pub fn read(told: Told, origin: &Origin, now: Timestamp) -> Option<Self> {
        let change = told.dynamodb?;
        let (old, new) = (change.old_image.as_ref().map(item), change.new_image.as_ref().map(item));
        if told.event_name == Some(OperationType::Modify) && old.is_some() && old == new {
            return None;
        }
        let created = match (&origin.expires_by, &change.approximate_creation_date_time) {
            (None, Some(created)) => Timestamp::from_millis(created.secs().saturating_mul(1000)),
            _ => now.second().start(),
        };
        let is_expired = || is_removed_when_expired(origin, &change, now);
        let by_service = told.user_identity.is_some() || is_expired();
        let keys = change.keys.as_ref().map(item).unwrap_or_default();
        let sequence_number = change.sequence_number.clone()?;
        let mut dynamodb = Map::new();
        dynamodb.insert("ApproximateCreationDateTime".to_owned(), created.seconds().into());
        dynamodb.insert("Keys".to_owned(), keys.clone());
        dynamodb.extend(new.map(|image| ("NewImage".to_owned(), image)));
        dynamodb.extend(old.map(|image| ("OldImage".to_owned(), image)));
        dynamodb.insert("SequenceNumber".to_owned(), sequence_number.clone().into());
        dynamodb.insert("SizeBytes".to_owned(), change.size_bytes.into());
        dynamodb.insert("StreamViewType".to_owned(), change.stream_view_type.as_ref().map(|view| view.as_str()).into());
        let mut json = json!({
            "eventID": told.event_id,
            "eventName": told.event_name.as_ref().map(OperationType::as_str),
            "eventVersion": told.event_version,
            "eventSource": "aws:dynamodb",
            "awsRegion": origin.region,
            "dynamodb": dynamodb,
        });
        if let Some(json) = json.as_object_mut() {
            let identity = by_service.then(|| json!({ "type": "Service", "principalId": "dynamodb.amazonaws.com" }));
            json.extend(identity.map(|identity| ("userIdentity".to_owned(), identity)));
            json.insert("eventSourceARN".to_owned(), origin.arn.clone().into());
        }
        let partition = number_of(keys.get(&origin.partition_key));
        let size = json.to_string().len();
        let item = number_of(Some(&keys));
        Some(Self { size, json, sequence_number, created, partition, item })
    }
}

fn is_removed_when_expired(origin: &Origin, change: &StreamRecord, now: Timestamp) -> bool {
    let (None, Some(attribute)) = (&change.new_image, &origin.expires_by) else { return false };
    let expires_at = change.old_image.as_ref().and_then(|image| image.get(attribute)?.as_n().ok()?.parse::<i64>().ok());
    expires_at.is_some_and(|second| second < now.seconds())
}

/// The same for the same key in every run. The keys of a whole key come in any
/// order, so each counts for itself.
fn number_of(key: Option<&Value>) -> u64 {
    let hash = |value: &str| {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    };
    match key {
        Some(Value::Object(parts)) => {
            let part = |(name, value): (&String, &Value)| hash(&format!("{name}={value}"));
            parts.iter().map(part).fold(0, u64::wrapping_add)
        }
        other => hash(&format!("{other:?}")),
    }
}

/// The number of a partition key that is a text.
#[cfg(feature = "testing")]
pub fn number_of_text(key: &str) -> u64 {
    number_of(Some(&json!({ "S": key })))
}

/// An item in DynamoDB's JSON.
fn item(attributes: &Item) -> Value {
    attributes.iter().map(|(name, value)| (name.clone(), attribute(value))).collect::<Map<_, _>>().into()
}

/// Sets are sorted: they are the same in any order.
fn attribute(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::S(text) => json!({ "S": text }),
        AttributeValue::N(number) => json!({ "N": number }),
        AttributeValue::Bool(truth) => json!({ "BOOL": truth }),
        AttributeValue::Null(truth) => json!({ "NULL": truth }),
        AttributeValue::B(bytes) => json!({ "B": base64(bytes) }),
        AttributeValue::Ss(texts) => json!({ "SS": sorted(texts.clone()) }),
        AttributeValue::Ns(numbers) => json!({ "NS": sorted(numbers.clone()) }),
        AttributeValue::Bs(bytes) => json!({ "BS": sorted(bytes.iter().map(base64).collect()) }),
        AttributeValue::L(values) => json!({ "L": values.iter().map(attribute).collect::<Vec<_>>() }),
        AttributeValue::M(attributes) => json!({ "M": item(attributes) }),
        _ => Value::Null,
    }
}

fn base64(bytes: &Blob) -> String {
    BASE64_STANDARD.encode(bytes)
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodbstreams::types::Identity;

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_700_000_000_500);

    fn image(seen: &[&str]) -> Item {
        let seen = seen.iter().map(|name| (*name).to_owned()).collect();
        let expires_at = AttributeValue::N("1699999999".to_owned());
        [("PK", AttributeValue::S("a".to_owned())), ("seen", AttributeValue::Ss(seen)), ("expiresAt", expires_at)]
            .map(|(name, value)| (name.to_owned(), value))
            .into()
    }

    fn read(
        old: Option<Item>,
        new: Option<Item>,
        expires_by: Option<&str>,
        identity: Option<Identity>,
    ) -> Option<Value> {
        let name = match (&old, &new) {
            (None, _) => OperationType::Insert,
            (_, Some(_)) => OperationType::Modify,
            (_, None) => OperationType::Remove,
        };
        let change = StreamRecord::builder().set_old_image(old).set_new_image(new).sequence_number("1").build();
        let told = Told::builder().event_name(name).dynamodb(change).set_user_identity(identity).build();
        let expires_by = expires_by.map(str::to_owned);
        let (arn, region) = ("arn".to_owned(), "us-east-1".to_owned());
        let origin = Origin { arn, region, partition_key: "PK".to_owned(), expires_by };
        Some(Record::read(told, &origin, NOW)?.json)
    }

    #[test]
    fn a_write_that_changes_nothing_is_not_told_of_and_sets_have_no_order() {
        let told = |old: &[&str], new: &[&str]| read(Some(image(old)), Some(image(new)), None, None).is_some();
        assert!(!told(&["a", "b"], &["b", "a"]));
        assert!(told(&["a", "b"], &["a"]));
    }

    #[test]
    fn a_deletion_is_that_of_the_service_where_it_says_so_or_another_clock_cannot() {
        let removed = |expires_by, identity| read(Some(image(&["a"])), None, expires_by, identity).unwrap();
        let identity = json!({ "type": "Service", "principalId": "dynamodb.amazonaws.com" });
        // As the client reads the embedded engine's.
        assert_eq!(removed(None, Some(Identity::builder().build()))["userIdentity"], identity);
        assert_eq!(removed(None, None).get("userIdentity"), None);
        assert_eq!(removed(Some("expiresAt"), None)["userIdentity"], identity);
        assert_eq!(removed(Some("other"), None).get("userIdentity"), None);
        let changed = read(Some(image(&["a"])), Some(image(&["b"])), Some("expiresAt"), None).unwrap();
        assert_eq!(changed.get("userIdentity"), None);
    }
}
