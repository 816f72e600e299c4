//! What all parts of the stand-in share, and what a client can do to it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use livekit_api::access_token::Claims;
use livekit_protocol::DisconnectReason;
use serde::{Deserialize, Serialize};
use shared::domain::time::Timestamp;

use super::access::{InvalidToken, sign, verify, verify_signature};
use super::delivery::{Delivery, all_settled};
use super::faults::Faults;
use super::outbox::Outbox;
use super::participant::Participant;
use super::revocations::Revocations;
use super::rooms::{Happened, Rooms};
use super::time::Time;

/// The state behind all routes.
#[derive(Debug)]
pub struct Server {
    /// What everything that takes time is held against.
    pub time: Time,
    /// The webhooks.
    pub outbox: Outbox,
    /// What goes wrong.
    pub faults: Faults,
    /// The tokens that are revoked.
    pub revocations: Revocations,
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
    /// A server without rooms that sends its webhooks to `webhook_url`.
    pub fn new(time: Time, webhook_url: String) -> Self {
        let outbox = Outbox::to(webhook_url, time.clone());
        let (faults, revocations) = (Faults::default(), Revocations::default());
        Self { time, outbox, faults, revocations, rooms: Mutex::default() }
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
    pub async fn signal(&self, token: &str, activates: bool) -> Result<Action, TurnedAway> {
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
        self.act(who, signal).await
    }

    /// Gets the media of the client of `token` up.
    pub async fn activate(&self, token: &str) -> Result<Action, TurnedAway> {
        let activate = |rooms: &mut Rooms, who: &Who, now| {
            rooms.activate(&who.room, &who.identity, now).ok_or(Denied::NotConnected)
        };
        self.act(connection(token)?, activate).await
    }

    /// Publishes the microphone of the client of `token`.
    pub async fn publish(&self, token: &str) -> Result<Action, TurnedAway> {
        let publish = |rooms: &mut Rooms, who: &Who, now| {
            permitted(rooms, who, Participant::may_publish)?;
            rooms.publish(&who.room, &who.identity, now).ok_or(Denied::NotConnected)
        };
        self.act(connection(token)?, publish).await
    }

    /// Sends data as the client of `token`; nobody is there who would receive it.
    pub fn send_data(&self, token: &str) -> Result<(), TurnedAway> {
        let who = connection(token)?;
        let sent = permitted(&self.rooms(), &who, Participant::may_publish_data);
        sent.map_err(|denied| denied.to(who))
    }

    /// Loses the client of `token`.
    pub async fn lose(&self, token: &str) -> Result<Action, TurnedAway> {
        let lose =
            |rooms: &mut Rooms, who: &Who, now| rooms.lose(&who.room, &who.identity, now).ok_or(Denied::NotConnected);
        self.act(connection(token)?, lose).await
    }

    /// Resumes the connection of the bearer of `token`.
    pub async fn resume(&self, token: &str) -> Result<Action, TurnedAway> {
        let who = Who::of(&self.entering(token)?);
        let resume =
            |rooms: &mut Rooms, who: &Who, _| rooms.resume(&who.room, &who.identity).ok_or(Denied::NotConnected);
        self.act(who, resume).await
    }

    /// Closes the connection of the client of `token`.
    pub async fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Action, TurnedAway> {
        let leave = |rooms: &mut Rooms, who: &Who, now| {
            rooms.client(&who.room, &who.identity).ok_or(Denied::NotConnected)?;
            rooms.leave(&who.room, &who.identity, reason, now).ok_or(Denied::NotConnected)
        };
        self.act(connection(token)?, leave).await
    }

    async fn act(
        &self,
        who: Who,
        does: impl FnOnce(&mut Rooms, &Who, Timestamp) -> Result<Happened, Denied>,
    ) -> Result<Action, TurnedAway> {
        let (sid, pending) = {
            let mut rooms = self.rooms();
            match does(&mut rooms, &who, self.time.now()) {
                Ok(happened) => (happened.sid, self.outbox.post(&happened.events)),
                Err(denied) => return Err(denied.to(who)),
            }
        };
        Ok(Action { sid, room: who.room, identity: who.identity, webhooks: all_settled(pending).await })
    }

    /// The claims of a token that lets its bearer in.
    fn entering(&self, token: &str) -> Result<Claims, TurnedAway> {
        let claims = joining(verify(token, self.time.now())?)?;
        Ok(self.revocations.check(claims)?)
    }

    /// Closes `room` if it is open and empty.
    pub async fn finish(&self, room: &str) -> Option<Delivery> {
        let pending = {
            let mut rooms = self.rooms();
            self.outbox.post(&rooms.finish(room, self.time.now())?)
        };
        all_settled(pending).await.pop()
    }

    /// Starts anew, without rooms and without the webhooks that waited.
    pub fn restart(&self) {
        self.rooms().restart(self.time.now());
        self.outbox.lose();
    }

    /// The last refreshed token handed to the client that connected with `token`.
    pub fn refreshed(&self, token: &str) -> Option<String> {
        let claims = verify_signature(token).ok()?;
        let refreshed = self.rooms().refreshed(token, &claims, self.time.now())?;
        sign(&refreshed)
    }
}

/// Whose connection it is.
#[derive(Debug)]
struct Who {
    room: String,
    identity: String,
}

impl Who {
    fn of(claims: &Claims) -> Self {
        Self { room: claims.video.room.clone(), identity: claims.sub.clone() }
    }
}

/// Why a client does not do something.
#[derive(Debug)]
enum Denied {
    NotConnected,
    NotPermitted,
}

impl Denied {
    fn to(self, who: Who) -> TurnedAway {
        let Who { room, identity } = who;
        match self {
            Self::NotConnected => TurnedAway::NotConnected { identity, room },
            Self::NotPermitted => TurnedAway::NotPermitted { identity, room },
        }
    }
}

fn permitted(rooms: &Rooms, who: &Who, may: impl Fn(&Participant) -> bool) -> Result<(), Denied> {
    let client = rooms.client(&who.room, &who.identity).filter(|client| client.is_active());
    if may(client.ok_or(Denied::NotConnected)?) { Ok(()) } else { Err(Denied::NotPermitted) }
}

/// Whose connection `token` made, even if it is over by now: a connection
/// outlives its token.
fn connection(token: &str) -> Result<Who, TurnedAway> {
    Ok(Who::of(&joining(verify_signature(token)?)?))
}

fn joining(claims: Claims) -> Result<Claims, TurnedAway> {
    let grants = &claims.video;
    if !grants.room_join || grants.room.is_empty() || claims.sub.is_empty() {
        return Err(TurnedAway::NoJoin);
    }
    Ok(claims)
}
