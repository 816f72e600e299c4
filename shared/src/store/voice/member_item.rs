//! A member's item.

use aws_sdk_dynamodb::types::AttributeValue;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::time::{Arrival, Second, Timestamp};
use crate::domain::voice::member::{Interruption, Member, MutedBy, Profile, Role, Sid};
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::shard::Shard;
use crate::store::StoreError;
use crate::store::item::{Item, fields, item_of};
use crate::store::keys;

/// For how long a member who is gone is remembered: whether they are muted, and which of their connections are gone.
const REMEMBERED_FOR: Duration = Duration::from_hours(7 * 24);

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MemberFields {
    session: String,
    role: Role,
    profile: Profile,
    is_speaker: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    muted_by: Option<MutedBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hand: Option<Arrival>,
    kicked: bool,
    version: u64,
    credentials_at: Timestamp,
    changed_at: Timestamp,
    state_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<Sid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pending_until: Option<Second>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interrupted_until: Option<Second>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interrupted_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    joined_at: Option<Second>,
    left_sids: Vec<Sid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shard: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Second>,
}

/// The second at which a member's item is of no more use; none while connected.
fn expiry(member: &Member) -> Option<Second> {
    let last_hold = member.last_grace().unwrap_or(member.changed_at.second());
    member.sid.is_none().then_some(last_hold.after(REMEMBERED_FOR))
}

/// The item of a member.
pub fn member_item(community: &CommunityId, address: &Address, member: &Member) -> Result<Item, StoreError> {
    let fields = MemberFields {
        session: member.session.to_string(),
        role: member.role,
        profile: member.profile.clone(),
        is_speaker: member.is_speaker,
        muted_by: member.muted,
        hand: member.hand,
        kicked: member.kicked,
        version: member.version,
        credentials_at: member.credentials_at,
        changed_at: member.changed_at,
        state_at: member.state_at,
        sid: member.sid.clone(),
        pending_until: member.pending_until,
        interrupted_until: member.interruption.map(|interruption| interruption.until),
        interrupted_at: member.interruption.map(|interruption| interruption.at),
        joined_at: member.joined_at,
        left_sids: member.left_sids.clone(),
        shard: member.shard.map(Shard::number),
        expires_at: expiry(member),
    };
    let mut item = item_of(&keys::voice_member(community, address), fields)?;
    item.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::voice_members(community, member.session)));
    item.insert(keys::GSI1SK.to_owned(), AttributeValue::S(keys::voice_member_place(member.hand, address)));
    Ok(item)
}

/// The member that an item holds.
pub fn member_from(item: Item) -> Result<Member, StoreError> {
    let fields = fields::<MemberFields>(item)?;
    let interruption = fields.interrupted_at.zip(fields.interrupted_until);
    let unreadable = |_| StoreError::Unreadable("voice member session".to_owned());
    Ok(Member {
        session: fields.session.parse().map_err(unreadable)?,
        role: fields.role,
        profile: fields.profile,
        is_speaker: fields.is_speaker,
        muted: fields.muted_by,
        hand: fields.hand,
        kicked: fields.kicked,
        version: fields.version,
        credentials_at: fields.credentials_at,
        changed_at: fields.changed_at,
        state_at: fields.state_at,
        sid: fields.sid,
        pending_until: fields.pending_until,
        interruption: interruption.map(|(at, until)| Interruption { at, until }),
        joined_at: fields.joined_at,
        left_sids: fields.left_sids,
        shard: fields.shard.map(Shard::numbered),
    })
}
