//! One line of the log.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::LoggedAction;
use crate::domain::caller::{Actor, ActorKind};
use crate::domain::chance::Chance;
use crate::domain::id::{RoomId, UserId};
use crate::domain::measures::Note;
use crate::domain::message::ordered_uuid;
use crate::domain::reason::Reason;
use crate::domain::text::DisplayName;
use crate::domain::time::{Arrival, Second, Timestamp};

/// A line's place in the log: a uuid7 of its time, in the order of arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LogEntryId(pub Uuid);

/// To whom something was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedUser {
    pub id: UserId,
    /// How they are called, where that is known.
    pub name: Option<String>,
}

impl From<UserId> for LoggedUser {
    fn from(id: UserId) -> Self {
        Self { id, name: None }
    }
}

/// For how long something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    Second(Second),
    /// Until it is undone by hand.
    Forever,
}

/// What was changed, before or after: the members that differ, by the names
/// that the API of the thing has for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoggedState(pub Map<String, Value>);

impl LoggedState {
    /// Of these members.
    pub fn of<const N: usize>(members: [(&str, Value); N]) -> Self {
        Self(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// What somebody does; who and when is the entry's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub action: LoggedAction,
    /// In which room; none for what is the whole community's.
    pub room: Option<RoomId>,
    pub user: Option<LoggedUser>,
    pub reason: Option<Reason>,
    pub note: Option<Note>,
    pub until: Option<Until>,
    pub before: Option<LoggedState>,
    pub after: Option<LoggedState>,
}

impl Act {
    /// The act, with nothing more said of it.
    pub const fn new(action: LoggedAction, room: Option<RoomId>) -> Self {
        Self { action, room, user: None, reason: None, note: None, until: None, before: None, after: None }
    }

    /// The same, done to somebody.
    pub fn to(self, user: impl Into<LoggedUser>) -> Self {
        Self { user: Some(user.into()), ..self }
    }

    /// The same, which turned one state into another.
    pub fn changing(self, before: LoggedState, after: LoggedState) -> Self {
        Self { before: Some(before), after: Some(after), ..self }
    }
}

/// Who did what to whom, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub id: LogEntryId,
    pub at: Timestamp,
    pub moderator: UserId,
    /// The name their token had then.
    pub moderator_name: Option<DisplayName>,
    pub moderator_kind: ActorKind,
    pub act: Act,
}

impl LogEntry {
    /// What `actor` does at `now`; those of one millisecond stand in the order of
    /// their arrival.
    pub fn new(actor: &Actor, act: Act, now: Timestamp, arrival: Arrival, chance: Chance) -> Self {
        Self {
            id: LogEntryId(ordered_uuid(now, arrival, chance)),
            at: now,
            moderator: actor.account.clone(),
            moderator_name: actor.name.clone(),
            moderator_kind: actor.kind,
            act,
        }
    }

    /// About how many bytes there are to answer of it, beside what every line has.
    pub fn length(&self) -> usize {
        let Act { note, before, after, .. } = &self.act;
        let texts = [before, after].into_iter().flatten().flat_map(|LoggedState(members)| members.values());
        let texts = texts.filter_map(Value::as_str).map(str::len);
        texts.chain(note.as_ref().map(|note| note.as_str().len())).sum()
    }
}
