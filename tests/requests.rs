//! What all requests have in common: ids, paths that are none, and the tokens
//! of the command line.

use std::process::{Command, Output};

use serde_json::json;

use crate::support::Dais;

#[tokio::test]
async fn a_request_id_of_visible_ascii_comes_back() {
    let dais = Dais::start().await;
    let longest = "x".repeat(128);
    for id in ["1", "a/b?c#d%20\"<>\\", "00000000-0000-0000-0000-000000000000", &longest] {
        let client = dais.client("u").with("x-request-id", id);
        assert_eq!(client.get("/chat-messages", 200).await.header("x-request-id"), id);
    }
}

#[tokio::test]
async fn any_other_request_id_is_replaced_by_one_of_its_own() {
    let dais = Dais::start().await;
    let too_long = "x".repeat(129);
    let mut own = Vec::new();
    for id in ["", " ", "a b", "a\tb", "é", &too_long] {
        let answer = dais.client("u").with("x-request-id", id).get("/chat-messages", 200).await;
        own.push(answer.header("x-request-id").to_owned());
        assert_ne!(answer.header("x-request-id"), id);
    }
    own.push(dais.client("u").get("/chat-messages", 200).await.header("x-request-id").to_owned());
    assert!(own.iter().all(|id| !id.is_empty() && id != "unknown"), "{own:?}");
    let distinct = own.iter().collect::<std::collections::HashSet<_>>();
    assert_eq!(distinct.len(), own.len());
}

#[tokio::test]
async fn every_answer_of_ours_carries_the_request_id() {
    let dais = Dais::start().await;
    let client = dais.client("admin").with("x-request-id", "id-1");
    let anonymous = dais.anonymous().with("x-request-id", "id-1");
    let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
    let answers = [
        anonymous.get("/health", 200).await,
        anonymous.get("/external/room", 401).await,
        client.post("/external/room", room.clone(), 201).await,
        client.post("/external/room", room, 409).await,
        client.post("/external/room", json!({}), 400).await,
        client.delete("/external/room/r", 204).await,
        client.get("/external/room/r", 404).await,
        client.with("content-type", "text/plain").send("POST", "/mutes?room=r", Vec::new()).await.expecting(415),
        client.send("POST", "/mutes?room=r", vec![b' '; 65 * 1024]).await.expecting(413),
    ];
    for answer in answers {
        assert_eq!(answer.header("x-request-id"), "id-1", "{}", answer.status);
    }
}

#[tokio::test]
async fn a_path_or_method_without_a_route_is_api_gateways_404() {
    let dais = Dais::start().await;
    for client in [dais.client("admin"), dais.anonymous()] {
        for (method, path) in [
            ("GET", "/external"),
            ("GET", "/external/rooms"),
            ("GET", "/external/room/r/mutes"),
            ("GET", "/External/Room"),
            ("GET", "//mutes"),
            ("GET", "/mutes/../external/room"),
            ("GET", "/mutes/"),
            ("GET", "/mutes/u/"),
            ("GET", "/chat-messages/"),
            ("GET", "/external/room/"),
            ("GET", "/external/room/r/"),
            ("GET", "/livechat/audioVideoChatConfig/"),
            ("GET", "/livechat/audioVideoChatConfig:enable"),
            ("POST", "/livechat/audioVideoChatConfig:toggle"),
            ("GET", "/health/"),
            ("PUT", "/mutes"),
            ("PATCH", "/mutes/u"),
            ("PUT", "/external/room/r"),
            ("DELETE", "/chat-messages/a"),
            ("DELETE", "/chat-messages"),
            ("POST", "/health"),
            ("BREW", "/health"),
            ("get", "/health"),
        ] {
            let answer = client.send(method, path, Vec::new()).await;
            assert_eq!(
                (answer.status.as_u16(), answer.text.as_str()),
                (404, r#"{"message":"Not Found"}"#),
                "{method} {path}"
            );
        }
    }
}

fn dais_token(keys: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dais"));
    command.arg("token").args(arguments).env("DAIS_API_KEYS", keys).output().unwrap()
}

const KEYS: &str = r#"{"first":"first-secret-0123456789abcdef0123","second":"second-secret-0123456789abcdef012"}"#;

#[tokio::test]
async fn the_command_line_prints_a_token_that_works() {
    let dais =
        Dais::start_in_real_time(|settings| settings.variables.push(("DAIS_API_KEYS".into(), KEYS.into()))).await;
    let printed = dais_token(KEYS, &["--sub", "me", "--name", "My Name", "--scopes", "rooms,mutes", "--room", "r"]);
    let token = String::from_utf8(printed.stdout).unwrap();
    let client = dais.bearer(token.trim()).with("x-api-key", "first");
    client.get("/external/room", 200).await;
    client.get("/chat-messages", 403).await;
    client.get("/mutes?room=other", 403).await;
    client.post("/mutes", json!({ "userID": 1, "reason": 1 }), 200).await;
    assert_eq!(client.get("/mutes/1", 200).await.body["data"][0]["moderator"], "My Name");
}

#[test]
fn the_command_line_signs_nothing_that_would_not_work() {
    for arguments in [
        vec![],
        vec!["--sub", "me"],
        vec!["--sub", "a/b", "--scopes", "rooms"],
        vec!["--sub", "", "--scopes", "rooms"],
        vec!["--sub", "me", "--scopes", "everything"],
        vec!["--sub", "me", "--scopes", "rooms", "--room", ".."],
        vec!["--sub", "me", "--scopes", "rooms", "--name", "a\u{7}"],
        vec!["--sub", "me", "--scopes", "rooms", "--ttl", "-1"],
    ] {
        let refused = dais_token(KEYS, &arguments);
        assert!(!refused.status.success() && refused.stdout.is_empty(), "{arguments:?}");
        assert!(!refused.stderr.is_empty(), "{arguments:?}");
    }
    let short = dais_token(r#"{"k":"short"}"#, &["--sub", "me", "--scopes", "rooms"]);
    assert!(!short.status.success() && short.stdout.is_empty());
}
