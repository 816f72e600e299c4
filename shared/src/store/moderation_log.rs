//! The moderation log in the table: lines are put, each where there is none, and
//! never changed or deleted.

use std::ops::RangeInclusive;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use futures::future::try_join_all;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::item::{Item, fields, item_of, key_of, text};
use super::{CAPACITY, Store, StoreError, keys};
use crate::domain::id::{RoomId, UserId};
use crate::domain::measures::Note;
use crate::domain::moderation_log::list::{LogCursor, LogQuery};
use crate::domain::moderation_log::page::LogPage;
use crate::domain::moderation_log::{Act, LogEntry, LogEntryId, LoggedState, LoggedUser, Until};
use crate::domain::page::Page;
use crate::domain::permitted::Permitted;
use crate::domain::reason::Reason;
use crate::domain::rule::Rule;
use crate::domain::text::DisplayName;
use crate::domain::time::{Second, Timestamp};
use crate::domain::whole_number::WholeNumber;

/// How an act without an end of its own is kept.
const FOREVER: i64 = -1;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LogFields {
    at: Timestamp,
    action: String,
    moderator: UserId,
    #[serde(skip_serializing_if = "Option::is_none")]
    moderator_name: Option<DisplayName>,
    moderator_kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Second>,
}

impl LogFields {
    fn of(entry: &LogEntry, expires_at: Option<Second>) -> Self {
        let act = &entry.act;
        Self {
            at: entry.at,
            action: act.action.as_str().to_owned(),
            moderator: entry.moderator.clone(),
            moderator_name: entry.moderator_name.clone(),
            moderator_kind: entry.moderator_kind.as_str().to_owned(),
            user: act.user.as_ref().map(|user| user.id.clone()),
            user_name: act.user.as_ref().and_then(|user| user.name.clone()),
            reason: act.reason.map(|reason| i64::from(reason.number())),
            note: act.note.clone(),
            until: act.until.map(|until| match until {
                Until::Second(second) => second.number(),
                Until::Forever => FOREVER,
            }),
            before: act.before.clone().map(|LoggedState(members)| members),
            after: act.after.clone().map(|LoggedState(members)| members),
            expires_at,
        }
    }

    fn into_entry(self, id: LogEntryId, room: Option<RoomId>) -> Result<LogEntry, Rule> {
        let reason = self.reason.map(WholeNumber::try_from).transpose()?.and_then(Reason::numbered);
        let until = |until| if until == FOREVER { Until::Forever } else { Until::Second(Second::new(until)) };
        let user_name = self.user_name;
        Ok(LogEntry {
            id,
            at: self.at,
            moderator: self.moderator,
            moderator_name: self.moderator_name,
            moderator_kind: self.moderator_kind.parse()?,
            act: Act {
                action: self.action.parse()?,
                room,
                user: self.user.map(|id| LoggedUser { id, name: user_name }),
                reason,
                note: self.note,
                until: self.until.map(until),
                before: self.before.map(LoggedState),
                after: self.after.map(LoggedState),
            },
        })
    }
}

/// The place of the line that an item holds, and the line unless its time is up.
fn line_from(item: Item, now: Timestamp) -> Result<(LogEntryId, Option<LogEntry>), StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable(format!("log {what}"));
    let id = text(&item, keys::SK).parse().map(LogEntryId).map_err(|_| unreadable("key"))?;
    let room = keys::room_of(text(&item, keys::PK));
    let fields = fields::<LogFields>(item)?;
    if fields.expires_at.is_some_and(|end| end.is_over(now)) {
        return Ok((id, None));
    }
    let entry = fields.into_entry(id, room).map_err(|rule| unreadable(&rule.to_string()))?;
    Ok((id, Some(entry)))
}

impl Store {
    /// The line as one more write of the transaction that does what it tells of.
    pub(super) fn log(&self, entry: &LogEntry) -> Result<TransactWriteItem, StoreError> {
        let fields = LogFields::of(entry, self.log_retention.end(entry.at));
        let mut item = item_of(&keys::log_entry(entry.act.room.as_ref(), entry.id), fields)?;
        item.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::log_of(entry.id)));
        item.insert(keys::GSI1SK.to_owned(), AttributeValue::S(entry.id.0.to_string()));
        let put = Put::builder()
            .table_name(&*self.table)
            .set_item(Some(item))
            // Two lines draw the same place: neither replaces the other.
            .condition_expression("attribute_not_exists(PK)");
        Ok(TransactWriteItem::builder().put(put.build()?).build())
    }

    /// A page of the log, newest first. Of a room it is read strongly: one request,
    /// and one more per 250 lines that a filter looks at, up to 1,000. Over
    /// all rooms each go costs a request per shard of the log and one per 100
    /// lines, and the lines of the last moments may be missing.
    pub async fn moderation_log(
        &self,
        query: &Permitted<LogQuery>,
        now: Timestamp,
    ) -> Result<Page<LogEntry, LogCursor>, StoreError> {
        let mut page = LogPage::new(query);
        while let Some((range, count)) = page.next() {
            let items = match &query.room {
                Some(room) => self.log_of_room(room, &range, count).await?,
                None => self.log_of_all(&range, count).await?,
            };
            let read = items.into_iter().map(|item| line_from(item, now));
            page.look_at(read.collect::<Result<_, _>>()?, count);
        }
        Ok(page.finish())
    }

    async fn log_of_room(
        &self,
        room: &RoomId,
        range: &RangeInclusive<Uuid>,
        count: usize,
    ) -> Result<Vec<Item>, StoreError> {
        let query = self
            .client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :log AND SK BETWEEN :lowest AND :highest")
            .expression_attribute_values(":log", AttributeValue::S(keys::log(Some(room))))
            .consistent_read(true);
        self.newest(query, range, count).await
    }

    async fn log_of_all(&self, range: &RangeInclusive<Uuid>, count: usize) -> Result<Vec<Item>, StoreError> {
        let shards = (0..keys::LOG_SHARDS).map(|shard| {
            let query = self
                .client
                .query()
                .table_name(&*self.table)
                .index_name(keys::GSI1)
                .key_condition_expression("GSI1PK = :log AND GSI1SK BETWEEN :lowest AND :highest")
                .expression_attribute_values(":log", AttributeValue::S(keys::log_shard(shard)));
            self.newest(query, range, count)
        });
        let mut newest = try_join_all(shards).await?.concat();
        newest.sort_unstable_by(|a, b| text(b, keys::SK).cmp(text(a, keys::SK)));
        newest.truncate(count);
        let keys = newest.iter().map(key_of).collect::<Vec<_>>();
        let mut items = self.get_listed(&keys).await?;
        Ok(keys.iter().filter_map(|key| items.remove(key)).collect())
    }

    /// The newest `count` within the range; all of them, however many requests of a
    /// megabyte that takes.
    async fn newest(
        &self,
        query: QueryFluentBuilder,
        range: &RangeInclusive<Uuid>,
        count: usize,
    ) -> Result<Vec<Item>, StoreError> {
        let mut newest = Vec::new();
        let mut from = None;
        loop {
            let left = i32::try_from(count - newest.len()).unwrap_or(i32::MAX);
            let answer = query
                .clone()
                .expression_attribute_values(":lowest", AttributeValue::S(range.start().to_string()))
                .expression_attribute_values(":highest", AttributeValue::S(range.end().to_string()))
                .scan_index_forward(false)
                .limit(left)
                .set_exclusive_start_key(from)
                .return_consumed_capacity(CAPACITY)
                .send()
                .await?;
            newest.extend(answer.items.unwrap_or_default());
            from = answer.last_evaluated_key;
            if from.is_none() || newest.len() == count {
                return Ok(newest);
            }
        }
    }
}
