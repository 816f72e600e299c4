//! Who has seen a message.

use futures::StreamExt;
use futures::stream;
use serde_json::{Value, json};

use crate::support::{Client, Dais};

async fn post(client: &Client, room: &str) -> String {
    let posted = client.post("/chat-messages", json!({ "room": room, "text": "hey" }), 200).await;
    format!("/chat-messages/{}", posted.body["id"].as_str().unwrap())
}

fn seen() -> Value {
    json!({ "seen": true })
}

#[tokio::test]
async fn whoever_has_seen_a_message_is_in_seen_by_once_however_often() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let message = post(&ann, "r").await;
    for _ in 0..3 {
        assert_eq!(bob.patch(&message, seen(), 200).await.body["seenBy"], json!(["bob"]));
    }
    assert_eq!(ann.patch(&message, seen(), 200).await.body["seenBy"], json!(["ann", "bob"]));
    for path in [message.as_str(), "/chat-messages?room=r", "/chat-messages"] {
        let body = bob.get(path, 200).await.body;
        let message = body.as_array().map_or(&body, |list| &list[0]);
        assert_eq!(message["seenBy"], json!(["ann", "bob"]), "{path}");
    }
}

#[tokio::test]
async fn unseen_takes_the_caller_out_and_nobody_else() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let message = post(&ann, "r").await;
    ann.patch(&message, seen(), 200).await;
    bob.patch(&message, seen(), 200).await;
    for _ in 0..2 {
        assert_eq!(bob.patch(&message, json!({ "seen": false }), 200).await.body["seenBy"], json!(["ann"]));
    }
    assert_eq!(bob.patch(&message, seen(), 200).await.body["seenBy"], json!(["ann", "bob"]));
}

#[tokio::test]
async fn a_patch_that_says_nothing_changes_nothing() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let message = post(&ann, "r").await;
    let as_posted = ann.get(&message, 200).await.body;
    for nothing in [json!({}), json!({ "seen": null })] {
        let answer = ann.patch(&message, nothing, 200).await;
        assert_eq!(answer.body, as_posted);
        assert_eq!(answer.cost().2, 0.0);
    }
}

/// Marks the message as seen by `count` users; answers the write and read
/// units of the first mark and of the last.
async fn mark_by(dais: &Dais, message: &str, count: usize) -> ((f64, f64), (f64, f64)) {
    let mark = async |n: usize| {
        let answer = dais.client(&format!("user-{n:05}")).patch(message, seen(), 200).await;
        let (_, read, written) = answer.cost();
        assert!(answer.body["seenBy"].as_array().unwrap().contains(&json!(format!("user-{n:05}"))));
        (written, read)
    };
    let first = mark(0).await;
    let others = stream::iter(1..count - 1);
    others
        .for_each_concurrent(16, async |n| {
            mark(n).await;
        })
        .await;
    (first, mark(count - 1).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_readers_of_one_message_cost_the_last_what_they_cost_the_first() {
    let dais = Dais::start().await;
    let message = post(&dais.client("ann"), "r").await;
    let (first, last) = mark_by(&dais, &message, 10_000).await;
    assert_eq!(last.0, first.0, "write units");
    assert!(last.1 <= 4.0, "{} read units", last.1);
    let got = dais.client("ann").get(&message, 200).await;
    let readers = got.body["seenBy"].as_array().unwrap();
    assert_eq!(readers.len(), 10_000);
    assert!(readers.is_sorted_by_key(|reader| reader.as_str().unwrap().to_owned()));
    let listed = dais.client("ann").get("/chat-messages?room=r", 200).await;
    assert_eq!(listed.body[0]["seenBy"].as_array().unwrap()[..], readers[..100]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_50_messages_with_many_readers_shows_the_first_hundred_of_each() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut messages = Vec::new();
    for n in 0..50 {
        messages.push(post(&ann, if n % 2 == 0 { "r" } else { "s" }).await);
        dais.advance(1);
    }
    let readers = (0..150).map(|n| dais.client(&format!("user-{n:03}"))).collect::<Vec<_>>();
    let marks = messages.iter().enumerate().flat_map(|(n, message)| {
        // Some have few readers, some have many.
        let count = if n % 5 == 0 { 3 } else { 150 };
        readers.iter().take(count).map(move |reader| (reader, message))
    });
    stream::iter(marks)
        .for_each_concurrent(16, async |(reader, message)| drop(reader.patch(message, seen(), 200).await))
        .await;
    for (path, count) in [("/chat-messages?room=r", 25), ("/chat-messages", 50)] {
        let page = ann.get(path, 200).await.body;
        assert_eq!(page.as_array().unwrap().len(), count);
        for message in page.as_array().unwrap() {
            let n = messages.iter().position(|path| path.ends_with(message["id"].as_str().unwrap())).unwrap();
            let shown = message["seenBy"].as_array().unwrap();
            let expected = if n % 5 == 0 { 3 } else { 100 };
            assert_eq!(shown.len(), expected, "message {n} of {path}");
            assert_eq!(shown[expected - 1], format!("user-{:03}", expected - 1));
        }
    }
}
