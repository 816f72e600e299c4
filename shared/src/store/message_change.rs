//! What becomes of a message after it was posted.

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};

use super::conditional_put::condition_expression;
use super::messages::{message_from, message_item};
use super::mutes::mute_from;
use super::rooms::known_room;
use super::{Store, StoreError, Written, keys};
use crate::domain::id::UserId;
use crate::domain::message::{Message, MessageId};
use crate::domain::moderation_log::LogEntry;
use crate::domain::mute::Mute;
use crate::domain::permitted::Permitted;
use crate::domain::room::KnownRoom;
use crate::domain::time::Timestamp;

/// What decides whether a message may be edited.
#[derive(Debug, Clone)]
pub struct BeforeEditing {
    /// The message, if its retention has not ended.
    pub message: Option<Message>,
    /// The editor's mute in the room, over or not.
    pub mute: Option<Mute>,
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
        let (message, mute, room) = (keys::message(id), keys::mute(&id.room, editor), keys::room(&id.room));
        let mut items = self.get_all(&[message.clone(), mute.clone(), room.clone()]).await?;
        let message = items.remove(&message).map(message_from).transpose()?;
        Ok(BeforeEditing {
            message: message.filter(|message| !message.is_expired(now)),
            mute: items.remove(&mute).map(mute_from).transpose()?,
            room: known_room(items.remove(&room))?,
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
