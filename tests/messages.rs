//! Chat messages: posting, getting, retention.

use serde_json::json;
use shared::token::NewToken;

use crate::support::Dais;

#[tokio::test]
async fn a_message_is_answered_with_what_is_there_and_nothing_else() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let posted =
        ann.post("/chat-messages", json!({ "room": "r", "text": "hey", "session": " ", "media": null }), 200).await;
    let id = posted.body["id"].as_str().unwrap();
    let expected = json!({
        "id": id, "createdAt": dais.now().millis(), "createdBy": "ann", "room": "r", "text": "hey", "seenBy": [],
    });
    assert_eq!(posted.body, expected);
    assert_eq!(ann.get(&format!("/chat-messages/{id}"), 200).await.body, expected);
    assert_eq!(ann.get("/chat-messages?room=r", 200).await.body, json!([expected]));
}

#[tokio::test]
async fn media_alone_is_a_message() {
    let dais = Dais::start().await;
    let body = json!({ "room": "r", "media": "https://a.example/cat.png", "session": "s-1" });
    let posted = dais.client("ann").post("/chat-messages", body, 200).await;
    assert_eq!((&posted.body["media"], &posted.body["session"]), (&json!("https://a.example/cat.png"), &json!("s-1")));
    assert_eq!(posted.body.get("text"), None);
}

#[tokio::test]
async fn a_message_may_be_dated_and_sorts_there() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let ahead = dais.now().millis() + 5 * 60 * 1000;
    for created_at in [1_564_661_697_125, ahead, 0] {
        let body = json!({ "room": "r", "text": "hey", "createdAt": created_at });
        assert_eq!(ann.post("/chat-messages", body, 200).await.body["createdAt"], created_at);
    }
    ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    let listed = ann.get("/chat-messages?room=r", 200).await.body;
    let dates = listed.as_array().unwrap().iter().map(|message| message["createdAt"].as_i64().unwrap());
    assert_eq!(dates.collect::<Vec<_>>(), [ahead, dais.now().millis(), 1_564_661_697_125, 0]);
}

#[tokio::test]
async fn a_message_of_the_largest_size_is_kept_as_sent() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let (text, media) = ("\u{1F600}".repeat(4096), "é".repeat(2048));
    let body = json!({ "room": "r".repeat(128), "text": text, "media": media });
    let posted = ann.post("/chat-messages", body, 200).await.body;
    assert!(posted["id"].as_str().unwrap().len() <= 208);
    let got = ann.get(&format!("/chat-messages/{}", posted["id"].as_str().unwrap()), 200).await.body;
    assert_eq!((got["text"].as_str(), got["media"].as_str()), (Some(text.as_str()), Some(media.as_str())));
}

#[tokio::test]
async fn a_message_is_gone_when_its_retention_ends_though_it_still_lies_in_the_table() {
    let dais =
        Dais::start_with(|settings| settings.variables.push(("MESSAGE_RETENTION_DAYS".into(), "2".into()))).await;
    let lasting =
        || dais.client_with(NewToken { lasts: std::time::Duration::from_secs(1 << 28), ..dais.claims("ann") });
    let ann = lasting();
    // The time of posting counts, not the date on it.
    let body = json!({ "room": "r", "text": "hey", "createdAt": 0 });
    let path = format!("/chat-messages/{}", ann.post("/chat-messages", body, 200).await.body["id"].as_str().unwrap());
    dais.advance(2 * 24 * 60 * 60 - 1);
    ann.get(&path, 200).await;
    assert_eq!(ann.get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), 1);
    dais.advance(1);
    ann.get(&path, 404).await;
    ann.patch(&path, json!({ "seen": true }), 404).await;
    assert_eq!(ann.get("/chat-messages?room=r", 200).await.body, json!([]));
    assert_eq!(ann.get("/chat-messages", 200).await.body, json!([]));
    dais.advance(1);
    assert_eq!(dais.sweep_expired().await, 2, "the message, and what told followers of it");
}

#[tokio::test]
async fn without_retention_messages_are_kept_for_ever() {
    let dais =
        Dais::start_with(|settings| settings.variables.push(("MESSAGE_RETENTION_DAYS".into(), "0".into()))).await;
    dais.client("ann").post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    dais.advance(1_000 * 365 * 24 * 60 * 60);
    assert_eq!(dais.sweep_expired().await, 0);
    assert_eq!(dais.client("ann").get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_id_that_was_never_given_out_is_404() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let posted = ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await.body;
    let id = posted["id"].as_str().unwrap();
    let elsewhere = format!("{}.{}", "b3RoZXI", id.split_once('.').unwrap().1);
    for unknown in ["id-1", "x", "cg.", &elsewhere, &id.to_uppercase()] {
        ann.get(&format!("/chat-messages/{unknown}"), 404).await;
        ann.patch(&format!("/chat-messages/{unknown}"), json!({ "seen": true }), 404).await;
    }
}

#[tokio::test]
async fn a_confined_token_posts_reads_and_lists_in_its_room_alone() {
    let dais = Dais::start().await;
    let (ann, confined) = (dais.client("ann"), dais.confined("bob", "mine"));
    let other = ann.post("/chat-messages", json!({ "room": "other", "text": "hey" }), 200).await.body;
    let mine = confined.post("/chat-messages", json!({ "room": "mine", "text": "hey" }), 200).await.body;
    confined.post("/chat-messages", json!({ "room": "other", "text": "hey" }), 403).await;
    confined.get("/chat-messages?room=other", 403).await;
    let path = format!("/chat-messages/{}", other["id"].as_str().unwrap());
    confined.get(&path, 403).await;
    confined.patch(&path, json!({ "seen": true }), 403).await;
    assert_eq!(confined.get("/chat-messages", 200).await.body, json!([mine]));
    assert_eq!(ann.get("/chat-messages", 200).await.body.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn line_ends_of_any_kind_are_newlines_in_every_text() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let sent = "a\r\nb\rc\nd";
    let body = json!({ "room": "r", "text": sent, "media": sent, "session": sent });
    let posted = admin.post("/chat-messages", body, 200).await.body;
    for field in ["text", "media", "session"] {
        assert_eq!(posted[field], "a\nb\nc\nd", "{field}");
    }
    assert_eq!(admin.get("/chat-messages?session=a%0D%0Ab%0Dc%0Ad", 200).await.body[0]["id"], posted["id"]);
    let room = json!({ "roomId": "r", "name": sent, "about": sent, "isSpeak": true });
    let room = admin.post("/external/room", room, 201).await.body;
    assert_eq!((&room["name"], &room["about"]), (&json!("a\nb\nc\nd"), &json!("a\nb\nc\nd")));
    admin.post("/mutes?room=r", json!({ "userID": 1, "reason": 1, "username": sent }), 200).await;
    assert_eq!(admin.get("/mutes?room=r", 200).await.body["data"][0]["username"], "a\nb\nc\nd");
}

#[tokio::test]
async fn what_nobody_can_see_is_absent() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for blank in ["\u{200b}", "\u{2800}", "\u{3164}", "\u{feff} \u{ad}", "\u{e0020}"] {
        let refused = admin.post("/chat-messages", json!({ "room": "r", "text": blank }), 400).await;
        assert_eq!(refused.fields(), ["text"], "{blank:?}");
        let posted = admin.post("/chat-messages", json!({ "room": "r", "text": "x", "media": blank }), 200).await.body;
        assert!(posted.get("media").is_none(), "{blank:?}");
        let room = json!({ "roomId": "r", "name": blank, "about": "", "isSpeak": true });
        assert_eq!(admin.post("/external/room", room, 400).await.fields(), ["name"], "{blank:?}");
        let mute = json!({ "userID": "u", "reason": 1, "username": blank });
        admin.post("/mutes?room=r", mute, 200).await;
        assert_eq!(admin.get("/mutes/u?room=r", 200).await.body["data"][0]["username"], "u", "{blank:?}");
    }
}

#[tokio::test]
async fn messages_of_one_moment_are_listed_in_the_order_in_which_they_were_posted() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let dated = dais.now().millis() - 1000;
    // The clock stands still: by default, too, all are of one millisecond.
    for created_at in [Some(dated), None] {
        let room = if created_at.is_some() { "dated" } else { "now" };
        for n in 0..70 {
            let body = json!({ "room": room, "text": n.to_string(), "createdAt": created_at });
            admin.post("/chat-messages", body, 200).await;
        }
        for list in [format!("/chat-messages?room={room}&limit=70"), "/chat-messages?limit=70".to_owned()] {
            let listed = admin.get(&list, 200).await.body;
            let texts = listed.as_array().unwrap().iter().map(|m| m["text"].as_str().unwrap().parse::<i32>().unwrap());
            assert_eq!(texts.collect::<Vec<_>>(), (0..70).rev().collect::<Vec<_>>(), "{list}");
        }
    }
}

#[tokio::test]
async fn a_person_neither_reads_all_rooms_nor_dates_far_back() {
    let dais = Dais::start().await;
    let service = dais.client("service");
    let person = dais.client_with(NewToken { is_person: true, ..dais.claims("ann") });
    person.get("/chat-messages", 403).await;
    person.get("/chat-messages?room=r", 200).await;
    service.get("/chat-messages", 200).await;
    let dated = |millis: i64| json!({ "room": "r", "text": "x", "createdAt": millis });
    let now = dais.now().millis();
    for forged in [0, 1, now - 5 * 60_000 - 1] {
        person.post("/chat-messages", dated(forged), 403).await;
        service.post("/chat-messages", dated(forged), 200).await;
    }
    for honest in [now - 5 * 60_000, now, now + 5 * 60_000] {
        person.post("/chat-messages", dated(honest), 200).await;
    }
}

#[tokio::test]
async fn a_patch_of_unknown_fields_alone_is_refused_and_names_one() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let posted = ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await.body;
    let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
    for (patch, named) in [
        (json!({ "foo": 1 }), "foo"),
        (json!({ "Seen": true }), "Seen"),
        (json!({ "seen": null, "foo": 1 }), "foo"),
        // What @mycure/sdk makes of `update(id, { seen: null })`.
        (json!({ "$unset": { "seen": 1 } }), "$unset"),
    ] {
        assert_eq!(ann.patch(&path, patch, 400).await.fields(), [named]);
    }
    for nothing in [json!({}), json!({ "seen": null })] {
        assert_eq!(ann.patch(&path, nothing, 200).await.body, posted);
    }
    let seen = ann.patch(&path, json!({ "seen": true, "foo": 1 }), 200).await.body;
    assert_eq!(seen["seenBy"], json!(["ann"]));
    assert_eq!(ann.patch(&path, json!({ "seen": false, "foo": 1 }), 200).await.body, posted);
}
