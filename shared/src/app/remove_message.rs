//! A message is removed.

use super::Refused;
use super::change_message::MessageChange;
use crate::domain::caller::Actor;
use crate::domain::message::{Message, MessageId};
use crate::domain::message_change::may_remove;
use crate::domain::moderation_log::LoggedAction;
use crate::domain::permitted::Permitted;
use crate::domain::time::{Arrival, Timestamp};
use crate::store::{Store, Written};

/// Somebody removes a message.
pub struct RemoveMessage<'r> {
    pub actor: &'r Actor,
    /// Whether they moderate the message's room.
    pub moderates: bool,
    pub message: Permitted<MessageId>,
    pub now: Timestamp,
    pub arrival: Arrival,
}

impl RemoveMessage<'_> {
    /// Removes the message and answers what is left of it: three requests, one where it
    /// was removed before, by whomever. Whoever may not post any more may do so, too.
    pub async fn remove(self, store: &Store) -> Result<Message, Refused> {
        let Self { actor, now, arrival, .. } = self;
        let change = MessageChange { actor, action: LoggedAction::RemoveMessage, now, arrival };
        let backoff = store.backoff();
        loop {
            let message = store.message(&self.message, now).await?.ok_or(Refused::NO_MESSAGE)?;
            may_remove(&message, actor, self.moderates)?;
            if message.removed.is_some() {
                return Ok(message);
            }
            let removed = message.removed(actor, change.moment());
            match change.write(&message, &removed, store).await? {
                Written::Done => return Ok(removed),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }
}
