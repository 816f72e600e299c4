//! What becomes of a message after it was posted.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};

use super::conditional_put::condition_expression;
use super::measures::in_force;
use super::messages::{message_from, message_item};
use super::rooms::{known_room, measures_since};
use super::{Store, StoreError, Written, keys};
use crate::domain::id::UserId;
use crate::domain::measures::Measures;
use crate::domain::message::{Message, MessageId};
use crate::domain::moderation_log::LogEntry;
use crate::domain::permitted::Permitted;
use crate::domain::room::KnownRoom;
use crate::domain::time::Timestamp;

/// What decides whether a message may be edited.
#[derive(Debug, Clone)]
pub struct BeforeEditing {
    /// The message, if its retention has not ended.
    pub message: Option<Message>,
    /// What is in force about the editor in the room.
    pub measures: Measures,
    pub room: KnownRoom,
}

impl Store {
    /// What decides whether `editor` may edit the message, read strongly.
    pub async fn before_editing(
        &self,
        id: &Permitted<MessageId>,
        editor: &UserId,
        now: Timestamp,
    ) -> Result<BeforeEditing, StoreError> {
        let (message, measures, room) = (keys::message(id), keys::measures_of(&id.room, editor), keys::room(&id.room));
        let mut items = self.get_all(&[message.clone(), measures.clone(), room.clone()]).await?;
        let room = items.remove(&room);
        let message = items.remove(&message).map(message_from).transpose()?;
        Ok(BeforeEditing {
            message: message.filter(|message| !message.is_expired(now)),
            measures: in_force(items.get(&measures), measures_since(room.as_ref())?, now)?,
            room: known_room(room)?,
        })
    }

    /// Makes `after` of a message that still is as it was read, together with the line
    /// of the moderation log that tells of it, if there is one. Conflict: it is not any more.
    pub async fn change_message(
        &self,
        before: &Message,
        after: &Message,
        entry: Option<&LogEntry>,
    ) -> Result<Written, StoreError> {
        // Another change comes between, and each sets another `followedAt`: an edit must
        // not bring words back into what was removed, and no edit goes under that was
        // answered. Or the message's time is up: it must not come back.
        let unchanged = match before.followed_at {
            Some(at) => condition_expression("followedAt = :before", [(":before", AttributeValue::S(at.to_string()))]),
            None => condition_expression("attribute_exists(PK) AND attribute_not_exists(followedAt)", []),
        };
        let item = message_item(after)?;
        let Some(entry) = entry else { return self.put_if(item, unchanged).await };
        let put = unchanged.of_put(Put::builder().table_name(&*self.table).set_item(Some(item)));
        let put = TransactWriteItem::builder().put(put.build()?).build();
        self.transact(vec![put, self.log(entry)?]).await
    }
}
