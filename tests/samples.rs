//! The source documents' own samples, replayed as they stand there.

use serde_json::{Value, json};
use shared::domain::caller::Scope;
use shared::token::NewToken;

use crate::support::{Client, Dais};

/// The members of a JSON text in their order, one a line, as the documents print them.
fn lines(answer: &str) -> Vec<String> {
    let inner = answer.trim_start_matches('{').trim_end_matches('}');
    inner.split(',').map(str::to_owned).collect()
}

/// `001_…`: Comm100. The bodies are printed in the document member by member.
#[tokio::test]
async fn comm100_audio_and_video_chat() {
    let dais = Dais::start().await;
    let admin = dais.client("admin").without("x-api-key");
    let path = "/livechat/audioVideoChatConfig";
    let update = br#"{"isEnabled":false,"isAutomaticallyRecordingAudioVideoChatsEnabled":false,"recordingServerUrl":"http://google.com"}"#;
    let printed = |is_enabled: bool| {
        vec![
            format!("\"isEnabled\":{is_enabled}"),
            "\"isAutomaticallyRecordingAudioVideoChatsEnabled\":false".to_owned(),
            "\"recordingServerUrl\":\"http://google.com\"".to_owned(),
        ]
    };
    let json = admin.with("content-type", "application/json");
    let updated = json.send("PUT", path, update.to_vec()).await.expecting(200);
    assert_eq!(updated.text.as_bytes(), update);
    assert_eq!(lines(&admin.get(path, 200).await.text), printed(false));
    let disabled = admin.send("POST", &format!("{path}:disable"), Vec::new()).await.expecting(200);
    assert_eq!(lines(&disabled.text), printed(false));
    let enabled = admin.send("POST", &format!("{path}:enable"), Vec::new()).await.expecting(200);
    assert_eq!(lines(&enabled.text), printed(true));
}

/// The envelope without its `time`, which no document can fix.
fn envelope(text: &str) -> &str {
    text.rsplit_once(",\"time\":").unwrap().0
}

/// `002_…`: plug.dj.
#[tokio::test]
async fn plug_dj_mutes() {
    let dais = Dais::start().await;
    let named = NewToken { name: Some("xxxx".parse().unwrap()), ..dais.claims("mod") };
    let moderator = dais.client_with(NewToken { room: Some("room".parse().unwrap()), ..named });

    let posted =
        moderator.post("/mutes", json!({ "userID": -1, "reason": 1, "duration": "s", "username": "xxxx" }), 200);
    assert_eq!(envelope(&posted.await.text), r#"{"data":[],"meta":{},"status":"ok""#);
    let listed = moderator.get("/mutes", 200).await;
    let data =
        r#"{"data":[{"expires":900,"moderator":"xxxx","reason":1,"id":-1,"username":"xxxx"}],"meta":{},"status":"ok""#;
    assert_eq!(envelope(&listed.text), data);
    assert_eq!(envelope(&moderator.get("/mutes/-1", 200).await.text), data);
    assert_eq!(envelope(&moderator.delete("/mutes/-1", 200).await.text), r#"{"data":[],"meta":{},"status":"ok""#);

    for (body, field) in [(json!({ "reason": 1 }), "userID"), (json!({ "userID": -1 }), "reason")] {
        let missing = moderator.post("/mutes", body, 400).await;
        assert_eq!(missing.text, format!(r#"{{"data":["{field} is required"],"status":"requestError"}}"#));
    }
    let unscoped = dais.client_with(NewToken { scopes: vec![Scope::Rooms], ..dais.claims("nobody") });
    let refusal = r#"{"data":["You are not authorized to access this resource."],"status":"notAuthorized"}"#;
    assert_eq!(unscoped.get("/mutes?room=room", 403).await.text, refusal);
    assert_eq!(unscoped.post("/mutes?room=room", json!({}), 403).await.text, refusal);
    assert_eq!(unscoped.delete("/mutes/-1?room=room", 403).await.text, refusal);
}

/// `003_…`: Watchers.
#[tokio::test]
async fn watchers_rooms() {
    let dais = Dais::start().await;
    let admin = dais.client("admin").with("accept", "application/json").with("content-type", "application/json");
    let create = br#"{
"roomId": "321textroom321",
"name": "Test text room",
"about": "Some text",
"isSpeak": false
}"#;
    let speak = br#"{
"roomId": "321textroom321",
"isSpeak": false
}"#;
    let created = admin.send("POST", "/external/room", create.to_vec()).await.expecting(201).body;
    for (member, value) in [("roomId", "321textroom321"), ("name", "Test text room"), ("about", "Some text")] {
        assert_eq!(created[member], value);
    }
    assert_eq!(admin.get("/external/room/321textroom321", 200).await.body, created);
    admin.send("POST", "/external/room/speak", speak.to_vec()).await.expecting(200);
    for status in ["LIVE", "SOON", "ENDED", "DISABLED"] {
        let body = json!({ "roomId": "321textroom321", "status": status });
        assert_eq!(admin.post("/external/room/status", body, 200).await.body["status"], status);
    }
    let deleted = admin.send("DELETE", "/external/room/321textroom321", Vec::new()).await.expecting(204);
    assert_eq!(deleted.text, "");
    admin.get("/external/room/321textroom321", 404).await;
}

/// Whether `message` has the members of the document's success sample, in its order.
fn begins_as_documented(message: &str) -> bool {
    let members = ["{\"id\":\"", "\",\"createdAt\":", ",\"createdBy\":\"some-uid\""];
    let mut rest = message;
    members.iter().all(|member| match rest.find(member) {
        Some(at) => {
            rest = &rest[at + member.len()..];
            true
        }
        None => false,
    })
}

async fn post_message(client: &Client, body: &str) -> Value {
    let json = client.with("content-type", "application/json");
    let posted = json.send("POST", "/chat-messages", body.as_bytes().to_vec()).await.expecting(200);
    assert!(begins_as_documented(&posted.text), "{}", posted.text);
    posted.body
}

/// `004_…`: HapiHub.
#[tokio::test]
async fn hapihub_chat_messages() {
    let dais = Dais::start().await;
    let client = dais.client("some-uid").without("x-api-key");
    let posted = post_message(&client, "{\n  \"room\": \"room-id\",\n  \"text\": \"hey\"\n}").await;
    assert_eq!((&posted["room"], &posted["text"]), (&json!("room-id"), &json!("hey")));
    post_message(&client, r#"{"room": "room-id", "text": "hey", "createdAt": 1564661697125}"#).await;
    let listed = client.get("/chat-messages", 200).await;
    assert_eq!(listed.body.as_array().unwrap().len(), 2);
    assert_eq!(listed.body[1]["createdAt"], 1_564_661_697_125_i64);
    let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
    assert_eq!(client.get(&path, 200).await.body, posted);
    let json = client.with("content-type", "application/json");
    let patched = json.send("PATCH", &path, b"{\n  \"seen\": true\n}".to_vec()).await.expecting(200);
    assert_eq!(patched.body["seenBy"], json!(["some-uid"]));
}

/// `000_…`: Decentraland. It prints no bodies; the paths, verbs, fields and the
/// bulk example are its own.
#[tokio::test]
async fn decentraland_community_voice_chat() {
    let dais = Dais::start().await;
    let service = dais.client("service").without("x-api-key");
    let (owner, user) = ("0x00000000000000000000000000000000000000a1", "0x00000000000000000000000000000000000000b2");
    let enter = |user: &str, action: &str, role: &str| json!({ "community_id": "community-1", "user_address": user, "action": action, "user_role": role });
    service.post("/community-voice-chat", enter(owner, "create", "owner"), 200).await;
    service.post("/community-voice-chat", enter(user, "join", "member"), 200).await;
    let status = service.get("/community-voice-chat/community-1/status", 200).await;
    assert_eq!(status.text, r#"{"active":true,"participant_count":2,"moderator_count":1}"#);
    let body = br#"{"community_ids":["community-1","community-2","community-3"]}"#.to_vec();
    let json = service.with("content-type", "application/json");
    let bulk = json.send("POST", "/community-voice-chat/status", body).await.expecting(200);
    assert_eq!(bulk.body["data"].as_array().unwrap().len(), 3);
    service.get("/community-voice-chat/active", 200).await;
    let found = service.get(&format!("/users/{user}/community-voice-chat-status"), 200).await;
    assert_eq!(found.text, format!(r#"{{"userAddress":"{user}","isInCommunityVoiceChat":true}}"#));
    let member = format!("/community-voice-chat/community-1/users/{user}");
    for (method, path) in [
        ("POST", format!("{member}/speak-request")),
        ("DELETE", format!("{member}/speak-request")),
        ("POST", format!("{member}/speaker")),
        ("DELETE", format!("{member}/speaker")),
        ("DELETE", member),
        ("DELETE", "/community-voice-chat/community-1".to_owned()),
    ] {
        let answer = service.send(method, &path, Vec::new()).await.expecting(204);
        assert_eq!(answer.text, "", "{method} {path}");
    }
}
