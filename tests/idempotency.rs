//! The same message sent again.

use aws_sdk_dynamodb::types::AttributeValue;
use dais::dynamodb::simulated::Simulation;
use dais::dynamodb::{client, endpoint};
use dais::stack::LOCAL_TABLE;
use dais::testing::dynamodb::{Aim, Fault};
use futures::future::join_all;
use serde_json::{Value, json};

use crate::following::world::Follower;
use crate::support::{Client, Dais};

#[tokio::test]
async fn the_same_message_sent_five_times_with_one_key_is_one_message() {
    let dais = Dais::start().await;
    let ann = dais.client("ann").with("idempotency-key", "\"k-1\"");
    let body = || json!({ "room": "r", "text": "hey" });
    let first = ann.post("/chat-messages", body(), 200).await.body;
    for key in ["k-1", "\"k-1\"", " k-1 ", "k-1"] {
        dais.advance(1);
        assert_eq!(ann.with("idempotency-key", key).post("/chat-messages", body(), 200).await.body, first);
    }
    assert_eq!(ann.get("/chat-messages?room=r", 200).await.body, json!([first]));
}

#[tokio::test(flavor = "multi_thread")]
async fn sent_many_times_at_once_it_is_one_message() {
    let dais = Dais::start().await;
    for round in 0..20 {
        let ann = dais.client("ann").with("idempotency-key", &format!("k-{round}"));
        let room = format!("r-{round}");
        let posts = (0..5).map(|_| ann.post("/chat-messages", json!({ "room": room, "text": "hey" }), 200));
        let answers = join_all(posts).await;
        let first = &answers[0].body;
        assert!(answers.iter().all(|answer| answer.body == *first));
        assert_eq!(ann.get(&format!("/chat-messages?room={room}"), 200).await.body, json!([first]));
    }
}

#[tokio::test]
async fn another_message_with_the_same_key_is_refused() {
    let dais = Dais::start().await;
    let ann = dais.client("ann").with("idempotency-key", "k");
    ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    for other in [
        json!({ "room": "r", "text": "ho" }),
        json!({ "room": "s", "text": "hey" }),
        json!({ "room": "r", "text": "hey", "session": "s" }),
        json!({ "room": "r", "text": "hey", "createdAt": 0 }),
    ] {
        let refused = ann.post("/chat-messages", other, 422).await;
        assert_eq!(refused.body["status"], 422);
    }
    assert_eq!(ann.get("/chat-messages", 200).await.body.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_repeat_is_answered_whatever_has_changed_since() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let ann = dais.client("ann").with("idempotency-key", "k");
    let body = || json!({ "room": "r", "text": "hey" });
    let first = ann.post("/chat-messages", body(), 200).await.body;
    let message = format!("/chat-messages/{}", first["id"].as_str().unwrap());
    admin.patch(&message, json!({ "seen": true }), 200).await;
    admin.post("/external/room", json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true }), 201).await;
    admin.post("/external/room/status", json!({ "roomId": "r", "status": "ENDED" }), 200).await;
    admin.post("/mutes?room=r", json!({ "userID": "ann", "reason": 1 }), 200).await;
    assert_eq!(ann.post("/chat-messages", body(), 200).await.body, first);
    ann.with("idempotency-key", "k2").post("/chat-messages", body(), 403).await;
}

#[tokio::test]
async fn a_key_belongs_to_its_caller_and_lasts_24_hours() {
    let dais = Dais::start().await;
    let body = || json!({ "room": "r", "text": "hey" });
    let ann = dais.client("ann").with("idempotency-key", "k");
    let first = ann.post("/chat-messages", body(), 200).await.body;
    let other = dais.client("bob").with("idempotency-key", "k").post("/chat-messages", body(), 200).await.body;
    assert_ne!(other["id"], first["id"]);
    dais.advance(24 * 60 * 60 - 1);
    assert_eq!(ann.post("/chat-messages", body(), 200).await.body, first);
    dais.advance(1);
    assert_ne!(ann.post("/chat-messages", body(), 200).await.body["id"], first["id"]);
}

#[tokio::test]
async fn a_refused_post_leaves_its_key_free() {
    let dais = Dais::start().await;
    let (admin, ann) = (dais.client("admin"), dais.client("ann").with("idempotency-key", "k"));
    let body = || json!({ "room": "r", "text": "hey" });
    admin.post("/mutes?room=r", json!({ "userID": "ann", "reason": 1 }), 200).await;
    ann.post("/chat-messages", body(), 403).await;
    admin.delete("/mutes/ann?room=r", 200).await;
    ann.post("/chat-messages", body(), 200).await;
}

#[tokio::test]
async fn a_key_that_is_blank_or_more_than_one_is_refused_and_posts_nothing() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let body = || json!({ "room": "r", "text": "hey" });
    for key in ["", " ", "\"\"", "\" \"", "a,b", "\"a\", \"b\""] {
        let refused = admin.with("idempotency-key", key).post("/chat-messages", body(), 400).await;
        assert_eq!(refused.fields(), ["Idempotency-Key"], "{key:?}");
    }
    assert_eq!(admin.get("/chat-messages?room=r", 200).await.body, json!([]));
    admin.with("idempotency-key", "\"a,b\"").post("/chat-messages", body(), 200).await;
}

/// A post that dies when its key stands for it, before the message is there.
async fn half_done(dais: &Dais, once: &Client, body: &Value) {
    dais.wire.fail(Aim { request: Some(2), tries: usize::MAX }, Fault::ServerError);
    once.json("POST", "/chat-messages", body).await.expecting(503);
    dais.wire.heal();
}

#[tokio::test]
async fn a_post_that_died_behind_its_key_is_finished_by_its_repeat_as_it_was_begun() {
    let dais = Dais::start().await;
    let once = dais.client("ann").with("idempotency-key", "k");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    let body = json!({ "room": "r", "text": "hey" });
    let begun = dais.now().millis();
    half_done(&dais, &once, &body).await;
    assert_eq!(dais.items().await.len(), 1, "the key");
    once.post("/chat-messages", json!({ "room": "r", "text": "ho" }), 422).await;
    dais.advance(60 * 60);
    assert_eq!(follower.next().await, Vec::<Value>::new());
    let later = once.post("/chat-messages", json!({ "room": "r", "text": "later" }), 422).await;
    assert_eq!(later.cost().2, 0.0);
    let posted = once.post("/chat-messages", body.clone(), 200).await;
    assert_eq!(posted.body["createdAt"], begun, "by the id that was claimed");
    assert_eq!(posted.cost().2, 3.0, "the message, and a pointer for those who were past its date");
    assert_eq!(follower.next().await, [posted.body.clone()]);
    for _ in 0..3 {
        dais.advance(9);
        assert_eq!(once.post("/chat-messages", body.clone(), 200).await.body, posted.body);
        assert_eq!(follower.next().await, Vec::<Value>::new());
    }
    assert_eq!(once.get("/chat-messages?room=r", 200).await.body, json!([posted.body]));
}

/// As two functions can draw one id, once in a great while.
#[tokio::test]
async fn where_another_message_has_drawn_the_id_the_repeat_posts_by_another_one() {
    let dais = Dais::start_embedded().await;
    let once = dais.client("ann").with("idempotency-key", "k");
    let body = json!({ "room": "r", "text": "hey" });
    half_done(&dais, &once, &body).await;
    let claimed = dais.items().await[0]["message"].as_s().unwrap().clone();
    let uuid = claimed.split_once('.').unwrap().1;
    let text = |text: &str| AttributeValue::S(text.to_owned());
    let number = AttributeValue::N(dais.now().millis().to_string());
    let members = [("PK", text("CHAT#r")), ("SK", text(&format!("MSG#{uuid}"))), ("text", text("hey"))];
    let members = members.into_iter().chain([("createdBy", text("ann")), ("createdAt", number)]);
    let engine = dais.stack.engine.as_ref().unwrap();
    let dynamodb = client(&endpoint(engine.url.clone()), engine.direct(None));
    let item = members.map(|(name, value)| (name.to_owned(), value)).collect();
    dynamodb.put_item().table_name(LOCAL_TABLE).set_item(Some(item)).send().await.unwrap();
    let posted = once.post("/chat-messages", body.clone(), 200).await.body;
    assert_ne!(posted["id"], claimed);
    assert_eq!(once.post("/chat-messages", body, 200).await.body, posted);
    assert_eq!(once.get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_was_begun_is_finished_only_where_posting_is_still_allowed() {
    let dais = Dais::start().await;
    let (admin, once) = (dais.client("admin"), dais.client("ann").with("idempotency-key", "k"));
    let body = json!({ "room": "r", "text": "hey" });
    half_done(&dais, &once, &body).await;
    admin.post("/mutes?room=r", json!({ "userID": "ann", "reason": 3 }), 200).await;
    assert_eq!(once.post("/chat-messages", body.clone(), 403).await.header("retry-after"), "900");
    admin.delete("/mutes/ann?room=r", 200).await;
    admin.post("/external/room", json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true }), 201).await;
    for (status, answer) in [("DISABLED", 409), ("LIVE", 200)] {
        admin.post("/external/room/status", json!({ "roomId": "r", "status": status }), 200).await;
        once.post("/chat-messages", body.clone(), answer).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_repeats_at_once_of_a_half_done_post_one_message_comes() {
    let dais = Dais::start().await;
    let bob = dais.client("bob");
    let body = |round: usize| json!({ "room": format!("r-{round}"), "text": "hey" });
    let once = |round: usize| dais.client("ann").with("idempotency-key", &round.to_string());
    let mut followers = Vec::new();
    for round in 0..ROUNDS {
        half_done(&dais, &once(round), &body(round)).await;
    }
    dais.advance(60);
    dais.wire.simulate(Simulation::without_latencies());
    for round in 0..ROUNDS {
        followers.push(Follower::from_now(&bob, &format!("room=r-{round}")).await);
        let once = once(round);
        let answers = join_all((0..3).map(|_| once.post("/chat-messages", body(round), 200))).await;
        assert!(answers.iter().all(|answer| answer.body == answers[0].body), "round {round}");
        let listed = bob.get(&format!("/chat-messages?room=r-{round}"), 200).await.body;
        assert_eq!(listed, json!([answers[0].body]), "round {round}");
    }
    for (round, mut follower) in followers.into_iter().enumerate() {
        assert_eq!(follower.next().await.len(), 1, "round {round}");
        assert_eq!(follower.next().await.len(), 0, "round {round}");
    }
}

/// How often each race is run.
const ROUNDS: usize = 200;

/// The first request is held back when its key stands for the message; the repeat
/// finishes it, and the first one finds it done.
#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_beside_the_first_that_is_still_under_way_posts_what_the_first_answers() {
    for is_repeat_first in [true, false] {
        let dais = Dais::start().await;
        let once = dais.client("ann").with("idempotency-key", "k");
        let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
        let body = json!({ "room": "r", "text": "hey" });
        let (key, mut message) = (dais.wire.hold_next("PutItem"), dais.wire.hold_next("PutItem"));
        key.let_go();
        let first = {
            let (once, body) = (once.clone(), body.clone());
            tokio::spawn(async move { once.post("/chat-messages", body, 200).await.body })
        };
        message.reached().await;
        dais.advance(3);
        let repeated = if is_repeat_first {
            let repeated = once.post("/chat-messages", body, 200).await.body;
            message.let_go();
            assert_eq!(first.await.unwrap(), repeated);
            repeated
        } else {
            // The repeat's pointer is put, and then the first one's message.
            let (pointer, mut second) = (dais.wire.hold_next("PutItem"), dais.wire.hold_next("PutItem"));
            pointer.let_go();
            let repeat = tokio::spawn(async move { once.post("/chat-messages", body, 200).await.body });
            second.reached().await;
            message.let_go();
            let posted = first.await.unwrap();
            second.let_go();
            assert_eq!(repeat.await.unwrap(), posted);
            posted
        };
        assert_eq!(follower.next().await, [repeated.clone()], "{is_repeat_first}");
        dais.advance(1);
        assert_eq!(follower.next().await, Vec::<Value>::new());
        assert_eq!(dais.client("bob").get("/chat-messages?room=r", 200).await.body, json!([repeated]));
    }
}

#[tokio::test]
async fn a_repeat_is_answered_the_message_as_it_now_is_and_brings_nothing_back() {
    let dais = Dais::start().await;
    let once = dais.client("ann").with("idempotency-key", "k");
    let body = || json!({ "room": "r", "text": "hey" });
    let posted = once.post("/chat-messages", body(), 200).await.body;
    let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
    let edited = once.patch(&path, json!({ "text": "ho" }), 200).await.body;
    assert_eq!(once.post("/chat-messages", body(), 200).await.body, edited);
    dais.advance(1);
    let removed = dais.client("moderator").delete(&path, 200).await.body;
    assert_eq!(once.post("/chat-messages", body(), 200).await.body, removed);
    assert_eq!(once.get("/chat-messages?room=r", 200).await.body, json!([]));
}
