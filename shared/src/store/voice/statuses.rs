//! Who is in which chat: questions that are answered without a look at a member.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use futures::future::try_join_all;
use futures::stream::{self, StreamExt, TryStreamExt};

use super::chat_item::chat_from;
use super::count_fields::{COUNTS, OwnCounts, counts_from};
use super::member_item::member_from;
use super::shards::READ_AT_ONCE;
use crate::domain::permitted::{Permitted, Unconfined};
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::counts::ChatCounts;
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
            Some(chat) => self.counted(community, chat).await.map(Some),
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

    /// How many are in the chats of these communities (none twice), read strongly: one
    /// request per 100, side by side, then one for each chat that is crowded.
    pub async fn counts(
        &self,
        communities: &[Permitted<CommunityId>],
    ) -> Result<HashMap<CommunityId, ChatCounts>, StoreError> {
        self.counts_of(communities, true).await
    }

    /// The same to be listed: counts may lag by moments.
    pub async fn listed_counts_of(
        &self,
        communities: &[Permitted<CommunityId>],
    ) -> Result<HashMap<CommunityId, ChatCounts>, StoreError> {
        self.counts_of(communities, false).await
    }

    async fn counts_of(
        &self,
        communities: &[Permitted<CommunityId>],
        strongly: bool,
    ) -> Result<HashMap<CommunityId, ChatCounts>, StoreError> {
        let keys = communities.iter().map(|community| keys::voice_chat(community)).collect::<Vec<_>>();
        let own = self.own_counts(&keys, strongly).await?;
        Ok(self.all_counted(own, strongly).await?.into_iter().collect())
    }

    async fn own_counts(&self, keys: &[Key], strongly: bool) -> Result<Vec<(CommunityId, OwnCounts)>, StoreError> {
        self.get_each(keys, strongly, Some(&COUNTS)).await?.iter().map(counts_from).collect()
    }

    /// How many are in each running chat, in the order of their communities. Over the
    /// index, so one that began or ended a moment ago may be missing or still there;
    /// and counts may lag by moments, too.
    pub async fn listed_counts(&self, _: Unconfined) -> Result<Vec<(CommunityId, ChatCounts)>, StoreError> {
        let own = self.own_counts(&self.running_keys().await?, false).await?;
        let mut chats = self.all_counted(own, false).await?;
        chats.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Ok(chats)
    }

    /// All running chats, over the index in the same way; each is read strongly, for
    /// the sweeper, which decides on it.
    pub async fn all_chats(&self) -> Result<Vec<(CommunityId, CountedChat)>, StoreError> {
        let items = self.get_each(&self.running_keys().await?, true, None).await?;
        let counting = items.into_iter().map(async |item| {
            let (community, chat) = chat_from(item)?;
            let counted = self.counted(&community, chat).await?;
            Ok::<_, StoreError>((community, counted))
        });
        let mut chats = stream::iter(counting).buffer_unordered(READ_AT_ONCE).try_collect::<Vec<_>>().await?;
        chats.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Ok(chats)
    }

    async fn running_keys(&self) -> Result<Vec<Key>, StoreError> {
        let mut shards = Vec::with_capacity(keys::ACTIVE_SHARDS);
        for shard in 0..keys::ACTIVE_SHARDS {
            let query = self.index_query(&keys::active_chats(shard));
            shards.push(self.every(query.projection_expression("PK, SK")));
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
        let keys = present.iter().map(|(community, _)| keys::voice_chat(community)).collect::<Vec<_>>();
        let is_live = |(community, chat): &(CommunityId, OwnCounts)| {
            let is_theirs = |(of, session): &(CommunityId, _)| of == community && chat.session == *session;
            chat.counts.is_active(now) && present.iter().any(is_theirs)
        };
        Ok(self.own_counts(&keys, true).await?.iter().any(is_live))
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
