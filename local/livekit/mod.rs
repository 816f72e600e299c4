//! A stand-in for a LiveKit server, used when `LIVEKIT_URL` is not set.
//!
//! It has LiveKit's RoomService ([`room_service`]), rooms and participants
//! ([`rooms`]) and signed webhooks ([`outbox`]), and no media: in place of
//! WebRTC a client says by POST that it connects or disconnects ([`client`]).
//! It is as hard as livekit-server 1.13.5 was measured to be: it drops
//! webhooks, notices late who is lost, hands out new tokens, and takes its time
//! ([`pace`]). Thousands come through a door of their own, in the same process,
//! with [`StandIn::connect`]. Like a
//! self-hosted server it lets back in whoever was removed while their token is
//! valid, unless told otherwise. Whoever is to see and disturb it is a [`Watch`].

pub mod access;
mod by_due;
pub mod client;
pub mod command;
mod door;
pub mod figures;
mod http;
pub mod line;
pub mod open_room;
pub mod outbox;
pub mod pace;
pub mod participant;
pub mod queue;
mod receiver;
pub mod room_service;
pub mod rooms;
pub mod roster;
pub mod server;
pub mod store;
mod watch;
pub mod webhook;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub use figures::WebhookFigures;
pub use pace::Pace;
pub use receiver::Receiver;
pub use room_service::Call;
pub use server::{Action, Done, TurnedAway};
pub use watch::{CarryOut, Unwatched, Watch};
pub use webhook::{Delivery, Dropped, Webhook};

pub use crate::serving::HangUp;

use crate::address::reached_at;
use crate::serving::serve;
use crate::time::Time;
use access::{API_KEY, API_SECRET};
use server::Server;

/// How often it is looked whether time has brought something, where nobody
/// plays the time.
const TICK: Duration = Duration::from_secs(1);

/// A stand-in that is up; it stops when this is dropped.
#[derive(Debug)]
pub struct StandIn {
    url: String,
    /// What answers.
    pub server: Arc<Server>,
    serving: JoinHandle<Infallible>,
    ticking: Option<JoinHandle<Infallible>>,
}

impl StandIn {
    /// Listens at `address` (port 0 takes any that is free) and sends its webhooks
    /// to `receiver`.
    pub async fn start(
        time: Time,
        pace: Pace,
        receiver: impl Into<Receiver>,
        address: SocketAddr,
        watch: Arc<dyn Watch>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let url = format!("ws://{}", reached_at(listener.local_addr()?));
        let ticks = !time.is_played();
        let server = Arc::new(Server::new(time, pace, receiver.into(), watch));
        let router = client::routes().merge(room_service::routes()).with_state(server.clone());
        let serving = tokio::spawn(serve(listener, None, router));
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
