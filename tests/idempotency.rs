//! The same message sent again.

use futures::future::join_all;
use serde_json::json;

use crate::support::Dais;

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
