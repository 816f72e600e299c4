//! Tokens that are confined to one room.

use serde_json::{Value, json};
use shared::token::NewToken;

use crate::support::documented::route;
use crate::support::operation::Operation;
use crate::support::problem::problem;
use crate::support::sets::assert_same;
use crate::support::{Client, Dais};

const OWNER: &str = "0x000000000000000000000000000000000000000a";

const NOT_AUTHORIZED: &str = r#"{"data":["You are not authorized to access this resource."],"status":"notAuthorized"}"#;

async fn forbidden(client: &Client, method: &str, path: &str, body: &Value) {
    let answer = client.json(method, path, body).await;
    assert_eq!(answer.status, 403, "{method} {path}: {}", answer.text);
    if path.starts_with("/mutes") || path.starts_with("/bans") {
        assert_eq!(answer.text, NOT_AUTHORIZED);
    } else if path.contains("/community-voice-chat") {
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.body, json!({ "error": "the token is confined to another room" }));
    } else {
        let detail = "the token is confined to another room";
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.body, problem(path, 403, detail));
    }
}

/// The owner's entry into a community's voice chat.
fn entry(community: &str) -> Value {
    json!({ "community_id": community, "user_address": OWNER, "action": "create", "user_role": "owner" })
}

/// A request: method, path and body.
type Request = (&'static str, String, Value);

/// The id of a message of the room `other`.
fn of_other() -> &'static str {
    "b3RoZXI.019ca912-7a00-7000-8000-000000000000"
}

/// Of what there is of the room `other`, each request that a room is named in.
fn about_another_room(message: &str) -> Vec<Request> {
    Vec::from([
        ("GET", "/external/room/other".to_owned(), json!({})),
        ("DELETE", "/external/room/other".to_owned(), json!({})),
        ("PATCH", "/external/room/other".to_owned(), json!({ "name": "n" })),
        ("GET", "/community-voice-chat/other/participants".to_owned(), json!({})),
        ("POST", "/external/room/speak".to_owned(), json!({ "roomId": "other", "isSpeak": true })),
        ("POST", "/external/room/status".to_owned(), json!({ "roomId": "other", "status": "ENDED" })),
        ("GET", "/live?room=other".to_owned(), json!({})),
        ("GET", "/chat-messages?room=other".to_owned(), json!({})),
        ("POST", "/chat-messages".to_owned(), json!({ "room": "other", "text": "hey" })),
        ("GET", message.to_owned(), json!({})),
        ("PATCH", message.to_owned(), json!({ "seen": true })),
        ("PATCH", message.to_owned(), json!({ "text": "ho" })),
        ("DELETE", message.to_owned(), json!({})),
        ("POST", "/chat-messages/seen".to_owned(), json!({ "room": "other", "upTo": of_other() })),
        ("GET", "/chat-messages/unread?room=own&room=other".to_owned(), json!({})),
        ("GET", "/moderation-log?room=other".to_owned(), json!({})),
        ("GET", "/mutes?room=other".to_owned(), json!({})),
        ("POST", "/mutes?room=other".to_owned(), json!({ "userID": "v", "reason": 1 })),
        ("GET", "/mutes/u?room=other".to_owned(), json!({})),
        ("DELETE", "/mutes/u?room=other".to_owned(), json!({})),
        ("GET", "/bans?room=other".to_owned(), json!({})),
        ("POST", "/bans/add?room=other".to_owned(), json!({ "userID": "v", "reason": 1, "duration": "d" })),
        ("GET", "/bans/u?room=other".to_owned(), json!({})),
        ("DELETE", "/bans/u?room=other".to_owned(), json!({})),
    ])
}

/// The same of its voice chat.
fn about_another_community() -> Vec<Request> {
    let chat = "/community-voice-chat/other";
    let member = format!("{chat}/users/{OWNER}");
    let muted = || json!({ "muted": true });
    Vec::from([
        ("POST", "/community-voice-chat".to_owned(), entry("other")),
        ("GET", format!("{chat}/status"), muted()),
        ("DELETE", chat.to_owned(), muted()),
        ("DELETE", member.clone(), muted()),
        ("PATCH", format!("{member}/mute"), muted()),
        ("POST", format!("{member}/speaker"), muted()),
        ("DELETE", format!("{member}/speaker"), muted()),
        ("POST", format!("{member}/speak-request"), muted()),
        ("DELETE", format!("{member}/speak-request"), muted()),
    ])
}

/// What is about all rooms, or makes one.
fn spanning_rooms() -> Vec<Request> {
    let config = "/livechat/audioVideoChatConfig";
    Vec::from([
        ("POST", "/external/room".to_owned(), json!({ "roomId": "own", "name": "n", "about": "", "isSpeak": true })),
        ("POST", "/external/room".to_owned(), json!({ "roomId": "third", "name": "n", "about": "", "isSpeak": true })),
        ("GET", config.to_owned(), json!({})),
        ("PUT", config.to_owned(), json!({ "recordingServerUrl": "" })),
        ("POST", format!("{config}:enable"), json!({})),
        ("POST", format!("{config}:disable"), json!({})),
        ("POST", "/community-voice-chat/status".to_owned(), json!({ "community_ids": ["own"] })),
        ("POST", "/community-voice-chat/status".to_owned(), json!({ "community_ids": ["own", "other"] })),
        ("GET", format!("/users/{OWNER}/community-voice-chat-status"), json!({})),
    ])
}

#[test]
fn every_operation_whose_403_says_so_is_tried_with_a_confined_token() {
    let requests = [about_another_room("/chat-messages/id"), about_another_community(), spanning_rooms()].concat();
    let tried = requests.iter().map(|(method, path, _)| route(method, path));
    let refusing = Operation::all().into_iter().filter(Operation::refuses_confined);
    assert_same("the operations tried", tried, refusing.map(|operation| (operation.method, operation.path)));
}

async fn with_two_rooms() -> (Dais, Client) {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for room in ["own", "other"] {
        let body = json!({ "roomId": room, "name": room, "about": "", "isSpeak": true });
        admin.post("/external/room", body, 201).await;
        admin.post("/community-voice-chat", entry(room), 200).await;
        admin.post("/chat-messages", json!({ "room": room, "text": "hey" }), 200).await;
        admin.post(&format!("/mutes?room={room}"), json!({ "userID": "u", "reason": 1 }), 200).await;
        let ban = json!({ "userID": "u", "reason": 1, "duration": "d" });
        admin.post(&format!("/bans/add?room={room}"), ban, 200).await;
    }
    (dais, admin)
}

#[tokio::test]
async fn another_room_is_forbidden_in_every_group_and_nothing_of_it_changes() {
    let (dais, admin) = with_two_rooms().await;
    let confined = dais.confined("guest", "own");
    let message = admin.get("/chat-messages?room=other", 200).await.body[0]["id"].as_str().unwrap().to_owned();
    let message = format!("/chat-messages/{message}");
    let room = admin.get("/external/room/other", 200).await.body;
    for (method, path, body) in about_another_room(&message) {
        forbidden(&confined, method, &path, &body).await;
    }
    assert_eq!(admin.get("/external/room/other", 200).await.body, room);
    assert_eq!(admin.get(&message, 200).await.body["seenBy"], json!([]));
    assert_eq!(admin.get("/chat-messages?room=other", 200).await.body.as_array().unwrap().len(), 1);
    for measures in ["/mutes?room=other", "/bans?room=other"] {
        assert_eq!(admin.get(measures, 200).await.body["data"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn another_community_is_forbidden_and_nothing_of_its_voice_chat_changes() {
    let (dais, admin) = with_two_rooms().await;
    let (confined, livekit) = (dais.confined("guest", "own"), dais.livekit());
    let chat = "/community-voice-chat/other";
    let before = admin.get(&format!("{chat}/status"), 200).await.body;
    for (method, path, body) in about_another_community() {
        forbidden(&confined, method, &path, &body).await;
        // Nor does it tell whether there is anything.
        forbidden(&confined, method, &path.replace("/other", "/unknown"), &body).await;
    }
    assert_eq!(admin.get(&format!("{chat}/status"), 200).await.body, before);
    assert!(livekit.calls().is_empty());
}

#[tokio::test]
async fn a_voice_chat_of_its_own_room_is_all_its() {
    let (dais, _) = with_two_rooms().await;
    let confined = dais.confined("guest", "own");
    let chat = "/community-voice-chat/own";
    let member = format!("{chat}/users/{OWNER}");
    confined.post("/community-voice-chat", entry("own"), 200).await;
    assert_eq!(confined.get(&format!("{chat}/status"), 200).await.body["participant_count"], 1);
    confined.patch(&format!("{member}/mute"), json!({ "muted": true }), 204).await;
    confined.delete(&format!("{member}/speaker"), 204).await;
    confined.post(&format!("{member}/speak-request"), json!({}), 204).await;
    confined.delete(&format!("{member}/speak-request"), 204).await;
    confined.delete(&member, 204).await;
    confined.delete(chat, 204).await;
}

#[tokio::test]
async fn what_spans_rooms_is_forbidden() {
    let (dais, _) = with_two_rooms().await;
    let confined = dais.confined("guest", "own");
    for (method, path, body) in spanning_rooms() {
        forbidden(&confined, method, &path, &body).await;
    }
}

#[tokio::test]
async fn its_lists_show_that_room_alone() {
    let (dais, _) = with_two_rooms().await;
    let confined = dais.confined("guest", "own");
    let rooms = confined.get("/external/room", 200).await.body;
    assert_eq!(rooms["data"].as_array().unwrap().len(), 1);
    assert_eq!((&rooms["data"][0]["roomId"], &rooms["hasNext"]), (&json!("own"), &json!(false)));
    let messages = confined.get("/chat-messages", 200).await.body;
    assert_eq!(messages.as_array().unwrap().len(), 1);
    assert_eq!(messages[0]["room"], "own");
    let chats = confined.get("/community-voice-chat/active", 200).await.body;
    let own = json!({ "communityId": "own", "participantCount": 1, "moderatorCount": 1 });
    assert_eq!(chats, json!({ "data": [own], "total": 1 }));
    // No community can be called so, while a room can.
    for room in ["nowhere", "active"] {
        let chats = dais.confined("guest", room).get("/community-voice-chat/active", 200).await.body;
        assert_eq!(chats, json!({ "data": [], "total": 0 }), "{room}");
    }
    let nowhere = dais.confined("guest", "nowhere");
    assert_eq!(nowhere.get("/external/room", 200).await.body["data"], json!([]));
    assert_eq!(nowhere.get("/chat-messages", 200).await.body, json!([]));
    assert_eq!(nowhere.get("/mutes", 200).await.body["data"], json!([]));
}

#[tokio::test]
async fn the_next_page_of_its_list_stays_in_the_room() {
    let (dais, admin) = with_two_rooms().await;
    let confined = dais.confined("guest", "own");
    for room in ["other", "own"] {
        admin.post("/chat-messages", json!({ "room": room, "text": "again" }), 200).await;
    }
    let (mut texts, mut path) = (Vec::new(), Some("/chat-messages?limit=1".to_owned()));
    while let Some(next) = path {
        let page = confined.get(&next, 200).await;
        for message in page.body.as_array().unwrap() {
            assert_eq!(message["room"], "own");
            texts.push(message["text"].as_str().unwrap().to_owned());
        }
        path = page.next_page();
    }
    texts.sort();
    assert_eq!(texts, ["again", "hey"]);
}

/// A token confined to rooms by both claims.
fn confined_to(dais: &Dais, room: Option<&str>, rooms: &[&str]) -> Client {
    let rooms = rooms.iter().map(|room| room.parse().unwrap()).collect::<Vec<_>>();
    let rooms = Some(rooms).filter(|rooms| !rooms.is_empty());
    dais.client_with(NewToken { room: room.map(|room| room.parse().unwrap()), rooms, ..dais.claims("guest") })
}

#[tokio::test]
async fn a_token_of_several_rooms_sees_these_and_no_other() {
    let (dais, admin) = with_two_rooms().await;
    admin.post("/external/room", json!({ "roomId": "third", "name": "n", "about": "", "isSpeak": true }), 201).await;
    let both = confined_to(&dais, None, &["own", "third"]);
    for room in ["own", "third"] {
        both.get(&format!("/external/room/{room}"), 200).await;
        both.get(&format!("/chat-messages?room={room}"), 200).await;
        both.get(&format!("/mutes?room={room}"), 200).await;
        both.get(&format!("/community-voice-chat/{room}/status"), 200).await;
    }
    for path in ["/chat-messages?room=other", "/external/room/other", "/mutes?room=other"] {
        forbidden(&both, "GET", path, &Value::Null).await;
    }
    let listed = both.get("/external/room", 200).await.body;
    let ids = listed["data"].as_array().unwrap().iter().map(|room| room["roomId"].as_str().unwrap());
    assert_eq!(ids.collect::<Vec<_>>(), ["third", "own"], "newest first");
    let active = both.get("/community-voice-chat/active", 200).await.body;
    assert_eq!((&active["total"], &active["data"][0]["communityId"]), (&json!(1), &json!("own")));
    for path in ["/chat-messages", "/mutes"] {
        let refused = both.get(path, 400).await;
        assert!(refused.text.contains("room is required"), "{}", refused.text);
    }
    forbidden(&both, "POST", "/community-voice-chat/status", &json!({ "community_ids": ["own"] })).await;
}

#[tokio::test]
async fn room_and_rooms_hold_together_and_one_room_is_the_room() {
    let (dais, _) = with_two_rooms().await;
    let one = confined_to(&dais, None, &["own"]);
    assert_eq!(one.get("/chat-messages", 200).await.body[0]["room"], "own");
    assert_eq!(one.get("/mutes", 200).await.body["data"][0]["id"], "u");
    let meet = confined_to(&dais, Some("own"), &["own", "other"]);
    meet.get("/chat-messages?room=own", 200).await;
    forbidden(&meet, "GET", "/chat-messages?room=other", &Value::Null).await;
    let nowhere = confined_to(&dais, Some("third"), &["own", "other"]);
    for room in ["own", "other", "third"] {
        forbidden(&nowhere, "GET", &format!("/chat-messages?room={room}"), &Value::Null).await;
    }
    assert_eq!(nowhere.get("/external/room", 200).await.body["data"], json!([]));
    let many = (0..51).map(|n| format!("r{n}")).collect::<Vec<_>>();
    let many = many.iter().map(String::as_str).collect::<Vec<_>>();
    confined_to(&dais, None, &many[..50]).get("/external/room", 200).await;
    confined_to(&dais, None, &many).get("/external/room", 401).await;
}
