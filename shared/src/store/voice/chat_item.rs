//! A chat's item.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use crate::domain::measures::MeasuresSince;
use crate::domain::time::{Second, Timestamp};
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::names::CommunityId;
use crate::domain::voice::shard::Shards;
use crate::domain::voice::tally::{Leases, Tally};
use crate::store::StoreError;
use crate::store::item::{Item, fields, item_of, text};
use crate::store::keys;

/// Counts by deadline; a deadline is the name of an attribute.
pub(super) type StoredLeases = HashMap<String, i64>;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChatFields {
    session: String,
    created_at: Timestamp,
    /// None where no room of its id was ever deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    measures_since: Option<Timestamp>,
    version: u64,
    connected: i64,
    connected_moderators: i64,
    leases: StoredLeases,
    moderator_leases: StoredLeases,
    #[serde(skip_serializing_if = "Option::is_none")]
    moderator_until: Option<Timestamp>,
    reconciled_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    reconcile_asked_at: Option<Timestamp>,
    /// None on the item of a chat that is small.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shards: Option<u16>,
}

/// The item of a chat.
pub fn chat_item(community: &CommunityId, chat: &VoiceChat) -> Result<Item, StoreError> {
    let stored =
        |leases: &Leases| leases.iter().map(|(deadline, count)| (deadline.number().to_string(), *count)).collect();
    let fields = ChatFields {
        session: chat.session.to_string(),
        created_at: chat.created_at,
        measures_since: Some(chat.measures_since.time()).filter(|_| chat.measures_since != MeasuresSince::BEGINNING),
        version: chat.version,
        connected: chat.participants.connected,
        connected_moderators: chat.moderators.connected,
        leases: stored(&chat.participants.leases),
        moderator_leases: stored(&chat.moderators.leases),
        moderator_until: chat.moderator_until,
        reconciled_at: chat.reconciled_at,
        reconcile_asked_at: chat.reconcile_asked_at,
        shards: Some(chat.shards.count()).filter(|_| !chat.shards.is_none()),
    };
    let mut item = item_of(&keys::voice_chat(community), fields)?;
    item.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::active_chats_with(community)));
    item.insert(keys::GSI1SK.to_owned(), AttributeValue::S(community.to_string()));
    Ok(item)
}

pub(super) fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(format!("voice chat {what}"))
}

/// Whose chat an item is.
pub(super) fn community_of(item: &Item) -> Result<CommunityId, StoreError> {
    keys::community_of(text(item, keys::PK)).ok_or_else(|| unreadable("key"))
}

/// The tally that is stored so.
pub(super) fn tally(connected: i64, leases: StoredLeases) -> Result<Tally, StoreError> {
    let leases = leases.into_iter().map(|(deadline, count)| Some((Second::new(deadline.parse().ok()?), count)));
    Ok(Tally { connected, leases: leases.collect::<Option<_>>().ok_or_else(|| unreadable("leases"))? })
}

/// The chat that an item holds.
pub fn chat_from(item: Item) -> Result<(CommunityId, VoiceChat), StoreError> {
    let community = community_of(&item)?;
    let fields = fields::<ChatFields>(item)?;
    let chat = VoiceChat {
        session: fields.session.parse().map_err(|_| unreadable("session"))?,
        created_at: fields.created_at,
        measures_since: fields.measures_since.map_or(MeasuresSince::BEGINNING, MeasuresSince::at),
        version: fields.version,
        shards: Shards::of(fields.shards.unwrap_or_default()),
        participants: tally(fields.connected, fields.leases)?,
        moderators: tally(fields.connected_moderators, fields.moderator_leases)?,
        moderator_until: fields.moderator_until,
        reconciled_at: fields.reconciled_at,
        reconcile_asked_at: fields.reconcile_asked_at,
    };
    Ok((community, chat))
}
