//! Chat messages in the table, and lists of them.

use std::ops::RangeInclusive;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::try_join_all;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::item::{Item, fields, item, key_of, text};
use super::keys::{self, Key};
use super::{CAPACITY, Store, StoreError};
use crate::domain::id::{RoomId, UserId};
use crate::domain::message::{
    Message, MessageCursor, MessageFilter, MessageId, MessageMedia, MessageSession, MessageText,
};
use crate::domain::page::Page;
use crate::domain::time::Timestamp;

/// How many messages one call for a list looks at, at most.
pub const MAX_LOOKED_AT: usize = 1000;

/// How many messages of a filtered list are looked at in one go.
const STRIDE: usize = 250;

/// A page of messages ends early at about this many bytes, so that with its
/// receipts it fits into the 6 MB that Lambda answers at most.
const MOST_BYTES: usize = 750_000;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MessageFields {
    created_at: Timestamp,
    created_by: UserId,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<MessageSession>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<MessageText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<MessageMedia>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<i64>,
}

fn message_from(item: Item) -> Result<Message, StoreError> {
    let place = keys::room_of(text(&item, keys::PK)).zip(keys::message_uuid_of(text(&item, keys::SK)));
    let (room, uuid) = place.ok_or_else(|| StoreError::Unreadable("message key".to_owned()))?;
    let fields = fields::<MessageFields>(item)?;
    Ok(Message {
        id: MessageId { room, uuid },
        created_at: fields.created_at,
        created_by: fields.created_by,
        session: fields.session,
        text: fields.text,
        media: fields.media,
        expires_at: fields.expires_at,
    })
}

/// The item of a message.
pub(super) fn message_item(message: &Message) -> Result<Item, StoreError> {
    let fields = MessageFields {
        created_at: message.created_at,
        created_by: message.created_by.clone(),
        session: message.session.clone(),
        text: message.text.clone(),
        media: message.media.clone(),
        expires_at: message.expires_at,
    };
    let mut item = item(&keys::message(&message.id), fields)?;
    item.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::feed_of(message.id.uuid)));
    item.insert(keys::GSI1SK.to_owned(), AttributeValue::S(message.id.uuid.to_string()));
    Ok(item)
}

/// What a list looks at next, and how much it may still look at.
struct Walk<'f> {
    filter: &'f MessageFilter,
    limit: usize,
    now: Timestamp,
    taken: Vec<Message>,
    bytes: usize,
    looked_at: usize,
    last: Option<Uuid>,
}

impl<'f> Walk<'f> {
    fn new(filter: &'f MessageFilter, limit: usize, now: Timestamp) -> Self {
        Self { filter, limit, now, taken: Vec::new(), bytes: 0, looked_at: 0, last: None }
    }

    fn is_full(&self) -> bool {
        self.taken.len() == self.limit || self.bytes >= MOST_BYTES
    }

    fn is_over(&self) -> bool {
        self.is_full() || self.looked_at >= MAX_LOOKED_AT
    }

    /// How many to look at in the next go: one more than fit where nothing is
    /// filtered, which tells whether there is a next page.
    fn stride(&self) -> usize {
        let wanted = if self.filter.looks_inside() { STRIDE } else { self.limit - self.taken.len() + 1 };
        wanted.min(MAX_LOOKED_AT - self.looked_at)
    }

    /// Looks at one message of the list; false once the page is full.
    fn look_at(&mut self, uuid: Uuid, message: Option<Message>) -> bool {
        if self.is_full() {
            return false;
        }
        self.looked_at += 1;
        self.last = Some(uuid);
        if let Some(message) = message.filter(|m| !m.is_expired(self.now) && self.filter.admits(m)) {
            let lengths =
                [message.text.as_ref().map(|t| t.as_str().len()), message.media.as_ref().map(|m| m.as_str().len())];
            self.bytes += lengths.into_iter().flatten().sum::<usize>();
            self.taken.push(message);
        }
        true
    }

    fn cursor(&self) -> Option<MessageCursor> {
        self.last.map(MessageCursor)
    }

    fn page(self, is_last: bool) -> Page<Message, MessageCursor> {
        let next = self.cursor().filter(|_| !is_last);
        Page { entries: self.taken, next }
    }
}

impl Store {
    /// The message, read strongly, if its retention has not ended.
    pub async fn message(&self, id: &MessageId, now: Timestamp) -> Result<Option<Message>, StoreError> {
        let message = self.get(&keys::message(id), true).await?.map(message_from).transpose()?;
        Ok(message.filter(|message| !message.is_expired(now)))
    }

    /// A page of one room's messages, newest first, read strongly: one
    /// request, up to four where a filter looks inside.
    pub async fn messages_of_room(
        &self,
        room: &RoomId,
        filter: &MessageFilter,
        cursor: Option<MessageCursor>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Page<Message, MessageCursor>, StoreError> {
        let mut walk = Walk::new(filter, limit, now);
        let mut from = cursor;
        while let Some(places) = filter.places(from).filter(|_| !walk.is_over()) {
            let answer = self.messages_at(room, &places, walk.stride()).send().await?;
            for item in answer.items.unwrap_or_default() {
                let message = message_from(item)?;
                if !walk.look_at(message.id.uuid, Some(message)) {
                    return Ok(walk.page(false));
                }
            }
            if answer.last_evaluated_key.is_none() {
                return Ok(walk.page(true));
            }
            from = walk.cursor();
        }
        let is_last = filter.places(walk.cursor().or(cursor)).is_none();
        Ok(walk.page(is_last))
    }

    fn messages_at(&self, room: &RoomId, places: &RangeInclusive<Uuid>, count: usize) -> QueryFluentBuilder {
        let (lowest, highest) = keys::messages_between(places);
        self.client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :chat AND SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":chat", AttributeValue::S(keys::chat(room)))
            .expression_attribute_values(":lowest", AttributeValue::S(lowest))
            .expression_attribute_values(":highest", AttributeValue::S(highest))
            .scan_index_forward(false)
            .limit(i32::try_from(count).unwrap_or(i32::MAX))
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY)
    }

    /// A page of all rooms' messages, newest first. Over the index, so what
    /// happened in the last moments may be missing. Each go costs a request
    /// per shard of the feed and one per 100 messages looked at.
    pub async fn feed(
        &self,
        filter: &MessageFilter,
        cursor: Option<MessageCursor>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Page<Message, MessageCursor>, StoreError> {
        let mut walk = Walk::new(filter, limit, now);
        let mut from = cursor;
        while let Some(places) = filter.places(from).filter(|_| !walk.is_over()) {
            let count = walk.stride();
            let newest = self.newest_of_feed(&places, count).await?;
            let keys = newest.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>();
            let mut items = self.get_listed(&keys).await?;
            for (uuid, key) in &newest {
                let message = items.remove(key).map(message_from).transpose()?;
                if !walk.look_at(*uuid, message) {
                    return Ok(walk.page(false));
                }
            }
            if newest.len() < count {
                return Ok(walk.page(true));
            }
            from = walk.cursor();
        }
        let is_last = filter.places(walk.cursor().or(cursor)).is_none();
        Ok(walk.page(is_last))
    }

    /// The newest `count` messages of all shards within the range.
    async fn newest_of_feed(
        &self,
        places: &RangeInclusive<Uuid>,
        count: usize,
    ) -> Result<Vec<(Uuid, Key)>, StoreError> {
        let shards = (0..keys::FEED_SHARDS).map(|shard| self.newest_of_shard(shard, places, count));
        let mut newest = try_join_all(shards).await?.concat();
        newest.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
        newest.truncate(count);
        Ok(newest)
    }

    async fn newest_of_shard(
        &self,
        shard: u8,
        places: &RangeInclusive<Uuid>,
        count: usize,
    ) -> Result<Vec<(Uuid, Key)>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&*self.table)
            .index_name(keys::GSI1)
            .key_condition_expression("GSI1PK = :feed AND GSI1SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":feed", AttributeValue::S(keys::feed(shard)))
            .expression_attribute_values(":lowest", AttributeValue::S(places.start().to_string()))
            .expression_attribute_values(":highest", AttributeValue::S(places.end().to_string()))
            .scan_index_forward(false)
            .limit(i32::try_from(count).unwrap_or(i32::MAX))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await?;
        let items = answer.items.unwrap_or_default();
        let places = items.iter().map(key_of).filter_map(|key| Some((keys::message_uuid_of(&key.sk)?, key)));
        Ok(places.collect())
    }
}
