//! Lists of chat messages.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::RangeInclusive;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::try_join_all;
use uuid::Uuid;

use super::following::Stored;
use super::item::key_of;
use super::keys::{self, Key};
use super::message_page::PageBuilder;
use super::messages::message_from;
use super::{CAPACITY, Store, StoreError};
use crate::domain::id::RoomId;
use crate::domain::message::Message;
use crate::domain::message_list::{MessageList, MessageOrder, NextMessages};
use crate::domain::page::Page;
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;

/// How many messages of a room are read at least where there are several: a
/// read unit holds about as many short ones.
const LEAST_AHEAD: usize = 16;

/// A room of a list, and what has been read of it and not yet looked at.
struct RoomAhead<'l> {
    room: &'l RoomId,
    ahead: VecDeque<Ahead>,
    read: usize,
    from: Option<HashMap<String, AttributeValue>>,
    is_read_up: bool,
}

/// A place in a room; nothing of a list's where a pointer stands.
type Ahead = (Uuid, Option<Message>);

impl<'l> RoomAhead<'l> {
    fn new(room: &'l RoomId) -> Self {
        Self { room, ahead: VecDeque::new(), read: 0, from: None, is_read_up: false }
    }

    /// Whether it has to be read before anybody knows what comes next in the list.
    fn is_dry(&self) -> bool {
        self.ahead.is_empty() && !self.is_read_up
    }

    /// How much to read of it: of one room what the page takes, of several a
    /// share, and each time twice as much of those that turn out to have more.
    fn stride(&self, of_page: usize, rooms: usize) -> usize {
        (of_page / rooms.max(1)).max(LEAST_AHEAD).max(self.read).min(of_page)
    }
}

impl Store {
    /// A page of a list of messages. Of rooms that are named it is read
    /// strongly; over all rooms the messages of the last moments may be missing.
    pub async fn messages(
        &self,
        list: &Permitted<MessageList>,
        now: Timestamp,
    ) -> Result<Page<Message, NextMessages>, StoreError> {
        match &list.rooms {
            Some(rooms) => self.messages_of_rooms(rooms, list, now).await,
            None => self.feed(list, now).await,
        }
    }

    /// The rooms' partitions, merged: one request per room, and one more for
    /// each room and time that more of it is wanted than was read, or that
    /// followers' pointers were read instead.
    async fn messages_of_rooms(
        &self,
        rooms: &BTreeSet<RoomId>,
        list: &MessageList,
        now: Timestamp,
    ) -> Result<Page<Message, NextMessages>, StoreError> {
        let mut page = PageBuilder::new(list, now);
        let mut rooms = rooms.iter().map(RoomAhead::new).collect::<Vec<_>>();
        loop {
            if page.is_over() && !page.looks_for_more() {
                return Ok(page.finish_at_limit());
            }
            let (stride, count) = (page.stride(), rooms.len());
            let dry = rooms.iter_mut().filter(|room| room.is_dry());
            try_join_all(dry.map(|room| self.read_ahead(room, list, stride, count))).await?;
            while !rooms.iter().any(RoomAhead::is_dry) {
                let Some((uuid, next)) = take_next(&mut rooms, list.order) else { return Ok(page.finish(true)) };
                let is_taken = if next.is_some() { page.look_at(uuid, next) } else { page.pass_over(uuid) };
                if !is_taken {
                    return Ok(page.finish(false));
                }
            }
        }
    }

    async fn read_ahead(
        &self,
        room: &mut RoomAhead<'_>,
        list: &MessageList,
        of_page: usize,
        rooms: usize,
    ) -> Result<(), StoreError> {
        let Some(range) = list.range(list.cursor) else {
            room.is_read_up = true;
            return Ok(());
        };
        let stride = room.stride(of_page, rooms);
        let query = self.messages_at(room.room, &range, stride, list.order);
        let answer = query.set_exclusive_start_key(room.from.take()).send().await?;
        room.from = answer.last_evaluated_key;
        room.is_read_up = room.from.is_none();
        for item in answer.items.unwrap_or_default() {
            room.ahead.push_back(match Stored::of(item, room.room)? {
                Stored::Message(message) => (message.id.uuid, Some(*message)),
                Stored::Pointer(pointer) => (pointer.at, None),
            });
        }
        room.read += stride;
        Ok(())
    }

    /// So many of the room's messages within the range, and of the pointers to them, read strongly.
    pub(super) fn messages_at(
        &self,
        room: &RoomId,
        range: &RangeInclusive<Uuid>,
        count: usize,
        order: MessageOrder,
    ) -> QueryFluentBuilder {
        let (lowest, highest) = keys::messages_between(range);
        self.client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :chat AND SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":chat", AttributeValue::S(keys::chat(room)))
            .expression_attribute_values(":lowest", AttributeValue::S(lowest))
            .expression_attribute_values(":highest", AttributeValue::S(highest))
            .scan_index_forward(order == MessageOrder::OldestFirst)
            .limit(i32::try_from(count).unwrap_or(i32::MAX))
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY)
    }

    /// All rooms' messages, over the index. Each go costs a request per shard
    /// of the feed and one per 100 messages looked at.
    async fn feed(&self, list: &MessageList, now: Timestamp) -> Result<Page<Message, NextMessages>, StoreError> {
        let mut page = PageBuilder::new(list, now);
        let mut from = list.cursor;
        while let Some(range) = list.range(from).filter(|_| !page.is_over()) {
            let count = page.stride();
            let first = self.first_of_feed(&range, count, list.order).await?;
            let keys = first.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>();
            let mut items = self.get_listed(&keys).await?;
            for (uuid, key) in &first {
                let message = items.remove(key).map(message_from).transpose()?;
                if !page.look_at(*uuid, message) {
                    return Ok(page.finish(false));
                }
            }
            if first.len() < count {
                return Ok(page.finish(true));
            }
            from = page.cursor();
        }
        Ok(page.finish_at_limit())
    }

    /// The first `count` messages of all shards within the range.
    async fn first_of_feed(
        &self,
        range: &RangeInclusive<Uuid>,
        count: usize,
        order: MessageOrder,
    ) -> Result<Vec<(Uuid, Key)>, StoreError> {
        let shards = (0..keys::FEED_SHARDS).map(|shard| self.first_of_shard(shard, range, count, order));
        let mut first = try_join_all(shards).await?.concat();
        first.sort_unstable_by(|(a, _), (b, _)| match order {
            MessageOrder::NewestFirst => b.cmp(a),
            MessageOrder::OldestFirst => a.cmp(b),
        });
        first.truncate(count);
        Ok(first)
    }

    async fn first_of_shard(
        &self,
        shard: u8,
        range: &RangeInclusive<Uuid>,
        count: usize,
        order: MessageOrder,
    ) -> Result<Vec<(Uuid, Key)>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&*self.table)
            .index_name(keys::GSI1)
            .key_condition_expression("GSI1PK = :feed AND GSI1SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":feed", AttributeValue::S(keys::feed(shard)))
            .expression_attribute_values(":lowest", AttributeValue::S(range.start().to_string()))
            .expression_attribute_values(":highest", AttributeValue::S(range.end().to_string()))
            .scan_index_forward(order == MessageOrder::OldestFirst)
            .limit(i32::try_from(count).unwrap_or(i32::MAX))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await?;
        let items = answer.items.unwrap_or_default();
        let range = items.iter().map(key_of).filter_map(|key| Some((keys::message_uuid_of(&key.sk)?, key)));
        Ok(range.collect())
    }
}

/// What comes next of all that has been read.
fn take_next(rooms: &mut [RoomAhead<'_>], order: MessageOrder) -> Option<Ahead> {
    let firsts = rooms.iter_mut().filter(|room| !room.ahead.is_empty());
    let uuid = |room: &&mut RoomAhead<'_>| room.ahead.front().map(|(uuid, _)| *uuid);
    let next = match order {
        MessageOrder::NewestFirst => firsts.max_by_key(uuid),
        MessageOrder::OldestFirst => firsts.min_by_key(uuid),
    };
    next?.ahead.pop_front()
}
