//! What holding a chat against LiveKit's list reads and notes.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::member_item::member_from;
use super::view::measures_key;
use crate::domain::measures::MeasuresSince;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::member::Sid;
use crate::domain::voice::names::{Address, ChatRef, CommunityId};
use crate::domain::voice::standing::Standing;
use crate::store::error::if_condition_held;
use crate::store::item::{Item, key_of, text};
use crate::store::keys;
use crate::store::measures::in_force;
use crate::store::{CAPACITY, Store, StoreError};

/// The measures of so many are read one by one, of which each may cost a unit; those of
/// more as all that the room has, which are few as a rule.
const FEW: usize = 20;

fn millis(time: Timestamp) -> AttributeValue {
    AttributeValue::N(time.millis().to_string())
}

impl Store {
    /// The addresses of a chat's members, over the index.
    pub async fn members_of(&self, chat_ref: &ChatRef) -> Result<Vec<Address>, StoreError> {
        Ok(self.connections_of(chat_ref).await?.into_keys().collect())
    }

    /// A chat's members, each with the connection they are known by, over the
    /// index: as it was a moment ago. Who raised a hand or took it down meanwhile may
    /// be missing, or be met twice, which is once here. A request a megabyte, which some 6,000 make.
    pub async fn connections_of(&self, chat_ref: &ChatRef) -> Result<BTreeMap<Address, Option<Sid>>, StoreError> {
        let query = self.index_query(&keys::voice_members(&chat_ref.community, chat_ref.session));
        let items = self.every(query).await?;
        let connection =
            |item: &Item| Some((keys::address_at(text(item, keys::GSI1SK))?, text(item, "sid").parse().ok()));
        Ok(items.iter().filter_map(connection).collect())
    }

    /// Notes that a reconcile of the chat is asked for, unless somebody has done so
    /// since `last`; tells whether this did.
    pub async fn note_reconcile_asked(
        &self,
        chat_ref: &ChatRef,
        last: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let noted = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(&chat_ref.community).attributes()))
            .update_expression("SET reconcileAskedAt = :now")
            // Many late webhooks at once: one of them asks. The chat ends meanwhile: none does.
            .condition_expression(
                "#session = :session AND (attribute_not_exists(reconcileAskedAt) OR reconcileAskedAt <= :last)",
            )
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat_ref.session.to_string()))
            .expression_attribute_values(":now", millis(now))
            .expression_attribute_values(":last", millis(last))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        Ok(if_condition_held(noted)?.is_some())
    }

    /// Notes that the reconcile is done that was asked for at `asked_at`.
    pub async fn note_reconcile_answered(&self, chat_ref: &ChatRef, asked_at: Timestamp) -> Result<(), StoreError> {
        let noted = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(&chat_ref.community).attributes()))
            .update_expression("REMOVE reconcileAskedAt")
            // The chat ends, or another one is asked for meanwhile, which is still to be done.
            .condition_expression("#session = :session AND reconcileAskedAt = :asked")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat_ref.session.to_string()))
            .expression_attribute_values(":asked", millis(asked_at))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        if_condition_held(noted).map(|_| ())
    }

    /// Those of `addresses` (none twice) who are or were members of a chat of
    /// the community, and what is in force about them in its room, of what counts
    /// `since`, read strongly: one request per 100, and one for the measures.
    pub async fn standings(
        &self,
        community: &CommunityId,
        addresses: &[Address],
        since: MeasuresSince,
        now: Timestamp,
    ) -> Result<BTreeMap<Address, Standing>, StoreError> {
        let members = addresses.iter().map(|address| keys::voice_member(community, address)).collect::<Vec<_>>();
        let measures = addresses.iter().filter_map(|address| measures_key(community, address)).collect::<Vec<_>>();
        let mut items = if addresses.len() <= FEW {
            self.get_all(&[members, measures].concat()).await?
        } else {
            let (mut items, measures) = futures::try_join!(self.get_all(&members), self.room_measures(community))?;
            items.extend(measures.into_iter().map(|item| (key_of(&item), item)));
            items
        };
        let mut standings = BTreeMap::new();
        for address in addresses {
            let Some(member) = items.remove(&keys::voice_member(community, address)) else { continue };
            let measures = measures_key(community, address).and_then(|key| items.remove(&key));
            let measures = in_force(measures.as_ref(), since, now)?;
            let standing = Standing::new(member_from(member)?, &measures, since);
            standings.insert(address.clone(), standing);
        }
        Ok(standings)
    }

    /// All measures in the community's room. A crowd's, asked for one by one, would be
    /// more than their partition gives in a second.
    async fn room_measures(&self, community: &CommunityId) -> Result<Vec<Item>, StoreError> {
        match community.room() {
            Some(room) => self.every(self.measures_query(&room)).await,
            None => Ok(Vec::new()),
        }
    }

    /// Notes up to when a chat has been held against LiveKit's list; for as
    /// long as that is in 1970, the next sweep does so again.
    pub async fn note_reconciled(
        &self,
        community: &CommunityId,
        chat: &VoiceChat,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let noted = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(community).attributes()))
            .update_expression("SET reconciledAt = :until")
            // The chat ends, or another reconcile of it is done meanwhile: that one's word stands.
            .condition_expression("#session = :session AND reconciledAt = :before")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat.session.to_string()))
            .expression_attribute_values(":before", millis(chat.reconciled_at))
            .expression_attribute_values(":until", millis(until))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        if_condition_held(noted).map(|_| ())
    }
}
