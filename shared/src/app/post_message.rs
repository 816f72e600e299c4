//! A message is posted, once.

use super::{Refused, chance};
use crate::domain::caller::Actor;
use crate::domain::following::Pointer;
use crate::domain::idempotency::{Fingerprint, IdempotencyKey};
use crate::domain::message::{Message, NewMessage, Retention};
use crate::domain::permitted::Permitted;
use crate::domain::posting::{MayNotPost, may_post};
use crate::domain::time::{Arrival, Timestamp};
use crate::store::{EarlierPost, Store, Written};

/// Somebody posts a message.
pub struct PostMessage<'p> {
    pub actor: &'p Actor,
    pub message: Permitted<NewMessage>,
    /// What its repeats are known by.
    pub key: Option<IdempotencyKey>,
    /// How long it is kept.
    pub retention: Retention,
    pub now: Timestamp,
    pub arrival: Arrival,
}

impl PostMessage<'_> {
    /// Posts the message, or answers the one that was posted with the same
    /// key: two requests, or three for a repeat and for a message that is dated
    /// otherwise than now.
    ///
    /// The pointer to such a message is put by itself with a key, too: in the
    /// transaction it would cost twice as much.
    pub async fn post(self, store: &Store) -> Result<Message, Refused> {
        let fingerprint = self.key.as_ref().map(|_| Fingerprint::of(&*self.message));
        let keyed = self.key.as_ref().zip(fingerprint.as_ref());
        let author = &self.actor.account;
        let backoff = store.backoff();
        loop {
            let before = store.before_posting(&self.message, author, self.key.as_ref(), self.now).await?;
            if let Some((earlier, fingerprint)) = before.earlier.zip(fingerprint.as_ref()) {
                return self.repeated(store, earlier, fingerprint).await;
            }
            may_post(&before.measures, &before.room, self.now)?;
            let new = self.message.clone().into_inner();
            let chance = chance::draw();
            let message = Message::posted(new, author.clone(), self.retention, self.now, self.arrival, chance);
            if let Some(pointer) = Pointer::to_posted(&message, self.now, self.arrival, chance) {
                store.point(&pointer, self.now).await?;
            }
            let posted = match keyed {
                None => store.post_message(&message).await?,
                Some((key, fingerprint)) => store.post_message_once(&message, key, fingerprint, self.now).await?,
            };
            match posted {
                Written::Done => return Ok(message),
                Written::Conflict => backoff.after_conflict().await?,
            }
        }
    }

    async fn repeated(
        &self,
        store: &Store,
        earlier: EarlierPost,
        fingerprint: &Fingerprint,
    ) -> Result<Message, Refused> {
        if earlier.fingerprint != *fingerprint {
            return Err(Refused::KeyOfAnother("the Idempotency-Key was used for another message"));
        }
        let gone = || Refused::Conflict("the message posted with this Idempotency-Key is gone".into());
        let id = earlier.message.id().and_then(|id| self.message.beside(id)).ok_or_else(gone)?;
        store.message(&id, self.now).await?.ok_or_else(gone)
    }
}

impl From<MayNotPost> for Refused {
    fn from(why: MayNotPost) -> Self {
        match why {
            MayNotPost::Muted { reason, seconds } => Self::Muted { reason, seconds },
            MayNotPost::Banned(ban) => Self::Banned(ban),
            MayNotPost::Closed(why) => Self::Conflict(why),
        }
    }
}
