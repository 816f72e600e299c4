//! The LiveKit stand-in in a test's hands: people with any kind of client, and
//! whatever can befall its calls and its webhooks.

mod clients;
mod faults;
mod tap;

use std::ops::Deref;
use std::sync::Arc;

use livekit_protocol::{ParticipantInfo, Room};

use crate::livekit::server::Server;
use crate::livekit::webhook::{Webhook, all_settled};
use crate::livekit::{Delivery, StandIn};

pub use faults::Fault;
pub use tap::Tap;

/// A stand-in that is up, with a [`Tap`]; it does not keep it up.
#[derive(Debug, Clone)]
pub struct LiveKit {
    url: String,
    server: Arc<Server>,
    tap: Tap,
}

impl Deref for LiveKit {
    type Target = Tap;

    fn deref(&self) -> &Tap {
        &self.tap
    }
}

impl LiveKit {
    /// The stand-in that was started with `tap`.
    pub fn of(stand_in: &StandIn, tap: Tap) -> Self {
        Self { url: stand_in.url().to_owned(), server: stand_in.server.clone(), tap }
    }

    /// What `LIVEKIT_URL` is to be.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The open rooms, by name.
    pub fn rooms(&self) -> Vec<Room> {
        self.server.rooms().list()
    }

    /// Who is in `room`, by identity, those without media too.
    pub fn participants(&self, room: &str) -> Vec<ParticipantInfo> {
        self.server.rooms().participants(room)
    }

    /// Whose microphone is published in `room`, by identity.
    pub fn heard(&self, room: &str) -> Vec<String> {
        self.server.rooms().heard(room)
    }

    /// Closes `room`, without waiting until it was empty for long enough; none
    /// if it is not open or not empty.
    pub async fn finish_room(&self, room: &str) -> Option<Delivery> {
        let pending = {
            let mut rooms = self.server.rooms();
            self.server.outbox.post(&rooms.finish(room, self.server.time.now())?)
        };
        all_settled(pending).await.pop()
    }

    /// Does what time alone brings, as everything that touches the server does:
    /// empty rooms are closed, and those are gone who were lost or failed to join.
    pub fn pass_time(&self) {
        drop(self.server.rooms());
    }

    /// Starts anew, as a server that crashed: its rooms and the webhooks that
    /// waited are gone, and nobody is told.
    pub fn restart(&self) {
        self.server.rooms().restart(self.server.time.now());
        self.tap.take_held();
        self.server.outbox.lose();
    }

    /// Lets RoomService see the rooms as they are now, and nothing of what happens
    /// later, until [`LiveKit::catch_up`]: the server's store lags.
    pub fn lag(&self) {
        self.server.store.lag(&self.server.rooms());
    }

    /// Lets RoomService see the rooms as they are.
    pub fn catch_up(&self) {
        self.server.store.follow();
    }

    /// Revokes the tokens of whoever is removed from now on, as LiveKit Cloud
    /// does and self-hosted servers do not.
    pub fn revoke_tokens_as_cloud(&self) {
        self.server.revocations.begin();
    }

    /// Holds nothing back any more, and sends what was held.
    pub async fn release_webhooks(&self) -> Vec<Delivery> {
        all_settled(self.tap.release(&self.server.outbox)).await
    }

    /// Sends `webhook` once, now; the status of the answer, if there is one.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        self.server.outbox.send(webhook).await
    }

    /// Waits until no webhook is under way, such as those that RoomService
    /// calls caused.
    pub async fn settled(&self) {
        self.server.outbox.settled().await;
    }
}
