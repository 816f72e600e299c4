//! The item of a person's measures in a room.

use serde::Deserialize;

use crate::domain::ban::Ban;
use crate::domain::id::SentUserId;
use crate::domain::measures::{Measure, Measures, Note};
use crate::domain::mute::Mute;
use crate::domain::reason::Reason;
use crate::domain::rule::Rule;
use crate::domain::time::{Second, Timestamp};
use crate::domain::whole_number::WholeNumber;
use crate::store::StoreError;
use crate::store::item::{Item, fields_of, text};
use crate::store::keys;

/// When a ban for ever ends, so that conditions compare it as any other: in the
/// year 10000.
pub const FOR_EVER: Second = Second::new(253_402_300_800);

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
pub fn measures_from(item: &Item) -> Result<Measures, StoreError> {
    let user = text(item, keys::SK);
    let unreadable = |rule: Rule| StoreError::Unreadable(format!("measures of {user}: {rule}"));
    let mute = if item.contains_key(MUTE.until) { Some(fields_of::<MuteFields>(item)?) } else { None };
    let ban = if item.contains_key(BAN.until) { Some(fields_of::<BanFields>(item)?) } else { None };
    Ok(Measures {
        mute: mute.map(|fields| fields.into_mute(user)).transpose().map_err(unreadable)?,
        ban: ban.map(|fields| fields.into_ban(user)).transpose().map_err(unreadable)?,
    })
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
pub struct Attributes {
    pub until: &'static str,
    pub at: &'static str,
    pub by: &'static str,
    pub reason: &'static str,
    pub name: &'static str,
    pub by_number: &'static str,
    pub note: &'static str,
    /// None for mutes.
    pub duration: Option<&'static str>,
}

pub const MUTE: Attributes = Attributes {
    until: "mutedUntil",
    at: "mutedAt",
    by: "mutedBy",
    reason: "mutedFor",
    name: "mutedAs",
    by_number: "mutedByNumber",
    note: "mutedNote",
    duration: None,
};

pub const BAN: Attributes = Attributes {
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
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        let always = [self.until, self.at, self.by, self.reason, self.name, self.by_number, self.note];
        always.into_iter().chain(self.duration)
    }
}
