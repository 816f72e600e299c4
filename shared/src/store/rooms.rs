//! Rooms in the table.

use std::fmt;
use std::str::FromStr;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::{AttributeValue, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem, Update};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::conditional_put::condition_expression;
use super::item::{Item, fields, fields_of, item_of, text, was_written_by};
use super::keys;
use super::{CAPACITY, Store, StoreError, Written};
use crate::domain::id::RoomId;
use crate::domain::measures::MeasuresSince;
use crate::domain::moderation_log::LogEntry;
use crate::domain::page::{CURSOR_RULE, Page};
use crate::domain::permitted::{Permitted, Unconfined};
use crate::domain::room::{KnownRoom, Room, RoomAbout, RoomName, RoomSchedule, RoomStatus, RoomVersion, StatusByHand};
use crate::domain::rule::Rule;
use crate::domain::time::{Arrival, Timestamp};

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RoomFields {
    name: RoomName,
    about: RoomAbout,
    is_speak: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_by_hand: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_set_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
    /// The list over the index goes without.
    #[serde(default)]
    write_id: RoomVersion,
}

impl RoomFields {
    fn of(room: &Room) -> Self {
        Self {
            name: room.name.clone(),
            about: room.about.clone(),
            is_speak: room.is_speak,
            start_time: room.schedule.start(),
            end_time: room.schedule.end(),
            status_by_hand: room.by_hand.map(|by_hand| by_hand.status.to_string()),
            status_set_at: room.by_hand.map(|by_hand| by_hand.set_at),
            created_at: room.created_at,
            updated_at: room.updated_at,
            write_id: room.version.clone(),
        }
    }

    fn into_room(self, id: RoomId) -> Result<Room, StoreError> {
        let status = self.status_by_hand.map(|status| status.parse::<RoomStatus>()).transpose();
        let status = status.map_err(|rule| StoreError::Unreadable(format!("status {rule}")))?;
        let by_hand = status.zip(self.status_set_at).map(|(status, set_at)| StatusByHand { status, set_at });
        Ok(Room {
            id,
            name: self.name,
            about: self.about,
            is_speak: self.is_speak,
            schedule: RoomSchedule::stored(self.start_time, self.end_time),
            by_hand,
            created_at: self.created_at,
            updated_at: self.updated_at,
            version: self.write_id,
        })
    }
}

/// What is left of a room that was deleted.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DeletedFields {
    deleted_at: Timestamp,
    measures_since: Timestamp,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MeasuresFields {
    /// None where no room of that id was ever deleted.
    measures_since: Option<Timestamp>,
}

/// Since when measures count in a room, by the item of its id, if there is one.
pub(super) fn measures_since(item: Option<&Item>) -> Result<MeasuresSince, StoreError> {
    let fields = item.map(fields_of::<MeasuresFields>).transpose()?;
    Ok(fields.and_then(|fields| fields.measures_since).map_or(MeasuresSince::BEGINNING, MeasuresSince::at))
}

/// What the item of a room id, if there is one, says of it.
pub(super) fn known_room(item: Option<Item>) -> Result<KnownRoom, StoreError> {
    match item {
        None => Ok(KnownRoom::Unknown),
        Some(item) if item.contains_key("deletedAt") => Ok(KnownRoom::Deleted),
        Some(item) => room_from(item).map(KnownRoom::Room),
    }
}

/// The room that an item holds.
fn room_from(item: Item) -> Result<Room, StoreError> {
    let id = keys::room_of(text(&item, keys::PK)).ok_or_else(|| StoreError::Unreadable("room key".to_owned()))?;
    fields::<RoomFields>(item)?.into_room(id)
}

/// Where a list of rooms goes on: after this entry of the index. Written as
/// opaque text together with the filter of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomCursor {
    filter: Option<RoomStatus>,
    after: String,
}

impl RoomCursor {
    /// The filter of the list whose page ended here.
    pub const fn filter(&self) -> Option<RoomStatus> {
        self.filter
    }
}

impl fmt::Display for RoomCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filter = self.filter.map_or("", RoomStatus::as_str);
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(format!("{filter}#{}", self.after)))
    }
}

impl FromStr for RoomCursor {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| CURSOR_RULE)?;
        let plain = String::from_utf8(bytes).map_err(|_| CURSOR_RULE)?;
        let (filter, after) = plain.split_once('#').ok_or(CURSOR_RULE)?;
        let filter = Some(filter).filter(|filter| !filter.is_empty()).map(str::parse).transpose();
        let (arrival, room) = after.split_once('#').ok_or(CURSOR_RULE)?;
        if !keys::is_arrival(arrival) || room.parse::<RoomId>().is_err() {
            return Err(CURSOR_RULE);
        }
        Ok(Self { filter: filter.map_err(|_| CURSOR_RULE)?, after: after.to_owned() })
    }
}

/// The attributes that a room may go without.
const MAY_BE_MISSING: [&str; 4] = ["startTime", "endTime", "statusByHand", "statusSetAt"];

/// How many rooms a filtered page looks at: one batch.
const LOOKED_AT: usize = 100;

impl Store {
    /// Adds a room that was asked for by `arrival`; tells whether its id was free.
    /// What is left of a deleted room of that id says since when measures count,
    /// and goes on to say so.
    pub async fn add_room(&self, _: Unconfined, room: &Room, arrival: Arrival) -> Result<bool, StoreError> {
        let mut attributes: Item = serde_dynamo::to_item(RoomFields::of(room))?;
        let sort_key = keys::room_in_list(arrival, &room.id);
        attributes.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::ROOMS.to_owned()));
        attributes.insert(keys::GSI1SK.to_owned(), AttributeValue::S(sort_key));
        let mut update = self.client.update_item().table_name(&*self.table);
        let mut assignments = Vec::with_capacity(attributes.len());
        for (name, value) in attributes {
            assignments.push(format!("#{name} = :{name}"));
            update = update
                .expression_attribute_names(format!("#{name}"), name.clone())
                .expression_attribute_values(format!(":{name}"), value);
        }
        let added = update
            .set_key(Some(keys::room(&room.id).attributes()))
            .update_expression(format!("SET {} REMOVE deletedAt", assignments.join(", ")))
            // Two create the same room at once: one of them wins.
            .condition_expression("attribute_not_exists(PK) OR attribute_exists(deletedAt)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        match added {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(refusal)) => match refusal.err() {
                UpdateItemError::ConditionalCheckFailedException(met) => {
                    Ok(was_written_by(met.item(), room.version.as_str()))
                }
                _ => Err(SdkError::ServiceError(refusal).into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// The room of that id, read strongly.
    pub async fn room(&self, room: &Permitted<RoomId>) -> Result<Option<Room>, StoreError> {
        Ok(known_room(self.get(&keys::room(room), true).await?)?.room())
    }

    /// Those of `rooms` that there are (at most 100, none twice), newest first,
    /// read strongly.
    pub async fn rooms_named(&self, rooms: &[Permitted<RoomId>]) -> Result<Vec<Room>, StoreError> {
        let keys = rooms.iter().map(|room| keys::room(room)).collect::<Vec<_>>();
        let items = self.get_all(&keys).await?;
        let mut known = items.into_values().collect::<Vec<_>>();
        known.sort_by(|a, b| text(b, keys::GSI1SK).cmp(text(a, keys::GSI1SK)));
        let rooms = known.into_iter().map(|item| Ok(known_room(Some(item))?.room()));
        rooms.filter_map(Result::transpose).collect()
    }

    /// Writes what was changed of the room and the line that tells of it, if it still
    /// stands at `before`.
    pub async fn write_room(
        &self,
        room: &Permitted<RoomId>,
        before: &RoomVersion,
        after: &Room,
        entry: &LogEntry,
    ) -> Result<Written, StoreError> {
        let fields: Item = serde_dynamo::to_item(RoomFields::of(after))?;
        let mut update = Update::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::room(room).attributes()))
            // Another change, or the room's deletion, comes between: it must not be undone unseen.
            .condition_expression("writeId = :before")
            .expression_attribute_values(":before", AttributeValue::S(before.as_str().to_owned()));
        let gone = MAY_BE_MISSING.into_iter().filter(|name| !fields.contains_key(*name)).collect::<Vec<_>>();
        let mut set = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            set.push(format!("#{name} = :{name}"));
            update = update
                .expression_attribute_names(format!("#{name}"), &name)
                .expression_attribute_values(format!(":{name}"), value);
        }
        let remove = if gone.is_empty() { String::new() } else { format!(" REMOVE {}", gone.join(", ")) };
        let update = update.update_expression(format!("SET {}{remove}", set.join(", ")));
        let update = TransactWriteItem::builder().update(update.build()?).build();
        self.transact(vec![update, self.log(entry)?]).await
    }

    /// Deletes the room, whose id stays closed, and whose mutes and bans count for
    /// nothing from then on, with the line that tells of it, drawn anew for each
    /// try; tells whether there was one. Two requests, however many these are.
    pub async fn delete_room(
        &self,
        room: &Permitted<RoomId>,
        entry: impl Fn() -> LogEntry,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let backoff = self.backoff();
        let mut met = None::<String>;
        loop {
            let stored = self.get(&keys::room(room), true).await?.filter(|item| !item.contains_key("deletedAt"));
            // Another caller deleted it, if it was there: that is as well.
            let Some(stored) = stored else { return Ok(met.is_some()) };
            // No two creations have one place in the list: this is a new room, which stays.
            let place = text(&stored, keys::GSI1SK).to_owned();
            if met.as_ref().is_some_and(|met| *met != place) {
                return Ok(true);
            }
            met = Some(place);
            let since = measures_since(Some(&stored))?.time().max(now);
            let tombstone = item_of(&keys::room(room), DeletedFields { deleted_at: now, measures_since: since })?;
            let written = AttributeValue::S(text(&stored, "writeId").to_owned());
            // The room is changed meanwhile, or deleted and created anew: which, is looked at.
            let unchanged = condition_expression("writeId = :written", [(":written", written)]);
            let put = Put::builder().table_name(&*self.table).set_item(Some(tombstone));
            let put = TransactWriteItem::builder().put(unchanged.of_put(put).build()?).build();
            match self.transact(vec![put, self.log(&entry())?]).await? {
                Written::Done => return Ok(true),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }

    /// A page of rooms, newest first: two requests. Over the index, so what
    /// happened to a room a moment ago may not be seen yet.
    pub async fn rooms(
        &self,
        _: Unconfined,
        filter: Option<RoomStatus>,
        cursor: Option<RoomCursor>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Page<Room, RoomCursor>, StoreError> {
        let looked_at = if filter.is_some() { LOOKED_AT } else { limit };
        let entries_of_list = self.room_entries(cursor, looked_at + 1).await?;
        let seen = entries_of_list.get(..looked_at).unwrap_or(&entries_of_list);
        let mut entries = Vec::new();
        for (index, (item, sort_key)) in seen.iter().enumerate() {
            let Some(room) = known_room(Some(item.clone()))?.room() else { continue };
            if filter.is_some_and(|status| room.status(now) != status) {
                continue;
            }
            entries.push(room);
            if entries.len() == limit {
                let more = index + 1 < entries_of_list.len();
                let next = more.then(|| RoomCursor { filter, after: sort_key.clone() });
                return Ok(Page { entries, next });
            }
        }
        let last = seen.last().filter(|_| entries_of_list.len() > looked_at);
        let next = last.map(|(_, sort_key)| RoomCursor { filter, after: sort_key.clone() });
        Ok(Page { entries, next })
    }

    async fn room_entries(&self, cursor: Option<RoomCursor>, count: usize) -> Result<Vec<(Item, String)>, StoreError> {
        let below = cursor.map(|cursor| cursor.after);
        let mut query = self
            .client
            .query()
            .table_name(&*self.table)
            .index_name(keys::GSI1)
            .key_condition_expression("GSI1PK = :rooms")
            .expression_attribute_values(":rooms", AttributeValue::S(keys::ROOMS.to_owned()))
            .scan_index_forward(false)
            .limit(i32::try_from(count).unwrap_or(i32::MAX))
            .return_consumed_capacity(CAPACITY);
        if let Some(below) = below {
            query = query
                .key_condition_expression("GSI1PK = :rooms AND GSI1SK < :below")
                .expression_attribute_values(":below", AttributeValue::S(below));
        }
        let items = query.send().await?.items.unwrap_or_default();
        let entry = |item: Item| {
            let sort_key = text(&item, keys::GSI1SK).to_owned();
            (item, sort_key)
        };
        Ok(items.into_iter().map(entry).collect())
    }
}
