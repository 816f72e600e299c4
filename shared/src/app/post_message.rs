//! A message is posted, once.

use super::{Refused, chance};
use crate::domain::caller::Actor;
use crate::domain::following::Pointer;
use crate::domain::idempotency::{Fingerprint, IdempotencyKey};
use crate::domain::message::{Message, MessageId, NewMessage, Retention, SentMessageId};
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
    /// Posts the message, or answers the one that was posted with the same key, as
    /// it now is: two requests, one more with a key and one more for a message that is
    /// dated otherwise than now; two for a repeat.
    pub async fn post(self, store: &Store) -> Result<Message, Refused> {
        match &self.key {
            None => self.post_new(store).await,
            Some(key) => self.post_once(key, store).await,
        }
    }

    async fn post_new(&self, store: &Store) -> Result<Message, Refused> {
        let backoff = store.backoff();
        loop {
            let before = store.before_posting(&self.message, &self.actor.account, None, self.now).await?;
            may_post(&before.measures, &before.room, self.now)?;
            if let Some(message) = self.put(self.draw(), store).await? {
                return Ok(message);
            }
            backoff.after_conflict().await?;
        }
    }

    /// First the key is made to stand for the message's id, then the message is
    /// posted by that id: by this request or, where it dies in between, by a repeat.
    async fn post_once(&self, key: &IdempotencyKey, store: &Store) -> Result<Message, Refused> {
        let fingerprint = Fingerprint::of(&*self.message);
        let backoff = store.backoff();
        loop {
            let before = store.before_posting(&self.message, &self.actor.account, Some(key), self.now).await?;
            let earlier = before.earlier.as_ref();
            if earlier.is_some_and(|earlier| earlier.fingerprint != fingerprint) {
                return Err(Refused::KeyOfAnother("the Idempotency-Key was used for another message"));
            }
            let free = match self.claimed(earlier, key, store).await? {
                Claimed::Posted(message) => return Ok(*message),
                Claimed::Free(id) => Some(id),
                Claimed::Nothing => None,
            };
            may_post(&before.measures, &before.room, self.now)?;
            let id = match free {
                Some(id) => Some(id),
                None => self.claim(key, &fingerprint, earlier, store).await?,
            };
            if let Some(id) = id
                && let Some(message) = self.put(id, store).await?
            {
                return Ok(message);
            }
            backoff.after_conflict().await?;
        }
    }

    /// What has become of what the key stands for.
    async fn claimed(
        &self,
        earlier: Option<&EarlierPost>,
        key: &IdempotencyKey,
        store: &Store,
    ) -> Result<Claimed, Refused> {
        let Some(earlier) = earlier else { return Ok(Claimed::Nothing) };
        let gone = || Refused::Conflict("the message posted with this Idempotency-Key is gone".into());
        let id = earlier.message.id().and_then(|id| self.message.beside(id)).ok_or_else(gone)?;
        match store.stored_message(&id).await? {
            None => Ok(Claimed::Free(id.into_inner())),
            // Another message has drawn the same id: a new one has to be claimed.
            Some(message) if message.key.as_ref() != Some(key) => Ok(Claimed::Nothing),
            Some(message) if message.is_expired(self.now) => Err(gone()),
            Some(message) => Ok(Claimed::Posted(Box::new(message))),
        }
    }

    /// Has the key stand for a new id; none where another request with the same key
    /// was first.
    async fn claim(
        &self,
        key: &IdempotencyKey,
        fingerprint: &Fingerprint,
        earlier: Option<&EarlierPost>,
        store: &Store,
    ) -> Result<Option<MessageId>, Refused> {
        let id = self.draw();
        let claim = EarlierPost { fingerprint: fingerprint.clone(), message: SentMessageId::from(&id) };
        let claimed = store.claim_key(key, &claim, earlier, self.now).await?;
        Ok((claimed == Written::Done).then_some(id))
    }

    fn draw(&self) -> MessageId {
        self.message.place(self.now, self.arrival, chance::draw())
    }

    /// Posts the message by that id, after its pointer; none where another one has it.
    async fn put(&self, id: MessageId, store: &Store) -> Result<Option<Message>, Refused> {
        let new = self.message.clone().into_inner();
        let message = Message::posted(new, id, self.actor, self.key.clone(), self.retention, self.now);
        if let Some(pointer) = Pointer::to(&message) {
            store.point(&pointer, self.now).await?;
        }
        let posted = store.post_message(&message).await?;
        Ok((posted == Written::Done).then_some(message))
    }
}

/// What a key stands for.
enum Claimed {
    /// Nothing that a message could be posted by.
    Nothing,
    /// An id by which the message is not posted yet: somebody died before, or is still
    /// about it.
    Free(MessageId),
    /// A message that was posted.
    Posted(Box<Message>),
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
