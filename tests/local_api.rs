//! What `cargo run` alone has: tokens for its own pages, and the part of LiveKit's
//! client at the stand-in.

use serde_json::{Value, json};

use crate::support::{Client, Dais};

const ANN: &str = "0x00000000000000000000000000000000000000a1";

/// A page of the stack's own, as a browser asks for it.
fn page(dais: &Dais) -> Client {
    dais.anonymous().with("host", "127.0.0.1:9000")
}

fn wanted() -> Value {
    json!({ "sub": "ann", "name": "Ann", "scopes": ["messages"], "user": true, "rooms": ["lobby"] })
}

#[tokio::test]
async fn a_page_of_this_machine_is_given_the_token_that_it_asks_for() {
    let dais = Dais::start().await;
    let issued = page(&dais).post("/local/tokens", wanted(), 200).await;
    let token = issued.body["token"].as_str().unwrap();
    let ann = dais.anonymous().with("authorization", &format!("Bearer {token}"));
    let posted = ann.post("/chat-messages", json!({ "room": "lobby", "text": "hey" }), 200).await;
    assert_eq!((&posted.body["createdBy"], &posted.body["createdByName"]), (&json!("ann"), &json!("Ann")));
    ann.post("/chat-messages", json!({ "room": "elsewhere", "text": "hey" }), 403).await;
}

#[tokio::test]
async fn a_token_ends_when_it_was_asked_to() {
    let dais = Dais::start().await;
    let mut wanted = wanted();
    wanted["seconds"] = json!(60);
    let issued = page(&dais).post("/local/tokens", wanted, 200).await;
    let ann = dais.anonymous().with("authorization", &format!("Bearer {}", issued.body["token"].as_str().unwrap()));
    ann.get("/chat-messages?room=lobby", 200).await;
    dais.advance(60 + 31);
    ann.get("/chat-messages?room=lobby", 401).await;
}

#[tokio::test]
async fn no_other_page_gets_a_token() {
    let dais = Dais::start().await;
    for (header, value) in [
        ("origin", "http://elsewhere.example"),
        ("origin", "http://127.0.0.1:9001"),
        ("origin", "null"),
        ("host", "elsewhere.example"),
        ("host", "127.0.0.1.elsewhere.example"),
    ] {
        let refused = page(&dais).with(header, value).post("/local/tokens", wanted(), 403).await;
        assert_eq!(refused.header("access-control-allow-origin"), "", "{header}: {value}");
    }
    let own = page(&dais).with("origin", "http://127.0.0.1:9000");
    assert_eq!(own.post("/local/tokens", wanted(), 200).await.header("access-control-allow-origin"), "");
    // What a form of another page can send without asking first.
    page(&dais).with("content-type", "text/plain").post("/local/tokens", wanted(), 415).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_wanted_token_is_named() {
    let dais = Dais::start().await;
    for (field, wrong) in [
        ("sub", json!("a/b")),
        ("scopes[0]", json!(["everything"])),
        ("rooms", json!([])),
        ("seconds", json!(0)),
        ("seconds", json!(86_401)),
    ] {
        let mut wanted = wanted();
        wanted[field.trim_end_matches("[0]")] = wrong;
        assert_eq!(page(&dais).post("/local/tokens", wanted, 400).await.fields(), [field]);
    }
}

#[tokio::test]
async fn the_page_plays_livekits_client_where_the_stand_in_is() {
    let dais = Dais::start().await;
    let about = page(&dais).get("/local", 200).await;
    assert_eq!(about.body, json!({ "apiKey": "local", "liveKit": "stand-in" }));
    let entry = json!({ "community_id": "tea-house", "user_address": ANN, "action": "create", "user_role": "owner" });
    let seat = dais.client("admin").post("/community-voice-chat", entry, 200).await;
    let connection = json!({ "connection_url": seat.body["connection_url"] });
    page(&dais).post("/local/stage/connect", connection.clone(), 200).await;
    let status = dais.client("admin").get("/community-voice-chat/tea-house/status", 200).await;
    assert_eq!(status.body["participant_count"], 1);
    page(&dais).post("/local/stage/disconnect", connection, 200).await;
    let none = page(&dais).post("/local/stage/connect", json!({ "connection_url": "https://a.example" }), 400).await;
    assert_eq!(none.fields(), ["connection_url"]);
}

#[tokio::test]
async fn the_template_has_none_of_it() {
    let template = include_str!("../template.yaml");
    assert!(!template.contains("/local"), "a stack in the cloud gives tokens to nobody");
}
