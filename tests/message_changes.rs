//! Messages that are edited or removed after they were posted.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use dais::dynamodb::simulated::Simulation;
use serde_json::{Value, json};
use shared::domain::caller::Scope;
use shared::token::NewToken;

use crate::following::world::Follower;
use crate::support::{Client, Dais};

/// Of a race.
const ROUNDS: usize = 200;

/// A person in the room `r`, with those scopes.
fn person(dais: &Dais, sub: &str, scopes: &[Scope]) -> Client {
    let claims = dais.claims(sub);
    dais.client_with(NewToken { room: Some("r".parse().unwrap()), scopes: scopes.to_vec(), is_person: true, ..claims })
}

fn member(dais: &Dais, sub: &str) -> Client {
    person(dais, sub, &[Scope::Messages])
}

fn moderator(dais: &Dais, sub: &str) -> Client {
    person(dais, sub, &[Scope::Messages, Scope::Mutes])
}

async fn post(client: &Client, text: &str) -> (String, Value) {
    let posted = client.post("/chat-messages", json!({ "room": "r", "text": text }), 200).await.body;
    (format!("/chat-messages/{}", posted["id"].as_str().unwrap()), posted)
}

fn with(message: &Value, members: Value) -> Value {
    let mut message = message.clone();
    for (name, value) in members.as_object().unwrap() {
        match value {
            Value::Null => drop(message.as_object_mut().unwrap().remove(name)),
            value => message[name] = value.clone(),
        }
    }
    message
}

#[tokio::test]
async fn a_message_shows_the_name_that_its_author_had_at_posting() {
    let dais = Dais::start().await;
    let named = |name: &str| dais.client_with(NewToken { name: Some(name.parse().unwrap()), ..dais.claims("ann") });
    let (path, posted) = post(&named("Ann"), "hey").await;
    assert_eq!(posted["createdByName"], "Ann");
    named("Anna").patch(&path, json!({ "text": "ho" }), 200).await;
    let other = member(&dais, "bob");
    for body in [other.get(&path, 200).await.body, other.get("/chat-messages", 200).await.body[0].clone()] {
        assert_eq!(body["createdByName"], "Ann");
    }
    let selected = other.get("/chat-messages?$select[]=createdByName", 200).await.body;
    assert_eq!(selected, json!([{ "id": posted["id"], "createdByName": "Ann" }]));
    let (_, unnamed) = post(&member(&dais, "bob"), "hey").await;
    assert!(unnamed.get("createdByName").is_none());
}

#[tokio::test]
async fn an_author_edits_text_and_media_and_what_is_not_named_stays() {
    let dais = Dais::start().await;
    let ann = member(&dais, "ann");
    let (path, posted) = post(&ann, "hey").await;
    dais.advance(5);
    let at = dais.now().millis();
    let edited = ann.patch(&path, json!({ "text": "ho" }), 200).await.body;
    assert_eq!(edited, with(&posted, json!({ "text": "ho", "editedAt": at })));
    let edited = ann.patch(&path, json!({ "media": "a.png", "text": null }), 200).await.body;
    let expected = with(&posted, json!({ "text": "ho", "media": "a.png", "editedAt": at + 1 }));
    assert_eq!(edited, expected, "a later edit is later, though the clock stands still");
    assert_eq!(ann.get(&path, 200).await.body, expected);
    assert_eq!(ann.get("/chat-messages", 200).await.body, json!([expected]));
    // The last is what a client sends again whose answer got lost.
    for nothing in
        [json!({}), json!({ "text": null }), json!({ "text": " ", "media": "" }), json!({ "media": "a.png" })]
    {
        let answer = ann.patch(&path, nothing, 200).await;
        assert_eq!((answer.body.clone(), answer.cost().2), (expected.clone(), 0.0));
    }
    ann.patch(&path, json!({ "text": null, "foo": 1 }), 400).await;
    assert_eq!(ann.patch(&path, json!({ "text": "x".repeat(4097) }), 400).await.fields(), ["text"]);
}

#[tokio::test]
async fn what_is_edited_and_seen_at_once_is_both() {
    let dais = Dais::start().await;
    let (ann, bob) = (member(&dais, "ann"), member(&dais, "bob"));
    let (path, _) = post(&ann, "hey").await;
    let both = ann.patch(&path, json!({ "seen": true, "text": "ho" }), 200).await.body;
    assert_eq!((&both["text"], &both["seenBy"]), (&json!("ho"), &json!(["ann"])));
    bob.patch(&path, json!({ "seen": true, "text": "hijacked" }), 403).await;
    assert_eq!(ann.get(&path, 200).await.body, both, "and neither where one is refused");
}

#[tokio::test]
async fn nobody_edits_anothers_message_but_a_service() {
    let dais = Dais::start().await;
    let (path, posted) = post(&member(&dais, "ann"), "hey").await;
    for other in [member(&dais, "bob"), moderator(&dais, "mod")] {
        other.patch(&path, json!({ "text": "ho" }), 403).await;
    }
    assert_eq!(member(&dais, "bob").get(&path, 200).await.body, posted);
    let edited = dais.client("service").patch(&path, json!({ "text": "ho" }), 200).await.body;
    assert_eq!((&edited["text"], &edited["createdBy"]), (&json!("ho"), &json!("ann")));
}

#[tokio::test]
async fn whoever_may_not_post_edits_nothing_and_may_remove() {
    let dais = Dais::start().await;
    let (admin, ann) = (dais.client("admin"), member(&dais, "ann"));
    let (path, _) = post(&ann, "hey").await;
    let edit = || json!({ "text": "ho" });
    admin.post("/mutes?room=r", json!({ "userID": "ann", "reason": 3 }), 200).await;
    let muted = ann.patch(&path, edit(), 403).await;
    assert_eq!((muted.header("retry-after"), &muted.body["reason"]), ("900", &json!(3)));
    assert_eq!(ann.patch(&path, json!({ "seen": true }), 200).await.body["text"], "hey");
    let (other, _) = post(&admin, "hey").await;
    ann.delete(&other, 403).await;
    admin.post("/bans/add?room=r", json!({ "userID": "ann", "reason": 1, "duration": "h" }), 200).await;
    let banned = ann.patch(&path, edit(), 403).await;
    assert_eq!((banned.header("retry-after"), &banned.body["reason"]), ("3600", &json!(1)));
    admin.post("/external/room", json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true }), 201).await;
    for status in ["ENDED", "DISABLED"] {
        admin.post("/external/room/status", json!({ "roomId": "r", "status": status }), 200).await;
        admin.patch(&path, edit(), 409).await;
    }
    admin.delete("/external/room/r", 204).await;
    admin.patch(&path, edit(), 409).await;
    assert_eq!(ann.delete(&path, 200).await.body["deletedBy"], "ann");
}

#[tokio::test]
async fn of_a_removed_message_is_left_who_posted_it_and_who_removed_it() {
    let dais = Dais::start().await;
    let (ann, bob, moderator) = (member(&dais, "ann"), member(&dais, "bob"), moderator(&dais, "mod"));
    let body = json!({ "room": "r", "text": "hey", "media": "a.png", "session": "s" });
    let posted = ann.post("/chat-messages", body, 200).await.body;
    let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
    bob.patch(&path, json!({ "seen": true }), 200).await;
    dais.advance(5);
    bob.delete(&path, 403).await;
    let removed = moderator.delete(&path, 200).await.body;
    let members = json!({
        "text": null, "media": null, "deletedAt": dais.now().millis(), "deletedBy": "mod", "seenBy": ["bob"],
    });
    assert_eq!(removed, with(&posted, members));
    dais.advance(5);
    for again in [&ann, &moderator, &dais.client("service")] {
        let answer = again.delete(&path, 200).await;
        assert_eq!((answer.body.clone(), answer.cost().2), (removed.clone(), 0.0), "the first removal stays");
    }
    let items = dais.items().await;
    let is_of_chat = |item: &&HashMap<_, AttributeValue>| item["PK"].as_s().unwrap() == "CHAT#r";
    let kept = items.iter().filter(is_of_chat).map(|item| format!("{item:?}")).collect::<String>();
    assert!(!kept.contains("hey") && !kept.contains("a.png"), "{kept}");
}

#[tokio::test]
async fn a_removed_message_is_unknown_to_people_and_known_to_services() {
    let dais = Dais::start().await;
    let (ann, bob, service) = (member(&dais, "ann"), member(&dais, "bob"), dais.client("service"));
    let (path, _) = post(&ann, "hey").await;
    let removed = ann.delete(&path, 200).await.body;
    for client in [&ann, &bob] {
        client.get(&path, 404).await;
        client.patch(&path, json!({ "seen": true }), 404).await;
        client.patch(&path, json!({ "text": "back" }), 404).await;
    }
    bob.delete(&path, 404).await;
    assert_eq!(service.get(&path, 200).await.body, removed);
    assert_eq!(service.patch(&path, json!({}), 200).await.body, removed);
    assert_eq!(service.patch(&path, json!({ "seen": true }), 200).await.body["seenBy"], json!(["service"]));
    service.patch(&path, json!({ "text": "back" }), 409).await;
    service.delete("/chat-messages/cg.019ca912-7a00-7000-8000-000000000000", 404).await;
}

#[tokio::test]
async fn lists_leave_removed_messages_out_and_their_pages_are_as_long_as_ever() {
    let dais = Dais::start().await;
    let (ann, service) = (member(&dais, "ann"), dais.client("service"));
    let mut left = Vec::new();
    for n in 0..60 {
        let (path, posted) = post(&ann, &n.to_string()).await;
        if n % 3 == 0 { left.push(posted) } else { drop(ann.delete(&path, 200).await) }
    }
    left.reverse();
    for (client, list) in [
        (&ann, "/chat-messages?limit=7"),
        (&service, "/chat-messages?limit=7"),
        (&service, "/chat-messages?room[$in][]=r&room[$in][]=s&createdBy=ann&limit=7"),
    ] {
        let (mut listed, mut next) = (Vec::new(), Some(list.to_owned()));
        while let Some(path) = next {
            let page = client.get(&path, 200).await;
            let messages = page.body.as_array().unwrap().clone();
            assert_eq!(messages.len(), (left.len() - listed.len()).min(7), "{path}");
            listed.extend(messages);
            next = page.next_page().filter(|_| listed.len() < left.len());
        }
        assert_eq!(listed, left, "{list}");
    }
}

#[tokio::test]
async fn a_removed_message_goes_when_its_retention_ends() {
    let dais =
        Dais::start_with(|settings| settings.variables.push(("MESSAGE_RETENTION_DAYS".into(), "2".into()))).await;
    let service = dais.client("service");
    let (path, _) = post(&service, "hey").await;
    dais.advance(24 * 60 * 60);
    service.patch(&path, json!({ "text": "ho" }), 200).await;
    service.delete(&path, 200).await;
    dais.advance(24 * 60 * 60 - 1);
    service.get(&path, 200).await;
    dais.advance(1);
    service.get(&path, 404).await;
    service.delete(&path, 404).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_and_a_removal_at_once_never_bring_words_back() {
    let dais = Dais::start().await;
    let (ann, moderator, service) = (member(&dais, "ann"), moderator(&dais, "mod"), dais.client("service"));
    dais.wire.simulate(Simulation::without_latencies());
    let mut follower = Follower::from_now(&service, "room=r&limit=200").await;
    for round in 0..ROUNDS {
        let (path, posted) = post(&ann, "hey").await;
        let text = json!({ "text": "ho" });
        let (edit, removal) = futures::join!(ann.json("PATCH", &path, &text), moderator.delete(&path, 200));
        assert!([200, 404].contains(&edit.status.as_u16()), "round {round}: {}", edit.text);
        let left = service.get(&path, 200).await.body;
        assert_eq!(left, removal.body, "round {round}");
        assert!(left.get("text").is_none(), "round {round}: {left}");
        let given = follower.next().await;
        assert_eq!(given.last(), Some(&left), "round {round}");
        assert!(given.iter().all(|message| message["id"] == posted["id"]), "round {round}");
        dais.advance(1);
        assert_eq!(follower.next().await, Vec::<Value>::new(), "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_edits_at_once_both_are_answered_and_the_later_one_stays() {
    let dais = Dais::start().await;
    let (ann, service) = (member(&dais, "ann"), dais.client("service"));
    dais.wire.simulate(Simulation::without_latencies());
    let mut follower = Follower::from_now(&service, "room=r&limit=200").await;
    for round in 0..ROUNDS {
        let (path, _) = post(&ann, "hey").await;
        let (one, other) = (json!({ "text": "one" }), json!({ "media": "other" }));
        let (one, other) = futures::join!(ann.patch(&path, one, 200), service.patch(&path, other, 200));
        let last = if one.body["editedAt"].as_i64() > other.body["editedAt"].as_i64() { one } else { other };
        assert_eq!(ann.get(&path, 200).await.body, last.body, "round {round}");
        assert_eq!((&last.body["text"], &last.body["media"]), (&json!("one"), &json!("other")), "round {round}");
        assert_eq!(follower.next().await.last(), Some(&last.body), "round {round}");
        dais.advance(1);
        assert_eq!(follower.next().await, Vec::<Value>::new(), "round {round}");
    }
}

#[tokio::test]
async fn what_is_done_to_anothers_message_is_in_the_moderation_log_and_what_is_done_to_ones_own_is_not() {
    let dais = Dais::start().await;
    let named = NewToken { name: Some("Ann".parse().unwrap()), ..dais.claims("ann") };
    let (ann, service, moderator) = (dais.client_with(named), dais.client("service"), moderator(&dais, "mod"));
    let log = async || service.get("/moderation-log?room=r", 200).await.body["data"].as_array().unwrap().clone();
    let (own, _) = post(&ann, "hey").await;
    ann.patch(&own, json!({ "text": "ho" }), 200).await;
    ann.delete(&own, 200).await;
    assert_eq!(log().await, Vec::<Value>::new());
    let (path, posted) = post(&ann, "hey").await;
    let edit = json!({ "text": "ho", "media": "a.png" });
    service.patch(&path, edit, 200).await;
    dais.advance(1);
    for _ in 0..2 {
        moderator.delete(&path, 200).await;
        service.json("PATCH", &path, &json!({ "text": "back" })).await.expecting(409);
        member(&dais, "bob").delete(&path, 404).await;
    }
    let lines = log().await;
    let shown = lines.iter().map(|line| {
        json!([
            line["action"],
            line["moderator"]["id"],
            line["moderator"]["kind"],
            line["user"],
            line["before"],
            line["after"]
        ])
    });
    let (id, user) = (&posted["id"], json!({ "id": "ann", "name": "Ann" }));
    let edited = json!({ "message": id, "text": "ho", "media": "a.png" });
    let expected = [
        json!(["message.deleted", "mod", "person", user, edited, { "message": id, "deletedAt": dais.now().millis() }]),
        json!(["message.edited", "service", "service", user, { "message": id, "text": "hey" }, edited]),
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}
