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
            ("PUT", "/chat-messages/a"),
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

#[tokio::test]
async fn a_body_in_another_coding_is_415_and_the_coding_is_named() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let body = json!({ "room": "r", "text": "hey" });
    for coding in ["gzip", "br", "identity, gzip", ", zstd"] {
        let refused = admin.with("content-encoding", coding).post("/chat-messages", body.clone(), 415).await;
        assert!(
            refused.text.contains(coding.trim_start_matches(", ").rsplit(", ").next().unwrap()),
            "{}",
            refused.text
        );
        admin.with("content-encoding", coding).post("/mutes?room=r", json!({ "userID": 1, "reason": 1 }), 415).await;
        let ids = json!({ "community_ids": ["c"] });
        admin.with("content-encoding", coding).post("/community-voice-chat/status", ids, 415).await;
    }
    for coding in ["identity", "Identity", "", ", identity,"] {
        admin.with("content-encoding", coding).post("/chat-messages", body.clone(), 200).await;
    }
}

#[tokio::test]
async fn the_bulk_question_takes_500_of_the_longest_ids_however_they_are_spaced() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let ids = (0..500).map(|n| format!("\"{n:0128}\"")).collect::<Vec<_>>();
    let question = format!("{{ \"community_ids\": [ {} ] }}", ids.join(", "));
    assert!(question.len() > 64 * 1024);
    let path = "/community-voice-chat/status";
    let answer = admin.send("POST", path, question.into_bytes()).await.expecting(200);
    assert_eq!(answer.body["data"].as_array().unwrap().len(), 500);
    let refused = admin.send("POST", path, vec![b' '; 128 * 1024 + 1]).await.expecting(413);
    assert_eq!(refused.body["error"], "body must be at most 128 KiB");
}

#[tokio::test]
async fn an_optional_body_that_is_sent_has_to_be_right() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let end = "/community-voice-chat/c";
    for (body, named) in [
        (json!({ "user_address": "zz" }), "user_address"),
        (json!({ "user_address": 7 }), "user_address"),
        (json!([]), "body"),
    ] {
        let refused = admin.json("DELETE", end, &body).await.expecting(400);
        assert!(refused.body["error"].as_str().unwrap().starts_with(named), "{}", refused.text);
    }
    admin.send("DELETE", end, b"{".to_vec()).await.expecting(400);
    admin.with("content-type", "text/plain").send("DELETE", end, b"{}".to_vec()).await.expecting(415);
    admin.send("DELETE", end, Vec::new()).await.expecting(204);
    let whom = json!({ "user_address": "0x000000000000000000000000000000000000000a", "else": 1 });
    admin.json("DELETE", end, &whom).await.expecting(204);
    admin.json("DELETE", end, &json!({ "user_address": null })).await.expecting(204);
}

/// What a gateway makes of a request that breaks off.
async fn answered(dais: &Dais, request: &[u8]) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = tokio::net::TcpStream::connect(dais.stack.address).await.unwrap();
    stream.write_all(request).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_body_with_a_bad_chunk_is_400_and_one_that_is_too_large_413() {
    let dais = Dais::start().await;
    let head = "POST /chat-messages HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n";
    let answer = answered(&dais, format!("{head}zz\r\n{{}}\r\n0\r\n\r\n").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    let large = dais.client("u").send("POST", "/chat-messages", vec![b' '; 10 * 1024 * 1024 + 1]).await;
    assert_eq!(large.status, 413);
}
