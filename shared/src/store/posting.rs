//! Posting a message: what has to be known before, and the write.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::conditional_put::{PutIf, condition_expression};
use super::item::{Item, fields, item_of};
use super::keys;
use super::measures::in_force;
use super::messages::{message_from, message_item};
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
    /// What the idempotency key stands for since at most 24 hours.
    pub earlier: Option<EarlierPost>,
}

/// What an idempotency key stands for: a message that was posted, or is still to be
/// where somebody died in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPost {
    /// What was asked for.
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

    /// Stores a message. Conflict: there is one of this id that another request has
    /// posted.
    pub async fn post_message(&self, message: &Message) -> Result<Written, StoreError> {
        // Two that arrive at once draw the same id, or two finish one post: neither
        // replaces the other. Nor does a post come back that was removed meanwhile.
        let free = condition_expression("attribute_not_exists(PK)", []);
        let met = match self.put_or_meet(message_item(message)?, free).await? {
            PutIf::Done => return Ok(Written::Done),
            PutIf::Met(met) => met.map(message_from).transpose()?,
            PutIf::Held => None,
        };
        // It is this post, which was changed before its answer came.
        let is_own = met.is_some_and(|met| met.is_same_post(message));
        Ok(if is_own { Written::Done } else { Written::Conflict })
    }

    /// Has the key stand for this message, which is to be posted next: in place of
    /// `earlier`, whose id another message has drawn, if there is one. Conflict:
    /// another request with the same key was first.
    pub async fn claim_key(
        &self,
        key: &IdempotencyKey,
        claim: &EarlierPost,
        earlier: Option<&EarlierPost>,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let at = AttributeValue::N(now.seconds().to_string());
        let earlier = AttributeValue::S(earlier.map(|earlier| earlier.message.to_string()).unwrap_or_default());
        // Two requests with one key at once, or two that find its id taken: one message is posted.
        let free = condition_expression(
            "attribute_not_exists(PK) OR expiresAt <= :now OR message = :earlier",
            [(":now", at), (":earlier", earlier)],
        );
        self.put_if(claim_item(key, claim, now)?, free).await
    }
}

fn claim_item(key: &IdempotencyKey, claim: &EarlierPost, now: Timestamp) -> Result<Item, StoreError> {
    let kept = IdempotencyFields {
        fingerprint: claim.fingerprint.clone(),
        message: claim.message.to_string(),
        expires_at: now.second().after(KEPT_FOR),
    };
    item_of(&keys::idempotency(key), kept)
}
