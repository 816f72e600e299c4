//! What a client of LiveKit does, by the token that it has.

use livekit_protocol::DisconnectReason;

use super::LiveKit;
use crate::livekit::access::{sign, verify_signature};
use crate::livekit::participant::Participant;
use crate::livekit::rooms::Rooms;
use crate::livekit::server::{Who, connection};
use crate::livekit::{Action, TurnedAway};

impl LiveKit {
    /// Connects with `token`, media and all; answers when the webhooks are answered.
    pub async fn connect(&self, token: &str) -> Result<Action, TurnedAway> {
        Ok(self.server.signal(token, true)?.answered().await)
    }

    /// Connects with `token`, but gets no media up: whoever does so is in the
    /// room, has not joined it, and fails to do so after a while.
    pub async fn signal(&self, token: &str) -> Result<Action, TurnedAway> {
        Ok(self.server.signal(token, false)?.answered().await)
    }

    /// Gets the media of whom `token` is for up, after [`LiveKit::signal`].
    pub async fn activate(&self, token: &str) -> Result<Action, TurnedAway> {
        Ok(self.server.activate(token)?.answered().await)
    }

    /// Publishes the microphone of whom `token` is for, if LiveKit lets them
    /// do so now, whatever the token says.
    pub async fn publish(&self, token: &str) -> Result<Action, TurnedAway> {
        let publish = |rooms: &mut Rooms, who: &Who, now| {
            permitted(rooms, who, Participant::may_publish)?;
            rooms.publish(&who.room, &who.identity, now).ok_or_else(|| who.not_connected())
        };
        Ok(self.server.act(connection(token)?, publish)?.answered().await)
    }

    /// Sends data as whom `token` is for, if LiveKit lets them do so now,
    /// whatever the token says; nobody is there who would receive it.
    pub fn send_data(&self, token: &str) -> Result<(), TurnedAway> {
        permitted(&self.server.rooms(), &connection(token)?, Participant::may_publish_data)
    }

    /// Disconnects whom `token` is for, even if it is over by now; answers when
    /// the webhooks are answered.
    pub async fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Action, TurnedAway> {
        Ok(self.server.disconnect(token, reason)?.answered().await)
    }

    /// Kills the client of whom `token` is for, which is noticed after a while.
    pub async fn lose(&self, token: &str) -> Result<Action, TurnedAway> {
        Ok(self.server.lose(token)?.answered().await)
    }

    /// Goes on with a connection that was lost, before that is noticed.
    pub async fn resume(&self, token: &str) -> Result<Action, TurnedAway> {
        let who = Who::of(&self.server.entering(token)?);
        let resume =
            |rooms: &mut Rooms, who: &Who, _| rooms.resume(&who.room, &who.identity).ok_or_else(|| who.not_connected());
        Ok(self.server.act(who, resume)?.answered().await)
    }

    /// The last of the refreshed tokens that the client was handed which
    /// connected with `token`, once it was there for long enough to get one.
    /// It keeps it when it is gone.
    pub fn refreshed_token(&self, token: &str) -> Option<String> {
        let claims = verify_signature(token).ok()?;
        sign(&self.server.rooms().refreshed(token, &claims, self.server.time.now())?)
    }
}

fn permitted(rooms: &Rooms, who: &Who, may: impl Fn(&Participant) -> bool) -> Result<(), TurnedAway> {
    let client = rooms.client(&who.room, &who.identity).filter(|client| client.is_active());
    if may(client.ok_or_else(|| who.not_connected())?) {
        return Ok(());
    }
    Err(TurnedAway::NotPermitted { identity: who.identity.clone(), room: who.room.clone() })
}
