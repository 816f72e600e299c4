//! A stand-in for AppSync Events with one Event API.
//!
//! It has the real-time endpoint with AppSync's protocol over WebSockets
//! ([`session`]), and the HTTP endpoint ([`server`]), at which functions publish
//! with a signature ([`signature`]) and under their own permissions. Every
//! connection and subscription is held against the authorizer, asked as Lambda
//! is ([`authorizer`]). Limits and refusals are AppSync's where they are
//! documented or were seen, and the stricter reading where not; which is which
//! is in `docs/decisions/0019-appsync-events-as-documented.md`.
//!
//! Time goes by the stack's clock: in real time connections are kept alive and
//! end after a day by themselves, and where somebody plays the time,
//! [`hub::Hub::pass_time`] does it. An event's bytes are shared by all who get it.
//! Rates are not limited: a test says when a publish is too much.

pub mod authorizer;
pub mod channel;
pub mod figures;
pub mod hub;
pub mod limits;
pub mod publish;
pub mod refusal;
pub mod server;
pub mod session;
pub mod signature;
mod tls;
mod watch;
pub mod within;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub use authorizer::Authorizer;
pub use channel::{Channel, Namespace, Pattern};
pub use figures::Figures;
pub use hub::Hub;
pub use publish::{Accepted, Event, Publish};
pub use refusal::Refusal;
pub use server::Server;
pub use signature::Caller;
pub use tls::Tls;
pub use watch::{Unwatched, Watch};

use crate::address::reached_at;
use crate::dynamodb::wire;
use crate::serving::serve;
use crate::time::Time;
use authorizer::Authorization;

/// How often it is looked whether time has brought something, where nobody
/// plays the time.
const TICK: Duration = Duration::from_secs(1);

/// What an Event API is started with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its id, which the authorizer is told.
    pub api: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The namespaces of its channels.
    pub namespaces: BTreeSet<Namespace>,
    /// How long an authorizer's answer is kept that does not say so itself.
    pub authorizer_ttl: Duration,
    /// The functions that may sign requests.
    pub callers: Vec<Caller>,
    /// How many messages may wait to be sent to one client, which is cut then.
    pub buffer: usize,
    /// The name by which clients reach it, where its address is not to be that.
    pub name: Option<String>,
    /// The certificate, where it is to be reached over TLS.
    pub tls: Option<Tls>,
    /// Who is told what functions were allowed and denied.
    pub permissions: Arc<dyn wire::Watch>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            api: "local".to_owned(),
            region: "us-east-1".to_owned(),
            namespaces: BTreeSet::new(),
            authorizer_ttl: Duration::ZERO,
            callers: Vec::new(),
            buffer: 1_000,
            name: None,
            tls: None,
            permissions: Arc::new(wire::Unwatched),
        }
    }
}

/// A stand-in that is up; it stops, and all connections with it, when this is dropped.
#[derive(Debug)]
pub struct StandIn {
    host: String,
    is_secure: bool,
    /// What answers, for those within this process.
    pub router: Router,
    /// The state behind it.
    pub server: Arc<Server>,
    serving: JoinHandle<Infallible>,
    ticking: Option<JoinHandle<Infallible>>,
}

impl StandIn {
    /// Listens at `address` (port 0 takes any that is free).
    pub async fn start(
        time: Time,
        settings: Settings,
        authorizer: Authorizer,
        watch: Arc<dyn Watch>,
        address: SocketAddr,
    ) -> io::Result<Self> {
        let tls = settings.tls.as_ref().map(Tls::acceptor).transpose()?;
        let listener = TcpListener::bind(address).await?;
        let reached = reached_at(listener.local_addr()?);
        let host = settings.name.map_or_else(|| reached.to_string(), |name| format!("{name}:{}", reached.port()));
        let hub = Arc::new(Hub::new(time.clone(), settings.buffer));
        let authorization = Authorization::new(authorizer, &settings.api, settings.authorizer_ttl, time.clone());
        let server = Arc::new(Server {
            hub: hub.clone(),
            time: time.clone(),
            host: host.clone(),
            region: settings.region,
            namespaces: settings.namespaces,
            callers: settings.callers,
            authorization,
            permissions: settings.permissions,
            watch,
        });
        let router = server::routes(server.clone());
        let ticking = (!time.is_played()).then(|| tokio::spawn(tick(hub)));
        let is_secure = tls.is_some();
        let serving = tokio::spawn(serve(listener, tls, router.clone()));
        Ok(Self { host, is_secure, router, server, serving, ticking })
    }

    /// Where clients connect.
    pub fn url(&self) -> String {
        format!("{}://{}/event/realtime", if self.is_secure { "wss" } else { "ws" }, self.host)
    }

    /// Where is published.
    pub fn http_url(&self) -> String {
        format!("{}://{}/event", if self.is_secure { "https" } else { "http" }, self.host)
    }

    /// The host of the HTTP endpoint, which clients say when they connect.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// What was done so far.
    pub fn figures(&self) -> Figures {
        self.server.hub.figures()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.serving.abort();
        if let Some(ticking) = &self.ticking {
            ticking.abort();
        }
        self.server.hub.stop();
    }
}

async fn tick(hub: Arc<Hub>) -> Infallible {
    loop {
        sleep(TICK).await;
        hub.pass_time();
    }
}
