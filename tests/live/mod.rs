//! What happens reaches those who listen: whom, where, in which words, and once it
//! went wrong, too.

mod access;
pub mod channels;
mod crowd;
mod faults;
mod stages;
mod told;

use serde_json::{Value, json};

use crate::support::live::Subscriber;
use crate::support::{Client, Dais};

/// Connects as `client` may, and subscribes to `channels` of what `GET /live` answers.
pub async fn listening(client: &Client, path: &str, channels: &[&str]) -> Subscriber {
    let live = client.get(path, 200).await.body;
    let text = |name: &str| live[name].as_str().unwrap().to_owned();
    let mut subscriber = Subscriber::connect(&text("url"), &text("host"), &text("token")).await;
    for name in channels {
        subscriber.subscribe(live["channels"][name].as_str().unwrap()).await;
    }
    subscriber
}

/// The types of events, in their order.
pub fn types(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["type"].as_str().unwrap()).collect()
}

pub async fn post(client: &Client, room: &str, text: &str) -> Value {
    client.post("/chat-messages", json!({ "room": room, "text": text }), 200).await.body
}

/// A person's token for that room, and for chat.
pub fn person(dais: &Dais, sub: &str, room: &str) -> Client {
    let claims = dais.claims(sub);
    dais.client_with(shared::token::NewToken {
        room: Some(room.parse().unwrap()),
        scopes: vec![shared::domain::caller::Scope::Messages],
        is_person: true,
        ..claims
    })
}
