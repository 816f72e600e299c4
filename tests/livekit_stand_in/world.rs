//! A stand-in, what receives its webhooks, and tokens for it.

use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use dais::livekit::access::{API_KEY, API_SECRET};
use dais::livekit::{Pace, StandIn, WebhookFigures};
use dais::testing::TestClock;
use dais::testing::livekit::{LiveKit, Tap};
use dais::time::Time;
use livekit_api::access_token::{AccessToken, TokenVerifier, VideoGrants};
use livekit_api::services::room::{RoomClient, UpdateParticipantOptions};
use livekit_api::services::{ServiceError, ServiceResult, TwirpError};
use livekit_api::webhooks::WebhookReceiver;
use livekit_protocol::{DisconnectReason, ParticipantPermission, TrackSource, WebhookEvent};
use shared::app::clock::Clock;

pub const ROOM: &str = "voice-chat-community-park:0192aa00-0000-7000-8000-000000000001";
pub const ALICE: &str = "0x00000000000000000000000000000000000a11ce";
pub const BOB: &str = "0x0000000000000000000000000000000000000b0b";

/// What receives the webhooks; it answers what it is told to, else 200, and not
/// while somebody holds its gate.
#[derive(Clone, Default)]
pub struct Receiver {
    pub received: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    pub answers: Arc<Mutex<VecDeque<u16>>>,
    pub gate: Arc<tokio::sync::Mutex<()>>,
}

impl Receiver {
    pub async fn listen(&self) -> String {
        let this = self.clone();
        let receive = async move |headers: HeaderMap, body: String| {
            this.received.lock().unwrap().push((headers, body));
            drop(this.gate.lock().await);
            let status = this.answers.lock().unwrap().pop_front().unwrap_or(200);
            StatusCode::from_u16(status).unwrap()
        };
        let router = Router::new().route("/livekit-webhook", post(receive));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/livekit-webhook", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        url
    }

    /// The events received so far, each verified by LiveKit's own library.
    pub fn events(&self) -> Vec<WebhookEvent> {
        let receiver = WebhookReceiver::new(TokenVerifier::with_api_key(API_KEY, API_SECRET));
        let verified = |(headers, body): &(HeaderMap, String)| {
            assert_eq!(headers["content-type"], "application/webhook+json");
            receiver.receive(body, headers["authorization"].to_str().unwrap()).expect("a webhook that verifies")
        };
        self.received.lock().unwrap().iter().map(verified).collect()
    }

    /// Waits until so many have come.
    pub async fn has_received(&self, number: usize) {
        while self.received.lock().unwrap().len() < number {
            tokio::task::yield_now().await;
        }
    }

    pub fn names(&self) -> Vec<String> {
        self.events().into_iter().map(|event| event.event).collect()
    }
}

/// A stand-in, which is up as long as the first is there.
pub async fn stand_in(time: Time, pace: Pace, receiver: &Receiver) -> (StandIn, LiveKit) {
    let tap = Tap::default();
    let address = (Ipv4Addr::LOCALHOST, 0).into();
    let started = StandIn::start(time, pace, receiver.listen().await, address, Arc::new(tap.clone())).await.unwrap();
    let livekit = LiveKit::of(&started, tap);
    (started, livekit)
}

/// A stand-in, what receives its webhooks, and its clock.
pub struct World {
    pub stand_in: LiveKit,
    /// The stand-in as a stack has it.
    pub door: StandIn,
    pub receiver: Receiver,
    pub clock: TestClock,
}

impl World {
    pub async fn start() -> Self {
        Self::at(Pace::default()).await
    }

    pub async fn at(pace: Pace) -> Self {
        let receiver = Receiver::default();
        // The tests' clock starts with the system's: LiveKit's library signs by that.
        let clock = TestClock::at(Clock::system().now());
        let (door, stand_in) = stand_in(clock.time(), pace, &receiver).await;
        Self { stand_in, door, receiver, clock }
    }

    pub fn client(&self) -> RoomClient {
        RoomClient::with_api_key(self.stand_in.url(), API_KEY, API_SECRET)
    }

    pub async fn connected(identities: &[&str]) -> Self {
        let world = Self::start().await;
        for identity in identities {
            world.stand_in.connect(&token(identity)).await.unwrap();
        }
        world
    }

    pub fn figures(&self) -> WebhookFigures {
        self.door.webhooks()
    }

    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// Lets time bring what it does, and what comes of it.
    pub async fn pass_time(&self) {
        self.stand_in.pass_time();
        self.stand_in.settled().await;
    }

    /// The events from number `from` on, with their reasons to leave.
    pub fn told(&self, from: usize) -> Vec<(String, DisconnectReason)> {
        let told = |event: WebhookEvent| {
            let reason = event.participant.map(|participant| participant.disconnect_reason()).unwrap_or_default();
            (event.event, reason)
        };
        self.receiver.events().into_iter().skip(from).map(told).collect()
    }

    pub fn identities(&self) -> Vec<String> {
        self.stand_in.participants(ROOM).into_iter().map(|participant| participant.identity).collect()
    }
}

pub fn grants() -> VideoGrants {
    VideoGrants {
        room_join: true,
        room: ROOM.to_owned(),
        can_publish: Some(false),
        can_publish_data: Some(true),
        can_publish_sources: vec!["microphone".to_owned()],
        ..VideoGrants::default()
    }
}

pub fn access(identity: &str) -> AccessToken {
    let token = AccessToken::with_api_key(API_KEY, API_SECRET).with_identity(identity);
    token.with_name("A name").with_metadata(r#"{"role":"member"}"#).with_grants(grants())
}

pub fn token(identity: &str) -> String {
    access(identity).with_ttl(Duration::from_secs(300)).to_jwt().unwrap()
}

/// Of somebody who may publish.
pub fn speaking(identity: &str) -> String {
    access(identity).with_grants(VideoGrants { can_publish: Some(true), ..grants() }).to_jwt().unwrap()
}

/// The code of the error that the call came back with.
pub fn code<T: std::fmt::Debug>(result: ServiceResult<T>) -> String {
    match result.expect_err("an error") {
        ServiceError::Twirp(TwirpError::Twirp(error)) => error.code,
        other => format!("{other:?}").split(['(', ' ']).take(2).collect::<Vec<_>>().join("."),
    }
}

pub fn update(metadata: &str, permission: Option<ParticipantPermission>) -> UpdateParticipantOptions {
    UpdateParticipantOptions { metadata: metadata.to_owned(), permission, ..UpdateParticipantOptions::default() }
}

pub fn may_speak() -> ParticipantPermission {
    ParticipantPermission {
        can_subscribe: true,
        can_publish: true,
        can_publish_data: true,
        can_publish_sources: vec![TrackSource::Microphone.into()],
        ..ParticipantPermission::default()
    }
}
