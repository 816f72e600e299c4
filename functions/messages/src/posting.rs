//! From what is asked to a message that is posted, once.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use shared::domain::caller::Caller;
use shared::domain::idempotency::{Fingerprint, SentKey};
use shared::domain::message::{Message, NewMessage, Retention};
use shared::domain::mute::{Mute, remaining_seconds};
use shared::domain::room::KnownRoom;
use shared::domain::time::{Arrival, Timestamp};
use shared::http::refusal::Refusal;
use shared::store::{EarlierPost, Store, Written};

/// Somebody posts a message.
pub struct Posting {
    /// Where it goes.
    pub store: Store,
    /// How long it is kept.
    pub retention: Retention,
    /// When.
    pub now: Timestamp,
    /// After what else.
    pub arrival: Arrival,
    /// Who.
    pub caller: Caller,
}

impl Posting {
    /// Posts the message, or answers the one that was posted with the same
    /// key: two requests, or three for a repeat.
    pub async fn post(self, new: NewMessage, key: Option<SentKey>) -> Result<Message, Refusal> {
        let fingerprint = Fingerprint::of(&new);
        let key = key.map(|key| key.of(&self.caller));
        let race = self.store.race();
        loop {
            let before = self.store.before_posting(&new.room, &self.caller.user, key.as_ref(), self.now).await?;
            if let Some(earlier) = before.earlier {
                return self.repeat(earlier, &fingerprint).await;
            }
            refuse_muted(before.mute, self.now)?;
            refuse_closed(before.room, self.now)?;
            let message = Message::post(new.clone(), self.caller.user.clone(), self.retention, self.now, self.arrival);
            let posted = match &key {
                None => self.store.post_message(&message).await?,
                Some(key) => self.store.post_message_once(&message, key, &fingerprint, self.now).await?,
            };
            match posted {
                Written::Done => return Ok(message),
                Written::Raced => race.lost().await?,
            }
        }
    }

    async fn repeat(&self, earlier: EarlierPost, fingerprint: &Fingerprint) -> Result<Message, Refusal> {
        if earlier.fingerprint != *fingerprint {
            let detail = "the Idempotency-Key was used for another message";
            return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, detail));
        }
        let gone = || Refusal::conflict("the message posted with this Idempotency-Key is gone");
        let place = earlier.message.place().ok_or_else(gone)?;
        self.store.message(&place, self.now).await?.ok_or_else(gone)
    }
}

fn refuse_muted(mute: Option<Mute>, now: Timestamp) -> Result<(), Refusal> {
    let Some(mute) = mute else { return Ok(()) };
    let Some(seconds) = remaining_seconds(mute.ends_at, now) else { return Ok(()) };
    let detail = format!("you are muted in this room: {}", mute.reason.text());
    let refusal = Refusal::new(StatusCode::FORBIDDEN, detail).with_member("reason", mute.reason.number());
    Err(refusal.with_header(RETRY_AFTER, HeaderValue::from(seconds)))
}

fn refuse_closed(room: KnownRoom, now: Timestamp) -> Result<(), Refusal> {
    let room = match room {
        KnownRoom::Unknown => return Ok(()),
        KnownRoom::Deleted => return Err(Refusal::conflict("the room was deleted")),
        KnownRoom::Room(room) => room,
    };
    let status = room.status(now);
    if status.takes_messages() { Ok(()) } else { Err(Refusal::conflict(format!("the room is {status}"))) }
}
