//! Who listens in this process, and what they heard.

use std::collections::BTreeSet;

use dais::stream::Delivered;
use dais::testing::live::Listener;
use serde_json::Value;
use shared::domain::live::channel::Channel;

use crate::support::Dais;

/// Listens to what happens in a room.
pub fn in_room(dais: &Dais, room: &str) -> Heard {
    at(dais, &Channel::of_room(&room.parse().unwrap()))
}

/// Listens to what concerns a person.
pub fn of_person(dais: &Dais, user: &str) -> Heard {
    at(dais, &Channel::of_user(&user.parse().unwrap()))
}

fn at(dais: &Dais, channel: &Channel) -> Heard {
    let listener = dais.live().listen(channel.as_str()).unwrap();
    Heard { listener, known: BTreeSet::new(), repeats: 0 }
}

/// Somebody who knows events by their ids.
pub struct Heard {
    listener: Listener,
    known: BTreeSet<String>,
    /// How many came that were known.
    pub repeats: usize,
}

impl Heard {
    /// What is new, each event where it came first.
    pub fn events(&mut self) -> Vec<Value> {
        let events = self.listener.events();
        let mut new = Vec::new();
        for event in events.iter().map(|event| serde_json::from_str::<Value>(event.text()).unwrap()) {
            if self.known.insert(event["id"].as_str().unwrap().to_owned()) {
                new.push(event);
            } else {
                self.repeats += 1;
            }
        }
        new
    }

    /// The texts of the messages that are new.
    pub fn texts(&mut self) -> Vec<String> {
        self.events().iter().map(|event| event["data"]["text"].as_str().unwrap().to_owned()).collect()
    }
}

/// Has everything told, as long as it takes: until nothing is due any more.
pub async fn tell_all(dais: &Dais) -> Delivered {
    let live = dais.stack.live.as_ref().unwrap();
    let mut told = live.tell().await.unwrap();
    while let Some(due) = live.drivers.iter().filter_map(|driver| driver.due()).min() {
        dais.clock.set(due.max(dais.now()));
        told += live.tell().await.unwrap();
    }
    told
}

/// Has everything told that is due within so many seconds.
pub async fn tell_for(dais: &Dais, seconds: u64) -> Delivered {
    let mut told = Delivered::default();
    for _ in 0..seconds {
        told += dais.tell().await;
    }
    told
}
