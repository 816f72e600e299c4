//! Somebody who follows a room, and a room that many write in at once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dais::testing::dynamodb::Fault;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::support::{Answer, Client, Dais};

pub fn ids(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["id"].as_str().unwrap()).collect()
}

/// Somebody who goes on from link to link.
#[derive(Debug, Clone)]
pub struct Follower {
    client: Client,
    link: String,
}

impl Follower {
    /// Follows from now on, by that query.
    pub async fn from_now(client: &Client, query: &str) -> Self {
        let begun = client.get(&format!("/chat-messages?{query}&since="), 200).await;
        Self::at(client, begun.next_page().unwrap())
    }

    pub fn at(client: &Client, link: String) -> Self {
        Self { client: client.clone(), link }
    }

    /// Where they go on.
    pub fn link(&self) -> &str {
        &self.link
    }

    /// Asks, and stays where they are.
    pub async fn ask(&self, status: u16) -> Answer {
        self.client.get(&self.link, status).await
    }

    /// What is new, and goes on.
    pub async fn next(&mut self) -> Vec<Value> {
        let answer = self.ask(200).await;
        self.link = answer.next_page().unwrap();
        answer.body.as_array().unwrap().clone()
    }

    /// What is new, page by page until there is nothing.
    pub async fn all(mut self) -> Value {
        let mut all = Vec::new();
        loop {
            match self.next().await {
                page if page.is_empty() => return json!(all),
                page => all.extend(page),
            }
        }
    }
}

/// A message as it was posted, or after an edit or its removal: later ones are greater.
pub type State = (String, i64);

/// The state that the message is in.
pub fn state(message: &Value) -> State {
    let of = |name: &str| message[name].as_i64();
    let changed = if of("deletedAt").is_some() { Some(i64::MAX) } else { of("editedAt") };
    (message["id"].as_str().unwrap().to_owned(), changed.unwrap_or_default())
}

/// When what was posted or changed with 2xx was answered.
type Written = Arc<Mutex<HashMap<State, Instant>>>;

/// What reached somebody who wants to hear all: how often each state of each message
/// did, and how long after its writer's answer the last one came first.
#[derive(Debug, Default)]
pub struct Heard {
    times: BTreeMap<State, usize>,
    pub longest_wait: Duration,
}

impl Heard {
    pub fn hear(&mut self, messages: &[Value], world: &World) {
        for state in messages.iter().map(state) {
            if let Some(answered) = world.written.lock().unwrap().get(&state) {
                self.longest_wait = self.longest_wait.max(answered.elapsed());
            }
            *self.times.entry(state).or_default() += 1;
        }
    }

    pub fn repeats(&self) -> usize {
        self.times.values().map(|times| times - 1).sum()
    }

    /// How many messages did not come as they are at last.
    pub fn misses(&self, world: &World) -> usize {
        let mut last = BTreeMap::<String, i64>::new();
        for (id, state) in world.written.lock().unwrap().keys() {
            let last = last.entry(id.clone()).or_default();
            *last = (*last).max(*state);
        }
        last.into_iter().filter(|state| !self.times.contains_key(state)).count()
    }
}

/// One room under a DynamoDB as hard as it is, in virtual time: its writers' clocks
/// are wrong, some of their writes are slow and some answers get lost.
pub struct World {
    pub dais: Dais,
    written: Written,
}

impl World {
    pub async fn start(seed: u64) -> Self {
        Self { dais: Dais::start_with_simulated_dynamodb(seed).await, written: Written::default() }
    }

    pub fn posted(&self) -> usize {
        self.written.lock().unwrap().keys().filter(|(_, state)| *state == 0).count()
    }

    /// How often one was edited, or removed.
    pub fn changed(&self) -> usize {
        self.written.lock().unwrap().keys().filter(|(_, state)| *state != 0).count()
    }

    fn note(&self, message: &Value) {
        self.written.lock().unwrap().insert(state(message), Instant::now());
    }

    /// A writer posts so many messages, one every `pause` or so, and edits some of
    /// them at once, some later, and removes some.
    pub async fn write(&self, writer: usize, messages: usize, pause: Duration) {
        let client = self.dais.client(&format!("writer-{writer}"));
        let mut last = String::new();
        for n in 0..messages {
            match (writer + n) % 20 {
                3 => self.dais.wire.fail_next("PutItem", Fault::Slow),
                11 => self.dais.wire.fail_next("PutItem", Fault::AnswerLost),
                _ => {}
            }
            let client = if n % 5 == 0 { client.with("idempotency-key", &n.to_string()) } else { client.clone() };
            let body = json!({ "room": "r", "text": n.to_string(), "createdAt": self.date(writer, n) });
            let posted = client.post("/chat-messages", body, 200).await.body;
            self.note(&posted);
            let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
            let earlier = std::mem::replace(&mut last, path.clone());
            match (writer + n) % 9 {
                2 => self.edit(&client, &path, 1).await,
                4 => self.edit(&client, &path, 3).await,
                6 if !earlier.is_empty() => self.edit(&client, &earlier, 1).await,
                7 => {
                    self.edit(&client, &path, 1).await;
                    self.note(&client.delete(&path, 200).await.body);
                    last.clear();
                }
                8 if !earlier.is_empty() => self.note(&client.delete(&earlier, 200).await.body),
                _ => {}
            }
            sleep(pause.mul_f64(0.5 + ((writer * 7 + n * 13) % 11) as f64 / 10.0)).await;
        }
    }

    async fn edit(&self, client: &Client, path: &str, times: usize) {
        for n in 0..times {
            self.note(&client.patch(path, json!({ "text": format!("edited {n}") }), 200).await.body);
        }
    }

    /// How a writer dates a message: one is fast by four minutes, one slow by one,
    /// one brings what is a year old, and the rest have no dates.
    fn date(&self, writer: usize, n: usize) -> Option<i64> {
        let now = self.dais.now().millis();
        match writer {
            0 => Some(now + 4 * 60_000),
            1 => Some(now - 60_000),
            2 => Some(now - 365 * 24 * 60 * 60_000 + n as i64),
            _ => None,
        }
    }

    /// Follows the room until `is_over`, and then as long as anything may come.
    pub async fn follow(&self, every: Duration, is_over: impl Fn() -> bool) -> Heard {
        let mut follower = Follower::from_now(&self.dais.client("follower"), "room=r&limit=200").await;
        let mut heard = Heard::default();
        let mut over_since = None;
        while over_since.is_none_or(|over: Instant| over.elapsed() < Duration::from_secs(35)) {
            sleep(every).await;
            heard.hear(&follower.next().await, self);
            over_since = over_since.or_else(|| is_over().then(Instant::now));
        }
        heard
    }

    /// What followers had before: the list, after the newest date that has come.
    pub async fn poll_after(&self, every: Duration, is_over: impl Fn() -> bool) -> Heard {
        let client = self.dais.client("poller");
        let mut heard = Heard::default();
        let mut newest = self.dais.now().millis() - 1;
        loop {
            let was_over = is_over();
            let path = format!("/chat-messages?room=r&limit=200&after={newest}");
            let listed = client.get(&path, 200).await.body.as_array().unwrap().clone();
            let dates = listed.iter().map(|message| message["createdAt"].as_i64().unwrap());
            newest = dates.filter(|date| *date <= self.dais.now().millis()).fold(newest, i64::max);
            heard.hear(&listed, self);
            if was_over {
                return heard;
            }
            sleep(every).await;
        }
    }
}
