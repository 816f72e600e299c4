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
    for _ in 0..10 {
        post(&dais.client("ann"), "r").await;
    }
    let (first, last) = mark_by(&dais, &message, 10_000).await;
    assert_eq!(last.0, first.0, "write units");
    assert!(last.1 <= 3.0, "{} read units", last.1);
    let got = dais.client("ann").get(&message, 200).await;
    let readers = got.body["seenBy"].as_array().unwrap();
    assert_eq!(readers.len(), 10_000);
    assert!(readers.is_sorted_by_key(|reader| reader.as_str().unwrap().to_owned()));
    let listed = dais.client("ann").get("/chat-messages?room=r", 200).await;
    let shown = listed.body[10]["seenBy"].as_array().unwrap();
    assert_eq!(shown.len(), 100);
    assert!(shown.is_sorted_by_key(|reader| reader.as_str().unwrap().to_owned()));
    assert!(shown.iter().all(|reader| readers.contains(reader)));
    // The messages, and the first hundred receipts at half the price: a few more where
    // several took the hundredth place at once. Exact in `costs`, where they come one by one.
    let (requests, read, written) = listed.cost();
    assert!(requests == 2 && (2.0..=2.5).contains(&read) && written == 0.0, "{:?}", listed.cost());
}

/// Marks the message as seen by each of them, one after another.
async fn see(dais: &Dais, message: &str, readers: impl IntoIterator<Item = usize>) {
    for number in readers {
        dais.client(&format!("user-{number:03}")).patch(message, seen(), 200).await;
    }
}

/// The readers that a message is shown with at `path`.
async fn seen_by(dais: &Dais, path: &str) -> Vec<String> {
    let body = dais.client("ann").get(path, 200).await.body;
    let message = body.as_array().map_or(&body, |list| &list[0]);
    message["seenBy"].as_array().unwrap().iter().map(|reader| reader.as_str().unwrap().to_owned()).collect()
}

fn users(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("user-{number:03}")).collect()
}

/// How many receipts there are, by what their keys begin with.
async fn kept(dais: &Dais, kind: &str) -> usize {
    let items = dais.items().await;
    items.iter().filter(|item| item["SK"].as_s().unwrap().starts_with(kind)).count()
}

#[tokio::test]
async fn lists_show_the_first_hundred_to_come_and_the_message_itself_shows_everybody() {
    let dais = Dais::start().await;
    let message = post(&dais.client("ann"), "r").await;
    // Those with the first ids come last.
    see(&dais, &message, (0..150).rev()).await;
    assert_eq!(seen_by(&dais, &message).await, users(0..150));
    for path in ["/chat-messages?room=r", "/chat-messages", "/chat-messages?room=r&seenBy=100"] {
        assert_eq!(seen_by(&dais, path).await, users(50..150), "{path}");
    }
    assert_eq!(seen_by(&dais, "/chat-messages?room=r&seenBy=3").await, users(50..53));
    let again = dais.client("user-007").patch(&message, seen(), 200).await.body["seenBy"].clone();
    assert_eq!(again, json!([users([7]), users(50..149)].concat()), "the caller among a hundred, in their order");
    assert_eq!((kept(&dais, "SEEN#").await, kept(&dais, "MORE#").await), (100, 50));
    let items = dais.items().await;
    let ends = items.iter().filter(|item| item["PK"].as_s().unwrap() == "CHAT#r").map(|item| item["expiresAt"].clone());
    let mut ends = ends.collect::<Vec<_>>();
    ends.dedup();
    assert_eq!(ends.len(), 1, "all of them go with their message");
}

#[tokio::test]
async fn who_takes_a_mark_back_leaves_a_place_and_nobody_is_shown_twice() {
    let dais = Dais::start().await;
    let message = post(&dais.client("ann"), "r").await;
    see(&dais, &message, 0..102).await;
    let unsee = async |number: usize| {
        let answer = dais.client(&format!("user-{number:03}")).patch(&message, json!({ "seen": false }), 200).await;
        assert!(!answer.body["seenBy"].as_array().unwrap().contains(&json!(format!("user-{number:03}"))));
        answer.cost().2
    };
    assert_eq!(unsee(101).await, 1.0, "one who came later");
    assert_eq!(unsee(101).await, 0.0, "there is nothing left");
    assert_eq!(unsee(5).await, 1.0);
    assert_eq!(seen_by(&dais, &message).await, [users(0..5), users(6..101)].concat());
    // Once among the first and once among the others.
    see(&dais, &message, [100]).await;
    assert_eq!((kept(&dais, "SEEN#").await, kept(&dais, "MORE#").await), (100, 1));
    assert_eq!(seen_by(&dais, &message).await, [users(0..5), users(6..101)].concat());
    assert_eq!(seen_by(&dais, "/chat-messages?room=r").await, [users(0..5), users(6..101)].concat());
    assert_eq!(unsee(100).await, 2.0, "both of them");
    assert_eq!((kept(&dais, "SEEN#").await, kept(&dais, "MORE#").await), (99, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_take_the_last_place_at_once_a_hundred_are_shown_and_none_is_lost() {
    let dais = Dais::start().await;
    let message = post(&dais.client("ann"), "r").await;
    see(&dais, &message, 0..99).await;
    stream::iter(99..120).for_each_concurrent(21, async |number| see(&dais, &message, [number]).await).await;
    assert_eq!(seen_by(&dais, &message).await, users(0..120));
    let shown = seen_by(&dais, "/chat-messages?room=r").await;
    // Whoever of them came to the last place first.
    assert!(shown.len() == 100 && shown[..99] == users(0..99), "{shown:?}");
    // One more, whether there are more than a hundred or not.
    see(&dais, &message, [120]).await;
    assert_eq!(seen_by(&dais, "/chat-messages?room=r").await.len(), 100);
    assert_eq!(seen_by(&dais, &message).await, users(0..121));
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
    // Some have few readers, some have many, who come one after another.
    let marks = messages.iter().enumerate().map(|(n, message)| (message, if n % 5 == 0 { 3 } else { 150 }));
    stream::iter(marks).for_each_concurrent(16, async |(message, count)| see(&dais, message, 0..count).await).await;
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
    // Of a room in one query. Fewer of each are read as far as that is cheaper than to
    // ask for each message by itself, and then each by itself.
    let cost = async |query: &str| ann.get(&format!("/chat-messages?room=r{query}"), 200).await.cost();
    let (all, one, none) = (cost("").await, cost("&seenBy=1").await, cost("&seenBy=0").await);
    assert_eq!((all.0, none.0), (2, 1));
    assert!(none.1 < one.1 && one.1 < all.1, "{none:?} {one:?} {all:?}");
}
