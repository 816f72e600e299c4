//! A message is edited.

use super::Refused;
use super::change_message::MessageChange;
use crate::domain::caller::Actor;
use crate::domain::message::{Message, MessageId};
use crate::domain::message_change::{MessageEdit, may_edit};
use crate::domain::moderation_log::LoggedAction;
use crate::domain::permitted::Permitted;
use crate::domain::posting::may_post;
use crate::domain::time::{Arrival, Timestamp};
use crate::store::{Store, Written};

/// Somebody edits a message.
pub struct EditMessage<'e> {
    pub actor: &'e Actor,
    pub message: Permitted<MessageId>,
    pub edit: MessageEdit,
    pub now: Timestamp,
    pub arrival: Arrival,
}

impl EditMessage<'_> {
    /// Edits the message where its editor may say something in its room: three
    /// requests, one where it says so already. Of two edits at once the later one stands.
    pub async fn edit(self, store: &Store) -> Result<Message, Refused> {
        let Self { actor, now, arrival, .. } = self;
        let change = MessageChange { actor, action: LoggedAction::EditMessage, now, arrival };
        let backoff = store.backoff();
        loop {
            let before = store.before_editing(&self.message, &actor.account, now).await?;
            let message = before.message.ok_or(Refused::NO_MESSAGE)?;
            may_edit(&message, actor)?;
            may_post(&before.measures, &before.room, now)?;
            if message.is_edited_so(&self.edit) {
                return Ok(message);
            }
            let edited = message.edited(self.edit.clone(), change.moment());
            match change.write(&message, &edited, store).await? {
                Written::Done => return Ok(edited),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }
}
