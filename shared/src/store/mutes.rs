//! Mutes in the table.

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::conditional_put::condition_expression;
use super::error::if_condition_held;
use super::item::{Item, fields, item_of, key_of, text};
use super::keys;
use super::{CAPACITY, Store, StoreError, Written};
use crate::domain::id::{RoomId, UserId};
use crate::domain::mute::{Mute, MuteReason, MutedUser, NewMute, remaining_seconds};
use crate::domain::permitted::Permitted;
use crate::domain::rule::Rule;
use crate::domain::time::{Second, Timestamp};
use crate::domain::whole_number::WholeNumber;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MuteFields {
    sent_as_number: bool,
    username: String,
    moderator: String,
    reason: i64,
    expires_at: Second,
}

/// The mute that an item holds.
pub(super) fn mute_from(item: Item) -> Result<Mute, StoreError> {
    let user = text(&item, keys::SK).to_owned();
    let fields = fields::<MuteFields>(item)?;
    fields.into_mute(&user).map_err(|rule| StoreError::Unreadable(format!("mute of {user} {rule}")))
}

impl MuteFields {
    fn into_mute(self, user: &str) -> Result<Mute, Rule> {
        let user = if self.sent_as_number {
            MutedUser::Number(user.parse::<i64>().map_err(|_| Rule::must_be("a number"))?.try_into()?)
        } else {
            MutedUser::Text(user.parse()?)
        };
        let reason = MuteReason::try_from(WholeNumber::try_from(self.reason)?)?;
        Ok(Mute { user, username: self.username, moderator: self.moderator, reason, ends_at: self.expires_at })
    }
}

impl Store {
    /// The user's mute in the room, read strongly, if it still lasts.
    pub async fn mute(
        &self,
        room: &Permitted<RoomId>,
        user: &UserId,
        now: Timestamp,
    ) -> Result<Option<Mute>, StoreError> {
        let mute = self.get(&keys::mute(room, user), true).await?.map(mute_from).transpose()?;
        Ok(mute.filter(|mute| remaining_seconds(mute.ends_at, now).is_some()))
    }

    /// All mutes of the room that still last, in the order of the users' ids,
    /// read strongly: one request a megabyte.
    pub async fn mutes(&self, room: &Permitted<RoomId>, now: Timestamp) -> Result<Vec<Mute>, StoreError> {
        let items = self.every(self.mutes_of(room)).await?;
        let mutes = items.into_iter().map(mute_from).collect::<Result<Vec<_>, _>>()?;
        Ok(mutes.into_iter().filter(|mute| remaining_seconds(mute.ends_at, now).is_some()).collect())
    }

    /// Mutes a user, in place of a mute that may be there.
    ///
    /// Without a name for the user, that of the lasting mute it replaces stays;
    /// this takes a second request where a mute that is over still lies in the
    /// table.
    pub async fn put_mute(&self, room: &Permitted<RoomId>, mute: &NewMute, now: Timestamp) -> Result<(), StoreError> {
        let user = mute.user.id().map_err(|rule| StoreError::Unreadable(format!("user {rule}")))?;
        if mute.username.is_some() {
            self.replace_mute(room, &user, mute, None).await?;
            return Ok(());
        }
        let backoff = self.backoff();
        loop {
            if self.renew_mute(room, &user, mute, now).await? || self.replace_mute(room, &user, mute, Some(now)).await?
            {
                return Ok(());
            }
            backoff.after_conflict().await?;
        }
    }

    async fn renew_mute(
        &self,
        room: &RoomId,
        user: &UserId,
        mute: &NewMute,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let number = |value: i64| AttributeValue::N(value.to_string());
        let updated = self
            .client
            .update_item()
            .table_name(&*self.table)
            .set_key(Some(keys::mute(room, user).attributes()))
            .update_expression(
                "SET sentAsNumber = :number, moderator = :moderator, reason = :reason, expiresAt = :end, \
                 username = if_not_exists(username, :user)",
            )
            // A mute that is over but not yet deleted by TTL must not hand on its name.
            .condition_expression("attribute_not_exists(PK) OR expiresAt > :now")
            .expression_attribute_values(":number", AttributeValue::Bool(is_number(&mute.user)))
            .expression_attribute_values(":moderator", AttributeValue::S(mute.moderator.clone()))
            .expression_attribute_values(":reason", number(mute.reason.number().into()))
            .expression_attribute_values(":end", number(mute.ends_at.number()))
            .expression_attribute_values(":user", AttributeValue::S(user.to_string()))
            .expression_attribute_values(":now", number(now.seconds()))
            .return_consumed_capacity(CAPACITY)
            .send()
            .await;
        Ok(if_condition_held(updated)?.is_some())
    }

    async fn replace_mute(
        &self,
        room: &RoomId,
        user: &UserId,
        mute: &NewMute,
        if_over_at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let fields = MuteFields {
            sent_as_number: is_number(&mute.user),
            username: mute.username.as_ref().map_or_else(|| user.to_string(), ToString::to_string),
            moderator: mute.moderator.clone(),
            reason: mute.reason.number().into(),
            expires_at: mute.ends_at,
        };
        let item = item_of(&keys::mute(room, user), fields)?;
        let Some(now) = if_over_at else {
            self.put(item).await?;
            return Ok(true);
        };
        let now = AttributeValue::N(now.seconds().to_string());
        // Another moderator mutes the user meanwhile: their mute hands on its name.
        let over = condition_expression("expiresAt <= :now", [(":now", now)]);
        Ok(self.put_if(item, over).await? == Written::Done)
    }

    /// Ends the user's mute in the room; nothing happens if there is none.
    pub async fn delete_mute(&self, room: &Permitted<RoomId>, user: &UserId) -> Result<(), StoreError> {
        self.delete(&keys::mute(room, user)).await
    }

    /// Deletes every mute of the room: a request a megabyte read and one per 25 deleted.
    pub(super) async fn delete_mutes(&self, room: &RoomId) -> Result<(), StoreError> {
        let items = self.every(self.mutes_of(room).projection_expression("PK, SK")).await?;
        self.delete_all(&items.iter().map(key_of).collect::<Vec<_>>()).await
    }

    pub(super) fn mutes_of(&self, room: &RoomId) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&*self.table)
            .key_condition_expression("PK = :mutes")
            .expression_attribute_values(":mutes", AttributeValue::S(keys::mutes(room)))
            .consistent_read(true)
            .return_consumed_capacity(CAPACITY)
    }
}

const fn is_number(user: &MutedUser) -> bool {
    matches!(user, MutedUser::Number(_))
}
