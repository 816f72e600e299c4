//! Who did what to whom, as the moderation log tells it.

mod measures;
mod once;
mod reading;
mod settings;
mod stages;
mod unchangeable;

use serde_json::Value;

use crate::support::Client;

const LOG: &str = "/moderation-log";

/// The lines of a room, the oldest first.
async fn lines_of(service: &Client, room: &str) -> Vec<Value> {
    let log = service.get(&format!("{LOG}?room={room}&limit=1000"), 200).await.body;
    assert_eq!(log["hasNext"], false);
    let mut lines = log["data"].as_array().unwrap().clone();
    lines.reverse();
    lines
}

/// What was done, by whom and to whom, in a word each.
fn told(lines: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |line: &Value| [&line["action"], &line["moderator"]["id"], &line["user"]["id"]].map(text).join(" ");
    lines.iter().map(line).collect()
}
