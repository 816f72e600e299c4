//! Mutes, and what they do to chat messages.

use serde_json::{Value, json};
use shared::token::NewToken;

use crate::support::{Client, Dais};

async fn mutes(client: &Client, path: &str) -> Vec<Value> {
    client.get(path, 200).await.body["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_mute_is_listed_with_its_moderator_and_counts_down() {
    let dais = Dais::start().await;
    let named = NewToken { name: Some("The Mod".parse().unwrap()), ..dais.claims("mod") };
    let moderator = dais.client_with(named);
    moderator.post("/mutes?room=r", json!({ "userID": 7, "reason": 2, "duration": "m", "username": "Sam" }), 200).await;
    dais.advance(100);
    let mute = json!({ "expires": 1700, "moderator": "The Mod", "reason": 2, "id": 7, "username": "Sam" });
    for path in ["/mutes?room=r", "/mutes/7?room=r"] {
        assert_eq!(mutes(&moderator, path).await, std::slice::from_ref(&mute));
    }
    assert_eq!(mutes(&moderator, "/mutes/8?room=r").await, [] as [Value; 0]);
    assert_eq!(mutes(&moderator, "/mutes?room=other").await, [] as [Value; 0]);
}

#[tokio::test]
async fn without_a_name_the_moderator_is_the_account_and_the_user_the_id() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod-1");
    moderator.post("/mutes?room=r", json!({ "userID": -1, "reason": 1 }), 200).await;
    let mute = json!({ "expires": 900, "moderator": "mod-1", "reason": 1, "id": -1, "username": "-1" });
    assert_eq!(mutes(&moderator, "/mutes?room=r").await, [mute]);
}

#[tokio::test]
async fn durations_are_15_30_and_45_minutes() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    for (duration, seconds) in [(json!("s"), 900), (json!("m"), 1800), (json!("l"), 2700), (Value::Null, 900)] {
        moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1, "duration": duration }), 200).await;
        assert_eq!(mutes(&moderator, "/mutes/u?room=r").await[0]["expires"], seconds);
    }
}

#[tokio::test]
async fn a_new_mute_replaces_the_old_and_keeps_the_name() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator
        .post("/mutes?room=r", json!({ "userID": 42, "reason": 1, "duration": "l", "username": "Ann" }), 200)
        .await;
    moderator.post("/mutes?room=r", json!({ "userID": "42", "reason": 5, "username": " " }), 200).await;
    let all = mutes(&moderator, "/mutes?room=r").await;
    let replaced = json!({ "expires": 900, "moderator": "mod", "reason": 5, "id": "42", "username": "Ann" });
    assert_eq!(all, [replaced]);
}

#[tokio::test]
async fn a_mute_that_is_over_hands_on_no_name_though_it_still_lies_in_the_table() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1, "username": "Old Name" }), 200).await;
    dais.advance(900);
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1 }), 200).await;
    assert_eq!(mutes(&moderator, "/mutes/u?room=r").await[0]["username"], "u");
}

#[tokio::test]
async fn unmuting_somebody_who_is_not_muted_is_fine() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1 }), 200).await;
    for _ in 0..2 {
        let answer = moderator.delete("/mutes/u?room=r", 200).await;
        assert_eq!((&answer.body["data"], &answer.body["status"]), (&json!([]), &json!("ok")));
        assert_eq!(mutes(&moderator, "/mutes?room=r").await, [] as [Value; 0]);
    }
}

#[tokio::test]
async fn the_room_is_that_of_the_query_or_else_of_the_token() {
    let dais = Dais::start().await;
    let confined = dais.confined("mod", "r");
    confined.post("/mutes", json!({ "userID": "u", "reason": 1 }), 200).await;
    assert_eq!(mutes(&confined, "/mutes").await.len(), 1);
    assert_eq!(mutes(&dais.client("mod"), "/mutes?room=r").await.len(), 1);
    let outside = confined.get("/mutes?room=other", 403).await;
    assert_eq!(
        outside.text,
        r#"{"data":["You are not authorized to access this resource."],"status":"notAuthorized"}"#
    );
    let nowhere = dais.client("mod").get("/mutes", 400).await;
    assert_eq!(nowhere.text, r#"{"data":["room is required"],"status":"requestError"}"#);
}

#[tokio::test]
async fn an_ethereum_address_is_muted_in_any_case() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    let address = "0xABCDEF0123456789abcdef0123456789ABCDEF01";
    moderator.post("/mutes?room=r", json!({ "userID": address, "reason": 1 }), 200).await;
    assert_eq!(mutes(&moderator, &format!("/mutes/{}?room=r", address.to_lowercase())).await.len(), 1);
    dais.client(address).post("/chat-messages", json!({ "room": "r", "text": "hey" }), 403).await;
}

#[tokio::test]
async fn a_mute_of_15_minutes_refuses_at_14_59_and_lets_through_at_15_00_while_it_still_lies_in_the_table() {
    let dais = Dais::start().await;
    let (moderator, user) = (dais.client("mod"), dais.client("u"));
    let hey = || json!({ "room": "r", "text": "hey" });
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 3, "duration": "s" }), 200).await;
    let refused = user.post("/chat-messages", hey(), 403).await;
    assert_eq!((refused.header("retry-after"), &refused.body["reason"]), ("900", &json!(3)));

    dais.advance(14 * 60 + 59);
    let refused = user.post("/chat-messages", hey(), 403).await;
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(mutes(&moderator, "/mutes?room=r").await[0]["expires"], 1);
    user.post("/chat-messages", json!({ "room": "other", "text": "hey" }), 200).await;
    moderator.post("/chat-messages", hey(), 200).await;

    dais.advance(1);
    user.post("/chat-messages", hey(), 200).await;
    assert_eq!(mutes(&moderator, "/mutes?room=r").await, [] as [Value; 0]);
    assert_eq!(mutes(&moderator, "/mutes/u?room=r").await, [] as [Value; 0]);
    dais.advance(1);
    assert_eq!(dais.sweep_expired().await, 1, "the expired mute was in the table until now");
}

#[tokio::test]
async fn time_is_a_number_of_milliseconds_with_a_fraction() {
    let dais = Dais::start().await;
    let answer = dais.client("mod").get("/mutes?room=r", 200).await;
    assert!(answer.body["time"].as_f64().unwrap() > 0.0);
    assert!(answer.text.rsplit(':').next().unwrap().contains('.'), "{}", answer.text);
    assert!(answer.text.starts_with(r#"{"data":[],"meta":{},"status":"ok","time":"#), "{}", answer.text);
}

#[tokio::test]
async fn people_ask_about_their_own_mute_without_any_scope() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let bob = dais.client_with(NewToken { scopes: Vec::new(), ..dais.claims("bob") });
    assert_eq!(bob.get("/mutes/@me?room=r", 200).await.body["data"], json!([]));
    admin.post("/mutes?room=r", json!({ "userID": "bob", "reason": 3, "duration": "m" }), 200).await;
    let own = bob.get("/mutes/%40me?room=r", 200).await.body["data"].clone();
    assert_eq!((&own[0]["id"], &own[0]["expires"], &own[0]["reason"]), (&json!("bob"), &json!(1800), &json!(3)));
    assert_eq!(own, admin.get("/mutes/bob?room=r", 200).await.body["data"]);
    assert_eq!(admin.get("/mutes/@me?room=r", 200).await.body["data"], json!([]), "the caller's, nobody else's");
    bob.get("/mutes/bob?room=r", 403).await;
    bob.get("/mutes?room=r", 403).await;
    bob.delete("/mutes/@me?room=r", 403).await;
    admin.delete("/mutes/@me?room=r", 400).await;
    admin.post("/mutes?room=r", json!({ "userID": "@me", "reason": 1 }), 400).await;
    dais.anonymous().get("/mutes/@me?room=r", 401).await;
    let confined = NewToken { room: Some("other".parse().unwrap()), scopes: Vec::new(), ..dais.claims("bob") };
    dais.client_with(confined).get("/mutes/@me?room=r", 403).await;
}
