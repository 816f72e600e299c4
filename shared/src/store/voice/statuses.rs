//! Who is in which chat: questions that are answered without a look at a member.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::try_join_all;

use super::chat_item::chat_from;
use super::member_item::member_from;
use crate::domain::permitted::{Permitted, Unconfined};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::names::{Address, ChatRef, CommunityId};
use crate::domain::voice::shard::CountedChat;
use crate::store::item::{key_of, text};
use crate::store::keys::{self, Key};
use crate::store::{CAPACITY, Store, StoreError};

impl Store {
    /// The community's chat, if there is one, read strongly: one request, two
    /// where it is crowded.
    pub async fn counted_chat(&self, community: &Permitted<CommunityId>) -> Result<Option<CountedChat>, StoreError> {
        self.counted_stage(community).await
    }

    /// The same for what nobody asked for: events.
    pub async fn counted_stage(&self, community: &CommunityId) -> Result<Option<CountedChat>, StoreError> {
        match self.chat_of(community).await? {
            Some(chat) => self.counted(community, chat, true).await.map(Some),
            None => Ok(None),
        }
    }

    /// The community's chat, if there is one, read strongly; for what does not ask
    /// how many are there.
    pub async fn chat(&self, community: &Permitted<CommunityId>) -> Result<Option<VoiceChat>, StoreError> {
        self.chat_of(community).await
    }

    /// This chat, if it is still running, read strongly; for what nobody asked
    /// for: webhooks and sweeps.
    pub async fn running_chat(&self, chat_ref: &ChatRef) -> Result<Option<VoiceChat>, StoreError> {
        let chat = self.chat_of(&chat_ref.community).await?;
        Ok(chat.filter(|chat| chat.session == chat_ref.session))
    }

    async fn chat_of(&self, community: &CommunityId) -> Result<Option<VoiceChat>, StoreError> {
        let item = self.get(&keys::voice_chat(community), true).await?;
        Ok(item.map(chat_from).transpose()?.map(|(_, chat)| chat))
    }

    /// The chats of these communities (none twice), read strongly: one request
    /// per 100, side by side, then one for each chat that is crowded.
    pub async fn chats(
        &self,
        communities: &[Permitted<CommunityId>],
    ) -> Result<HashMap<CommunityId, CountedChat>, StoreError> {
        let chats = self.chats_of(communities.iter().map(|community| &**community), true).await?;
        self.all_counted(chats, true).await
    }

    /// The same to be listed: counts may lag by moments.
    pub async fn listed_chats_of(
        &self,
        communities: &[Permitted<CommunityId>],
    ) -> Result<HashMap<CommunityId, CountedChat>, StoreError> {
        let chats = self.chats_of(communities.iter().map(|community| &**community), false).await?;
        self.all_counted(chats, false).await
    }

    async fn chats_of(
        &self,
        communities: impl Iterator<Item = &CommunityId>,
        strongly: bool,
    ) -> Result<HashMap<CommunityId, VoiceChat>, StoreError> {
        let keys = communities.map(keys::voice_chat).collect::<Vec<_>>();
        let items = self.get_each(&keys, strongly).await?;
        items.into_values().map(chat_from).collect()
    }

    /// All running chats, in the order of their communities. Over the index, so
    /// one that began or ended a moment ago may be missing or still there; each
    /// is read strongly, for the sweeper, which decides on it.
    pub async fn all_chats(&self) -> Result<Vec<(CommunityId, CountedChat)>, StoreError> {
        self.indexed_chats(true).await
    }

    /// The same to be shown: counts may lag by moments, too.
    pub async fn listed_chats(&self, _: Unconfined) -> Result<Vec<(CommunityId, CountedChat)>, StoreError> {
        self.indexed_chats(false).await
    }

    async fn indexed_chats(&self, strongly: bool) -> Result<Vec<(CommunityId, CountedChat)>, StoreError> {
        let items = self.get_each(&self.running_keys().await?, strongly).await?;
        let chats = items.into_values().map(chat_from).collect::<Result<_, _>>()?;
        let mut chats = self.all_counted(chats, strongly).await?.into_iter().collect::<Vec<_>>();
        chats.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(chats)
    }

    async fn running_keys(&self) -> Result<Vec<Key>, StoreError> {
        let mut shards = Vec::with_capacity(keys::ACTIVE_SHARDS);
        for shard in 0..keys::ACTIVE_SHARDS {
            shards.push(self.every(self.index_query(&keys::active_chats(shard))));
        }
        let entries = try_join_all(shards).await?;
        Ok(entries.iter().flatten().map(key_of).collect())
    }

    /// Whether the person is active in any active chat, read strongly: one
    /// request, two if they are a member of one.
    pub async fn is_in_a_chat(&self, _: Unconfined, address: &Address, now: Timestamp) -> Result<bool, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :user AND begins_with(SK, :voice)")
            .expression_attribute_values(":user", AttributeValue::S(keys::voice_user(address)))
            .expression_attribute_values(":voice", AttributeValue::S(keys::VOICE_PREFIX.to_owned()))
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY);
        let mut present = Vec::new();
        for item in self.every(query).await? {
            let Some(community) = keys::community_of(text(&item, keys::SK)) else { continue };
            let member = member_from(item)?;
            if member.is_active(now) {
                present.push((community, member.session));
            }
        }
        let chats = self.chats_of(present.iter().map(|(community, _)| community), true).await?;
        let is_live = |(community, session): &(CommunityId, _)| {
            chats.get(community).is_some_and(|chat| chat.session == *session && chat.is_active(now))
        };
        Ok(present.iter().any(is_live))
    }

    /// A query of one partition of the index.
    pub(super) fn index_query(&self, partition: &str) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&*self.table)
            .index_name(keys::GSI1)
            .key_condition_expression("GSI1PK = :partition")
            .expression_attribute_values(":partition", AttributeValue::S(partition.to_owned()))
            .return_consumed_capacity(CAPACITY)
    }
}
