//! How far people have read, and how much they have not.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, Select};
use futures::stream::{self, StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::conditional_put::{PutIf, condition_expression};
use super::item::{Item, fields, item_of, key_of, text};
use super::keys::{self, Key};
use super::{CAPACITY, Store, StoreError};
use crate::domain::id::{RoomId, UserId};
use crate::domain::message::MessageId;
use crate::domain::permitted::Permitted;
use crate::domain::time::{Second, Timestamp};
use crate::domain::unread::{Unread, UnreadCount};

/// Up to so many marks are read one by one; more of them by a query of those that stand
/// between, some 30 a unit, instead of a unit for each.
const FEW_MARKS: usize = 3;

/// How many marks that query looks at: who has read very many rooms pays for those in
/// between, but no more than some 30 units.
const MOST_MARKS: i32 = 1000;

/// How many rooms are counted at a time.
const AT_ONCE: usize = 16;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MarkFields {
    up_to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Second>,
}

impl MarkFields {
    fn into_mark(self, room: &RoomId, now: Timestamp) -> Result<Option<MessageId>, StoreError> {
        let uuid = self.up_to.parse().map_err(|_| StoreError::Unreadable("a mark".to_owned()))?;
        let is_over = self.expires_at.is_some_and(|end| end.is_over(now));
        Ok((!is_over).then(|| MessageId { room: room.clone(), uuid }))
    }
}

impl Store {
    /// Moves the reader's mark in the message's room there, unless it stands there or
    /// further on. It is kept until `expires_at`.
    pub async fn mark_read(
        &self,
        reader: &UserId,
        up_to: &Permitted<MessageId>,
        expires_at: Option<Second>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let fields = MarkFields { up_to: up_to.uuid.to_string(), expires_at };
        let item = item_of(&keys::read_mark(reader, &up_to.room), fields)?;
        let new = AttributeValue::S(up_to.uuid.to_string());
        let at = AttributeValue::N(now.seconds().to_string());
        // The reader's other devices move it at once: it never goes back.
        let forward = condition_expression(
            "attribute_not_exists(PK) OR upTo < :new OR expiresAt <= :now",
            [(":new", new), (":now", at)],
        );
        match self.put_or_meet(item, forward).await? {
            PutIf::Done | PutIf::Met(_) => Ok(()),
            PutIf::Held => Err(StoreError::Contended),
        }
    }

    /// What `reader` has not read of each of the rooms (none twice, 100 at most), in
    /// their order: one request for the marks, read strongly, or two where the reader has
    /// very many, and one a room, up to four where much of it does not count.
    pub async fn unread(
        &self,
        reader: &UserId,
        rooms: &[Permitted<RoomId>],
        now: Timestamp,
    ) -> Result<Vec<Unread>, StoreError> {
        let mut marks = self.read_marks(reader, rooms, now).await?;
        let counts = rooms.iter().map(|room| {
            let up_to = marks.remove(&**room);
            async move {
                let count = self.count_unread(reader, room, up_to.as_ref().map(|up_to| up_to.uuid), now).await?;
                Ok(Unread { count, up_to })
            }
        });
        stream::iter(counts.collect::<Vec<_>>()).buffered(AT_ONCE).try_collect().await
    }

    async fn read_marks(
        &self,
        reader: &UserId,
        rooms: &[Permitted<RoomId>],
        now: Timestamp,
    ) -> Result<HashMap<RoomId, MessageId>, StoreError> {
        let mut keys = rooms.iter().map(|room| keys::read_mark(reader, room)).collect::<Vec<_>>();
        keys.sort_by(|a, b| a.sk.cmp(&b.sk));
        let mut items = if keys.len() > FEW_MARKS { self.first_marks(&mut keys).await? } else { HashMap::new() };
        items.extend(self.get_all(&keys).await?);
        let mut marks = HashMap::new();
        for room in rooms {
            let Some(item) = items.remove(&keys::read_mark(reader, room)) else { continue };
            let mark = fields::<MarkFields>(item)?.into_mark(room, now)?;
            marks.extend(mark.map(|mark| (mark.room.clone(), mark)));
        }
        Ok(marks)
    }

    /// The marks of a reader that stand between the first and the last of `keys`, as far as
    /// one request reads; of `keys`, which are in order, those are left that lie beyond.
    async fn first_marks(&self, keys: &mut Vec<Key>) -> Result<HashMap<Key, Item>, StoreError> {
        let (Some(first), Some(last)) = (keys.first(), keys.last()) else { return Ok(HashMap::new()) };
        let query = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :marks AND SK BETWEEN :first AND :last")
            .expression_attribute_values(":marks", AttributeValue::S(first.pk.clone()))
            .expression_attribute_values(":first", AttributeValue::S(first.sk.clone()))
            .expression_attribute_values(":last", AttributeValue::S(last.sk.clone()))
            .limit(MOST_MARKS)
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY);
        let answer = query.send().await?;
        match answer.last_evaluated_key {
            Some(reached) => keys.retain(|key| key.sk.as_str() > text(&reached, keys::SK)),
            None => keys.clear(),
        }
        Ok(answer.items.unwrap_or_default().into_iter().map(|item| (key_of(&item), item)).collect())
    }

    /// How many of the room's messages after that one are there that `reader` has not
    /// posted: read eventually, at half the price, since nobody has a claim to a moment.
    async fn count_unread(
        &self,
        reader: &UserId,
        room: &RoomId,
        after: Option<Uuid>,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let (lowest, highest) = keys::messages_after(after);
        let query = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :chat AND SK BETWEEN :lowest AND :highest")
            // Pointers have no author.
            .filter_expression(
                "attribute_exists(createdBy) AND createdBy <> :reader AND attribute_not_exists(deletedAt) \
                 AND (attribute_not_exists(expiresAt) OR expiresAt > :now)",
            )
            .expression_attribute_values(":chat", AttributeValue::S(keys::chat(room)))
            .expression_attribute_values(":lowest", AttributeValue::S(lowest))
            .expression_attribute_values(":highest", AttributeValue::S(highest))
            .expression_attribute_values(":reader", AttributeValue::S(reader.to_string()))
            .expression_attribute_values(":now", AttributeValue::N(now.seconds().to_string()))
            .select(Select::Count)
            .return_consumed_capacity(CAPACITY);
        let number = |count: i32| usize::try_from(count).unwrap_or_default();
        let (mut count, mut from) = (UnreadCount::default(), None);
        while let Some(stride) = count.stride() {
            let limit = i32::try_from(stride).unwrap_or(i32::MAX);
            let answer = query.clone().limit(limit).set_exclusive_start_key(from).send().await?;
            count.add(number(answer.count), number(answer.scanned_count));
            from = answer.last_evaluated_key;
            if from.is_none() {
                break;
            }
        }
        Ok(count.finish())
    }
}
