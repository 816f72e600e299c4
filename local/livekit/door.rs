//! The door for clients in the same process: thousands come and go without a
//! socket each, by the token that each has. Nobody waits for the webhooks,
//! unless with [`Done::answered`].

use livekit_protocol::DisconnectReason;

use super::{Done, StandIn, TurnedAway, WebhookFigures};

impl StandIn {
    /// Connects with `token`, media and all.
    pub fn connect(&self, token: &str) -> Result<Done, TurnedAway> {
        self.server.signal(token, true)
    }

    /// Connects with `token`, but gets no media up yet: whoever does so is in
    /// the room, has not joined it, and after 56 s has failed to.
    pub fn signal(&self, token: &str) -> Result<Done, TurnedAway> {
        self.server.signal(token, false)
    }

    /// Gets the media of whom `token` is for up, after [`StandIn::signal`].
    pub fn activate(&self, token: &str) -> Result<Done, TurnedAway> {
        self.server.activate(token)
    }

    /// Disconnects whom `token` is for, even if it is over by now.
    pub fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Done, TurnedAway> {
        self.server.disconnect(token, reason)
    }

    /// Kills the client of whom `token` is for, which is noticed after 21 s.
    pub fn lose(&self, token: &str) -> Result<Done, TurnedAway> {
        self.server.lose(token)
    }

    /// The identities of those in `room` that are ACTIVE, in their order; it
    /// looks at everybody there.
    pub fn active(&self, room: &str) -> Vec<String> {
        self.server.rooms().active(room)
    }

    /// How many in `room` are ACTIVE; however many, it is known at once.
    pub fn count_active(&self, room: &str) -> u32 {
        self.server.rooms().tally(room).active
    }

    /// What became of the webhooks so far, and what waits.
    pub fn webhooks(&self) -> WebhookFigures {
        self.server.outbox.figures()
    }

    /// Waits until no webhook is on its way.
    pub async fn settled(&self) {
        self.server.outbox.settled().await;
    }
}
