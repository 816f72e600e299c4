//! The doors of the stand-in: the HTTP endpoint, at which is published, and the
//! real-time endpoint, at which clients connect.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::stream::SplitSink;
use futures::{SinkExt, StreamExt};
use serde_json::{Map, Value, json};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::authorizer::{Authorization, Operation, Token};
use super::channel::Namespace;
use super::hub::{End, Hub, Line, Outgoing};
use super::limits::PUBLISH_BYTES;
use super::publish::{Accepted, Publish};
use super::refusal::Refusal;
use super::session::{Session, bearer};
use super::signature::{ALGORITHM, Caller, signer};
use super::watch::Watch;
use crate::dynamodb::message::Sent;
use crate::dynamodb::wire;
use crate::time::Time;

/// The subprotocol, which is the one that is accepted.
pub const PROTOCOL: &str = "aws-appsync-event-ws";

/// What the other subprotocol begins with, which is who connects.
const HEADER: &str = "header-";

/// More than a request may have, so that it is refused as AppSync does.
const LONGEST_REQUEST: usize = 2 * PUBLISH_BYTES;

/// How long is waited for a client to take its leave.
const FAREWELL: Duration = Duration::from_secs(5);

/// The state behind both doors.
#[derive(Debug)]
pub struct Server {
    /// The connections.
    pub hub: Arc<Hub>,
    pub(super) time: Time,
    pub(super) host: String,
    pub(super) region: String,
    pub(super) namespaces: BTreeSet<Namespace>,
    pub(super) callers: Vec<Caller>,
    pub(super) authorization: Authorization,
    pub(super) permissions: Arc<dyn wire::Watch>,
    pub(super) watch: Arc<dyn Watch>,
}

/// Who publishes over HTTP, told by the header that says so.
enum Publisher<'s> {
    Function(&'s Caller),
    Person(Token),
}

/// The routes: in the cloud each is at a host of its own.
pub fn routes(server: Arc<Server>) -> Router {
    Router::new()
        .route("/event", post(publish))
        .route("/event/realtime", get(realtime))
        .layer(DefaultBodyLimit::max(LONGEST_REQUEST))
        .with_state(server)
}

async fn publish(State(server): State<Arc<Server>>, parts: Parts, body: Bytes) -> Response {
    match server.accept(&parts, &body).await {
        Ok(accepted) => server.watch.answer(accepted).await,
        Err(refusal) => refusal.into_response(),
    }
}

async fn realtime(State(server): State<Arc<Server>>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    let offered = subprotocols(&headers);
    if !offered.contains(&PROTOCOL) {
        return (StatusCode::BAD_REQUEST, format!("the subprotocol {PROTOCOL} is not offered")).into_response();
    }
    let admitted = server.admit(&headers, &offered).await;
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(LONGEST_REQUEST).max_frame_size(LONGEST_REQUEST);
    upgrade.on_upgrade(async move |socket| match admitted {
        Ok(()) => converse(&server, socket).await,
        Err(refusal) => turn_away(socket, &refusal).await,
    })
}

fn subprotocols(headers: &HeaderMap) -> Vec<&str> {
    let values = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim).collect()
}

/// The authorization that a client has put among the subprotocols.
fn authorization(offered: &[&str]) -> Result<Map<String, Value>, Refusal> {
    let encoded = offered.iter().find_map(|protocol| protocol.strip_prefix(HEADER)).ok_or(Refusal::MissingHeaders)?;
    let decoded = URL_SAFE_NO_PAD.decode(encoded).map_err(|_| Refusal::MissingHeaders)?;
    serde_json::from_slice(&decoded).map_err(|_| Refusal::MissingHeaders)
}

/// All headers that the authorizer may see: not the one with the token.
fn seen(headers: &HeaderMap) -> Value {
    let names =
        headers.iter().filter(|(name, _)| !matches!(**name, header::SEC_WEBSOCKET_PROTOCOL | header::AUTHORIZATION));
    names.filter_map(|(name, value)| Some((name.to_string(), json!(value.to_str().ok()?)))).collect()
}

impl Server {
    /// Whether there is that namespace.
    pub(super) fn has(&self, namespace: &Namespace) -> Result<(), Refusal> {
        if self.namespaces.contains(namespace) { Ok(()) } else { Err(Refusal::NoSuchNamespace) }
    }

    /// Whether who sends these headers may connect.
    async fn admit(&self, headers: &HeaderMap, offered: &[&str]) -> Result<(), Refusal> {
        let authorization = authorization(offered)?;
        let host = authorization.get("host").and_then(Value::as_str).ok_or(Refusal::MissingHeaders)?;
        if !self.is_called(host, headers) {
            return Err(Refusal::Unauthorized);
        }
        let token = bearer(&authorization)?;
        self.authorization.check(&token, Operation::Connect, None, seen(headers)).await
    }

    /// Whether it is the host of the HTTP endpoint: here that of both endpoints,
    /// by whatever name this machine is reached.
    fn is_called(&self, host: &str, headers: &HeaderMap) -> bool {
        let reached = headers.get(header::HOST).and_then(|reached| reached.to_str().ok());
        [Some(self.host.as_str()), reached].into_iter().flatten().any(|known| known.eq_ignore_ascii_case(host))
    }

    /// Takes a publish over HTTP: who it is comes first, then what, then whether
    /// they may.
    async fn accept(&self, parts: &Parts, body: &[u8]) -> Result<Accepted, Refusal> {
        let publisher = self.publisher(parts, body)?;
        let publish = Publish::read(body)?;
        self.has(&publish.channel.namespace())?;
        let channel = publish.channel.as_str();
        match publisher {
            Publisher::Function(caller) => self.permit(caller, channel)?,
            Publisher::Person(token) => {
                let headers = seen(&parts.headers);
                self.authorization.check(&token, Operation::Publish, Some(channel), headers).await?;
            }
        }
        Ok(Accepted::new(publish, self.hub.clone()))
    }

    fn publisher(&self, parts: &Parts, body: &[u8]) -> Result<Publisher<'_>, Refusal> {
        let authorization = parts.headers.get(header::AUTHORIZATION).ok_or(Refusal::Unauthorized)?;
        let authorization = authorization.to_str().map_err(|_| Refusal::Unauthorized)?;
        if authorization.starts_with(ALGORITHM) {
            return signer(&self.callers, &self.region, parts, body, self.time.now()).map(Publisher::Function);
        }
        Token::parse(authorization).map(Publisher::Person)
    }

    /// Whether the function's role may publish there, as IAM says.
    fn permit(&self, caller: &Caller, channel: &str) -> Result<(), Refusal> {
        let (operation, body) = ("EventPublish".to_owned(), json!({ "channel": channel }));
        match caller.guard.judge(&operation, &body) {
            Ok(grants) => {
                let function = caller.guard.function().to_owned();
                self.permissions.allowed(&Sent { function, operation, body }, grants);
                Ok(())
            }
            Err(denied) => {
                self.permissions.denied(&denied);
                Err(Refusal::NotPermitted)
            }
        }
    }
}

/// Serves a client until either side ends it.
async fn converse(server: &Arc<Server>, socket: WebSocket) {
    let (mut session, Line { mut inbox, ended, .. }) = Session::open(server);
    let (mut sink, mut stream) = socket.split();
    let end = {
        let listening = async {
            while let Some(Ok(message)) = stream.next().await {
                match message {
                    Message::Text(text) => session.receive(&text).await,
                    Message::Binary(_) => session.receive("").await,
                    Message::Ping(_) | Message::Pong(_) => {}
                    Message::Close(_) => break,
                }
            }
        };
        tokio::select! {
            biased;
            end = ended => end.unwrap_or(End::Cut),
            () = listening => End::Closed,
            () = send(&mut sink, &mut inbox) => End::Cut,
        }
    };
    if end == End::Closed {
        let socket = stream.reunite(sink);
        if let Ok(socket) = socket {
            take_leave(socket).await;
        }
    }
}

/// Sends what comes; ends when the client is away.
async fn send(sink: &mut SplitSink<WebSocket, Message>, inbox: &mut mpsc::Receiver<Outgoing>) {
    while let Some(message) = inbox.recv().await {
        if sink.send(Message::Text(message.text().into())).await.is_err() {
            return;
        }
    }
}

/// Says why a client may not connect, over the connection that it has.
async fn turn_away(mut socket: WebSocket, refusal: &Refusal) {
    let message = json!({ "type": "connection_error", "errors": refusal.errors() });
    if socket.send(Message::Text(message.to_string().into())).await.is_ok() {
        take_leave(socket).await;
    }
}

/// Closes it with the code that AppSync was seen to send always, and waits until
/// the client has gone, or else it might not get what was sent before.
async fn take_leave(mut socket: WebSocket) {
    let normal = CloseFrame { code: close_code::NORMAL, reason: Utf8Bytes::default() };
    if socket.send(Message::Close(Some(normal))).await.is_ok() {
        let _ = timeout(FAREWELL, async { while let Some(Ok(_)) = socket.recv().await {} }).await;
    }
}
