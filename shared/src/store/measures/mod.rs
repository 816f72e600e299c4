//! Mutes and bans in the table: one item for a person in a room, so that one read
//! decides.
//!
//! Each measure has attributes of its own and is written by updates that touch no
//! others: put whole, one would erase the other. Readers compare the ends and hold
//! the times against the room's deletion; the TTL only cleans up.

mod item;
mod writing;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, TransactWriteItem};

use super::item::{Item, text};
use super::rooms::measures_since;
use super::{CAPACITY, Store, StoreError, keys};
use crate::domain::id::{RoomId, UserId};
use crate::domain::measure_list::{MeasureCursor, MeasureList, MeasurePage};
use crate::domain::measures::{Measures, MeasuresSince};
use crate::domain::page::Page;
use crate::domain::permitted::Permitted;
use crate::domain::time::Timestamp;

pub(super) use item::measures_from;

/// What of the item that may be there is in force in a room whose measures count `since`.
pub(super) fn in_force(item: Option<&Item>, since: MeasuresSince, now: Timestamp) -> Result<Measures, StoreError> {
    let measures = item.map(measures_from).transpose()?.unwrap_or_default();
    Ok(measures.in_force(since, now))
}

impl Store {
    /// What is in force about the user in the room, read strongly with the room.
    pub async fn measures(
        &self,
        room: &Permitted<RoomId>,
        user: &UserId,
        now: Timestamp,
    ) -> Result<Measures, StoreError> {
        self.measures_about(room, user, now).await
    }

    /// Whether the user, whose token names the room, is banned from it: read
    /// strongly with the room.
    pub async fn is_banned(&self, room: &RoomId, user: &UserId, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.measures_about(room, user, now).await?.ban.is_some())
    }

    async fn measures_about(&self, room: &RoomId, user: &UserId, now: Timestamp) -> Result<Measures, StoreError> {
        let (room, measures) = (keys::room(room), keys::measures_of(room, user));
        let items = self.get_all(&[room.clone(), measures.clone()]).await?;
        in_force(items.get(&measures), measures_since(items.get(&room))?, now)
    }

    /// All that is in force in the room, in the order of the users' ids, read
    /// strongly: one request a megabyte, and one for the room.
    pub async fn measures_in(&self, room: &Permitted<RoomId>, now: Timestamp) -> Result<Vec<Measures>, StoreError> {
        let room_key = keys::room(room);
        let (items, room) = futures::try_join!(self.every(self.measures_query(room)), self.get(&room_key, true))?;
        let since = measures_since(room.as_ref())?;
        items.iter().map(|item| in_force(Some(item), since, now)).collect()
    }

    /// A page of the list of those who are muted in the room, or banned from it, in the
    /// order of their ids, read strongly: two requests as a rule, of which one is for the
    /// room; more where most are on the other list, or on none any more: up to 1,000 are
    /// looked at.
    pub async fn measures_page(
        &self,
        room: &Permitted<RoomId>,
        list: &MeasureList,
        now: Timestamp,
    ) -> Result<Page<Measures, MeasureCursor>, StoreError> {
        let mut page = MeasurePage::new(list);
        let room_key = keys::room(room);
        let first = self.measures_behind(room, page.last(), page.stride()).send();
        let (room_item, mut answer) = futures::try_join!(self.get(&room_key, true), async { Ok(first.await?) })?;
        let since = measures_since(room_item.as_ref())?;
        loop {
            let is_read_up = answer.last_evaluated_key.is_none();
            for item in answer.items.unwrap_or_default() {
                let user = text(&item, keys::SK).parse();
                let user = user.map_err(|_| StoreError::Unreadable("measures key".to_owned()))?;
                if !page.look_at(user, in_force(Some(&item), since, now)?) {
                    return Ok(page.finish(false));
                }
            }
            if is_read_up || page.is_over() {
                return Ok(page.finish(is_read_up));
            }
            answer = self.measures_behind(room, page.last(), page.stride()).send().await?;
        }
    }

    /// The next `count` people's measures.
    fn measures_behind(&self, room: &RoomId, last: Option<&UserId>, count: usize) -> QueryFluentBuilder {
        let query = self.measures_query(room).limit(i32::try_from(count).unwrap_or(i32::MAX));
        match last {
            None => query,
            Some(last) => query
                .key_condition_expression("PK = :measures AND SK > :last")
                .expression_attribute_values(":last", AttributeValue::S(last.to_string())),
        }
    }

    /// A check, in a transaction that gives somebody speech, that they may have it.
    pub(super) fn may_speak(
        &self,
        room: &RoomId,
        user: &UserId,
        since: MeasuresSince,
        now: Timestamp,
    ) -> Result<TransactWriteItem, StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::measures_of(room, user).attributes()))
            // A mute or a ban is posted meanwhile: nobody muted or banned is given speech.
            .condition_expression(
                "(attribute_not_exists(mutedUntil) OR mutedUntil <= :second OR mutedAt < :since) \
                 AND (attribute_not_exists(bannedUntil) OR bannedUntil <= :second OR bannedAt < :since)",
            )
            .expression_attribute_values(":second", AttributeValue::N(now.seconds().to_string()))
            .expression_attribute_values(":since", AttributeValue::N(since.time().millis().to_string()));
        Ok(TransactWriteItem::builder().condition_check(check.build()?).build())
    }

    pub(super) fn measures_query(&self, room: &RoomId) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :measures")
            .expression_attribute_values(":measures", AttributeValue::S(keys::measures(room)))
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY)
    }
}
