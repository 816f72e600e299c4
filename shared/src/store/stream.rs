//! The table's stream: what its records say of items of ours.

use serde::Deserialize;
use serde_json::Value;

use super::StoreError;
use super::item::{Item, text};
use super::keys;
use super::measures::measures_from;
use super::messages::message_from;
use super::rooms::known_room;
use super::voice::{chat_from, member_from};
use crate::domain::live::change::{Change, Recorded, SequenceNumber};
use crate::domain::message::MessageId;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::CommunityId;

/// Who deletes items whose time is over.
const EXPIRY: &str = "dynamodb.amazonaws.com";

/// A record as Lambda hands it over.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    #[serde(rename = "eventID")]
    event_id: String,
    dynamodb: Written,
    user_identity: Option<Identity>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Written {
    /// Seconds since the epoch.
    approximate_creation_date_time: f64,
    sequence_number: String,
    keys: serde_dynamo::Item,
    old_image: Option<serde_dynamo::Item>,
    new_image: Option<serde_dynamo::Item>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Identity {
    principal_id: String,
}

/// A record that cannot be read: of a shape that we never wrote. No later try
/// would read it.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableRecord {
    /// It is no record of a stream.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// Its item is none of ours.
    #[error("{0}")]
    Item(#[from] StoreError),
}

/// The place of a record in its stream, whatever else it says.
pub fn sequence_number(record: &Value) -> Option<SequenceNumber> {
    record.pointer("/dynamodb/SequenceNumber")?.as_str().map(SequenceNumber::of_stream)
}

/// What a record is told of as; nothing if it is of no interest: an item whose
/// time was over, or one that nobody is told of.
pub fn recorded(record: &Value) -> Result<Option<Recorded>, UnreadableRecord> {
    let record = Record::deserialize(record)?;
    let has_expired = record.user_identity.is_some_and(|identity| identity.principal_id == EXPIRY);
    if has_expired {
        return Ok(None);
    }
    let Written { keys, old_image, new_image, .. } = record.dynamodb;
    let change = change(&keys.into(), old_image.map(Into::into), new_image.map(Into::into))?;
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since the epoch fit for ages")]
    let at = Timestamp::from_millis((record.dynamodb.approximate_creation_date_time * 1_000.0) as i64);
    let sequence_number = SequenceNumber::of_stream(&record.dynamodb.sequence_number);
    Ok(change.map(|change| Recorded { sequence_number, id: record.event_id, at, change }))
}

/// What happened to the item of that key.
fn change(key: &Item, old: Option<Item>, new: Option<Item>) -> Result<Option<Change>, StoreError> {
    let (pk, sk) = (text(key, keys::PK), text(key, keys::SK));
    match keys::kind_of(pk, sk) {
        Some(keys::Kind::Message) => {
            // Nobody but TTL deletes one.
            let Some(new) = new else { return Ok(None) };
            Ok(Some(Change::Message { before: old.map(message_from).transpose()?, after: message_from(new)? }))
        }
        Some(keys::Kind::Receipt) => seen(pk, sk, old.is_some(), new.is_some()),
        Some(keys::Kind::Measures) => measures(pk, old.as_ref(), new.as_ref()),
        Some(keys::Kind::Room) => {
            let id = keys::room_of(pk).ok_or_else(|| StoreError::Unreadable("room key".to_owned()))?;
            Ok(Some(Change::Room { id, before: known_room(old)?, after: known_room(new)? }))
        }
        Some(keys::Kind::VoiceChat) => {
            let chat = |item: Option<Item>| item.map(chat_from).transpose().map(|chat| chat.map(|(_, chat)| chat));
            Ok(Some(Change::Stage { community: community(pk)?, before: chat(old)?, after: chat(new)? }))
        }
        // Those of a chat that is over go long after it.
        Some(keys::Kind::VoiceShard) if new.is_none() => Ok(None),
        Some(keys::Kind::VoiceShard) => Ok(Some(Change::Counts { community: community(pk)? })),
        Some(keys::Kind::VoiceMember) => member(pk, sk, old, new),
        None => Ok(None),
    }
}

fn seen(pk: &str, sk: &str, was: bool, is: bool) -> Result<Option<Change>, StoreError> {
    let unreadable = || StoreError::Unreadable("receipt key".to_owned());
    let room = keys::room_of(pk).ok_or_else(unreadable)?;
    let (uuid, reader) = keys::receipt_of(sk).ok_or_else(unreadable)?;
    // A mark that is made again changes nothing.
    Ok((was != is).then_some(Change::Seen { message: MessageId { room, uuid }, reader, is_seen: is }))
}

fn measures(pk: &str, old: Option<&Item>, new: Option<&Item>) -> Result<Option<Change>, StoreError> {
    let room = keys::room_of(pk).ok_or_else(|| StoreError::Unreadable("measures key".to_owned()))?;
    let measures =
        |item: Option<&Item>| Ok::<_, StoreError>(Box::new(item.map(measures_from).transpose()?.unwrap_or_default()));
    Ok(Some(Change::Measures { room, before: measures(old)?, after: measures(new)? }))
}

fn member(pk: &str, sk: &str, old: Option<Item>, new: Option<Item>) -> Result<Option<Change>, StoreError> {
    // Those of a chat that is over go after it.
    let Some(new) = new else { return Ok(None) };
    let address = keys::address_of(pk).ok_or_else(|| StoreError::Unreadable("voice member key".to_owned()))?;
    Ok(Some(Change::Member {
        community: community(sk)?,
        address,
        before: old.map(member_from).transpose()?,
        after: member_from(new)?,
    }))
}

fn community(key: &str) -> Result<CommunityId, StoreError> {
    keys::community_of(key).ok_or_else(|| StoreError::Unreadable("voice key".to_owned()))
}
