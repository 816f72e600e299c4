//! Who has seen which message: one small item per reader, so that a mark
//! costs the same however many came before.

use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::operation::query::QueryOutput;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::stream::{self, StreamExt, TryStreamExt};
use serde::Serialize;
use uuid::Uuid;

use super::item::{Item, item_of, text};
use super::keys;
use super::{CAPACITY, Store, StoreError};
use crate::domain::id::{RoomId, UserId};
use crate::domain::message::{Message, MessageId};
use crate::domain::message_list::FirstReaders;
use crate::domain::time::Second;

/// How many readers GET by id shows, and about how many bytes of ids: what
/// fits into the 6 MB that Lambda answers at most.
const MOST_READERS: usize = 50_000;
const MOST_BYTES: usize = 4_500_000;

/// How many receipts of a page are read in one go before each message is
/// asked for its own first ones.
const RECEIPTS_AT_ONCE: i32 = 1000;

/// How many requests for one page are under way at once.
const AT_ONCE: usize = 16;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ReceiptFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Second>,
}

/// The readers of each message of a page.
pub type Readers = HashMap<MessageId, Vec<UserId>>;

impl Store {
    /// Marks the message as seen by `reader`; again and again is the same.
    pub async fn mark_seen(&self, message: &Message, reader: &UserId) -> Result<(), StoreError> {
        let fields = ReceiptFields { expires_at: message.expires_at };
        self.put(item_of(&keys::receipt(&message.id, reader), fields)?).await
    }

    /// Takes `reader`'s mark back, if there is one.
    pub async fn mark_unseen(&self, message: &Message, reader: &UserId) -> Result<(), StoreError> {
        self.delete(&keys::receipt(&message.id, reader)).await
    }

    /// The first 100 readers of the message, in the order of their ids, read strongly.
    pub async fn first_readers(&self, message: &Message) -> Result<Vec<UserId>, StoreError> {
        self.first_readers_at(&message.id, FirstReaders::default()).await
    }

    async fn first_readers_at(&self, message: &MessageId, first: FirstReaders) -> Result<Vec<UserId>, StoreError> {
        let first = i32::try_from(first.get()).unwrap_or(i32::MAX);
        let answer = self.receipts(&message.room, message.uuid, message.uuid).limit(first).send().await?;
        Ok(readers(answer).map(|(_, reader)| reader).collect())
    }

    /// The readers of the message in the order of their ids, read strongly: up
    /// to 50,000, or as many as fit into an answer; one request a megabyte.
    pub async fn readers(&self, message: &Message) -> Result<Vec<UserId>, StoreError> {
        let MessageId { room, uuid } = &message.id;
        let query = self.receipts(room, *uuid, *uuid);
        let mut found = Vec::new();
        let mut bytes = 0;
        let mut from = None;
        loop {
            let mut answer = query.clone().set_exclusive_start_key(from).send().await?;
            from = answer.last_evaluated_key.take();
            for (_, reader) in readers(answer) {
                bytes += reader.as_str().len();
                if found.len() == MOST_READERS || bytes > MOST_BYTES {
                    return Ok(found);
                }
                found.push(reader);
            }
            if from.is_none() {
                return Ok(found);
            }
        }
    }

    /// The first readers of each message, read strongly.
    ///
    /// One request per room on the page as long as its receipts are few; else
    /// one more per message that the first did not cover. None where no readers
    /// are wanted.
    pub async fn first_readers_of_page(
        &self,
        messages: &[Message],
        first: FirstReaders,
    ) -> Result<Readers, StoreError> {
        if first == FirstReaders::NONE {
            return Ok(Readers::new());
        }
        let mut rooms = BTreeMap::<RoomId, Vec<Uuid>>::new();
        for message in messages {
            rooms.entry(message.id.room.clone()).or_default().push(message.id.uuid);
        }
        let pages = rooms.into_iter().map(|(room, uuids)| self.first_readers_in_room(room, uuids, first));
        let readers = stream::iter(pages).buffer_unordered(AT_ONCE).try_collect::<Vec<_>>().await?;
        Ok(readers.into_iter().flatten().collect())
    }

    async fn first_readers_in_room(
        &self,
        room: RoomId,
        mut uuids: Vec<Uuid>,
        first: FirstReaders,
    ) -> Result<Readers, StoreError> {
        uuids.sort_unstable();
        let (Some(oldest), Some(newest)) = (uuids.first().copied(), uuids.last().copied()) else {
            return Ok(Readers::new());
        };
        let mut answer = self.receipts(&room, oldest, newest).limit(RECEIPTS_AT_ONCE).send().await?;
        let stopped_at = answer.last_evaluated_key.take().and_then(|key| keys::receipt_of(text(&key, keys::SK)));
        let mut found = HashMap::<Uuid, Vec<UserId>>::new();
        for (uuid, reader) in readers(answer) {
            found.entry(uuid).or_default().push(reader);
        }
        let has_first = |uuid: &Uuid| found.get(uuid).is_some_and(|readers| readers.len() >= first.get());
        let is_covered = |uuid: &Uuid| stopped_at.as_ref().is_none_or(|(stop, _)| uuid < stop) || has_first(uuid);
        let (covered, uncovered): (Vec<_>, Vec<_>) = uuids.into_iter().partition(is_covered);

        let id_of = |uuid| MessageId { room: room.clone(), uuid };
        let asked = uncovered.into_iter().map(|uuid| async move {
            let id = id_of(uuid);
            let readers = self.first_readers_at(&id, first).await?;
            Ok::<_, StoreError>((id, readers))
        });
        let mut by_message = stream::iter(asked).buffer_unordered(AT_ONCE).try_collect::<Readers>().await?;
        for uuid in covered {
            let mut readers = found.remove(&uuid).unwrap_or_default();
            readers.truncate(first.get());
            by_message.insert(id_of(uuid), readers);
        }
        Ok(by_message)
    }

    fn receipts(&self, room: &RoomId, oldest: Uuid, newest: Uuid) -> QueryFluentBuilder {
        let (lowest, highest) = keys::receipts_between(oldest, newest);
        self.client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :chat AND SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":chat", AttributeValue::S(keys::chat(room)))
            .expression_attribute_values(":lowest", AttributeValue::S(lowest))
            .expression_attribute_values(":highest", AttributeValue::S(highest))
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY)
    }
}

fn readers(answer: QueryOutput) -> impl Iterator<Item = (Uuid, UserId)> {
    let receipt = |item: Item| keys::receipt_of(text(&item, keys::SK));
    answer.items.unwrap_or_default().into_iter().filter_map(receipt)
}
