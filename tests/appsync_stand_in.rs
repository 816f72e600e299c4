//! The stand-in for AppSync Events is as hard as AppSync.

mod doors;
mod faults;
mod permissions;
mod protocol;
mod publishing;
mod time;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use dais::dynamodb::message::Sent;
use dais::dynamodb::wire;
use dais::iam::{Denied, Grant, Guard, Names, Policy};
use dais::live::{Authorizer, Caller, Settings, StandIn};
use dais::testing::TestClock;
use dais::testing::live::{Live, Tap};
use serde_json::{Value, json};

use crate::support::live::{Publisher, Subscriber};

/// An Event API with namespaces `rooms` and `users`, whose authorizer lets whoever
/// has the token `let`, and a function `live` that may publish to `rooms`.
struct Api {
    clock: TestClock,
    stand_in: StandIn,
    live: Live,
    /// What the authorizer was asked, and what it answers.
    authorizer: Arc<Mutex<Asked>>,
    permissions: Arc<Permissions>,
}

#[derive(Debug)]
struct Asked {
    payloads: Vec<Value>,
    answer: Option<Value>,
}

/// What was allowed and denied.
#[derive(Debug, Default)]
struct Permissions {
    allowed: Mutex<Vec<(Sent, Vec<Grant>)>>,
    denied: Mutex<Vec<Denied>>,
}

impl wire::Watch for Permissions {
    fn allowed(&self, sent: &Sent, by: Vec<Grant>) {
        self.allowed.lock().unwrap().push((sent.clone(), by));
    }

    fn denied(&self, denied: &Denied) {
        self.denied.lock().unwrap().push(denied.clone());
    }
}

fn policy(statements: &str) -> Result<Policy, String> {
    let policies = serde_yaml_ng::from_str(statements).unwrap();
    Policy::parse(policies).map_err(|error| error.to_string())
}

const PUBLISHES: &str = r#"
- Statement:
    - Sid: PublishesToRooms
      Effect: Allow
      Action: appsync:EventPublish
      Resource: !Sub "${LiveApi.ApiArn}/channelNamespace/rooms"
"#;

fn caller(function: &str, policy: Policy) -> Caller {
    let names = Names { table: "table".to_owned(), queue_url: "http://queue".to_owned() };
    let guard = Guard::new(function, names, policy);
    Caller { access_key: function.to_owned(), secret: "secret".to_owned(), session: None, guard }
}

impl Api {
    async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        let clock = TestClock::at("2026-03-01 12:00:00".parse().unwrap());
        let authorizer = Arc::new(Mutex::new(Asked { payloads: Vec::new(), answer: None }));
        let permissions = Arc::new(Permissions::default());
        let mut settings = Settings {
            namespaces: ["rooms", "users"].map(|name| name.parse().unwrap()).into(),
            callers: vec![caller("live", policy(PUBLISHES).unwrap()), caller("rooms", Policy::default())],
            permissions: permissions.clone(),
            ..Settings::default()
        };
        change(&mut settings);
        let asked = authorizer.clone();
        let authorize = Authorizer::new(move |payload: Value| {
            let is_let = payload["authorizationToken"] == "let";
            let mut asked = asked.lock().unwrap();
            asked.payloads.push(payload);
            let answer = asked.answer.clone().unwrap_or(json!({ "isAuthorized": is_let, "ttlOverride": 0 }));
            async move { Ok(answer) }
        });
        let tap = Tap::default();
        let address = ([127, 0, 0, 1], 0).into();
        let watch = Arc::new(tap.clone());
        let stand_in = StandIn::start(clock.time(), settings, authorize, watch, address).await.unwrap();
        let live = Live::of(&stand_in, tap);
        Self { clock, stand_in, live, authorizer, permissions }
    }

    /// A client that was let in.
    async fn connect(&self) -> Subscriber {
        Subscriber::connect(&self.stand_in.url(), self.stand_in.host(), "let").await
    }

    /// What the authorizer answers from now on.
    fn answer(&self, answer: Value) {
        self.authorizer.lock().unwrap().answer = Some(answer);
    }

    /// What the authorizer was asked since this was called last.
    fn asked(&self) -> Vec<Value> {
        std::mem::take(&mut self.authorizer.lock().unwrap().payloads)
    }

    /// The function `live`.
    fn publisher(&self) -> Publisher {
        Publisher::new(&self.stand_in.http_url(), "live", self.clock.now())
    }

    /// Publishes in the name of `live`.
    async fn publish(&self, channel: &str, events: &[Value]) {
        self.publisher().publish(channel, events).await.expecting(200);
    }

    fn advance(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
        self.live.pass_time();
    }
}

/// The `errorType` of a refusal's only error.
fn kind(refusal: &Value) -> &str {
    assert_eq!(refusal["errors"].as_array().map(Vec::len), Some(1), "{refusal}");
    refusal["errors"][0]["errorType"].as_str().unwrap()
}
