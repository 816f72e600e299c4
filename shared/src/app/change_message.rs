//! What editing and removing a message have in common.

use serde_json::Value;

use super::logged::logged;
use super::{Refused, chance};
use crate::domain::caller::Actor;
use crate::domain::following::Pointer;
use crate::domain::message::Message;
use crate::domain::message_change::{ChangeMoment, MayNotChange};
use crate::domain::moderation_log::{Act, LoggedAction, LoggedState, LoggedUser};
use crate::domain::time::{Arrival, Timestamp};
use crate::store::{Store, Written};

/// Somebody changes a message.
pub(super) struct MessageChange<'c> {
    pub actor: &'c Actor,
    pub action: LoggedAction,
    pub now: Timestamp,
    pub arrival: Arrival,
}

impl MessageChange<'_> {
    /// A moment of its own for each try: a pointer that somebody was given something
    /// by is not used again.
    pub fn moment(&self) -> ChangeMoment {
        ChangeMoment { now: self.now, arrival: self.arrival, chance: chance::draw() }
    }

    /// Makes `after` of the message as it was read: two requests. The pointer goes
    /// first, so that those who follow the room miss nothing that was changed. What is
    /// done to another's message is written down with it.
    pub async fn write(&self, before: &Message, after: &Message, store: &Store) -> Result<Written, Refused> {
        if let Some(pointer) = Pointer::to(after) {
            store.point(&pointer, self.now).await?;
        }
        let is_logged = before.created_by != self.actor.account;
        let entry = is_logged.then(|| logged(self.actor, self.act(before, after), self.now, self.arrival));
        Ok(store.change_message(before, after, entry.as_ref()).await?)
    }

    fn act(&self, before: &Message, after: &Message) -> Act {
        let name = before.created_by_name.as_ref().map(ToString::to_string);
        Act::new(self.action, Some(before.id.room.clone()))
            .to(LoggedUser { id: before.created_by.clone(), name })
            .changing(said(before), said(after))
    }
}

/// What the message says; of a removed one when that was.
fn said(message: &Message) -> LoggedState {
    let Message { id, text, media, removed, .. } = message;
    let members = [
        ("message", Some(Value::from(id.to_string()))),
        ("text", text.as_ref().map(|text| text.as_str().into())),
        ("media", media.as_ref().map(|media| media.as_str().into())),
        ("deletedAt", removed.as_ref().map(|removal| removal.at.millis().into())),
    ];
    LoggedState(members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}

impl From<MayNotChange> for Refused {
    fn from(why: MayNotChange) -> Self {
        match why {
            MayNotChange::Unknown => Self::NO_MESSAGE,
            MayNotChange::NotOwn => Self::Forbidden("the message is another's".into()),
            MayNotChange::NoModerator => {
                Self::Forbidden("the message is another's, and the token has no scope \"mutes\"".into())
            }
            MayNotChange::Removed => Self::Conflict("the message was removed".into()),
        }
    }
}
