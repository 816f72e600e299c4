//! What is told, to whom, in which words.

use serde_json::json;

use super::{listening, person, post, types};
use crate::support::Dais;

#[tokio::test]
async fn a_message_reaches_those_who_listen_to_its_room_and_nobody_else() {
    let dais = Dais::start_telling().await;
    let (ann, bob) = (person(&dais, "ann", "r"), person(&dais, "bob", "other"));
    let mut listener = listening(&ann, "/live", &["room", "me"]).await;
    let mut elsewhere = listening(&bob, "/live", &["room", "me"]).await;
    let mut everywhere = listening(&dais.client("service"), "/live", &["room"]).await;
    let posted = post(&ann, "r", "hey").await;
    dais.tell().await;
    let events = listener.events().await;
    assert_eq!(types(&events), ["message.posted"]);
    assert_eq!(events[0]["data"], posted);
    assert_eq!(events[0]["timestamp"], "2026-03-01T12:00:00Z");
    assert!(!events[0]["id"].as_str().unwrap().is_empty());
    assert_eq!(everywhere.events().await, events);
    assert!(elsewhere.events().await.is_empty());
}

#[tokio::test]
async fn messages_of_a_room_come_in_their_order() {
    let dais = Dais::start_telling().await;
    let ann = person(&dais, "ann", "r");
    let mut listener = listening(&ann, "/live", &["room"]).await;
    for number in 0..40 {
        post(&ann, "r", &number.to_string()).await;
    }
    dais.tell().await;
    let texts = listener.events().await.into_iter().map(|event| event["data"]["text"].as_str().unwrap().to_owned());
    assert!(texts.eq((0..40).map(|number| number.to_string())));
    // Five at a time.
    assert_eq!(dais.live().publishes().len(), 8);
}

#[tokio::test]
async fn an_edit_and_a_removal_are_told_to_the_room_and_nothing_else_of_a_message() {
    let dais = Dais::start_telling().await;
    let (ann, service) = (person(&dais, "ann", "r"), dais.client("service"));
    let mut listener = listening(&ann, "/live", &["room"]).await;
    let posted = post(&ann, "r", "hey").await;
    let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
    let edited = ann.patch(&path, json!({ "text": "ho", "seen": true }), 200).await.body;
    let again = service.patch(&path, json!({ "media": "a.png" }), 200).await.body;
    let removed = service.delete(&path, 200).await.body;
    service.delete(&path, 200).await;
    dais.tell().await;
    let mut events = listener.events().await;
    assert_eq!(types(&events), ["message.posted", "message.edited", "message.edited", "message.deleted"]);
    for (event, mut expected) in events.iter_mut().zip([posted, edited, again, removed]) {
        // Who has seen it is told to the author alone.
        expected["seenBy"] = json!([]);
        assert_eq!(event["data"], expected);
    }
    dais.advance(366 * 24 * 60 * 60);
    dais.sweep_expired().await;
    dais.tell().await;
    assert!(listener.events().await.is_empty(), "that its time is up is no event");
}

#[tokio::test]
async fn a_mute_is_told_to_the_room_and_to_whoever_is_muted() {
    let dais = Dais::start_telling().await;
    let moderator = dais.client("moderator");
    let mut bob = listening(&person(&dais, "bob", "r"), "/live", &["me"]).await;
    let mut room = listening(&person(&dais, "ann", "r"), "/live", &["room"]).await;
    let mute = json!({ "userID": "bob", "reason": 3, "duration": "s", "username": "Bob" });
    moderator.post("/mutes?room=r", mute, 200).await;
    dais.tell().await;
    let data =
        json!({ "room": "r", "expires": 900, "moderator": "moderator", "reason": 3, "id": "bob", "username": "Bob" });
    for listener in [&mut bob, &mut room] {
        let events = listener.events().await;
        assert_eq!(types(&events), ["user.muted"]);
        assert_eq!(events[0]["data"], data);
    }
    moderator.delete("/mutes/bob?room=r", 200).await;
    dais.tell().await;
    for listener in [&mut bob, &mut room] {
        let events = listener.events().await;
        assert_eq!(types(&events), ["user.unmuted"]);
        assert_eq!(events[0]["data"], json!({ "room": "r", "id": "bob", "username": "Bob" }));
    }
}

#[tokio::test]
async fn a_ban_is_told_to_the_room_and_to_whoever_is_banned_without_the_note() {
    let dais = Dais::start_telling().await;
    let moderator = dais.client("moderator");
    let mut bob = listening(&person(&dais, "bob", "r"), "/live", &["me"]).await;
    let mut room = listening(&person(&dais, "ann", "r"), "/live", &["room"]).await;
    let ban = json!({ "userID": "bob", "reason": 3, "duration": "d", "username": "Bob", "note": "for moderators" });
    moderator.post("/bans/add?room=r", ban, 200).await;
    dais.tell().await;
    let data = json!({
        "room": "r", "id": "bob", "username": "Bob", "moderator": "moderator", "reason": 3, "duration": "d",
        "expires": 86_400, "timestamp": "2026-03-01 12:00:00",
    });
    for listener in [&mut bob, &mut room] {
        let events = listener.events().await;
        assert_eq!(types(&events), ["user.banned"]);
        assert_eq!(events[0]["data"], data);
    }
    moderator.delete("/bans/bob?room=r", 200).await;
    dais.tell().await;
    for listener in [&mut bob, &mut room] {
        let events = listener.events().await;
        assert_eq!(types(&events), ["user.unbanned"]);
        assert_eq!(events[0]["data"], json!({ "room": "r", "id": "bob", "username": "Bob" }));
    }
}

#[tokio::test]
async fn of_a_mute_and_a_ban_the_one_that_changes_is_told_and_nothing_of_those_that_a_deletion_ends() {
    let dais = Dais::start_telling().await;
    let moderator = dais.client("moderator");
    let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
    moderator.post("/external/room", room, 201).await;
    let mut listener = listening(&moderator, "/live?room=r", &["room"]).await;
    let mute = json!({ "userID": "bob", "reason": 3, "note": "for moderators" });
    let ban = json!({ "userID": "bob", "reason": 3, "duration": "f" });
    moderator.post("/mutes?room=r", mute.clone(), 200).await;
    moderator.post("/bans/add?room=r", ban.clone(), 200).await;
    dais.advance(1);
    moderator.post("/mutes?room=r", mute, 200).await;
    moderator.delete("/bans/bob?room=r", 200).await;
    moderator.delete("/mutes/bob?room=r", 200).await;
    moderator.delete("/mutes/bob?room=r", 200).await;
    moderator.post("/bans/add?room=r", ban, 200).await;
    dais.advance(1);
    moderator.delete("/external/room/r", 204).await;
    dais.tell().await;
    let events = listener.events().await;
    let told = ["user.muted", "user.banned", "user.muted", "user.unbanned", "user.unmuted", "user.banned"];
    let mut seen = types(&events);
    seen.retain(|kind| kind.starts_with("user."));
    assert_eq!(seen, told);
    assert!(events.iter().all(|event| event["data"].get("note").is_none()));
    assert!(types(&events).contains(&"room.deleted"));
    dais.advance(3_600);
    dais.sweep_expired().await;
    dais.tell().await;
    assert!(listener.events().await.is_empty());
}

#[tokio::test]
async fn what_the_clock_alone_changes_is_not_told() {
    let dais = Dais::start_telling().await;
    let moderator = dais.client("moderator");
    let mut room = listening(&moderator, "/live?room=r", &["room"]).await;
    moderator.post("/mutes?room=r", json!({ "userID": "bob", "reason": 1 }), 200).await;
    dais.tell().await;
    assert_eq!(types(&room.events().await), ["user.muted"]);
    dais.advance(16 * 60);
    dais.sweep_expired().await;
    moderator.delete("/mutes/bob?room=r", 200).await;
    dais.tell().await;
    assert!(room.events().await.is_empty());
}

#[tokio::test]
async fn a_room_is_told_of_from_its_creation_to_its_end() {
    let dais = Dais::start_telling().await;
    let admin = dais.client("admin");
    let mut listener = listening(&admin, "/live?room=r", &["room"]).await;
    let room = json!({ "roomId": "r", "name": "Room", "about": "", "isSpeak": true });
    let created = admin.post("/external/room", room.clone(), 201).await.body;
    let changed = admin.post("/external/room/speak", json!({ "roomId": "r", "isSpeak": false }), 200).await.body;
    admin.delete("/external/room/r", 204).await;
    admin.post("/external/room", room, 201).await;
    dais.tell().await;
    let events = listener.events().await;
    assert_eq!(types(&events), ["room.created", "room.updated", "room.deleted", "room.created"]);
    assert_eq!((&events[0]["data"], &events[1]["data"]), (&created, &changed));
    assert_eq!(events[2]["data"], json!({ "roomId": "r" }));
}

#[tokio::test]
async fn who_has_seen_a_message_is_told_to_its_author_alone() {
    let dais = Dais::start_telling().await;
    let (ann, bob, cy) = (person(&dais, "ann", "r"), person(&dais, "bob", "r"), person(&dais, "cy", "r"));
    let mut author = listening(&ann, "/live", &["me"]).await;
    let mut others = listening(&bob, "/live", &["room", "me"]).await;
    let id = post(&ann, "r", "hey").await["id"].as_str().unwrap().to_owned();
    let path = format!("/chat-messages/{id}");
    for reader in [&bob, &cy, &bob] {
        reader.patch(&path, json!({ "seen": true }), 200).await;
    }
    dais.tell().await;
    let events = author.events().await;
    assert_eq!(types(&events), ["message.seen"], "several marks of a second are told of together");
    assert_eq!(events[0]["data"], json!({ "id": id, "room": "r", "seenBy": ["bob", "cy"] }));
    assert_eq!(types(&others.events().await), ["message.posted"]);
    cy.patch(&path, json!({ "seen": false }), 200).await;
    dais.tell().await;
    let events = author.events().await;
    assert_eq!(events[0]["data"], json!({ "id": id, "room": "r", "seenBy": [], "noLongerSeenBy": ["cy"] }));
}

#[tokio::test]
async fn whoever_comes_after_the_first_hundred_is_told_of_as_these_were() {
    let dais = Dais::start_telling().await;
    let ann = person(&dais, "ann", "r");
    let id = post(&ann, "r", "hey").await["id"].as_str().unwrap().to_owned();
    let path = format!("/chat-messages/{id}");
    for number in 0..100 {
        person(&dais, &format!("u{number}"), "r").patch(&path, json!({ "seen": true }), 200).await;
    }
    dais.tell().await;
    let mut author = listening(&ann, "/live", &["me"]).await;
    let late = person(&dais, "late", "r");
    for (seen, told) in [
        (true, json!({ "id": id, "room": "r", "seenBy": ["late"] })),
        (false, json!({ "id": id, "room": "r", "seenBy": [], "noLongerSeenBy": ["late"] })),
    ] {
        late.patch(&path, json!({ "seen": seen }), 200).await;
        dais.tell().await;
        let events = author.events().await;
        assert_eq!((types(&events), &events[0]["data"]), (vec!["message.seen"], &told));
    }
}
