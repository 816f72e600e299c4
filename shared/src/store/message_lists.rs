//! Lists of chat messages.

use std::collections::{HashMap, VecDeque};
use std::ops::RangeInclusive;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::try_join_all;
use uuid::Uuid;

use super::following::Stored;
use super::item::{Item, key_of};
use super::keys;
use super::message_page::PageBuilder;
use super::messages::{is_whole, message_from};
use super::{CAPACITY, Store, StoreError};
use crate::domain::id::RoomId;
use crate::domain::message::Message;
use crate::domain::message_list::{MessageList, MessageOrder, NextMessages};
use crate::domain::page::Page;
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;

/// How many messages are read at least where they come from several places: a read unit
/// holds about as many short ones, and half a one, which is what the index costs, fewer.
const LEAST_OF_A_ROOM: usize = 16;
const LEAST_OF_A_SHARD: usize = 12;

/// Where messages of a list come from.
#[derive(Debug, Clone, Copy)]
enum Source<'l> {
    /// A room's partition, read strongly.
    Room(&'l RoomId),
    /// A partition of the index over all rooms.
    Shard(u8),
}

/// A place that messages come from, and what has been read of it and not yet looked at.
struct Stretch<'l> {
    source: Source<'l>,
    ahead: VecDeque<Ahead>,
    read: usize,
    from: Option<HashMap<String, AttributeValue>>,
    is_read_up: bool,
}

/// A place in a room; nothing of a list's where a pointer stands.
type Ahead = (Uuid, Option<Message>);

impl<'l> Stretch<'l> {
    fn of(source: Source<'l>) -> Self {
        Self { source, ahead: VecDeque::new(), read: 0, from: None, is_read_up: false }
    }

    /// Whether it has to be read before anybody knows what comes next in the list.
    fn is_dry(&self) -> bool {
        self.ahead.is_empty() && !self.is_read_up
    }

    /// How much to read of it: of one alone what the page takes, of several a share (of
    /// shards, over which messages are spread by chance, two), and each time twice as much
    /// of those that turn out to have more.
    fn stride(&self, of_page: usize, sources: usize) -> usize {
        let share = of_page / sources.max(1);
        let wanted = match self.source {
            Source::Room(_) => share.max(LEAST_OF_A_ROOM),
            Source::Shard(_) => (2 * share).max(LEAST_OF_A_SHARD),
        };
        wanted.max(self.read).min(of_page)
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
        let sources = match &list.rooms {
            Some(rooms) => rooms.iter().map(Source::Room).collect::<Vec<_>>(),
            None => (0..keys::FEED_SHARDS).map(Source::Shard).collect(),
        };
        self.merged(sources, list, now).await
    }

    /// What comes from all the sources, merged: one request for each, and one more for each
    /// of them and time that more of it is wanted than was read, or that followers' pointers
    /// were read instead; of shards one more per 100 long messages, whose words the index
    /// does not have.
    async fn merged(
        &self,
        sources: Vec<Source<'_>>,
        list: &MessageList,
        now: Timestamp,
    ) -> Result<Page<Message, NextMessages>, StoreError> {
        let mut page = PageBuilder::new(list, now);
        let mut stretches = sources.into_iter().map(Stretch::of).collect::<Vec<_>>();
        loop {
            if page.is_over() && !page.looks_for_more() {
                return Ok(page.finish_at_limit());
            }
            let (stride, count) = (page.stride(), stretches.len());
            let dry = stretches.iter_mut().filter(|stretch| stretch.is_dry());
            try_join_all(dry.map(|stretch| self.read_ahead(stretch, list, stride, count))).await?;
            while !stretches.iter().any(Stretch::is_dry) {
                let Some((uuid, next)) = take_next(&mut stretches, list.order) else { return Ok(page.finish(true)) };
                let is_taken = if next.is_some() { page.look_at(uuid, next) } else { page.pass_over(uuid) };
                if !is_taken {
                    return Ok(page.finish(false));
                }
            }
        }
    }

    async fn read_ahead(
        &self,
        stretch: &mut Stretch<'_>,
        list: &MessageList,
        of_page: usize,
        sources: usize,
    ) -> Result<(), StoreError> {
        let Some(range) = list.range(list.cursor) else {
            stretch.is_read_up = true;
            return Ok(());
        };
        let stride = stretch.stride(of_page, sources);
        let query = match stretch.source {
            Source::Room(room) => self.messages_at(room, &range, stride, list.order),
            Source::Shard(shard) => self.feed_at(shard, &range, stride, list.order),
        };
        let answer = query.set_exclusive_start_key(stretch.from.take()).send().await?;
        stretch.from = answer.last_evaluated_key;
        stretch.is_read_up = stretch.from.is_none();
        let items = answer.items.unwrap_or_default();
        match stretch.source {
            Source::Room(room) => {
                for item in items {
                    stretch.ahead.push_back(match Stored::of(item, room)? {
                        Stored::Message(message) => (message.id.uuid, Some(*message)),
                        Stored::Pointer(pointer) => (pointer.at, None),
                    });
                }
            }
            Source::Shard(_) => stretch.ahead.extend(self.of_feed(items).await?),
        }
        stretch.read += stride;
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

    /// So many messages of one partition of the feed within the range, as the index has them.
    fn feed_at(
        &self,
        shard: u8,
        range: &RangeInclusive<Uuid>,
        count: usize,
        order: MessageOrder,
    ) -> QueryFluentBuilder {
        self.client
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
    }

    /// The messages of these entries of the index, the long ones read from the table.
    async fn of_feed(&self, entries: Vec<Item>) -> Result<Vec<Ahead>, StoreError> {
        let long = entries.iter().filter(|entry| !is_whole(entry)).map(key_of).collect::<Vec<_>>();
        let mut long = self.get_listed(&long).await?;
        let mut ahead = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = key_of(&entry);
            let Some(uuid) = keys::message_uuid_of(&key.sk) else { continue };
            // One that is gone from the table was removed a moment ago, or its time is up.
            let item = if is_whole(&entry) { Some(entry) } else { long.remove(&key) };
            ahead.extend(item.map(|item| Ok::<_, StoreError>((uuid, Some(message_from(item)?)))).transpose()?);
        }
        Ok(ahead)
    }
}

/// What comes next of all that has been read.
fn take_next(stretches: &mut [Stretch<'_>], order: MessageOrder) -> Option<Ahead> {
    let firsts = stretches.iter_mut().filter(|stretch| !stretch.ahead.is_empty());
    let uuid = |stretch: &&mut Stretch<'_>| stretch.ahead.front().map(|(uuid, _)| *uuid);
    let next = match order {
        MessageOrder::NewestFirst => firsts.max_by_key(uuid),
        MessageOrder::OldestFirst => firsts.min_by_key(uuid),
    };
    next?.ahead.pop_front()
}
