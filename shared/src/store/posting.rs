//! Posting a message: what has to be known before, and the write.

use aws_sdk_dynamodb::types::builders::PutBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use serde::{Deserialize, Serialize};

use super::conditional_put::condition_expression;
use super::item::{fields, item_of};
use super::keys;
use super::measures::in_force;
use super::messages::message_item;
use super::rooms::{known_room, measures_since};
use super::{Store, StoreError, Written};
use crate::domain::following::Pointer;
use crate::domain::id::UserId;
use crate::domain::idempotency::{Fingerprint, IdempotencyKey, KEPT_FOR};
use crate::domain::measures::Measures;
use crate::domain::message::{Message, NewMessage, SentMessageId};
use crate::domain::permitted::Permitted;
use crate::domain::room::KnownRoom;
use crate::domain::time::{Second, Timestamp};

/// What decides whether a message may be posted.
#[derive(Debug, Clone)]
pub struct BeforePosting {
    /// What is in force about the author in the room.
    pub measures: Measures,
    pub room: KnownRoom,
    /// What was posted with the same idempotency key within 24 hours.
    pub earlier: Option<EarlierPost>,
}

/// A message posted earlier with the same idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPost {
    /// What was asked then.
    pub fingerprint: Fingerprint,
    /// The id of the message.
    pub message: SentMessageId,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct IdempotencyFields {
    fingerprint: Fingerprint,
    message: String,
    expires_at: Second,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PointerFields {
    expires_at: Second,
}

impl IdempotencyFields {
    fn into_post(self, now: Timestamp) -> Result<Option<EarlierPost>, StoreError> {
        if self.expires_at.is_over(now) {
            return Ok(None);
        }
        let message = self.message.parse().map_err(|rule| StoreError::Unreadable(format!("message id {rule}")))?;
        Ok(Some(EarlierPost { fingerprint: self.fingerprint, message }))
    }
}

impl Store {
    /// What decides whether `author` may post the message, read strongly.
    pub async fn before_posting(
        &self,
        message: &Permitted<NewMessage>,
        author: &UserId,
        key: Option<&IdempotencyKey>,
        now: Timestamp,
    ) -> Result<BeforePosting, StoreError> {
        let measures_key = keys::measures_of(&message.room, author);
        let room_key = keys::room(&message.room);
        let earlier_key = key.map(keys::idempotency);
        let mut wanted = vec![measures_key.clone(), room_key.clone()];
        wanted.extend(earlier_key.clone());
        let mut items = self.get_all(&wanted).await?;
        let earlier = earlier_key.and_then(|key| items.remove(&key));
        let earlier = earlier.map(fields::<IdempotencyFields>).transpose()?;
        let room = items.remove(&room_key);
        Ok(BeforePosting {
            measures: in_force(items.get(&measures_key), measures_since(room.as_ref())?, now)?,
            room: known_room(room)?,
            earlier: earlier.map(|earlier| earlier.into_post(now)).transpose()?.flatten(),
        })
    }

    /// Stores a pointer, made at `now`. What it points to is written after it: a
    /// message without its pointer would be missed by those who follow its room.
    pub async fn point(&self, pointer: &Pointer, now: Timestamp) -> Result<(), StoreError> {
        self.put(item_of(&keys::pointer(pointer), PointerFields { expires_at: Pointer::end(now) })?).await
    }

    /// Stores a message. Conflict: another one has drawn the same id.
    pub async fn post_message(&self, message: &Message) -> Result<Written, StoreError> {
        // Two that arrive at once draw the same id: neither replaces the other.
        let free = condition_expression("attribute_not_exists(PK)", []);
        self.put_if(message_item(message)?, free).await
    }

    /// Stores a message together with its idempotency key, both or neither.
    /// Conflict: another request with the same key was first. Repeats of the
    /// transaction carry one token, so it happens once.
    pub async fn post_message_once(
        &self,
        message: &Message,
        key: &IdempotencyKey,
        fingerprint: &Fingerprint,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let kept = IdempotencyFields {
            fingerprint: fingerprint.clone(),
            message: message.id.to_string(),
            expires_at: now.second().after(KEPT_FOR),
        };
        let claim = Put::builder()
            .table_name(&*self.table)
            .set_item(Some(item_of(&keys::idempotency(key), kept)?))
            // Two requests with one key at once: one message is posted.
            .condition_expression("attribute_not_exists(PK) OR expiresAt <= :now")
            .expression_attribute_values(":now", AttributeValue::N(now.seconds().to_string()));
        let post = Put::builder()
            .table_name(&*self.table)
            .set_item(Some(message_item(message)?))
            // As above.
            .condition_expression("attribute_not_exists(PK)");
        let put = |put: PutBuilder| Ok::<_, StoreError>(TransactWriteItem::builder().put(put.build()?).build());
        self.transact(vec![put(claim)?, put(post)?]).await
    }
}
