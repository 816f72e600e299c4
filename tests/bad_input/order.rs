//! The order of checks: token, `x-api-key`, scope, path and query, body (type,
//! size, JSON, fields), state.

use shared::token::NewToken;

use crate::support::{Client, Dais};

/// A body that is wrong in nothing but one of its fields.
const WRONG_FIELD: &[u8] = br#"{"roomId":"unknown","name":"n","about":"","isSpeak":7,"status":7,"reason":7,"userID":1,"seen":7,"room":7,"text":"t","recordingServerUrl":7,"community_id":7,"community_ids":7,"muted":7}"#;

/// Requests that are wrong in everything that comes after the token.
const BODY_OPERATIONS: [(&str, &str); 11] = [
    ("POST", "/external/room"),
    ("POST", "/external/room/speak"),
    ("POST", "/external/room/status"),
    ("POST", "/chat-messages"),
    ("PATCH", "/chat-messages/unknown"),
    ("POST", "/mutes?room=r"),
    ("POST", "/bans/add?room=r"),
    ("PUT", "/livechat/audioVideoChatConfig"),
    ("POST", "/community-voice-chat"),
    ("POST", "/community-voice-chat/status"),
    ("PATCH", "/community-voice-chat/unknown/users/0x00000000000000000000000000000000000000ff/mute"),
];

/// Paths of each group that are wrong in themselves.
const WRONG_PATHS: [&str; 7] = [
    "/external/room?limit=x",
    "/mutes/%3F",
    "/bans/%3F",
    "/chat-messages/%3F",
    "/external/room/%3F",
    "/community-voice-chat/%3F/status",
    "/users/%3F/community-voice-chat-status",
];

fn too_large() -> Vec<u8> {
    vec![b'{'; 129 * 1024]
}

fn scopeless(dais: &Dais) -> Client {
    dais.client_with(NewToken { scopes: Vec::new(), ..dais.claims("nobody") })
}

#[tokio::test]
async fn the_token_goes_before_everything() {
    let dais = Dais::start().await;
    let anonymous = dais.anonymous().with("content-type", "text/plain");
    for (method, path) in BODY_OPERATIONS {
        anonymous.send(method, path, too_large()).await.expecting(401);
    }
    for path in WRONG_PATHS {
        anonymous.get(path, 401).await;
    }
}

#[tokio::test]
async fn the_api_key_goes_before_the_scope() {
    let dais = Dais::start().await;
    for client in [scopeless(&dais).without("x-api-key"), scopeless(&dais).with("x-api-key", "other")] {
        let refused = client.get("/external/room/%3F", 401).await;
        assert!(refused.body["detail"].as_str().unwrap().starts_with("x-api-key is "), "{}", refused.text);
    }
}

#[tokio::test]
async fn the_scope_goes_before_path_query_and_body() {
    let dais = Dais::start().await;
    let scopeless = scopeless(&dais).with("content-type", "text/plain");
    for (method, path) in BODY_OPERATIONS {
        scopeless.send(method, path, too_large()).await.expecting(403);
    }
    for path in WRONG_PATHS.into_iter().chain(["/mutes"]) {
        scopeless.get(path, 403).await;
    }
}

#[tokio::test]
async fn path_and_query_go_before_the_body() {
    let dais = Dais::start().await;
    let client = dais.client("admin").with("content-type", "text/plain");
    let refused = client.send("PATCH", "/chat-messages/%3F", too_large()).await.expecting(400);
    assert_eq!(refused.fields(), ["id"]);
    let path = "/community-voice-chat/%3F/users/0x/mute";
    let refused = client.send("PATCH", path, too_large()).await.expecting(400);
    let said = refused.body["error"].as_str().unwrap();
    assert!(said.starts_with("communityId ") && said.contains("; userAddress "), "{said}");
    let refused = client.send("POST", "/mutes?room=%3F", too_large()).await.expecting(400);
    assert!(refused.body["data"][0].as_str().unwrap().starts_with("room "), "{}", refused.text);
}

#[tokio::test]
async fn of_a_body_its_type_goes_first_then_size_then_json_then_fields_then_state() {
    let dais = Dais::start().await;
    let json = dais.client("admin").with("content-type", "application/json");
    let text = json.with("content-type", "text/plain");
    for (method, path) in BODY_OPERATIONS {
        text.send(method, path, too_large()).await.expecting(415);
        json.send(method, path, too_large()).await.expecting(413);
        let malformed = json.send(method, path, b"{\"isSpeak\":7".to_vec()).await.expecting(400);
        assert!(malformed.text.contains("body must be well-formed JSON"), "{path}: {}", malformed.text);
        json.send(method, path, WRONG_FIELD.to_vec()).await.expecting(400);
    }
    for (path, body) in [
        ("/external/room/speak", r#"{"roomId":"unknown","isSpeak":true}"#),
        ("/external/room/status", r#"{"roomId":"unknown","status":"LIVE"}"#),
    ] {
        json.send("POST", path, body.into()).await.expecting(404);
    }
    json.send("PATCH", "/chat-messages/unknown", b"{}".to_vec()).await.expecting(404);
    let (method, path) = BODY_OPERATIONS[10];
    json.send(method, path, br#"{"muted":true}"#.to_vec()).await.expecting(404);
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let refused = admin.post("/external/room", serde_json::json!({ "isSpeak": 7, "name": " " }), 400).await;
    let mut fields = refused.fields();
    fields.sort();
    assert_eq!(fields, ["about", "isSpeak", "name", "roomId"]);
    let entry = serde_json::json!({ "user_role": "", "profile_data": { "name": 7, "has_claimed_name": "true" } });
    let refused = admin.post("/community-voice-chat", entry, 400).await;
    let mut fields = refused.body["error"]
        .as_str()
        .unwrap()
        .split("; ")
        .filter_map(|line| line.split(' ').next())
        .collect::<Vec<_>>();
    fields.sort_unstable();
    let wrong =
        ["action", "community_id", "profile_data.has_claimed_name", "profile_data.name", "user_address", "user_role"];
    assert_eq!(fields, wrong);
    let ids = serde_json::json!({ "community_ids": ["a", "active", "b", 7] });
    let said = admin.post("/community-voice-chat/status", ids, 400).await.body["error"].as_str().unwrap().to_owned();
    let lines = said.split("; ").collect::<Vec<_>>();
    assert!(
        lines.len() == 2 && lines[0].starts_with("community_ids[1] ") && lines[1].starts_with("community_ids[3] "),
        "{said}"
    );
    let refused = admin.post("/mutes?room=r", serde_json::json!({}), 400).await;
    assert_eq!(refused.text, r#"{"data":["userID is required","reason is required"],"status":"requestError"}"#);
    let refused = admin.post("/mutes?room=r", serde_json::json!({ "reason": 9, "duration": "x" }), 400).await;
    let mut lines = refused.body["data"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect::<Vec<_>>();
    lines.sort_unstable();
    assert_eq!(lines, ["Not a valid mute duration", "Not a valid mute reason", "userID is required"]);
}
