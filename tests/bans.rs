//! Bans and notes, beside mutes, and what becomes of both when their room is
//! deleted.

use serde_json::{Value, json};
use shared::domain::caller::Scope;
use shared::token::NewToken;

use crate::mutes::{ids, measure_crowd, pages};
use crate::support::{Client, Dais};

/// A ban of `user` for `duration`, by reason 2.
fn ban(user: impl Into<Value>, duration: &str) -> Value {
    json!({ "userID": user.into(), "reason": 2, "duration": duration })
}

fn mute(user: &str) -> Value {
    json!({ "userID": user, "reason": 3, "duration": "l" })
}

async fn data(client: &Client, path: &str) -> Vec<Value> {
    client.get(path, 200).await.body["data"].as_array().unwrap().clone()
}

fn room(id: &str) -> Value {
    json!({ "roomId": id, "name": "n", "about": "", "isSpeak": true })
}

fn hey(room: &str) -> Value {
    json!({ "room": room, "text": "hey" })
}

#[tokio::test]
async fn a_ban_is_listed_with_who_set_it_and_when_and_counts_down() {
    let dais = Dais::start().await;
    let named = NewToken { name: Some("The Mod".parse().unwrap()), ..dais.claims("mod") };
    let moderator = dais.client_with(named);
    let body = json!({ "userID": 7, "reason": 2, "duration": "d", "username": "Sam", "note": "twice warned" });
    let answer = moderator.post("/bans/add?room=r", body, 200).await;
    assert_eq!((&answer.body["data"], &answer.body["status"]), (&json!([]), &json!("ok")));
    dais.advance(100);
    let ban = json!({
        "id": 7, "username": "Sam", "moderator": "The Mod", "reason": 2, "duration": "d", "expires": 86_300,
        "timestamp": "2026-03-01 12:00:00", "note": "twice warned",
    });
    for path in ["/bans?room=r", "/bans/7?room=r"] {
        assert_eq!(data(&moderator, path).await, std::slice::from_ref(&ban));
    }
    for path in ["/bans/8?room=r", "/bans?room=other", "/mutes?room=r", "/mutes/7?room=r"] {
        assert_eq!(data(&moderator, path).await, [] as [Value; 0], "{path}");
    }
}

#[tokio::test]
async fn a_ban_lasts_an_hour_a_day_or_for_ever_and_refuses_until_its_second() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    for (user, duration, seconds) in [("h", "h", Some(3_600)), ("d", "d", Some(86_400)), ("f", "f", None)] {
        moderator.post("/bans/add?room=r", ban(user, duration), 200).await;
        assert_eq!(data(&moderator, &format!("/bans/{user}?room=r")).await[0]["expires"], json!(seconds));
        let refused = dais.client(user).post("/chat-messages", hey("r"), 403).await;
        assert_eq!(refused.body["reason"], 2);
        assert_eq!(refused.body["detail"], "banned from this room: verbal abuse");
        let told = refused.headers.get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(told, seconds.map(|seconds: i64| seconds.to_string()), "{duration}");
        dais.client(user).post("/chat-messages", hey("other"), 200).await;
    }
    let posts = async |user: &str, status| drop(dais.client(user).post("/chat-messages", hey("r"), status).await);
    dais.advance(3_599);
    posts("h", 403).await;
    dais.advance(1);
    posts("h", 200).await;
    dais.advance(86_400 - 3_600 - 1);
    posts("d", 403).await;
    dais.advance(1);
    posts("d", 200).await;
    dais.advance(10 * 365 * 86_400);
    assert!(dais.sweep_expired().await > 0, "the two that are over");
    let (moderator, banned) = (dais.client("mod"), dais.client("f"));
    banned.post("/chat-messages", hey("r"), 403).await;
    assert_eq!(data(&moderator, "/bans?room=r").await.len(), 1);
}

#[tokio::test]
async fn what_a_ban_needs_is_said_in_the_words_of_the_mutes() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    let lines = async |body: Value| moderator.post("/bans/add?room=r", body, 400).await.body["data"].clone();
    assert_eq!(
        lines(json!({})).await,
        json!(["userID is required", "reason is required", "duration is required"]),
        "all that is missing"
    );
    let wrong = json!({ "userID": "u", "reason": 6, "duration": "s" });
    assert_eq!(lines(wrong).await, json!(["Not a valid ban reason", "Not a valid ban duration"]));
    let unscoped = dais.client_with(NewToken { scopes: vec![Scope::Messages], ..dais.claims("u") });
    let refused = unscoped.post("/bans/add?room=r", ban("u", "h"), 403).await;
    assert_eq!(
        refused.text,
        r#"{"data":["You are not authorized to access this resource."],"status":"notAuthorized"}"#
    );
    assert_eq!(data(&moderator, "/bans?room=r").await, [] as [Value; 0]);
}

#[tokio::test]
async fn a_new_ban_replaces_the_old_and_keeps_the_name_until_that_is_over() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    let named = json!({ "userID": 42, "reason": 1, "duration": "f", "username": "Ann", "note": "why" });
    moderator.post("/bans/add?room=r", named, 200).await;
    moderator.post("/bans/add?room=r", ban("42", "h"), 200).await;
    let replaced = data(&moderator, "/bans?room=r").await;
    assert_eq!(replaced.len(), 1);
    assert_eq!((&replaced[0]["id"], &replaced[0]["username"]), (&json!("42"), &json!("Ann")));
    assert_eq!((&replaced[0]["expires"], replaced[0].get("note")), (&json!(3_600), None), "an hour, of its own");
    dais.advance(3_600);
    moderator.post("/bans/add?room=r", ban("42", "h"), 200).await;
    assert_eq!(data(&moderator, "/bans/42?room=r").await[0]["username"], "42");
    dais.advance(3_600);
    dais.sweep_expired().await;
    assert_eq!(data(&moderator, "/bans?room=r").await, [] as [Value; 0]);
}

#[tokio::test]
async fn somebody_called_add_can_be_asked_about_and_unbanned() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator.post("/bans/add?room=r", ban("add", "d"), 200).await;
    assert_eq!(data(&moderator, "/bans/add?room=r").await[0]["id"], "add");
    moderator.delete("/bans/add?room=r", 200).await;
    assert_eq!(data(&moderator, "/bans/add?room=r").await, [] as [Value; 0]);
    moderator.post("/bans/add?room=r", ban("@me", "d"), 400).await;
}

#[tokio::test]
async fn unbanning_lets_post_again_and_is_fine_for_somebody_who_is_not_banned() {
    let dais = Dais::start().await;
    let (moderator, user) = (dais.client("mod"), dais.client("u"));
    for duration in ["h", "f"] {
        moderator.post("/bans/add?room=r", ban("u", duration), 200).await;
        user.post("/chat-messages", hey("r"), 403).await;
        for _ in 0..2 {
            let answer = moderator.delete("/bans/u?room=r", 200).await;
            assert_eq!((&answer.body["data"], &answer.body["status"]), (&json!([]), &json!("ok")));
        }
        user.post("/chat-messages", hey("r"), 200).await;
    }
    dais.advance(1);
    dais.sweep_expired().await;
    let left = dais.items().await;
    assert!(left.iter().all(|item| !item["PK"].as_s().unwrap().starts_with("MUTES#")), "nothing lies there for ever");
}

#[tokio::test]
async fn a_mute_and_a_ban_stand_side_by_side_and_neither_ends_the_other() {
    let dais = Dais::start().await;
    let (moderator, user) = (dais.client("mod"), dais.client("u"));
    let standing = async || {
        let mutes = data(&moderator, "/mutes/u?room=r").await.len();
        (mutes, data(&moderator, "/bans/u?room=r").await.len())
    };
    for (first, second) in [("/mutes", "/bans/add"), ("/bans/add", "/mutes")] {
        for path in [first, second] {
            let body = if path == "/mutes" { mute("u") } else { ban("u", "h") };
            moderator.post(&format!("{path}?room=r"), body, 200).await;
        }
        assert_eq!(standing().await, (1, 1));
        let refused = user.post("/chat-messages", hey("r"), 403).await;
        assert_eq!((&refused.body["reason"], refused.header("retry-after")), (&json!(2), "3600"), "the ban is told");
        moderator.delete("/bans/u?room=r", 200).await;
        assert_eq!(standing().await, (1, 0));
        let refused = user.post("/chat-messages", hey("r"), 403).await;
        assert_eq!((&refused.body["reason"], refused.header("retry-after")), (&json!(3), "2700"));
        moderator.post("/bans/add?room=r", ban("u", "d"), 200).await;
        moderator.delete("/mutes/u?room=r", 200).await;
        assert_eq!(standing().await, (0, 1));
        moderator.delete("/bans/u?room=r", 200).await;
        user.post("/chat-messages", hey("r"), 200).await;
    }
}

#[tokio::test]
async fn each_ends_at_its_own_second_whatever_expiry_deletes() {
    let dais = Dais::start().await;
    let (moderator, user) = (dais.client("mod"), dais.client("u"));
    for (user, duration) in [("u", "h"), ("v", "f")] {
        moderator.post("/mutes?room=r", mute(user), 200).await;
        moderator.post("/bans/add?room=r", ban(user, duration), 200).await;
        // A mute after a ban that ends later does not shorten it.
        moderator.post("/mutes?room=r", json!({ "userID": user, "reason": 3 }), 200).await;
    }
    dais.advance(901);
    dais.sweep_expired().await;
    assert_eq!(data(&moderator, "/mutes?room=r").await, [] as [Value; 0]);
    assert_eq!(data(&moderator, "/bans?room=r").await.len(), 2);
    // A ban that is over lies beside a mute that lasts.
    dais.advance(3_600 - 901);
    moderator.post("/mutes?room=r", mute("u"), 200).await;
    dais.advance(1);
    dais.sweep_expired().await;
    assert_eq!(data(&moderator, "/mutes/u?room=r").await.len(), 1);
    assert_eq!(data(&moderator, "/bans/u?room=r").await, [] as [Value; 0]);
    assert_eq!(user.post("/chat-messages", hey("r"), 403).await.body["reason"], 3);
    dais.advance(2_700);
    dais.sweep_expired().await;
    assert_eq!(data(&moderator, "/bans?room=r").await.len(), 1, "the one for ever");
}

#[tokio::test]
async fn people_ask_about_their_own_ban_without_any_scope() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let bob = dais.client_with(NewToken { scopes: Vec::new(), ..dais.claims("bob") });
    assert_eq!(bob.get("/bans/@me?room=r", 200).await.body["data"], json!([]));
    let noted = json!({ "userID": "bob", "reason": 3, "duration": "d", "note": "for moderators" });
    admin.post("/bans/add?room=r", noted, 200).await;
    let own = bob.get("/bans/%40me?room=r", 200).await.body["data"].clone();
    let expected = (&json!("bob"), &json!(86_400), &json!(3), &json!("d"));
    assert_eq!((&own[0]["id"], &own[0]["expires"], &own[0]["reason"], &own[0]["duration"]), expected);
    assert_eq!(admin.get("/bans/@me?room=r", 200).await.body["data"], json!([]), "the caller's, nobody else's");
    bob.get("/bans/bob?room=r", 403).await;
    bob.get("/bans?room=r", 403).await;
    bob.delete("/bans/@me?room=r", 403).await;
    admin.delete("/bans/@me?room=r", 400).await;
    dais.anonymous().get("/bans/@me?room=r", 401).await;
    let confined = NewToken { room: Some("other".parse().unwrap()), scopes: Vec::new(), ..dais.claims("bob") };
    dais.client_with(confined).get("/bans/@me?room=r", 403).await;
}

#[tokio::test]
async fn a_person_with_the_scope_moderates_the_rooms_of_their_token_and_no_other() {
    let dais = Dais::start().await;
    let rooms = Some(vec!["a".parse().unwrap(), "b".parse().unwrap()]);
    let scopes = vec![Scope::Mutes];
    let person = dais.client_with(NewToken { rooms, scopes, is_person: true, ..dais.claims("mod") });
    for (room, status) in [("a", 200), ("b", 200), ("c", 403)] {
        person.post(&format!("/bans/add?room={room}"), ban("u", "d"), status).await;
        person.get(&format!("/bans?room={room}"), status).await;
        person.get(&format!("/bans/u?room={room}"), status).await;
        person.delete(&format!("/bans/u?room={room}"), status).await;
    }
}

#[tokio::test]
async fn a_note_is_shown_to_moderators_and_to_nobody_else() {
    let dais = Dais::start().await;
    let (moderator, bob) = (dais.client("mod"), dais.client("bob"));
    let note = "n".repeat(512);
    for (path, list, duration) in [("/mutes", "/mutes", "s"), ("/bans/add", "/bans", "d")] {
        let with = |note: &str| json!({ "userID": "bob", "reason": 1, "duration": duration, "note": note });
        moderator.post(&format!("{path}?room=r"), with(&format!("{note}n")), 400).await;
        moderator.post(&format!("{path}?room=r"), with(&note), 200).await;
        for seen in [format!("{list}?room=r"), format!("{list}/bob?room=r")] {
            assert_eq!(data(&moderator, &seen).await[0]["note"], note, "{seen}");
        }
        // The caller's own, though this caller moderates.
        assert_eq!(data(&bob, &format!("{list}/@me?room=r")).await[0].get("note"), None);
        assert!(!bob.post("/chat-messages", hey("r"), 403).await.text.contains(&note));
        moderator.post(&format!("{path}?room=r"), with(" "), 200).await;
        assert_eq!(data(&moderator, &format!("{list}?room=r")).await[0].get("note"), None, "a new one has its own");
    }
}

#[tokio::test]
async fn the_mutes_and_bans_of_a_deleted_room_count_for_nothing_nor_in_a_later_room_of_that_id() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for _ in 0..2 {
        admin.post("/external/room", room("r"), 201).await;
        for user in 0..30 {
            admin.post("/mutes?room=r", json!({ "userID": user, "reason": 1 }), 200).await;
        }
        admin.post("/bans/add?room=r", ban("u", "f"), 200).await;
        admin.post("/bans/add?room=other", ban("u", "f"), 200).await;
        dais.advance(1);
        let deleted = admin.delete("/external/room/r", 204).await;
        assert_eq!((deleted.requests(), deleted.cost().1), (2, 1.0), "however many there are");
        let none = async || {
            for path in ["/mutes?room=r", "/bans?room=r", "/mutes/1?room=r", "/bans/u?room=r"] {
                assert_eq!(data(&admin, path).await, [] as [Value; 0], "{path}");
            }
        };
        none().await;
        admin.post("/external/room", room("r"), 201).await;
        none().await;
        dais.client("u").post("/chat-messages", hey("r"), 200).await;
        dais.client("1").post("/chat-messages", hey("r"), 200).await;
        assert_eq!(data(&admin, "/bans?room=other").await.len(), 1);
        // What is done since counts.
        admin.post("/bans/add?room=r", ban("u", "f"), 200).await;
        dais.client("u").post("/chat-messages", hey("r"), 403).await;
        dais.advance(1);
        admin.delete("/external/room/r", 204).await;
    }
}

#[tokio::test]
async fn a_room_that_is_changed_keeps_its_bans() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room("r"), 201).await;
    admin.post("/bans/add?room=r", ban("u", "f"), 200).await;
    dais.advance(1);
    admin.post("/external/room/speak", json!({ "roomId": "r", "isSpeak": false }), 200).await;
    admin.post("/external/room/status", json!({ "roomId": "r", "status": "SOON" }), 200).await;
    dais.client("u").post("/chat-messages", hey("r"), 403).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_show_every_ban_once_whatever_their_limit() {
    let dais = Dais::start().await;
    measure_crowd(&dais, 12, 25, 7).await;
    let moderator = dais.client("mod");
    let whole = moderator.get("/bans?room=r", 200).await;
    assert_eq!((ids(&whole).len(), whole.next_page()), (25, None), "all of them without a limit");
    for limit in [1, 2, 7, 24, 25, 26, 200] {
        let pages = pages(&moderator, &format!("/bans?room=r&limit={limit}")).await;
        assert!(pages.iter().all(|page| ids(page).len() <= limit), "{limit}");
        assert_eq!(pages.iter().flat_map(ids).collect::<Vec<_>>(), ids(&whole), "{limit}");
    }
    assert_eq!(data(&moderator, "/bans?room=other&limit=5").await, [] as [Value; 0]);
}
