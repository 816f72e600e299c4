//! What all parts of the stand-in share, and what a client can do to it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use livekit_api::access_token::Claims;
use livekit_protocol::DisconnectReason;
use serde::{Deserialize, Serialize};
use shared::domain::time::Timestamp;

use super::Watch;
use super::access::{InvalidToken, Revocations, verify, verify_signature};
use super::outbox::Outbox;
use super::pace::Pace;
use super::receiver::Receiver;
use super::rooms::{Happened, Rooms};
use super::store::Store;
use super::webhook::{Delivery, Pending, all_settled};
use crate::time::Time;

/// The state behind all routes.
#[derive(Debug)]
pub struct Server {
    /// What everything that takes time is held against.
    pub time: Time,
    /// The webhooks.
    pub outbox: Outbox,
    /// How long what it does takes.
    pub pace: Pace,
    /// Who watches.
    pub watch: Arc<dyn Watch>,
    /// The tokens that are revoked.
    pub revocations: Revocations,
    /// What RoomService reads.
    pub store: Store,
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

/// What a client has done, of which the webhooks are on their way, whether or
/// not somebody waits for them.
#[derive(Debug)]
pub struct Done {
    /// The id of the connection.
    pub sid: String,
    /// The room's name.
    pub room: String,
    /// The participant's identity.
    pub identity: String,
    webhooks: Vec<Pending>,
}

impl Done {
    /// Waits until each of its webhooks was answered, given up or dropped.
    pub async fn answered(self) -> Action {
        let Self { sid, room, identity, webhooks } = self;
        Action { sid, room, identity, webhooks: all_settled(webhooks).await }
    }
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
    /// There is no connection.
    #[error("{identity} is not connected to {room}")]
    NotConnected {
        /// The token's identity.
        identity: String,
        /// The token's room.
        room: String,
    },
    /// The participant's permission, as it is now, is not enough.
    #[error("{identity} may not publish that to {room}")]
    NotPermitted {
        /// The token's identity.
        identity: String,
        /// The token's room.
        room: String,
    },
}

impl Server {
    /// A server without rooms that sends its webhooks to `receiver`.
    pub fn new(time: Time, pace: Pace, receiver: Receiver, watch: Arc<dyn Watch>) -> Self {
        let outbox = Outbox::to(receiver, pace.webhook_round_trip, time.clone(), watch.clone());
        let (revocations, store, rooms) = (Revocations::default(), Store::default(), Mutex::default());
        Self { time, outbox, pace, watch, revocations, store, rooms }
    }

    /// The rooms as they are now, whatever time has brought meanwhile. Events
    /// are posted while this is held, so that their order is that of what
    /// happened.
    pub fn rooms(&self) -> MutexGuard<'_, Rooms> {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody waits for what time alone brings.
        drop(self.outbox.post(&rooms.pass_time(self.time.now())));
        rooms
    }

    /// Signals for the bearer of `token`, and gets its media up too if `activates`.
    pub fn signal(&self, token: &str, activates: bool) -> Result<Done, TurnedAway> {
        let claims = self.entering(token)?;
        let who = Who::of(&claims);
        let signal = |rooms: &mut Rooms, who: &Who, now| {
            let mut happened = rooms.signal(token, claims, now);
            if activates {
                let activated = rooms.activate(&who.room, &who.identity, now);
                happened.events.extend(activated.into_iter().flat_map(|activated| activated.events));
            }
            Ok(happened)
        };
        self.act(who, signal)
    }

    /// Gets the media of the client of `token` up, which has signalled.
    pub fn activate(&self, token: &str) -> Result<Done, TurnedAway> {
        let activate = |rooms: &mut Rooms, who: &Who, now| {
            rooms.activate(&who.room, &who.identity, now).ok_or_else(|| who.not_connected())
        };
        self.act(connection(token)?, activate)
    }

    /// Closes the connection of the client of `token`.
    pub fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Done, TurnedAway> {
        let leave = |rooms: &mut Rooms, who: &Who, now| {
            rooms.client(&who.room, &who.identity).ok_or_else(|| who.not_connected())?;
            rooms.leave(&who.room, &who.identity, reason, now).ok_or_else(|| who.not_connected())
        };
        self.act(connection(token)?, leave)
    }

    /// Kills the client of `token`, which is noticed after a while.
    pub fn lose(&self, token: &str) -> Result<Done, TurnedAway> {
        let lose = |rooms: &mut Rooms, who: &Who, now| {
            rooms.lose(&who.room, &who.identity, now).ok_or_else(|| who.not_connected())
        };
        self.act(connection(token)?, lose)
    }

    /// What a client does, and the webhooks that it causes.
    pub(crate) fn act(
        &self,
        who: Who,
        does: impl FnOnce(&mut Rooms, &Who, Timestamp) -> Result<Happened, TurnedAway>,
    ) -> Result<Done, TurnedAway> {
        let mut rooms = self.rooms();
        let happened = does(&mut rooms, &who, self.time.now())?;
        let webhooks = self.outbox.post(&happened.events);
        Ok(Done { sid: happened.sid, room: who.room, identity: who.identity, webhooks })
    }

    /// The claims of a token that lets its bearer in.
    pub(crate) fn entering(&self, token: &str) -> Result<Claims, TurnedAway> {
        let claims = joining(verify(token, self.time.now())?)?;
        Ok(self.revocations.check(claims)?)
    }
}

/// Whose connection it is.
#[derive(Debug)]
pub(crate) struct Who {
    pub room: String,
    pub identity: String,
}

impl Who {
    pub fn of(claims: &Claims) -> Self {
        Self { room: claims.video.room.clone(), identity: claims.sub.clone() }
    }

    pub fn not_connected(&self) -> TurnedAway {
        TurnedAway::NotConnected { identity: self.identity.clone(), room: self.room.clone() }
    }
}

/// Whose connection `token` made, even if it is over by now: a connection
/// outlives its token.
pub(crate) fn connection(token: &str) -> Result<Who, TurnedAway> {
    Ok(Who::of(&joining(verify_signature(token)?)?))
}

fn joining(claims: Claims) -> Result<Claims, TurnedAway> {
    let grants = &claims.video;
    if !grants.room_join || grants.room.is_empty() || claims.sub.is_empty() {
        return Err(TurnedAway::NoJoin);
    }
    Ok(claims)
}
