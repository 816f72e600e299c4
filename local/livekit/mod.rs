//! A stand-in for a LiveKit server, used when `LIVEKIT_URL` is not set.
//!
//! It has LiveKit's RoomService ([`service`]), rooms and participants
//! ([`rooms`]) and signed webhooks ([`outbox`]), and no media: in place of
//! WebRTC a client says by POST that it connects or disconnects ([`client`]).
//! It is as hard as livekit-server 1.13.5 was measured to be: it drops
//! webhooks, notices late who is lost, and hands out new tokens. Like a
//! self-hosted server it lets back in whoever was removed while their token is
//! valid, unless told otherwise. Tests see and disturb it through [`StandIn`].

pub mod access;
pub mod call;
pub mod client;
pub mod command;
pub mod delivery;
pub mod faults;
mod id;
mod listen;
pub mod open_room;
pub mod outbox;
pub mod participant;
pub mod permission;
pub mod post;
mod queue;
pub mod revocations;
pub mod rooms;
pub mod sender;
pub mod server;
pub mod service;
pub mod time;
pub mod twirp;
pub mod webhook;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use livekit_protocol::{DisconnectReason, ParticipantInfo, Room};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub use call::Call;
pub use delivery::{Delivery, Dropped};
pub use faults::Fault;
pub use server::{Action, TurnedAway};
pub use time::Time;
pub use webhook::Webhook;

use crate::address::reached_at;
use crate::still_time::StillTime;
use access::{API_KEY, API_SECRET};
use delivery::all_settled;
use server::Server;

/// How often it is looked whether time has brought something, where nobody
/// plays the time.
const TICK: Duration = Duration::from_secs(1);

/// A stand-in that is up; it stops when this is dropped.
#[derive(Debug)]
pub struct StandIn {
    url: String,
    server: Arc<Server>,
    serving: JoinHandle<Infallible>,
    ticking: Option<JoinHandle<Infallible>>,
}

impl StandIn {
    /// Listens at `address` (port 0 takes any that is free) and sends its webhooks
    /// to `webhook_url`.
    pub async fn start(time: Time, webhook_url: String, address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let url = format!("ws://{}", reached_at(listener.local_addr()?));
        let ticks = !time.is_played();
        let server = Arc::new(Server::new(time, webhook_url));
        let router = client::routes().merge(service::routes()).with_state(server.clone());
        let serving = tokio::spawn(listen::serve(listener, router));
        let ticking = ticks.then(|| tokio::spawn(tick(server.clone())));
        Ok(Self { url, server, serving, ticking })
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

    /// Who is in `room`, by identity, those without media too.
    pub fn participants(&self, room: &str) -> Vec<ParticipantInfo> {
        self.server.rooms().participants(room)
    }

    /// Whose microphone is published in `room`, by identity.
    pub fn heard(&self, room: &str) -> Vec<String> {
        self.server.rooms().heard(room)
    }

    /// The secrets in the webhooks of all rooms that were ever opened, which
    /// nobody else may tell.
    pub fn turn_passwords(&self) -> Vec<String> {
        self.server.rooms().turn_passwords()
    }

    /// Connects with `token`, media and all; answers when the webhooks are answered.
    pub async fn connect(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.signal(token, true).await
    }

    /// Connects with `token`, but gets no media up: whoever does so is in the
    /// room, has not joined it, and fails to do so after a while.
    pub async fn signal(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.signal(token, false).await
    }

    /// Gets the media of whom `token` is for up, after [`StandIn::signal`].
    pub async fn activate(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.activate(token).await
    }

    /// Publishes the microphone of whom `token` is for, if LiveKit lets them
    /// do so now, whatever the token says.
    pub async fn publish(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.publish(token).await
    }

    /// Sends data as whom `token` is for, if LiveKit lets them do so now,
    /// whatever the token says.
    pub fn send_data(&self, token: &str) -> Result<(), TurnedAway> {
        self.server.send_data(token)
    }

    /// Disconnects whom `token` is for, even if it is over by now; answers when
    /// the webhooks are answered.
    pub async fn disconnect(&self, token: &str, reason: DisconnectReason) -> Result<Action, TurnedAway> {
        self.server.disconnect(token, reason).await
    }

    /// Kills the client of whom `token` is for, which is noticed after a while.
    pub async fn lose(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.lose(token).await
    }

    /// Goes on with a connection that was lost, before that is noticed.
    pub async fn resume(&self, token: &str) -> Result<Action, TurnedAway> {
        self.server.resume(token).await
    }

    /// The last of the refreshed tokens that the client was handed which
    /// connected with `token`, once it was there for long enough to get one.
    /// It keeps it when it is gone.
    pub fn refreshed_token(&self, token: &str) -> Option<String> {
        self.server.refreshed(token)
    }

    /// Closes `room`, without waiting until it was empty for long enough; none
    /// if it is not open or not empty.
    pub async fn finish_room(&self, room: &str) -> Option<Delivery> {
        self.server.finish(room).await
    }

    /// Does what time alone brings, as everything that touches the server does:
    /// empty rooms are closed, and those are gone who were lost or failed to join.
    pub fn pass_time(&self) {
        drop(self.server.rooms());
    }

    /// Starts anew, as a server that crashed: its rooms and the webhooks that
    /// waited are gone, and nobody is told.
    pub fn restart(&self) {
        self.server.restart();
    }

    /// Revokes the tokens of whoever is removed from now on, as LiveKit Cloud
    /// does and self-hosted servers do not.
    pub fn revoke_tokens_as_cloud(&self) {
        self.server.revocations.begin();
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

    /// What became of the webhooks so far, other than of those sent by
    /// [`StandIn::send`].
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.server.outbox.deliveries()
    }

    /// The webhooks that were dropped so far, of which LiveKit tells nobody.
    pub fn dropped(&self) -> Vec<Delivery> {
        self.deliveries().into_iter().filter(|delivery| delivery.dropped.is_some()).collect()
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

    /// Lets every RoomService call of that name go wrong from now on, or none.
    pub fn fault_always_of(&self, call: &str, fault: Option<Fault>) {
        self.server.faults.fault_always_of(call, fault);
    }

    /// Lets no RoomService call go wrong any more.
    pub fn heal(&self) {
        self.server.faults.heal();
    }

    /// Lets the paused time of a test flow while an answer does not come.
    pub fn keep(&self, time: StillTime) {
        self.server.faults.keep(time);
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
        self.serving.abort();
        if let Some(ticking) = &self.ticking {
            ticking.abort();
        }
    }
}

async fn tick(server: Arc<Server>) -> Infallible {
    loop {
        sleep(TICK).await;
        drop(server.rooms());
    }
}
