//! One transaction per change: the member, and the chat they are counted in.

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Put, TransactWriteItem, Update};

use super::chat_item::chat_item;
use super::count_expression::CountExpression;
use super::member_item::member_item;
use crate::domain::time::Timestamp;
use crate::domain::voice::chat::{ChatChange, VoiceChat};
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};
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
    /// Whether the member is given speech, which nobody muted may be.
    pub gives_speech: bool,
}

fn number(number: impl ToString) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

impl Store {
    /// Writes a member and counts them in their chat, both or neither.
    pub async fn write_member(&self, write: MemberWrite<'_>, now: Timestamp) -> Result<Written, StoreError> {
        let change = write.chat.change(write.before, write.after, now);
        let mut writes = vec![self.member_write(&write)?];
        writes.push(match &change {
            change if write.begins => self.chat_beginning(&write, change.as_ref())?,
            None => self.chat_unchanged(&write)?,
            Some(change) => self.chat_change(&write, change)?,
        });
        if write.gives_speech {
            writes.extend(self.not_muted(&write, now)?);
        }
        self.transact(writes).await
    }

    fn member_write(&self, write: &MemberWrite<'_>) -> Result<TransactWriteItem, StoreError> {
        let item = member_item(write.community, write.address, write.after)?;
        let put = Put::builder().table_name(&*self.table).set_item(Some(item));
        // Another event about the same member comes between: none is lost.
        let put = match write.before {
            None => put.condition_expression("attribute_not_exists(PK)"),
            Some(before) => {
                put.condition_expression("version = :read").expression_attribute_values(":read", number(before.version))
            }
        };
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    fn chat_beginning(
        &self,
        write: &MemberWrite<'_>,
        change: Option<&ChatChange>,
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

    fn chat_unchanged(&self, write: &MemberWrite<'_>) -> Result<TransactWriteItem, StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(write.community).attributes()))
            // The chat ends, or ends and begins anew, meanwhile: the change is not of this one.
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(write.chat.session.to_string()));
        Ok(TransactWriteItem::builder().condition_check(check.build()?).build())
    }

    fn chat_change(&self, write: &MemberWrite<'_>, change: &ChatChange) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(write.community).attributes()))
            // As above: a member is never counted in a chat that is not theirs.
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(write.chat.session.to_string()));
        let update = CountExpression::of(change).apply(update).build()?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    fn not_muted(&self, write: &MemberWrite<'_>, now: Timestamp) -> Result<Option<TransactWriteItem>, StoreError> {
        let Some((room, user)) = write.community.room().zip(write.address.user()) else { return Ok(None) };
        let check = ConditionCheck::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::mute(&room, &user).attributes()))
            // A mute is posted meanwhile: nobody muted is given speech.
            .condition_expression("attribute_not_exists(PK) OR expiresAt <= :second")
            .expression_attribute_values(":second", number(now.seconds()));
        Ok(Some(TransactWriteItem::builder().condition_check(check.build()?).build()))
    }
}
