//! The shards of crowded chats: how they come, what they count, how they are kept
//! short and go.

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::stream::{self, StreamExt, TryStreamExt};

use super::count_fields::OwnCounts;
use super::shard_item::{attribute_of, tally_from};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::count_change::HeldBy;
use crate::domain::voice::counts::ChatCounts;
use crate::domain::voice::names::{ChatRef, CommunityId};
use crate::domain::voice::shard::{CountedChat, Shards};
use crate::domain::voice::tally::Tally;
use crate::store::error::if_condition_held;
use crate::store::item::{Item, key_of};
use crate::store::keys;
use crate::store::{CAPACITY, Store, StoreError};

/// Of how many crowded chats the shards are read at a time.
pub(super) const READ_AT_ONCE: usize = 16;

impl Store {
    /// Gives the chat so many shards, before anybody is counted on one of them: a
    /// reader of the chat must know of all there are. Afterwards it has as many,
    /// or more, or has ended; false where others kept its item too busy for that.
    pub async fn spread_chat(
        &self,
        community: &CommunityId,
        chat: &VoiceChat,
        over: Shards,
    ) -> Result<bool, StoreError> {
        let spread = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(community).attributes()))
            .update_expression("SET shards = :over")
            // Others find it crowded at once, or it ends and begins anew: it never gets fewer, and a new one none.
            .condition_expression("#session = :session AND (attribute_not_exists(shards) OR shards < :over)")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat.session.to_string()))
            .expression_attribute_values(":over", AttributeValue::N(over.count().to_string()))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        match spread {
            Err(error) if error.code() == Some("TransactionConflictException") => Ok(false),
            spread => if_condition_held(spread).map(|_| true),
        }
    }

    /// The chat with the counts of its shards, which are read strongly after it: one
    /// more request if it has any. A member is counted in one place for good, so
    /// nobody is counted twice, whatever happens between the two.
    pub(super) async fn counted(&self, community: &CommunityId, chat: VoiceChat) -> Result<CountedChat, StoreError> {
        if chat.shards.is_none() {
            return Ok(CountedChat::of(chat, []));
        }
        let chat_ref = ChatRef { community: community.clone(), session: chat.session };
        let tallies = self.shard_tallies(&chat_ref, true).await?;
        Ok(CountedChat::of(chat, &tallies))
    }

    async fn shard_tallies(&self, chat_ref: &ChatRef, strongly: bool) -> Result<Vec<Tally>, StoreError> {
        self.shard_items(chat_ref, strongly).await?.iter().map(tally_from).collect()
    }

    /// The counts of many chats, side by side, in no order.
    pub(super) async fn all_counted(
        &self,
        chats: Vec<(CommunityId, OwnCounts)>,
        strongly: bool,
    ) -> Result<Vec<(CommunityId, ChatCounts)>, StoreError> {
        let (small, crowded): (Vec<_>, Vec<_>) = chats.into_iter().partition(|(_, own)| own.shards.is_none());
        let counting = crowded.into_iter().map(async |(community, own)| {
            let chat_ref = ChatRef { community, session: own.session };
            let tallies = self.shard_tallies(&chat_ref, strongly).await?;
            Ok::<_, StoreError>((chat_ref.community, own.and(&tallies)))
        });
        let mut counted = stream::iter(counting).buffer_unordered(READ_AT_ONCE).try_collect::<Vec<_>>().await?;
        counted.extend(small.into_iter().map(|(community, own)| (community, own.counts)));
        Ok(counted)
    }

    async fn shard_items(&self, chat_ref: &ChatRef, strongly: bool) -> Result<Vec<Item>, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :chat AND begins_with(SK, :shards)")
            .expression_attribute_values(":chat", AttributeValue::S(keys::voice_chat(&chat_ref.community).pk))
            .expression_attribute_values(":shards", AttributeValue::S(keys::voice_shards(chat_ref.session)))
            .consistent_read(strongly)
            .return_consumed_capacity(CAPACITY);
        self.every(query).await
    }

    /// Forgets on every shard of the chat what is long over, which no change of a
    /// member does there: one request for those that have anything to forget.
    pub async fn prune_shards(&self, chat_ref: &ChatRef, now: Timestamp) -> Result<(), StoreError> {
        let items = self.shard_items(chat_ref, false).await?;
        let mut prunings = Vec::with_capacity(items.len());
        for item in &items {
            prunings.push(self.prune_shard(item, now));
        }
        stream::iter(prunings).buffer_unordered(READ_AT_ONCE).try_collect().await
    }

    async fn prune_shard(&self, item: &Item, now: Timestamp) -> Result<(), StoreError> {
        let tally: Tally = tally_from(item)?;
        let forgotten = tally.forgotten(now);
        if forgotten.is_empty() {
            return Ok(());
        }
        let mut update = self.client.update_item().table_name(&*self.table);
        let mut names = Vec::with_capacity(forgotten.len());
        for (number, deadline) in forgotten.into_iter().enumerate() {
            let name = format!("#over{number}");
            update = update.expression_attribute_names(&name, attribute_of(HeldBy::Lease(deadline)));
            names.push(name);
        }
        let pruned = update
            .set_key(Some(key_of(item).attributes()))
            .update_expression(format!("REMOVE {}", names.join(", ")))
            // The chat ends and its shards are deleted meanwhile: none comes back.
            .condition_expression("attribute_exists(PK)")
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        if_condition_held(pruned).map(|_| ())
    }

    /// Deletes the shards of a chat that has ended.
    pub(super) async fn forget_shards(&self, chat_ref: &ChatRef) -> Result<(), StoreError> {
        let items = self.shard_items(chat_ref, true).await?;
        self.delete_all(&items.iter().map(key_of).collect::<Vec<_>>()).await
    }
}
