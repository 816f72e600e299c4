//! The end of a chat: one transaction, whoever writes it has ended the chat.

use aws_sdk_dynamodb::types::{AttributeValue, Delete, Put, TransactWriteItem};
use futures::stream::{self, StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};

use crate::domain::moderation_log::LogEntry;
use crate::domain::time::Timestamp;
use crate::domain::voice::names::{Address, ChatRef};
use crate::store::error::if_condition_held;
use crate::store::item::{Item, fields, item_of, key_of, text};
use crate::store::keys;
use crate::store::{CAPACITY, Store, StoreError, Written};

/// How many members of an ended chat are deleted at a time.
const FORGOTTEN_AT_ONCE: usize = 16;

/// A chat that has ended, with what is left to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedChat {
    pub chat_ref: ChatRef,
    pub ended_at: Timestamp,
    /// When LiveKit last deleted the room after the end, if it did.
    pub deleted_at: Option<Timestamp>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct EndedFields {
    ended_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<Timestamp>,
}

fn ended_from(item: Item) -> Result<EndedChat, StoreError> {
    let session = text(&item, keys::SK).parse().ok();
    let chat_ref = keys::community_of(text(&item, keys::PK)).zip(session);
    let (community, session) = chat_ref.ok_or_else(|| StoreError::Unreadable("ended chat key".to_owned()))?;
    let EndedFields { ended_at, deleted_at } = fields(item)?;
    Ok(EndedChat { chat_ref: ChatRef { community, session }, ended_at, deleted_at })
}

impl Store {
    /// Ends the chat; `version` ends it only as it was read. Conflict: it has
    /// ended, begun anew or, with a version, changed meanwhile. The line tells of it.
    pub async fn end_chat(
        &self,
        chat_ref: &ChatRef,
        version: Option<u64>,
        entry: &LogEntry,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let mut delete = Delete::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(&chat_ref.community).attributes()))
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat_ref.session.to_string()));
        delete = match version {
            // Two end it at once, or it begins anew: it is ended once, its successor stays.
            None => delete.condition_expression("#session = :session"),
            // A moderator enters while the last one leaves: the chat goes on with them.
            Some(version) => delete
                .condition_expression("#session = :session AND #version = :version")
                .expression_attribute_names("#version", "version")
                .expression_attribute_values(":version", AttributeValue::N(version.to_string())),
        };
        let mut ended = item_of(&keys::ended_chat(chat_ref), EndedFields { ended_at: now, deleted_at: None })?;
        ended.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::ENDED.to_owned()));
        ended
            .insert(keys::GSI1SK.to_owned(), AttributeValue::S(format!("{}#{}", chat_ref.community, chat_ref.session)));
        let ended = Put::builder().table_name(&*self.table).set_item(Some(ended));
        self.transact(vec![
            TransactWriteItem::builder().delete(delete.build()?).build(),
            TransactWriteItem::builder().put(ended.build()?).build(),
            self.log(entry)?,
        ])
        .await
    }

    /// The chats that have ended with something left to do: over the index.
    pub async fn ended_chats(&self) -> Result<Vec<EndedChat>, StoreError> {
        let entries = self.every(self.index_query(keys::ENDED)).await?;
        let keys = entries.iter().map(key_of).collect::<Vec<_>>();
        self.get_all(&keys).await?.into_values().map(ended_from).collect()
    }

    /// Notes that LiveKit has deleted the room of an ended chat.
    pub async fn note_room_deleted(&self, chat_ref: &ChatRef, now: Timestamp) -> Result<(), StoreError> {
        let noted = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::ended_chat(chat_ref).attributes()))
            .update_expression("SET deletedAt = :now")
            // Another sweep has finished it meanwhile: it must not come back.
            .condition_expression("attribute_exists(PK)")
            .expression_attribute_values(":now", AttributeValue::N(now.millis().to_string()))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        if_condition_held(noted).map(|_| ())
    }

    /// Deletes the members of an ended chat, several at a time, and its shards,
    /// then what was left to do about it.
    pub async fn forget_ended_chat(&self, chat_ref: &ChatRef) -> Result<(), StoreError> {
        let members = self.members_of(chat_ref).await?;
        let mut deletions = Vec::with_capacity(members.len());
        for address in &members {
            deletions.push(self.forget_member(chat_ref, address));
        }
        stream::iter(deletions).buffer_unordered(FORGOTTEN_AT_ONCE).try_collect::<()>().await?;
        self.forget_shards(chat_ref).await?;
        self.delete_all(&[keys::ended_chat(chat_ref)]).await
    }

    async fn forget_member(&self, chat_ref: &ChatRef, address: &Address) -> Result<(), StoreError> {
        let deleted = self
            .client
            .delete_item()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_member(&chat_ref.community, address).attributes()))
            // They have entered the next chat of the community meanwhile: that member stays.
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat_ref.session.to_string()))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        if_condition_held(deleted).map(|_| ())
    }
}
