//! One write per change of a member: a transaction where it moves a count.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};

use super::chat_item::chat_item;
use super::member_item::member_item;
use super::own_expression::OwnExpression;
use super::shard_item::count_on_shard;
use crate::domain::measures::MeasuresSince;
use crate::domain::moderation_log::LogEntry;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::VoiceChat;
use crate::domain::voice::count_change::{ChatChange, OwnChange, ShardChange};
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};
use crate::store::conditional_put::{Condition, condition_expression};
use crate::store::keys;
use crate::store::{Store, StoreError, Written};

/// A member to be written, and what was read before.
#[derive(Debug, Clone)]
pub struct MemberWrite<'c> {
    pub community: &'c CommunityId,
    pub address: &'c Address,
    /// The chat as it was read, or as it begins.
    pub chat: &'c VoiceChat,
    /// Whether the chat begins with this member.
    pub begins: bool,
    /// The member as read; none if there was none.
    pub before: Option<&'c Member>,
    /// The member as it shall be.
    pub after: &'c Member,
    /// Since when measures count, where the member is given speech, which nobody
    /// muted or banned may be.
    pub gives_speech: Option<MeasuresSince>,
    /// The line of the moderation log that tells of it, if it is an act to tell of.
    pub entry: Option<&'c LogEntry>,
}

/// That the member still is what was read.
fn is_as_read(before: Option<&Member>) -> Condition {
    match before {
        // Two enter as one person at once: the second sees the first.
        None => condition_expression("attribute_not_exists(PK)", []),
        // Another event about the same member comes between: none is lost.
        Some(before) => condition_expression("version = :read", [(":read", number(before.version))]),
    }
}

fn number(number: impl ToString) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

/// How somebody was counted into a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// All of it is done.
    Done,
    /// Somebody else was first, and nothing is done: read and decide again.
    Conflict,
    /// Others are being counted where this one would be, and nothing is done.
    Crowded,
}

impl Store {
    /// Writes a member and counts them in their chat, both or neither. What moves
    /// no count is written to the member alone.
    pub async fn write_member(&self, write: MemberWrite<'_>, now: Timestamp) -> Result<Written, StoreError> {
        let writes = self.writes(&write, now)?;
        match writes.as_slice() {
            [_] => self.put_member(&write).await,
            _ => self.transact(writes).await,
        }
    }

    /// The same for somebody who enters and may be counted elsewhere: where others
    /// are in the way, this does not wait for them.
    pub async fn write_entry(&self, write: MemberWrite<'_>, now: Timestamp) -> Result<Entered, StoreError> {
        let writes = self.writes(&write, now)?;
        let written = match writes.as_slice() {
            [_] => Some(self.put_member(&write).await?),
            _ => self.transact_unless_held(writes).await?,
        };
        Ok(match written {
            Some(Written::Done) => Entered::Done,
            Some(Written::Conflict) => Entered::Conflict,
            None => Entered::Crowded,
        })
    }

    /// Writes several members of a running chat (none twice) and counts them, all
    /// or none; as many as a transaction takes, with the items that count them.
    pub async fn write_members(
        &self,
        community: &CommunityId,
        chat: &VoiceChat,
        members: &[(Address, Member, Member)],
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let mut writes = Vec::with_capacity(members.len() + 2);
        for (address, before, after) in members {
            writes.push(self.member_write(community, address, Some(before), after)?);
        }
        let change = chat.change_of_all(members.iter().map(|(_, before, after)| (Some(before), after)), now);
        if let Some(ChatChange { own, shards }) = change {
            if let Some(own) = &own {
                writes.push(self.chat_change(community, chat, own)?);
            }
            for shard in &shards {
                writes.push(self.shard_change(community, chat, shard)?);
            }
        }
        self.transact(writes).await
    }

    /// All there is to write, the member first.
    fn writes(&self, write: &MemberWrite<'_>, now: Timestamp) -> Result<Vec<TransactWriteItem>, StoreError> {
        let change = write.chat.change(write.before, write.after, now);
        let (own, shards) = change.map_or((None, Vec::new()), |change| (change.own, change.shards));
        let mut writes = vec![self.member_write(write.community, write.address, write.before, write.after)?];
        if write.begins {
            writes.push(self.chat_beginning(write, own.as_ref())?);
        } else if let Some(own) = &own {
            writes.push(self.chat_change(write.community, write.chat, own)?);
        }
        for shard in &shards {
            writes.push(self.shard_change(write.community, write.chat, shard)?);
        }
        if let Some(since) = write.gives_speech
            && let Some(room) = write.community.room()
        {
            writes.push(self.may_speak(&room, write.address.user(), since, now)?);
        }
        writes.extend(write.entry.map(|entry| self.log(entry)).transpose()?);
        Ok(writes)
    }

    async fn put_member(&self, write: &MemberWrite<'_>) -> Result<Written, StoreError> {
        let item = member_item(write.community, write.address, write.after)?;
        self.put_if(item, is_as_read(write.before)).await
    }

    fn member_write(
        &self,
        community: &CommunityId,
        address: &Address,
        before: Option<&Member>,
        after: &Member,
    ) -> Result<TransactWriteItem, StoreError> {
        let item = member_item(community, address, after)?;
        let put = Put::builder().table_name(&*self.table).set_item(Some(item));
        Ok(TransactWriteItem::builder().put(is_as_read(before).of_put(put).build()?).build())
    }

    fn chat_beginning(
        &self,
        write: &MemberWrite<'_>,
        change: Option<&OwnChange>,
    ) -> Result<TransactWriteItem, StoreError> {
        let begun = change.map_or_else(|| write.chat.clone(), |change| write.chat.changed(change));
        let item = chat_item(write.community, &begun)?;
        let put = Put::builder()
            .table_name(&*self.table)
            .set_item(Some(item))
            // Two create the chat at once: there is one chat, and both are in it.
            .condition_expression("attribute_not_exists(PK)");
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    fn chat_change(
        &self,
        community: &CommunityId,
        chat: &VoiceChat,
        change: &OwnChange,
    ) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(community).attributes()))
            // The chat ends, or ends and begins anew, meanwhile: nobody is counted in a chat that is not theirs.
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(chat.session.to_string()));
        let update = OwnExpression::of(change).apply(update).build()?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    /// Without a condition, and without a check of the chat, which every one who
    /// enters would wait for: the shard of a chat that ends meanwhile counts for
    /// nobody.
    fn shard_change(
        &self,
        community: &CommunityId,
        chat: &VoiceChat,
        change: &ShardChange,
    ) -> Result<TransactWriteItem, StoreError> {
        let key = keys::voice_shard(community, chat.session, change.shard);
        let update = Update::builder().table_name(&*self.table).set_key(Some(key.attributes()));
        let update = count_on_shard(change, update).build()?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}
