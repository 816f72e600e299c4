//! Who subscribes and publishes at the stand-in for AppSync Events.

use std::collections::VecDeque;
use std::time::{Duration, SystemTime};

use aws_sdk_dynamodb::config::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use shared::domain::time::Timestamp;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::{Answer, Client};

/// What a WebSocket goes over.
pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// A client that is connected.
pub struct Subscriber {
    socket: WebSocketStream<Box<dyn Stream>>,
    token: String,
    host: String,
    /// Events that came while something else was waited for.
    events: VecDeque<Value>,
    asked: usize,
    /// The close frame, once the connection has ended with one.
    pub closed: Option<CloseFrame>,
}

/// The subprotocol that says who connects.
pub fn header(authorization: &Value) -> String {
    format!("header-{}", URL_SAFE_NO_PAD.encode(authorization.to_string()))
}

impl Subscriber {
    /// Connects with `token` and is acknowledged.
    pub async fn connect(url: &str, host: &str, token: &str) -> Self {
        Self::try_connect(url, host, token).await.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Connects with `token`, or tells the message with which it is turned away.
    pub async fn try_connect(url: &str, host: &str, token: &str) -> Result<Self, Value> {
        let mut subscriber = Self::open(url, &json!({ "host": host, "Authorization": token })).await;
        (subscriber.token, subscriber.host) = (token.to_owned(), host.to_owned());
        subscriber.initialize().await.map(|()| subscriber)
    }

    /// Opens a WebSocket with that authorization, and says nothing.
    pub async fn open(url: &str, authorization: &Value) -> Self {
        let protocols = format!("aws-appsync-event-ws, {}", header(authorization));
        Self::offering(url, &protocols).await.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Opens a WebSocket with these subprotocols.
    pub async fn offering(url: &str, protocols: &str) -> Result<Self, Error> {
        let uri = url.parse::<axum::http::Uri>().unwrap();
        let stream = TcpStream::connect(uri.authority().unwrap().as_str()).await.unwrap();
        Self::over(Box::new(stream), url, protocols).await
    }

    /// The same over any stream.
    pub async fn over(stream: Box<dyn Stream>, url: &str, protocols: &str) -> Result<Self, Error> {
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", protocols.parse().unwrap());
        let (socket, response) = client_async(request, stream).await?;
        assert_eq!(response.headers()["sec-websocket-protocol"], "aws-appsync-event-ws");
        let (token, host, events) = (String::new(), String::new(), VecDeque::new());
        Ok(Self { socket, token, host, events, asked: 0, closed: None })
    }

    /// Says the first word, and waits for its acknowledgement.
    pub async fn initialize(&mut self) -> Result<(), Value> {
        // It may have been turned away already.
        let _ = self.socket.send(Message::Text(json!({ "type": "connection_init" }).to_string().into())).await;
        let answer = self.next().await.expect("an answer");
        if answer["type"] == "connection_ack" { Ok(()) } else { Err(answer) }
    }

    /// Sends a message of the protocol.
    pub async fn send(&mut self, message: &Value) {
        self.send_raw(Message::Text(message.to_string().into())).await;
    }

    /// Sends anything.
    pub async fn send_raw(&mut self, message: Message) {
        self.socket.send(message).await.unwrap();
    }

    /// The next message of the protocol, whatever it is; none where the
    /// connection has ended.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await?.ok()? {
                Message::Text(text) => return Some(serde_json::from_str(&text).unwrap()),
                Message::Close(frame) => self.closed = frame,
                _ => {}
            }
        }
    }

    /// The next message that is no event; these are kept.
    async fn reply(&mut self) -> Option<Value> {
        loop {
            let message = self.next().await?;
            match message["type"].as_str() {
                Some("data") => self.events.push_back(event(&message)),
                Some("ka") => {}
                _ => return Some(message),
            }
        }
    }

    /// Subscribes; the subscription's id.
    pub async fn subscribe(&mut self, channel: &str) -> String {
        self.try_subscribe(channel).await.unwrap_or_else(|error| panic!("{channel}: {error}"))
    }

    /// Subscribes, or tells the message with which that is refused.
    pub async fn try_subscribe(&mut self, channel: &str) -> Result<String, Value> {
        self.asked += 1;
        let id = format!("s{}", self.asked);
        let authorization = json!({ "host": self.host, "Authorization": self.token });
        self.send(&json!({ "type": "subscribe", "id": id, "channel": channel, "authorization": authorization })).await;
        let answer = self.reply().await.expect("an answer");
        if answer == json!({ "type": "subscribe_success", "id": id }) { Ok(id) } else { Err(answer) }
    }

    /// Ends a subscription.
    pub async fn unsubscribe(&mut self, id: &str) {
        self.send(&json!({ "type": "unsubscribe", "id": id })).await;
        assert_eq!(self.reply().await, Some(json!({ "type": "unsubscribe_success", "id": id })));
    }

    /// Waits for the next event.
    pub async fn next_event(&mut self) -> Value {
        if let Some(event) = self.events.pop_front() {
            return event;
        }
        loop {
            let message = self.next().await.expect("the connection has ended");
            if message["type"] == "data" {
                return event(&message);
            }
        }
    }

    /// The events that were delivered by now and not taken before: it asks for
    /// something that is refused, and what was delivered comes before the answer.
    pub async fn events(&mut self) -> Vec<Value> {
        self.send(&json!({ "type": "unsubscribe", "id": "unknown" })).await;
        let answer = self.reply().await.expect("the connection has ended");
        assert_eq!(answer["type"], "unsubscribe_error");
        self.events.drain(..).collect()
    }

    /// Waits for the end of the connection.
    pub async fn ended(&mut self) {
        while let Some(message) = self.next().await {
            if message["type"] == "data" {
                self.events.push_back(event(&message));
            }
        }
    }
}

/// The event of a `data` message, which is JSON in a string.
fn event(message: &Value) -> Value {
    serde_json::from_str(message["event"].as_str().unwrap()).unwrap()
}

/// A function that signs what it publishes.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// The endpoint, with its path.
    pub url: String,
    pub access_key: String,
    pub secret: String,
    pub session: Option<String>,
    pub service: String,
    pub region: String,
    pub now: Timestamp,
}

impl Publisher {
    /// A function with the secret `secret`.
    pub fn new(url: &str, access_key: &str, now: Timestamp) -> Self {
        let text = str::to_owned;
        let (url, access_key, secret) = (text(url), text(access_key), text("secret"));
        Self { url, access_key, secret, session: None, service: text("appsync"), region: text("us-east-1"), now }
    }

    /// The headers with which a request of that body is signed.
    pub fn signed(&self, body: &[u8]) -> Vec<(String, String)> {
        let (key, secret) = (self.access_key.clone(), self.secret.clone());
        let identity = Credentials::new(key, secret, self.session.clone(), None, "test").into();
        let millis = u64::try_from(self.now.millis()).unwrap();
        let params = SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(&self.service)
            .time(SystemTime::UNIX_EPOCH + Duration::from_millis(millis))
            .settings(SigningSettings::default())
            .build()
            .unwrap()
            .into();
        let headers = [("content-type", "application/json")].into_iter();
        let request = SignableRequest::new("POST", &self.url, headers, SignableBody::Bytes(body)).unwrap();
        let (instructions, _) = sign(request, &params).unwrap().into_parts();
        instructions.headers().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// Sends `body` with these headers.
    pub async fn send(&self, headers: &[(String, String)], body: Vec<u8>) -> Answer {
        let client = Client::to(self.url.strip_suffix("/event").unwrap()).with("content-type", "application/json");
        let client = headers.iter().fold(client, |client, (name, value)| client.with(name, value));
        client.send("POST", "/event", body).await
    }

    /// Publishes a body.
    pub async fn post(&self, body: &Value) -> Answer {
        let body = body.to_string().into_bytes();
        self.send(&self.signed(&body), body).await
    }

    /// Publishes events, each as JSON in a string.
    pub async fn publish(&self, channel: &str, events: &[Value]) -> Answer {
        let events = events.iter().map(Value::to_string).collect::<Vec<_>>();
        self.post(&json!({ "channel": channel, "events": events })).await
    }
}
