//! One transaction per change: the member, and the chat they are counted in.

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Put, TransactWriteItem, Update};

use super::chat_item::chat_item;
use super::member_item::member_item;
use crate::domain::time::Timestamp;
use crate::domain::voice::member::Member;
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::summary::{CountChange, Summary, Tally, TallyChange};
use crate::store::keys;
use crate::store::{Store, StoreError, Written};

/// A member to be written, and what was read before.
#[derive(Debug, Clone)]
pub struct Enrolment<'c> {
    /// The community.
    pub community: &'c CommunityId,
    /// Who.
    pub address: &'c Address,
    /// The chat as it was read, or as it begins.
    pub chat: &'c Summary,
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

fn incomplete(error: impl ToString) -> StoreError {
    StoreError::Refused(error.to_string())
}

impl Store {
    /// Writes a member and counts them in their chat, both or neither.
    pub async fn enrol(&self, enrolment: Enrolment<'_>, now: Timestamp) -> Result<Written, StoreError> {
        let change = CountChange::between(enrolment.chat.session, enrolment.before, enrolment.after);
        let mut writes = vec![self.member_write(&enrolment)?];
        writes.push(match enrolment.begins {
            true => self.chat_beginning(&enrolment, &change, now)?,
            false if change.is_none() => self.chat_unchanged(&enrolment)?,
            false => self.chat_change(&enrolment, &change, now)?,
        });
        if enrolment.gives_speech {
            writes.extend(self.not_muted(&enrolment, now)?);
        }
        self.transact(writes).await
    }

    fn member_write(&self, enrolment: &Enrolment<'_>) -> Result<TransactWriteItem, StoreError> {
        let item = member_item(enrolment.community, enrolment.address, enrolment.after)?;
        let put = Put::builder().table_name(&*self.table).set_item(Some(item));
        // Another event about the same member comes between: none is lost.
        let put = match enrolment.before {
            None => put.condition_expression("attribute_not_exists(PK)"),
            Some(before) => {
                put.condition_expression("version = :read").expression_attribute_values(":read", number(before.version))
            }
        };
        Ok(TransactWriteItem::builder().put(put.build().map_err(incomplete)?).build())
    }

    fn chat_beginning(
        &self,
        enrolment: &Enrolment<'_>,
        change: &CountChange,
        now: Timestamp,
    ) -> Result<TransactWriteItem, StoreError> {
        let item = chat_item(enrolment.community, &enrolment.chat.changed(change, now))?;
        let put = Put::builder()
            .table_name(&*self.table)
            .set_item(Some(item))
            // Two create the chat at once: there is one chat, and both are in it.
            .condition_expression("attribute_not_exists(PK)");
        Ok(TransactWriteItem::builder().put(put.build().map_err(incomplete)?).build())
    }

    fn chat_unchanged(&self, enrolment: &Enrolment<'_>) -> Result<TransactWriteItem, StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(enrolment.community).attributes()))
            // The chat ends, or ends and begins anew, meanwhile: the change is not of this one.
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_values(":session", AttributeValue::S(enrolment.chat.session.to_string()));
        Ok(TransactWriteItem::builder().condition_check(check.build().map_err(incomplete)?).build())
    }

    fn chat_change(
        &self,
        enrolment: &Enrolment<'_>,
        change: &CountChange,
        now: Timestamp,
    ) -> Result<TransactWriteItem, StoreError> {
        let mut expression = ChatExpression::default();
        expression.tally("connected", "leases", &enrolment.chat.participants, &change.participants, now);
        expression.tally("connectedModerators", "moderatorLeases", &enrolment.chat.moderators, &change.moderators, now);
        let mut update = Update::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::voice_chat(enrolment.community).attributes()))
            // As above: a member is never counted in a chat that is not theirs.
            .condition_expression("#session = :session")
            .expression_attribute_names("#session", "session")
            .expression_attribute_names("#version", "version")
            .expression_attribute_values(":session", AttributeValue::S(enrolment.chat.session.to_string()))
            .expression_attribute_values(":one", number(1));
        if change.takes_moderator {
            expression.set.push("moderatorUntil = :now".to_owned());
            update = update.expression_attribute_values(":now", number(now.millis()));
        }
        for (name, value) in expression.names {
            update = update.expression_attribute_names(name, value);
        }
        for (name, value) in expression.values {
            update = update.expression_attribute_values(name, number(value));
        }
        let mut text = format!("SET #version = #version + :one{}", joined(&expression.set));
        if !expression.remove.is_empty() {
            text = format!("{text} REMOVE {}", expression.remove.join(", "));
        }
        let update = update.update_expression(text).build().map_err(incomplete)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    fn not_muted(&self, enrolment: &Enrolment<'_>, now: Timestamp) -> Result<Option<TransactWriteItem>, StoreError> {
        let Some((room, user)) = enrolment.community.room().zip(enrolment.address.user()) else { return Ok(None) };
        let check = ConditionCheck::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::mute(&room, &user).attributes()))
            // A mute is posted meanwhile: nobody muted is given speech.
            .condition_expression("attribute_not_exists(PK) OR expiresAt <= :second")
            .expression_attribute_values(":second", number(now.seconds()));
        Ok(Some(TransactWriteItem::builder().condition_check(check.build().map_err(incomplete)?).build()))
    }
}

fn joined(assignments: &[String]) -> String {
    assignments.iter().map(|assignment| format!(", {assignment}")).collect()
}

/// The changes of counts and leases, each path named once.
#[derive(Debug, Default)]
struct ChatExpression {
    set: Vec<String>,
    remove: Vec<String>,
    names: Vec<(String, String)>,
    values: Vec<(String, i64)>,
}

impl ChatExpression {
    fn tally(&mut self, connected: &str, leases: &str, old: &Tally, change: &TallyChange, now: Timestamp) {
        if change.connected != 0 {
            self.set.push(format!("{connected} = {connected} + :{connected}"));
            self.values.push((format!(":{connected}"), change.connected));
        }
        for (deadline, difference) in change.leases_at(now) {
            self.values.retain(|(name, _)| name != ":zero");
            self.values.push((":zero".to_owned(), 0));
            let path = self.path(leases, deadline);
            let value = format!(":{leases}{deadline}");
            self.set.push(format!("{path} = if_not_exists({path}, :zero) + {value}"));
            self.values.push((value, difference));
        }
        for deadline in old.forgotten(now) {
            let path = self.path(leases, deadline);
            self.remove.push(path);
        }
    }

    fn path(&mut self, leases: &str, deadline: i64) -> String {
        let name = format!("#d{deadline}");
        if !self.names.iter().any(|(known, _)| *known == name) {
            self.names.push((name.clone(), deadline.to_string()));
        }
        format!("{leases}.{name}")
    }
}
