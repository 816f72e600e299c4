//! Mutes and bans in the table: one item for a person in a room, so that one read
//! decides.
//!
//! Each measure has attributes of its own and is written by updates that touch no
//! others: put whole, one would erase the other. Readers compare the ends and hold
//! the times against the room's deletion; the TTL only cleans up.

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, TransactWriteItem, Update};
use serde::Deserialize;

use super::item::{Item, fields, text};
use super::keys;
use super::rooms::measures_since;
use super::{CAPACITY, Store, StoreError, Written};
use crate::domain::ban::{Ban, BanDuration, ban_end};
use crate::domain::id::{RoomId, SentUserId, UserId};
use crate::domain::measures::{Measure, Measures, MeasuresSince, NewMeasure, Note};
use crate::domain::moderation_log::LogEntry;
use crate::domain::mute::Mute;
use crate::domain::permitted::Permitted;
use crate::domain::reason::Reason;
use crate::domain::rule::Rule;
use crate::domain::time::{Second, Timestamp};
use crate::domain::whole_number::WholeNumber;

/// When a ban for ever ends, so that conditions compare it as any other: in the
/// year 10000.
const FOR_EVER: Second = Second::new(253_402_300_800);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MuteFields {
    muted_until: Second,
    muted_at: Timestamp,
    muted_by: String,
    muted_for: i64,
    muted_as: String,
    muted_by_number: bool,
    muted_note: Option<Note>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct BanFields {
    ban_duration: String,
    banned_at: Timestamp,
    banned_by: String,
    banned_for: i64,
    banned_as: String,
    banned_by_number: bool,
    banned_note: Option<Note>,
}

/// What an item holds, whether or not it is over.
pub(super) fn measures_from(item: &Item) -> Result<Measures, StoreError> {
    let user = text(item, keys::SK);
    let unreadable = |rule: Rule| StoreError::Unreadable(format!("measures of {user}: {rule}"));
    let mute = if item.contains_key(MUTE.until) { Some(fields::<MuteFields>(item.clone())?) } else { None };
    let ban = if item.contains_key(BAN.until) { Some(fields::<BanFields>(item.clone())?) } else { None };
    Ok(Measures {
        mute: mute.map(|fields| fields.into_mute(user)).transpose().map_err(unreadable)?,
        ban: ban.map(|fields| fields.into_ban(user)).transpose().map_err(unreadable)?,
    })
}

/// What of the item that may be there is in force in a room whose measures count `since`.
pub(super) fn in_force(item: Option<&Item>, since: MeasuresSince, now: Timestamp) -> Result<Measures, StoreError> {
    let measures = item.map(measures_from).transpose()?.unwrap_or_default();
    Ok(measures.in_force(since, now))
}

impl MuteFields {
    fn into_mute(self, user: &str) -> Result<Mute, Rule> {
        let measure = Measure {
            user: sent_user(user, self.muted_by_number)?,
            username: self.muted_as,
            moderator: self.muted_by,
            reason: reason(self.muted_for)?,
            note: self.muted_note,
            made_at: self.muted_at,
        };
        Ok(Mute { measure, ends_at: self.muted_until })
    }
}

impl BanFields {
    fn into_ban(self, user: &str) -> Result<Ban, Rule> {
        let measure = Measure {
            user: sent_user(user, self.banned_by_number)?,
            username: self.banned_as,
            moderator: self.banned_by,
            reason: reason(self.banned_for)?,
            note: self.banned_note,
            made_at: self.banned_at,
        };
        Ok(Ban { measure, duration: self.ban_duration.parse()? })
    }
}

fn sent_user(user: &str, by_number: bool) -> Result<SentUserId, Rule> {
    if by_number {
        let number = user.parse::<i64>().map_err(|_| Rule::must_be("a number"))?;
        return number.try_into().map(SentUserId::Number);
    }
    user.parse().map(SentUserId::Text)
}

fn reason(number: i64) -> Result<Reason, Rule> {
    Reason::numbered(WholeNumber::try_from(number)?).ok_or(Rule::must_be("a reason"))
}

/// The attributes of one of the two measures.
#[derive(Debug)]
struct Attributes {
    until: &'static str,
    at: &'static str,
    by: &'static str,
    reason: &'static str,
    name: &'static str,
    by_number: &'static str,
    note: &'static str,
    /// None for mutes.
    duration: Option<&'static str>,
}

const MUTE: Attributes = Attributes {
    until: "mutedUntil",
    at: "mutedAt",
    by: "mutedBy",
    reason: "mutedFor",
    name: "mutedAs",
    by_number: "mutedByNumber",
    note: "mutedNote",
    duration: None,
};

const BAN: Attributes = Attributes {
    until: "bannedUntil",
    at: "bannedAt",
    by: "bannedBy",
    reason: "bannedFor",
    name: "bannedAs",
    by_number: "bannedByNumber",
    note: "bannedNote",
    duration: Some("banDuration"),
};

impl Attributes {
    fn all(&self) -> impl Iterator<Item = &'static str> {
        let always = [self.until, self.at, self.by, self.reason, self.name, self.by_number, self.note];
        always.into_iter().chain(self.duration)
    }
}

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
            .expression_attribute_values(":second", number(now.seconds()))
            .expression_attribute_values(":since", number(since.time().millis()));
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

fn user_of(measure: &NewMeasure) -> Result<UserId, StoreError> {
    measure.user.id().map_err(|rule| StoreError::Unreadable(format!("user {rule}")))
}
