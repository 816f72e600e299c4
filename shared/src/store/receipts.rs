//! Who has seen which message: one small item per reader, so that a mark
//! costs the same however many came before. Those of the first hundred to come stand
//! apart, so that a list costs the same, too.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

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
use crate::domain::permitted::Permitted;
use crate::domain::readers::{Came, MOST_READERS, all_readers};
use crate::domain::time::Second;

/// How many receipts of a message cost what a request for its first ones by itself
/// does: half a read unit. As long as no more are read on its account, a page costs at
/// most twice of what it would had it been known which messages have many.
const WORTH_A_REQUEST: usize = 50;

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

/// What decides where somebody's mark is put, or which marks of theirs are taken back.
#[derive(Debug, Clone)]
pub struct BeforeMarking {
    /// The first 100 readers of the message, in the order of their ids.
    pub first: Vec<UserId>,
    /// Where marks of the reader's own stand; only known where they are taken back.
    pub own: Vec<Came>,
}

/// How a message's receipts are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// What was marked before is there.
    Strongly,
    /// For lists, at half the price: what was marked a moment ago may not be there yet.
    Eventually,
}

impl Store {
    /// What decides about a mark of `reader`'s, read strongly: one request, or two side
    /// by side where marks are to be taken back.
    ///
    /// A mark that is known to stand at one place alone is taken back there: to look
    /// for both is two read units, to delete one in vain a write unit, which costs
    /// five times as much.
    pub async fn before_marking(
        &self,
        message: &Permitted<MessageId>,
        reader: &UserId,
        takes_back: bool,
    ) -> Result<BeforeMarking, StoreError> {
        let own = async { if takes_back { self.own_marks(message, reader).await } else { Ok(Vec::new()) } };
        let (first, own) = futures::try_join!(self.first_readers(message), own)?;
        Ok(BeforeMarking { first, own })
    }

    async fn own_marks(&self, message: &MessageId, reader: &UserId) -> Result<Vec<Came>, StoreError> {
        let key = |came| keys::receipt(message, reader, came);
        let items = self.get_all(&Came::ALL.map(key)).await?;
        Ok(Came::ALL.into_iter().filter(|came| items.contains_key(&key(*came))).collect())
    }

    /// Marks the message as seen by `reader`; again and again is the same.
    pub async fn mark_seen(&self, message: &Message, reader: &UserId, came: Came) -> Result<(), StoreError> {
        let fields = ReceiptFields { expires_at: message.expires_at };
        self.put(item_of(&keys::receipt(&message.id, reader, came), fields)?).await
    }

    /// Takes such a mark of `reader`'s back, if there is one.
    pub async fn mark_unseen(&self, message: &Message, reader: &UserId, came: Came) -> Result<(), StoreError> {
        self.delete(&keys::receipt(&message.id, reader, came)).await
    }

    /// The first 100 readers of the message, in the order of their ids, read strongly.
    pub async fn first_readers(&self, message: &MessageId) -> Result<Vec<UserId>, StoreError> {
        self.first_readers_at(message, FirstReaders::default(), Reading::Strongly).await
    }

    async fn first_readers_at(
        &self,
        message: &MessageId,
        first: FirstReaders,
        reading: Reading,
    ) -> Result<Vec<UserId>, StoreError> {
        let MessageId { room, uuid } = message;
        let query = self.receipts(room, &(*uuid..=*uuid), Came::First, reading);
        // More than a hundred took the last place at once: no more than are wanted are read.
        let answer = query.limit(i32::try_from(first.get()).unwrap_or(i32::MAX)).send().await?;
        Ok(readers(answer).map(|(_, reader)| reader).collect())
    }

    /// The readers of the message in the order of their ids, read strongly: up
    /// to 50,000, or as many as fit into an answer. Two requests side by side, and one
    /// more for each further megabyte.
    pub async fn readers(&self, message: &Message) -> Result<Vec<UserId>, StoreError> {
        let [first, later] = Came::ALL.map(|came| self.readers_who_came(&message.id, came));
        let (first, later) = futures::try_join!(first, later)?;
        Ok(all_readers(first.into_iter().chain(later)))
    }

    async fn readers_who_came(&self, message: &MessageId, came: Came) -> Result<Vec<UserId>, StoreError> {
        let MessageId { room, uuid } = message;
        let query = self.receipts(room, &(*uuid..=*uuid), came, Reading::Strongly);
        let mut found = Vec::new();
        let mut from = None;
        loop {
            let mut answer = query.clone().set_exclusive_start_key(from).send().await?;
            from = answer.last_evaluated_key.take();
            found.extend(readers(answer).map(|(_, reader)| reader));
            if from.is_none() || found.len() >= MOST_READERS {
                return Ok(found);
            }
        }
    }

    /// The first readers of each message, of the first 100 who came, in the order of
    /// their ids. A mark of a moment ago may not be seen yet.
    ///
    /// One request per room on the page, however many have seen a message of it; one
    /// more per message that the first did not cover, since fewer are wanted than there
    /// are, or since receipts of other messages stand between. None where no readers
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
        let of_page = uuids.len() * first.get().max(WORTH_A_REQUEST);
        let of_page = i32::try_from(of_page).unwrap_or(i32::MAX);
        let query = self.receipts(&room, &(oldest..=newest), Came::First, Reading::Eventually);
        let mut answer = query.limit(of_page).send().await?;
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
            let readers = self.first_readers_at(&id, first, Reading::Eventually).await?;
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

    fn receipts(
        &self,
        room: &RoomId,
        messages: &RangeInclusive<Uuid>,
        came: Came,
        reading: Reading,
    ) -> QueryFluentBuilder {
        let (lowest, highest) = keys::receipts_between(*messages.start(), *messages.end(), came);
        self.client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :chat AND SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":chat", AttributeValue::S(keys::chat(room)))
            .expression_attribute_values(":lowest", AttributeValue::S(lowest))
            .expression_attribute_values(":highest", AttributeValue::S(highest))
            .consistent_read(reading == Reading::Strongly)
            .return_consumed_capacity(CAPACITY)
    }
}

fn readers(answer: QueryOutput) -> impl Iterator<Item = (Uuid, UserId)> {
    let receipt = |item: Item| keys::receipt_of(text(&item, keys::SK));
    answer.items.unwrap_or_default().into_iter().filter_map(receipt)
}
