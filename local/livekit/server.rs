//! What all parts of the stand-in share, and what a client can do to it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use livekit_api::access_token::Claims;
use livekit_protocol::DisconnectReason;
use serde::{Deserialize, Serialize};
use shared::http::clock::Clock;

use super::access::{InvalidToken, verify, verify_signature};
use super::faults::Faults;
use super::outbox::{Delivery, Outbox, Pending};
use super::rooms::Rooms;

/// The state behind all routes.
#[derive(Debug)]
pub struct Server {
    /// What the times of participants' tokens are held against.
    pub clock: Clock,
    /// The webhooks.
    pub outbox: Outbox,
    /// What goes wrong.
    pub faults: Faults,
    rooms: Mutex<Rooms>,
}

/// What a client has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The id of the connection.
    pub sid: String,
    /// The room's name.
    pub room: String,
    /// The participant's identity.
    pub identity: String,
    /// The webhooks that it caused, once they were answered.
    pub webhooks: Vec<Delivery>,
}

/// Why a client is turned away.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TurnedAway {
    /// The token is not accepted.
    #[error(transparent)]
    Token(#[from] InvalidToken),
    /// The token does not let its bearer into a room.
    #[error("the token does not grant roomJoin for a room to an identity")]
    NoJoin,
    /// There is no connection to close.
    #[error("{identity} is not connected to {room}")]
    NotConnected {
        /// The token's identity.
        identity: String,
        /// The token's room.
        room: String,
    },
}

impl Server {
    /// A server without rooms.
    pub fn new(clock: Clock, outbox: Outbox) -> Self {
        Self { clock, outbox, faults: Faults::default(), rooms: Mutex::default() }
    }

    /// The rooms. Events are posted while this is held, so that their order is
    /// that of what happened.
    pub fn rooms(&self) -> MutexGuard<'_, Rooms> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the bearer of `token` in.
    pub async fn connect(&self, token: &str) -> Result<Action, TurnedAway> {
        let claims = joining(verify(token, self.clock.now())?)?;
        let (room, identity) = (claims.video.room.clone(), claims.sub.clone());
        let (sid, pending) = self.join(claims);
        Ok(Action { sid, room, identity, webhooks: all_settled(pending).await })
    }

    fn join(&self, claims: Claims) -> (String, Vec<Pending>) {
        let mut rooms = self.rooms();
        let joined = rooms.join(claims, self.clock.now());
        let pending = joined.events.iter().map(|event| self.outbox.post(event)).collect();
        (joined.participant.sid, pending)
    }

    /// Closes the connection of the bearer of `token`, which may be over by
    /// now: a connection outlives its token.
    pub async fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Action, TurnedAway> {
        let claims = joining(verify_signature(token)?)?;
        let (room, identity) = (claims.video.room, claims.sub);
        let Some((sid, pending)) = self.leave(&room, &identity, reason) else {
            return Err(TurnedAway::NotConnected { identity, room });
        };
        Ok(Action { sid, room, identity, webhooks: vec![pending.settled().await] })
    }

    fn leave(&self, room: &str, identity: &str, reason: DisconnectReason) -> Option<(String, Pending)> {
        let mut rooms = self.rooms();
        let event = rooms.leave(room, identity, reason, self.clock.now())?;
        let sid = event.participant.as_ref().map(|participant| participant.sid.clone()).unwrap_or_default();
        Some((sid, self.outbox.post(&event)))
    }

    /// Closes `room` if it is open and empty.
    pub async fn finish(&self, room: &str) -> Option<Delivery> {
        Some(self.close(room)?.settled().await)
    }

    fn close(&self, room: &str) -> Option<Pending> {
        let mut rooms = self.rooms();
        Some(self.outbox.post(&rooms.finish(room, self.clock.now())?))
    }
}

fn joining(claims: Claims) -> Result<Claims, TurnedAway> {
    let grants = &claims.video;
    if !grants.room_join || grants.room.is_empty() || claims.sub.is_empty() {
        return Err(TurnedAway::NoJoin);
    }
    Ok(claims)
}

/// What became of each; they are under way at the same time.
pub async fn all_settled(pending: Vec<Pending>) -> Vec<Delivery> {
    let mut deliveries = Vec::with_capacity(pending.len());
    for webhook in pending {
        deliveries.push(webhook.settled().await);
    }
    deliveries
}
