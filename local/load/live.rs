//! `cargo run --release -- load live`: how long after its post is answered a message
//! is with those who listen to its room.
//!
//! The stack is one of its own with an embedded DynamoDB, whose stream is looked at as
//! often as Lambda does; who listens is in this process, so that no socket takes the
//! machine's time from the stack.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use clap::Args;
use serde_json::{Value, json};
use shared::domain::caller::Scope;
use shared::domain::live;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::LoadError;
use super::client::Client;
use super::figures::Sample;
use super::target::token;
use crate::live::hub::{End, Line, Outgoing};
use crate::live::{Event, Hub};
use crate::stack::{Settings, Stack};
use crate::time::Time;

const ROOM: &str = "load";

/// How long the last message is waited for.
const WAITED: Duration = Duration::from_secs(10);

/// How often it is looked whether all have come.
const POLL: Duration = Duration::from_millis(20);

/// Messages in one room, and how soon those who listen have them.
#[derive(Debug, Clone, Args)]
pub struct LiveLoad {
    /// How many messages are posted, one behind the other
    #[arg(long, default_value_t = 300)]
    pub messages: usize,
    /// How many milliseconds lie between them
    #[arg(long, default_value_t = 50)]
    pub pause_ms: u64,
    /// How many listen: a run for each of these
    #[arg(long, value_delimiter = ',', default_value = "1,1000")]
    pub listeners: Vec<usize>,
}

/// What those who listened heard in one run.
#[derive(Debug, Clone)]
pub struct Run {
    /// How many listened.
    pub listeners: usize,
    /// From the answer of a post to its event at one of them.
    pub took: Sample<Duration>,
    /// How many events did not come.
    pub missed: usize,
    /// How many listeners heard a message behind a later one.
    pub out_of_order: usize,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct LiveReport {
    messages: usize,
    /// A run for each number of listeners.
    pub runs: Vec<Run>,
}

/// When an event came.
type Arrived = (Instant, Event);

/// Puts the load on, in that time, and tells what came of it.
pub async fn live(options: LiveLoad, time: Time) -> Result<LiveReport, LoadError> {
    if options.messages == 0 || options.listeners.contains(&0) {
        return Err(LoadError::Options("--messages and --listeners have to be 1 at least"));
    }
    let mut runs = Vec::new();
    for listeners in &options.listeners {
        runs.push(run(&options, *listeners, time.clone()).await?);
    }
    Ok(LiveReport { messages: options.messages, runs })
}

async fn run(options: &LiveLoad, listeners: usize, time: Time) -> Result<Run, LoadError> {
    let stack = Stack::start(Settings { port: 0, direct: true, time, ..Settings::default() }).await?;
    let token = token(&stack, &[Scope::Messages]).ok_or(LoadError::NoToken)?;
    let client = Client::within(stack.gateway.clone(), &token);
    let hub = stack.live.as_ref().map(|live| live.stand_in.server.hub.clone()).ok_or(LoadError::NotLive)?;
    let mut listening = JoinSet::new();
    for _ in 0..listeners {
        listening.spawn(listen(subscribe(&hub)?, options.messages));
    }
    let answered = post(&client, options).await;
    let last = async {
        while !all_have(&hub, listeners, answered.len()) {
            sleep(POLL).await;
        }
    };
    // What has not come by then is missed.
    let _ = timeout(WAITED, last).await;
    hub.end_all(End::Closed);
    let mut heard = Vec::new();
    while let Some(arrived) = listening.join_next().await {
        heard.extend(arrived.ok());
    }
    Ok(Run::of(&answered, &heard))
}

fn all_have(hub: &Arc<Hub>, listeners: usize, messages: usize) -> bool {
    usize::try_from(hub.figures().deliveries).is_ok_and(|deliveries| deliveries >= listeners * messages)
}

fn subscribe(hub: &Hub) -> Result<Line, LoadError> {
    let room = ROOM.parse().map_err(|_| LoadError::NotLive)?;
    let pattern = live::channel::Channel::of_room(&room).as_str().parse().map_err(|_| LoadError::NotLive)?;
    let line = hub.open();
    hub.subscribe(line.id, "load", &pattern);
    Ok(line)
}

/// What comes until the connection ends.
async fn listen(mut line: Line, messages: usize) -> Vec<Arrived> {
    let mut arrived = Vec::with_capacity(messages);
    while let Some(message) = line.inbox.recv().await {
        if let Outgoing::Data { event, .. } = message {
            arrived.push((Instant::now(), event));
        }
    }
    arrived
}

/// When the post of each message was answered, by its id, and its place.
async fn post(client: &Client, options: &LiveLoad) -> BTreeMap<String, (Instant, usize)> {
    let mut answered = BTreeMap::new();
    for place in 0..options.messages {
        let body = json!({ "room": ROOM, "text": format!("message {place}") });
        let answer = client.send(Method::POST, "/chat-messages", Some(body)).await;
        let id = answer.body.get("id").and_then(Value::as_str).map(str::to_owned);
        answered.extend(id.map(|id| (id, (Instant::now(), place))));
        sleep(Duration::from_millis(options.pause_ms)).await;
    }
    answered
}

impl Run {
    fn of(answered: &BTreeMap<String, (Instant, usize)>, heard: &[Vec<Arrived>]) -> Self {
        let mut run = Self { listeners: heard.len(), took: Sample::default(), missed: 0, out_of_order: 0 };
        for arrived in heard {
            let known = arrived.iter().filter_map(|(at, event)| Some((*at, *answered.get(&message(event)?)?)));
            let mut places = Vec::new();
            for (at, (answered, place)) in known {
                // An event may overtake the answer.
                run.took.add(at.saturating_duration_since(answered));
                places.push(place);
            }
            run.out_of_order += usize::from(!places.is_sorted());
            places.sort_unstable();
            places.dedup();
            run.missed += answered.len() - places.len();
        }
        run
    }
}

/// The id of the message that an event tells of.
fn message(event: &Event) -> Option<String> {
    let event = serde_json::from_str::<Value>(event.text()).ok()?;
    event.pointer("/data/id").and_then(Value::as_str).map(str::to_owned)
}

impl LiveReport {
    /// Whether all came, in their order.
    pub fn is_good(&self) -> bool {
        self.runs.iter().all(|run| run.missed == 0 && run.out_of_order == 0 && run.took.len() > 0)
    }
}

impl fmt::Display for LiveReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} messages, from the answer of each post to its event\n", self.messages)?;
        for run in &self.runs {
            let Run { listeners, took, missed, out_of_order } = run;
            let share = |share| took.within(share).as_millis();
            writeln!(
                f,
                "{listeners:>6} listen  p50 {} ms, p99 {} ms, max {} ms; {missed} of {} missed, {out_of_order} heard \
                 them out of order",
                share(0.5),
                share(0.99),
                share(1.0),
                missed + took.len(),
            )?;
        }
        write!(f, "{}", if self.is_good() { "good" } else { "NOT GOOD" })
    }
}
