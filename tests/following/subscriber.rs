//! Somebody who has subscribed to a room, and does what docs/LIVE.md says.

use std::collections::BTreeMap;
use std::time::Duration;

use dais::testing::live::Listener;
use serde_json::Value;
use shared::domain::following::cursor::FollowCursor;
use shared::domain::live::channel::Channel;
use tokio::time::{Instant, sleep};

use super::world::{Follower, Heard, World, state};

/// What they heard, and by which way it came first.
#[derive(Debug, Default)]
pub struct Told {
    pub heard: Heard,
    /// How many events told what was new.
    pub pushed: usize,
    /// How many messages only the list brought.
    pub caught_up: usize,
    /// How often they subscribed.
    pub subscribed: usize,
    known: BTreeMap<String, i64>,
}

impl Told {
    /// Drops what is known by its id as it is, or as it was later; how many were new.
    fn take(&mut self, messages: Vec<Value>, world: &World) -> usize {
        let is_new = |message: &Value| {
            let (id, state) = state(message);
            let is_new = self.known.get(&id).is_none_or(|known| *known < state);
            if is_new {
                self.known.insert(id, state);
            }
            is_new
        };
        let new = messages.into_iter().filter(is_new).collect::<Vec<_>>();
        self.heard.hear(&new, world);
        new.len()
    }

    fn listen(&mut self, listener: &mut Listener, world: &World) {
        let events = listener.events();
        let events = events.iter().map(|event| serde_json::from_str::<Value>(event.text()).unwrap());
        let kinds = ["message.posted", "message.edited", "message.deleted"];
        let of_messages = events.filter(|event| kinds.contains(&event["type"].as_str().unwrap()));
        let messages = of_messages.map(|mut event| event["data"].take()).collect();
        self.pushed += self.take(messages, world);
    }

    async fn catch_up(&mut self, follower: &mut Follower, world: &World) {
        loop {
            let messages = follower.next().await;
            if messages.is_empty() {
                return;
            }
            self.caught_up += self.take(messages, world);
        }
    }
}

impl World {
    /// Listens until `is_over`, and then as long as anything may come; subscribes again
    /// after every cut, a while later, then catches up from where it was, and once more
    /// five seconds later: by then whatever was being written has been.
    pub async fn listen(&self, is_over: impl Fn() -> bool) -> Told {
        let client = self.dais.client("subscriber");
        let since = FollowCursor::from_now(self.dais.now());
        let mut follower = Follower::at(&client, format!("/chat-messages?room=r&since={since}"));
        let mut told = Told::default();
        let mut over_since = None;
        let is_at_its_end = |over_since: &Option<Instant>| {
            over_since.is_some_and(|over: Instant| over.elapsed() >= Duration::from_secs(35))
        };
        while !is_at_its_end(&over_since) {
            let mut listener = self.dais.live().listen(Channel::of_room(&"r".parse().unwrap()).as_str()).unwrap();
            told.subscribed += 1;
            told.catch_up(&mut follower, self).await;
            let mut again = Some(Instant::now() + Duration::from_secs(5));
            while !listener.is_over() && !is_at_its_end(&over_since) {
                sleep(Duration::from_millis(50)).await;
                told.listen(&mut listener, self);
                if again.take_if(|again| *again <= Instant::now()).is_some() {
                    told.catch_up(&mut follower, self).await;
                }
                over_since = over_since.or_else(|| is_over().then(Instant::now));
            }
            // What had come when the connection broke.
            told.listen(&mut listener, self);
            let pause = [100, 700, 1_900][told.subscribed % 3];
            sleep(Duration::from_millis(pause)).await;
        }
        told
    }

    /// Cuts all connections so many times, evenly over so long.
    pub async fn cut(&self, times: u32, over: Duration) {
        for _ in 0..times {
            sleep(over / (times + 1)).await;
            self.dais.live().cut_connections();
        }
    }
}
