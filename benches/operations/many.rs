//! Answers about many voice chats at once.

use std::sync::LazyLock;

use divan::Bencher;
use serde_json::{Value, json};

use crate::events::{Operation, named};
use crate::replay::event;
use crate::world::{Played, World};

/// How many chats there are; where nothing is optimised it is only tried.
const CHATS: usize = if cfg!(debug_assertions) { 20 } else { 1000 };

static CROWDED: LazyLock<World> = LazyLock::new(|| {
    let world = World::empty();
    for number in 0..CHATS {
        let body = json!({
            "community_id": community(number),
            "user_address": format!("0x{number:040x}"),
            "action": "create",
            "user_role": "owner",
        });
        world.answer(&ENTER, &with_body("create-or-join-voice-chat", &body));
    }
    world
});

const ENTER: Operation = Operation { function: "voice", name: "create-or-join-voice-chat", status: 200 };

fn community(number: usize) -> String {
    format!("community-{number}")
}

fn with_body(operation: &str, body: &Value) -> Vec<u8> {
    let mut event = event("voice", operation);
    event["body"] = json!(body.to_string());
    event.to_string().into_bytes()
}

fn bulk(ids: usize) -> Vec<u8> {
    let ids = (0..ids).map(community).collect::<Vec<_>>();
    with_body("get-bulk-voice-chat-status", &json!({ "community_ids": ids }))
}

fn recorded(operation: &str, event: Vec<u8>) -> Played {
    let played = CROWDED.record(named(operation), event);
    CROWDED.load(&played);
    played
}

/// The status of so many chats, a hundred a request to DynamoDB.
#[divan::bench(args = [100, 500])]
fn bulk_status_without_the_engine(bencher: Bencher<'_, '_>, ids: usize) {
    let played = recorded("get-bulk-voice-chat-status", bulk(ids));
    bencher.bench_local(|| CROWDED.play(&played));
}

/// The list of all chats that are active.
#[divan::bench]
fn active_list_without_the_engine(bencher: Bencher<'_, '_>) {
    let played =
        recorded("list-active-voice-chats", event("voice", "list-active-voice-chats").to_string().into_bytes());
    bencher.bench_local(|| CROWDED.play(&played));
}
