//! A measure is taken, or lifted.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};

use super::item::{Attributes, BAN, FOR_EVER, MUTE};
use crate::domain::ban::{BanDuration, ban_end};
use crate::domain::id::{RoomId, SentUserId, UserId};
use crate::domain::measures::NewMeasure;
use crate::domain::moderation_log::LogEntry;
use crate::domain::permitted::Permitted;
use crate::domain::time::{Second, Timestamp};
use crate::store::item::Item;
use crate::store::{Store, StoreError, Written, keys};

/// What lies in the table where a measure is to be written, as far as it matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Lying {
    /// A measure of the same kind that is over, and hands on no name.
    is_over: bool,
    /// A ban that ends after the mute to be written, and with it the item.
    has_later_ban: bool,
}

/// A measure to be written.
struct Writing<'w> {
    attributes: &'static Attributes,
    new: &'w NewMeasure,
    user: UserId,
    until: Second,
    duration: Option<BanDuration>,
}

/// Which measure is lifted, and what becomes of the item's end.
struct Lift {
    attributes: &'static Attributes,
    expiry: &'static str,
}

fn number(number: impl ToString) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

impl Writing<'_> {
    /// What matters of what lies there.
    fn lying(&self, item: &Item) -> Lying {
        let second = |name: &str| item.get(name).and_then(|value| value.as_n().ok()?.parse::<i64>().ok());
        Lying {
            is_over: second(self.attributes.until).is_some_and(|until| until <= self.new.made_at.seconds()),
            has_later_ban: second(BAN.until).is_some_and(|until| until > self.until.number()),
        }
    }

    fn is_mute(&self) -> bool {
        self.duration.is_none()
    }

    /// On what of the item the update was decided.
    fn condition(&self, lying: Lying) -> Option<String> {
        let until = self.attributes.until;
        // A measure that is over but not yet deleted by TTL must not hand on its name,
        // and one that another moderator takes meanwhile must.
        let name = self.new.username.is_none().then(|| match lying.is_over {
            true => format!("{until} <= :now"),
            false => format!("(attribute_not_exists({until}) OR {until} > :now)"),
        });
        // Somebody is banned meanwhile, for longer than they are muted: the item must
        // not be deleted with the mute.
        let ban = self.is_mute().then(|| match lying.has_later_ban {
            true => format!("{} > :until", BAN.until),
            false => format!("(attribute_not_exists({0}) OR {0} <= :until)", BAN.until),
        });
        let parts = name.into_iter().chain(ban).collect::<Vec<_>>();
        (!parts.is_empty()).then(|| parts.join(" AND "))
    }

    /// The update, of what lies there.
    fn update(&self, lying: Lying) -> (String, Vec<(&'static str, AttributeValue)>) {
        let Attributes { until, at, by, reason, name, by_number, note, duration } = self.attributes;
        let new = self.new;
        let mut set = vec![
            format!("{until} = :until, {at} = :at, {by} = :by, {reason} = :reason, {by_number} = :byNumber"),
            match &new.username {
                None if !lying.is_over => format!("{name} = if_not_exists({name}, :name)"),
                _ => format!("{name} = :name"),
            },
        ];
        let shown = new.username.as_ref().map_or_else(|| self.user.to_string(), ToString::to_string);
        let mut values = vec![
            (":until", number(self.until.number())),
            (":at", number(new.made_at.millis())),
            (":by", AttributeValue::S(new.moderator.clone())),
            (":reason", number(new.reason.number())),
            (":byNumber", AttributeValue::Bool(matches!(new.user, SentUserId::Number(_)))),
            (":name", AttributeValue::S(shown)),
        ];
        let mut remove = Vec::new();
        match &new.note {
            None => remove.push(*note),
            Some(said) => {
                set.push(format!("{note} = :note"));
                values.push((":note", AttributeValue::S(said.to_string())));
            }
        }
        if let Some((name, duration)) = duration.zip(self.duration) {
            set.push(format!("{name} = :duration"));
            values.push((":duration", AttributeValue::S(duration.as_str().to_owned())));
        }
        if self.until == FOR_EVER {
            remove.push("expiresAt");
        } else if !lying.has_later_ban || !self.is_mute() {
            // Every ban ends later than any mute of the same time.
            set.push("expiresAt = :until".to_owned());
        }
        if new.username.is_none() {
            values.push((":now", number(new.made_at.seconds())));
        }
        let removed = if remove.is_empty() { String::new() } else { format!(" REMOVE {}", remove.join(", ")) };
        (format!("SET {}{removed}", set.join(", ")), values)
    }
}

impl Store {
    /// Mutes a user, in place of a mute that may be there, until `ends_at`.
    ///
    /// Without a name for the user, that of the lasting mute it replaces stays. Where
    /// a mute that is over still lies in the table, or a ban that ends later, this
    /// takes two requests more.
    pub async fn put_mute(
        &self,
        room: &Permitted<RoomId>,
        mute: &NewMeasure,
        ends_at: Second,
        entry: impl Fn() -> Option<LogEntry>,
    ) -> Result<(), StoreError> {
        let user = user_of(mute)?;
        let writing = Writing { attributes: &MUTE, new: mute, user, until: ends_at, duration: None };
        self.put_measure(room, &writing, entry).await
    }

    /// Bans a user, in place of a ban that may be there; else as [`Store::put_mute`].
    pub async fn put_ban(
        &self,
        room: &Permitted<RoomId>,
        ban: &NewMeasure,
        duration: BanDuration,
        entry: impl Fn() -> Option<LogEntry>,
    ) -> Result<(), StoreError> {
        let (user, until) = (user_of(ban)?, ban_end(ban.made_at, duration).unwrap_or(FOR_EVER));
        let writing = Writing { attributes: &BAN, new: ban, user, until, duration: Some(duration) };
        self.put_measure(room, &writing, entry).await
    }

    async fn put_measure(
        &self,
        room: &RoomId,
        writing: &Writing<'_>,
        entry: impl Fn() -> Option<LogEntry>,
    ) -> Result<(), StoreError> {
        let key = keys::measures_of(room, &writing.user);
        let (mut lying, backoff) = (Lying::default(), self.backoff());
        loop {
            let (expression, values) = writing.update(lying);
            let mut update = Update::builder()
                .table_name(&*self.table)
                .set_key(Some(key.attributes()))
                .update_expression(expression)
                .set_condition_expression(writing.condition(lying));
            for (name, value) in values {
                update = update.expression_attribute_values(name, value);
            }
            let update = TransactWriteItem::builder().update(update.build()?).build();
            if self.transact_logged(update, entry()).await? == Written::Done {
                return Ok(());
            }
            let item = self.get(&key, true).await?.unwrap_or_default();
            let found = writing.lying(&item);
            if found == lying {
                backoff.after_conflict().await?;
            }
            lying = found;
        }
    }

    /// Ends the user's mute in the room, if there is one; then `entry`, the line of
    /// the moderation log that tells of it, is written with it.
    ///
    /// The item is deleted when it would have been with the mute.
    pub async fn lift_mute(
        &self,
        room: &Permitted<RoomId>,
        user: &UserId,
        entry: Option<LogEntry>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.lift(room, user, Lift { attributes: &MUTE, expiry: "" }, entry, now).await
    }

    /// Ends the user's ban from the room, likewise.
    ///
    /// The item of a ban for ever has no time to be deleted at: it gets that of the
    /// mute beside it, or this one.
    pub async fn lift_ban(
        &self,
        room: &Permitted<RoomId>,
        user: &UserId,
        entry: Option<LogEntry>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let expiry = "SET expiresAt = if_not_exists(mutedUntil, :now)";
        self.lift(room, user, Lift { attributes: &BAN, expiry }, entry, now).await
    }

    async fn lift(
        &self,
        room: &RoomId,
        user: &UserId,
        Lift { attributes, expiry }: Lift,
        entry: Option<LogEntry>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let removed = attributes.all().collect::<Vec<_>>().join(", ");
        let update = Update::builder()
            .table_name(&*self.table)
            .set_key(Some(keys::measures_of(room, user).attributes()))
            .update_expression(format!("{expiry} REMOVE {removed}"))
            // There is none, or it is over: nothing is lifted, and an update would make an item.
            .condition_expression(format!("{} > :now", attributes.until))
            .expression_attribute_values(":now", number(now.seconds()));
        let update = TransactWriteItem::builder().update(update.build()?).build();
        // Conflict: there is nothing to lift.
        self.transact_logged(update, entry).await.map(drop)
    }

    async fn transact_logged(&self, update: TransactWriteItem, entry: Option<LogEntry>) -> Result<Written, StoreError> {
        let entry = entry.map(|entry| self.log(&entry)).transpose()?;
        self.transact([update].into_iter().chain(entry).collect()).await
    }
}

fn user_of(measure: &NewMeasure) -> Result<UserId, StoreError> {
    measure.user.id().map_err(|rule| StoreError::Unreadable(format!("user {rule}")))
}
