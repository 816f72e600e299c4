//! Chat messages in the table.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::item::{Item, fields, item_of, text};
use super::size::{BYTES_OF_A_WRITE_UNIT, size_of};
use super::{Store, StoreError, keys};
use crate::domain::id::UserId;
use crate::domain::idempotency::IdempotencyKey;
use crate::domain::message::{Message, MessageId, MessageMedia, MessageSession, MessageText, Removal};
use crate::domain::permitted::Permitted;
use crate::domain::text::DisplayName;
use crate::domain::time::{Second, Timestamp};

/// The index has all that lists show: see `NonKeyAttributes` in the template. So some names
/// are other ones than those that other items change often.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MessageFields {
    created_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    followed_at: Option<String>,
    created_by: UserId,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_by_name: Option<DisplayName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chat_session: Option<MessageSession>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<MessageText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<MessageMedia>,
    /// Instead of the two above, which the index has too, where it would cost more to write
    /// them twice than once.
    #[serde(skip_serializing_if = "Option::is_none")]
    long_text: Option<MessageText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    long_media: Option<MessageMedia>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_by: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    idempotency_key: Option<IdempotencyKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Second>,
    /// The same for the index: it has no `expiresAt`, which changes with every grace of a
    /// voice member.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_until: Option<Second>,
}

/// The message of an item.
pub(super) fn message_from(item: Item) -> Result<Message, StoreError> {
    let id = keys::room_of(text(&item, keys::PK)).zip(keys::message_uuid_of(text(&item, keys::SK)));
    let (room, uuid) = id.ok_or_else(|| StoreError::Unreadable("message key".to_owned()))?;
    let fields = fields::<MessageFields>(item)?;
    let followed_at = fields.followed_at.map(|at| at.parse()).transpose();
    Ok(Message {
        id: MessageId { room, uuid },
        created_at: fields.created_at,
        followed_at: followed_at.map_err(|_| StoreError::Unreadable("a message's pointer".to_owned()))?,
        created_by: fields.created_by,
        created_by_name: fields.created_by_name,
        session: fields.chat_session,
        text: fields.text.or(fields.long_text),
        media: fields.media.or(fields.long_media),
        edited_at: fields.edited_at,
        removed: fields.deleted_at.zip(fields.deleted_by).map(|(at, by)| Removal { at, by }),
        key: fields.idempotency_key,
        expires_at: fields.expires_at.or(fields.kept_until),
    })
}

/// Whether an entry of the index has all that lists show of its message: it has no words of
/// a long one.
pub(super) fn is_whole(entry: &Item) -> bool {
    entry.contains_key("text") || entry.contains_key("media")
}

/// The item of a message.
pub(super) fn message_item(message: &Message) -> Result<Item, StoreError> {
    let fields = MessageFields {
        created_at: message.created_at,
        followed_at: message.followed_at.map(|at| at.to_string()),
        created_by: message.created_by.clone(),
        created_by_name: message.created_by_name.clone(),
        chat_session: message.session.clone(),
        text: message.text.clone(),
        media: message.media.clone(),
        long_text: None,
        long_media: None,
        edited_at: message.edited_at,
        deleted_at: message.removed.as_ref().map(|removal| removal.at),
        deleted_by: message.removed.as_ref().map(|removal| removal.by.clone()),
        idempotency_key: message.key.clone(),
        expires_at: message.expires_at,
        kept_until: message.expires_at,
    };
    let mut item = item_of(&keys::message(&message.id), fields)?;
    // No list shows what was removed.
    if message.removed.is_none() {
        item.insert(keys::GSI1PK.to_owned(), AttributeValue::S(keys::feed_of(message.id.uuid)));
        item.insert(keys::GSI1SK.to_owned(), AttributeValue::S(message.id.uuid.to_string()));
    }
    if size_of(&item) > BYTES_OF_A_WRITE_UNIT {
        for (name, long_name) in [("text", "longText"), ("media", "longMedia")] {
            let words = item.remove(name);
            item.extend(words.map(|words| (long_name.to_owned(), words)));
        }
    }
    Ok(item)
}

impl Store {
    /// The message, read strongly, if its retention has not ended.
    pub async fn message(&self, id: &Permitted<MessageId>, now: Timestamp) -> Result<Option<Message>, StoreError> {
        let message = self.stored_message(id).await?;
        Ok(message.filter(|message| !message.is_expired(now)))
    }

    /// The same, whether its retention has ended or not.
    pub async fn stored_message(&self, id: &Permitted<MessageId>) -> Result<Option<Message>, StoreError> {
        self.get(&keys::message(id), true).await?.map(message_from).transpose()
    }
}
