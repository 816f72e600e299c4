//! A stand-in for a LiveKit server, used when `LIVEKIT_URL` is not set.
//!
//! It has LiveKit's RoomService ([`service`]), rooms and participants
//! ([`rooms`]) and signed webhooks ([`outbox`]), and no media: in place of
//! WebRTC a client says by POST that it connects or disconnects ([`client`]).
//! It behaves like a self-hosted server: who was removed can come back while
//! their token is valid. Tests see and disturb it through [`StandIn`].

pub mod access;
pub mod call;
pub mod client;
pub mod command;
pub mod faults;
mod listen;
pub mod outbox;
pub mod post;
pub mod rooms;
pub mod server;
pub mod service;
pub mod twirp;
pub mod webhook;

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use livekit_protocol::{DisconnectReason, ParticipantInfo, Room};
use shared::http::clock::Clock;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use call::Call;
pub use faults::Fault;
pub use outbox::Delivery;
pub use server::{Action, TurnedAway};
pub use webhook::Webhook;

use access::{API_KEY, API_SECRET};
use outbox::Outbox;
use server::{Server, all_settled};

/// A stand-in that is up; it stops when this is dropped.
#[derive(Debug)]
pub struct StandIn {
    url: String,
    server: Arc<Server>,
    task: JoinHandle<std::convert::Infallible>,
}

impl StandIn {
    /// Listens on `port` of the loopback address (0 takes any that is free) and
    /// sends its webhooks to `webhook_url`. The times of participants' tokens
    /// are held against `clock`.
    pub async fn start(clock: Clock, webhook_url: String, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let url = format!("ws://{}", listener.local_addr()?);
        let server = Arc::new(Server::new(clock, Outbox::to(webhook_url)));
        let router = client::routes().merge(service::routes()).with_state(server.clone());
        let task = tokio::spawn(listen::serve(listener, router));
        Ok(Self { url, server, task })
    }

    /// What `LIVEKIT_URL` is to be.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The settings that make the functions use it, by name.
    pub fn variable(&self, name: &str) -> Option<String> {
        match name {
            "LIVEKIT_URL" => Some(self.url.clone()),
            "LIVEKIT_API_KEY" => Some(API_KEY.to_owned()),
            "LIVEKIT_API_SECRET" => Some(API_SECRET.to_owned()),
            _ => None,
        }
    }

    /// The open rooms, by name.
    pub fn rooms(&self) -> Vec<Room> {
        self.server.rooms().list()
    }

    /// Who is connected to `room`, by identity.
    pub fn participants(&self, room: &str) -> Vec<ParticipantInfo> {
        self.server.rooms().participants(room).unwrap_or_default()
    }

    /// Connects with `token`; answers when the webhooks are answered.
    pub async fn connect(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.connect(token).await
    }

    /// Disconnects whom `token` is for, even if it is over by now; answers when
    /// the webhook is answered.
    pub async fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Action, TurnedAway> {
        self.server.disconnect(token, reason).await
    }

    /// Closes `room`, as LiveKit does some time after all have left; none if it
    /// is not open or not empty.
    pub async fn finish_room(&self, room: &str) -> Option<Delivery> {
        self.server.finish(room).await
    }

    /// Holds webhooks back from now on.
    pub fn hold_webhooks(&self) {
        self.server.outbox.hold();
    }

    /// The webhooks held back, in the order of what happened.
    pub fn held(&self) -> Vec<Webhook> {
        self.server.outbox.held()
    }

    /// Takes the held webhooks out, to be sent by hand or lost; later ones are
    /// held back on.
    pub fn take_held(&self) -> Vec<Webhook> {
        self.server.outbox.take_held()
    }

    /// Holds nothing back any more, and sends what was held.
    pub async fn release_webhooks(&self) -> Vec<Delivery> {
        all_settled(self.server.outbox.release()).await
    }

    /// Sends `webhook` once, now; the status of the answer, if there is one.
    pub async fn send(&self, webhook: &Webhook) -> Option<u16> {
        self.server.outbox.send(webhook).await
    }

    /// What became of the webhooks sent so far, other than by [`StandIn::send`].
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.server.outbox.deliveries()
    }

    /// Waits until no webhook is under way, such as those that RoomService
    /// calls caused.
    pub async fn settled(&self) {
        self.server.outbox.settled().await;
    }

    /// Lets the next RoomService call of that name go wrong; said again, the one after it.
    pub fn fault_next(&self, call: &str, fault: Fault) {
        self.server.faults.fault_next(call, fault);
    }

    /// Lets every RoomService call go wrong from now on, or none.
    pub fn fault_always(&self, fault: Option<Fault>) {
        self.server.faults.fault_always(fault);
    }

    /// The RoomService calls received so far, the faulty ones too.
    pub fn calls(&self) -> Vec<Call> {
        self.server.faults.calls()
    }

    /// Forgets the RoomService calls received so far.
    pub fn forget_calls(&self) {
        self.server.faults.forget();
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.task.abort();
    }
}
