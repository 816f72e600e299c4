use std::collections::HashMap;
use std::env;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use dais::dynamodb::simulated::Simulation;
use dais::queue::Queue;
use dais::stack::{LOCAL_API_KEY, Settings, Stack};
use dais::stream::Delivered;
use dais::testing::dynamodb::{Fault, Wire};
use dais::testing::live::{self, Live};
use dais::testing::livekit::{LiveKit, Tap};
use dais::testing::{StillTime, TestClock};
use shared::app::clock::Clock;
use shared::domain::caller::Scope;
use shared::domain::time::Timestamp;
use shared::patience::Patience;
use shared::token::{Claims, NewToken};

use super::{Client, Database};

/// A stack with a database of its own and a clock that stands still.
pub struct Dais {
    pub stack: Stack,
    pub clock: TestClock,
    /// Its wire to DynamoDB and SQS.
    pub wire: Wire,
    livekit: Option<LiveKit>,
    live: Option<Live>,
    anonymous: Client,
    database: Database,
    allowed: Allowed,
}

/// Whatever a test does, the functions may do what it takes: a permission that
/// is missing in the template fails the test that needs it.
struct Allowed {
    wire: Wire,
    is_held_to: bool,
}

impl Drop for Allowed {
    fn drop(&mut self) {
        if self.is_held_to && !std::thread::panicking() {
            assert_eq!(self.wire.denied(), [], "template.yaml does not allow what a function did");
        }
    }
}

impl Dais {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// With other settings than the usual.
    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        let clock = TestClock::at("2026-03-01 12:00:00".parse().unwrap());
        let database = Database::new();
        let settings = database.settings(Some(&clock));
        Self::over(settings, change, clock, database).await
    }

    /// With a table that tells of its changes, which on another DynamoDB than the embedded
    /// one is had by those alone who ask for it.
    pub async fn start_telling() -> Self {
        Self::start_telling_with(|_| {}).await
    }

    /// The same with other settings than the usual.
    pub async fn start_telling_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_with(|settings| {
            settings.template = None;
            change(settings);
        })
        .await
    }

    /// With the embedded engine, whatever else is said: for a time that flows, in which
    /// another DynamoDB is as slow as the machine is.
    pub async fn start_embedded() -> Self {
        let clock = TestClock::at("2026-03-01 12:00:00".parse().unwrap());
        let database = Database::embedded();
        let settings = database.settings(Some(&clock));
        Self::over(settings, |_| {}, clock, database).await
    }

    /// With a caller's patience and the waits it takes, in a time that flows only
    /// while somebody waits: no machine is too slow for it.
    pub async fn start_in_still_time() -> Self {
        let dais = Self::start_with(|settings| settings.patience = Patience::default()).await;
        tokio::time::pause();
        let time = StillTime::begin();
        if let Some(livekit) = &dais.livekit {
            livekit.keep(time.clone());
        }
        dais.wire.keep(time);
        dais
    }

    /// With a DynamoDB as hard as it is, by that seed, and with everything that
    /// waits (a caller's patience, the sweeper's schedule, webhooks' queues) in a
    /// time that flows only while somebody waits: figures are of that time, and no
    /// machine is too slow for them. The test has to begin with that time
    /// (`start_paused`), so that it is on the millisecond.
    ///
    /// Nothing here goes through a socket, of which the time would not know, but
    /// the functions' calls of LiveKit, each of which takes some milliseconds.
    pub async fn start_with_simulated_dynamodb(seed: u64) -> Self {
        Self::start_with_simulated_dynamodb_and(seed, |_| {}).await
    }

    /// With nothing that goes through a socket but the functions' calls of LiveKit, and
    /// what functions wait for by themselves in a time that flows whenever all wait: the
    /// test has to begin with that time (`start_paused`). The clock stands still as ever.
    pub async fn start_within() -> Self {
        tokio::spawn(flow());
        let clock = TestClock::at("2026-03-01 12:00:00".parse().unwrap());
        let database = Database::embedded();
        let settings = Settings { direct: true, patience: Patience::default(), ..database.settings(Some(&clock)) };
        let mut dais = Self::over(settings, |_| {}, clock, database).await;
        dais.anonymous = Client::within(dais.stack.gateway.clone());
        dais
    }

    /// On one thread, and with nothing that goes through a socket but the functions' calls
    /// of LiveKit: for figures of what a call sends. The clock stands still as ever.
    pub async fn start_direct(change: impl FnOnce(&mut Settings)) -> Self {
        let clock = TestClock::at("2026-03-01 12:00:00".parse().unwrap());
        let database = Database::embedded();
        let settings = Settings { direct: true, ..database.settings(Some(&clock)) };
        let mut dais = Self::over(settings, change, clock, database).await;
        dais.anonymous = Client::within(dais.stack.gateway.clone());
        dais
    }

    /// The same with other settings than the usual.
    pub async fn start_with_simulated_dynamodb_and(seed: u64, change: impl FnOnce(&mut Settings)) -> Self {
        tokio::spawn(flow());
        let clock = TestClock::flowing_from("2026-03-01 12:00:00".parse().unwrap());
        let database = Database::embedded();
        let settings = Settings { direct: true, patience: Patience::default(), ..database.settings(Some(&clock)) };
        let mut dais = Self::over(settings, change, clock, database).await;
        dais.wire.simulate(Simulation::seeded(seed));
        dais.anonymous = Client::within(dais.stack.gateway.clone());
        dais
    }

    /// On the real clock; tokens are issued at the time of the start.
    pub async fn start_in_real_time(change: impl FnOnce(&mut Settings)) -> Self {
        let database = Database::new();
        let settings = database.settings(None);
        Self::over(settings, change, TestClock::at(Clock::system().now()), database).await
    }

    async fn over(
        mut settings: Settings,
        change: impl FnOnce(&mut Settings),
        clock: TestClock,
        database: Database,
    ) -> Self {
        change(&mut settings);
        // Every test on the other path too: 0 counts on shards from the first member on.
        let spread = env::var("DAIS_SPREAD_FROM").ok().map(|from| ("VOICE_SPREAD_FROM".to_owned(), from));
        settings.variables.extend(spread);
        let (wire, tap, live_tap) = (Wire::default(), Tap::default(), live::Tap::default());
        settings.dynamodb = Arc::new(wire.clone());
        settings.livekit = Arc::new(tap.clone());
        settings.live = Arc::new(live_tap.clone());
        // What is not taken comes again by the stream, in the test's own time; where all waits
        // are of one time, as long after as it is.
        if !settings.direct {
            settings.live_tries_for = Duration::ZERO;
        }
        let stack = Stack::start(settings).await.unwrap();
        let livekit = stack.livekit.as_ref().map(|stand_in| LiveKit::of(stand_in, tap));
        let live = stack.live.as_ref().map(|live| Live::of(&live.stand_in, live_tap));
        let anonymous = Client::to(&stack.url());
        let allowed = Allowed { wire: wire.clone(), is_held_to: true };
        Self { stack, clock, wire, livekit, live, anonymous, database, allowed }
    }

    /// The stand-in for LiveKit.
    pub fn livekit(&self) -> &LiveKit {
        self.livekit.as_ref().unwrap()
    }

    /// The stand-in for AppSync Events.
    pub fn live(&self) -> &Live {
        self.live.as_ref().unwrap()
    }

    /// Has all that has happened told, and a second go by for what is told of together.
    pub async fn tell(&self) -> Delivered {
        let live = self.stack.live.as_ref().unwrap();
        let mut told = live.tell().await.unwrap();
        self.advance(1);
        told += live.tell().await.unwrap();
        told
    }

    /// The queue of chats to be reconciled.
    pub fn queue(&self) -> &Queue {
        &self.stack.sqs.queue
    }

    /// Lets the next message to the queue get lost, though SQS says that it has it.
    pub fn lose_next_message(&self) {
        self.wire.fail_next("SendMessage", Fault::MessageLost);
    }

    /// For tests that take a permission away.
    pub fn expect_denials(&mut self) {
        self.allowed.is_held_to = false;
    }

    /// Deletes what has expired, as DynamoDB does sooner or later; tells how many items.
    pub async fn sweep_expired(&self) -> usize {
        match &self.stack.engine {
            Some(engine) => engine.sweep().unwrap(),
            None => self.database.sweep(self.now()).await,
        }
    }

    /// All that is in the table.
    pub async fn items(&self) -> Vec<HashMap<String, AttributeValue>> {
        self.database.items(self.stack.engine.as_ref()).await
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// What a token of `sub` with every scope says; for tests to change.
    pub fn claims(&self, sub: &str) -> NewToken {
        NewToken {
            user: sub.parse().unwrap(),
            name: None,
            scopes: Scope::ALL.to_vec(),
            room: None,
            rooms: None,
            is_person: false,
            lasts: Duration::from_secs(30 * 24 * 60 * 60),
        }
    }

    /// A client with a token of `sub` that carries every scope.
    pub fn client(&self, sub: &str) -> Client {
        self.client_with(self.claims(sub))
    }

    /// A client confined to `room`.
    pub fn confined(&self, sub: &str, room: &str) -> Client {
        self.client_with(NewToken { room: Some(room.parse().unwrap()), ..self.claims(sub) })
    }

    pub fn client_with(&self, token: NewToken) -> Client {
        let token = self.stack.voice.app.api_keys.issue(LOCAL_API_KEY, token, self.now()).unwrap();
        self.bearer(&token)
    }

    /// A client whose token says exactly this.
    pub fn signed(&self, claims: &Claims) -> Client {
        self.bearer(&self.stack.voice.app.api_keys.sign(claims).unwrap())
    }

    pub fn bearer(&self, token: &str) -> Client {
        self.anonymous().with("authorization", &format!("Bearer {token}")).with("x-api-key", LOCAL_API_KEY)
    }

    /// A client without a token.
    pub fn anonymous(&self) -> Client {
        self.anonymous.clone()
    }
}

/// What is on its way through a socket is nothing to a paused time, which moves
/// on to whatever is waited for next: for this, a moment.
pub async fn flow() {
    loop {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
