//! The OpenAPI document and the stack say the same of every operation: who is
//! let in, what a body may weigh, and what the examples do. `.ci/openapi` holds
//! the values against each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use shared::domain::idempotency::SentKey;
use shared::http::schema::KEYWORD;
use shared::token::NewToken;

use crate::support::Dais;
use crate::support::documented::committed;
use crate::support::operation::Operation;
use crate::support::replay::{EVENTS, has_routes};
use crate::support::sets::assert_same;

/// Every room that the examples are about.
const EXAMPLES: [&str; 3] = ["321textroom321", "room-id", "community-1"];

/// Whether it refuses all tokens that are confined, not those of other rooms alone.
fn spans_rooms(operation: &Operation) -> bool {
    operation.says("403").contains("spans")
}

#[tokio::test]
async fn a_token_of_another_room_is_forbidden_where_the_403_says_so_and_nowhere_else() {
    let dais = Dais::start().await;
    let elsewhere = dais.confined("guest", "elsewhere");
    let mut forbidden = 0;
    for operation in Operation::all() {
        let answer = operation.ask(&elsewhere).await;
        let is_forbidden = answer.status == 403;
        assert_eq!(is_forbidden, operation.refuses_confined(), "{}: {}", operation.id(), answer.text);
        forbidden += u32::from(is_forbidden);
    }
    assert_eq!(forbidden, 39, "of the rest two are lists, four documents, and one LiveKit's");
}

#[tokio::test]
async fn a_token_of_the_room_is_forbidden_what_the_403_says_to_span_rooms_and_nothing_else() {
    let dais = Dais::start().await;
    let rooms = EXAMPLES.map(|room| room.parse().unwrap()).to_vec();
    let within = dais.client_with(NewToken { rooms: Some(rooms), ..dais.claims("guest") });
    for operation in Operation::all() {
        let answer = operation.ask(&within).await;
        assert_eq!(answer.status == 403, spans_rooms(&operation), "{}: {}", operation.id(), answer.text);
    }
}

#[tokio::test]
async fn a_list_shows_a_confined_token_its_own_rooms() {
    let dais = Dais::start().await;
    let (admin, confined) = (dais.client("admin"), dais.confined("guest", "room-id"));
    let entry = |community: &str| json!({ "community_id": community, "user_address": format!("0x{:040}", 1), "action": "create", "user_role": "owner" });
    for room in EXAMPLES {
        admin.post("/external/room", json!({ "roomId": room, "name": room, "about": "", "isSpeak": true }), 201).await;
        admin.post("/community-voice-chat", entry(room), 200).await;
    }
    let lists =
        Operation::all().into_iter().filter(|operation| operation.needs_token() && !operation.refuses_confined());
    let mut paths = BTreeSet::new();
    for list in lists {
        assert!(list.value["description"].as_str().unwrap().contains("A token confined to rooms"), "{}", list.id());
        let shown = list.ask(&confined).await.expecting(200).body["data"].as_array().unwrap().clone();
        let named = shown.iter().map(|one| one["roomId"].as_str().or(one["communityId"].as_str()).unwrap());
        assert_eq!(named.collect::<Vec<_>>(), ["room-id"], "{}", list.id());
        paths.insert(list.path);
    }
    let lists = ["/community-voice-chat/active", "/external/room"].map(str::to_owned);
    assert_same("the lists that a confined token may see", paths, lists);
}

#[tokio::test]
async fn whoever_has_no_token_or_not_the_scope_or_key_is_let_in_where_nothing_is_asked_for() {
    let dais = Dais::start().await;
    let unscoped = dais.client_with(NewToken { scopes: Vec::new(), ..dais.claims("guest") });
    for operation in Operation::all() {
        let (id, doors) = (operation.id().to_owned(), operation.doors());
        let anonymous = operation.ask(&dais.anonymous()).await;
        assert_eq!(anonymous.status == 401, !doors.is_empty(), "{id}: {}", anonymous.text);
        assert_eq!(anonymous.header("www-authenticate").is_empty(), doors.is_empty(), "{id}");
        if operation.needs_token() {
            let unscoped = operation.ask(&unscoped).await;
            assert_eq!(unscoped.status == 403, operation.function != "live-access", "{id}: any token may listen");
            let keyless = operation.ask(&dais.client("admin").without("x-api-key")).await;
            assert_eq!(keyless.status == 401, doors.contains(&"api_key".to_owned()), "{id}: {}", keyless.text);
        }
    }
}

#[tokio::test]
async fn a_body_is_taken_up_to_the_size_that_its_413_tells() {
    let dais = Dais::start().await;
    let admin = dais.client("admin").with("content-type", "application/json");
    for operation in Operation::all() {
        let Some(body) = &operation.body else { continue };
        let kib = operation.says("413").chars().filter(char::is_ascii_digit).collect::<String>();
        let kib = kib.parse::<usize>().unwrap_or_else(|_| panic!("{} says nothing of 413", operation.id()));
        for (surplus, is_too_large) in [(0, false), (1, true)] {
            let mut body = body.to_string().into_bytes();
            body.resize(kib * 1024 + surplus, b' ');
            let answer = admin.send(&operation.method, &operation.url, body).await;
            assert_eq!(answer.status == 413, is_too_large, "{}: {}", operation.id(), answer.text);
            let told = operation.value["responses"][answer.status.as_str()]["content"].as_object();
            let told = told.into_iter().flat_map(|content| content.keys()).collect::<Vec<_>>();
            assert!(answer.text.is_empty() || told.contains(&&answer.header("content-type").to_owned()));
        }
    }
}

/// A time that is blank is none, as a text is, though null takes a time away.
#[tokio::test]
async fn the_document_takes_the_patches_that_the_stack_takes_and_no_others() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true }), 201).await;
    let message = admin.post("/chat-messages", json!({ "room": "r", "text": "hello" }), 200).await;
    let message = format!("/chat-messages/{}", message.body["id"].as_str().unwrap());
    let room =
        json!({ "name": "n", "about": "", "startTime": "2030-01-01T00:00:00Z", "endTime": "2031-01-01T00:00:00Z" });
    let patches = [
        ("RoomUpdate", "/external/room/r", room),
        ("ChatMessagePatch", message.as_str(), json!({ "seen": true, "text": "hi", "media": "m" })),
    ];
    for (schema, path, whole) in patches {
        let takes =
            json!({ "$ref": format!("#/components/schemas/{schema}"), "components": committed()["components"] });
        let takes = jsonschema::validator_for(&takes).unwrap();
        for patch in patches_like(&whole) {
            let answer = admin.json("PATCH", path, &patch).await;
            assert_eq!(answer.status == 200, takes.is_valid(&patch), "{patch}: {}", answer.text);
        }
    }
}

/// HTTP itself takes the blanks around a header away.
#[test]
fn the_document_takes_the_idempotency_keys_that_are_taken_and_no_others() {
    let parameters = &committed()["paths"]["/chat-messages"]["post"]["parameters"];
    let takes = jsonschema::validator_for(&parameters[0]["schema"]).unwrap();
    let mut keys = vec![String::new()];
    for length in 1..=5 {
        let longer = |key: &String| ["k", "\"", ",", " ", "\u{7f}"].map(|next| format!("{key}{next}"));
        keys.extend(keys.iter().filter(|key| key.len() == length - 1).flat_map(longer).collect::<Vec<_>>());
    }
    keys.extend([255, 256].into_iter().flat_map(|length| ["k".repeat(length), format!("\"{}\"", "k".repeat(length))]));
    for key in keys.iter().filter(|key| key.trim() == key.as_str()) {
        assert_eq!(key.parse::<SentKey>().is_ok(), takes.is_valid(&json!(key)), "{key:?}");
    }
}

/// Each field sent, null, blank or left out, in every combination, with and without one
/// that nobody knows.
fn patches_like(whole: &Value) -> Vec<Value> {
    let fields = whole.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), Some(value)));
    let mut patches = vec![json!({})];
    for (name, value) in fields.chain([("unknown", None)]) {
        let (null, blank) = (Value::Null, json!(" \u{b}\t\r"));
        let sent =
            value.map_or(
                vec![&null],
                |value| if value.is_string() { vec![value, &null, &blank] } else { vec![value, &null] },
            );
        let with = |patch: &Value| {
            let patch = patch.clone();
            sent.iter()
                .map(move |sent| {
                    let mut patch = patch.clone();
                    patch[name] = (*sent).clone();
                    patch
                })
                .collect::<Vec<_>>()
        };
        let with = patches.iter().flat_map(with).collect::<Vec<_>>();
        patches.extend(with);
    }
    patches
}

/// In the order of the events, in which each finds what it is about.
#[tokio::test]
async fn every_example_is_good_to_paste() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let mut operations = Operation::all().into_iter().map(|one| (one.event(), one)).collect::<BTreeMap<_, _>>();
    let mut message = String::new();
    for (_, event, status) in EVENTS {
        let Some(mut operation) = operations.remove(event) else { continue };
        match event {
            // What no example can know: the id of a message, and LiveKit's signature.
            "get-message" | "patch-message" | "remove-message" => operation.url = format!("/chat-messages/{message}"),
            "receive-livekit-webhook" => continue,
            _ => {}
        }
        let answer = operation.ask(&admin).await;
        assert_eq!(u64::from(answer.status.as_u16()), status, "{event}: {}", answer.text);
        is_now(&dais, &answer.body);
        message = answer.body["id"].as_str().map_or(message, str::to_owned);
    }
    assert_same("the operations that were never asked for", operations.into_keys(), []);
}

/// Nothing is posted into the past.
fn is_now(dais: &Dais, body: &Value) {
    if let Some(created_at) = body["createdAt"].as_i64() {
        assert_eq!(created_at, dais.now().millis());
    }
}

#[test]
fn every_operation_has_an_id_of_its_own_by_which_its_event_is_called() {
    let operations = Operation::all();
    let ids = operations.iter().map(Operation::id).collect::<BTreeSet<_>>();
    assert_eq!(ids.len(), operations.len(), "an id is there twice");
    let events = EVENTS.into_iter().filter(|(function, ..)| has_routes(function));
    let events = events.map(|(function, event, _)| (function, event.trim_end_matches("-as-live-chat").to_owned()));
    let documented = operations.iter().map(|operation| (operation.function, operation.event()));
    assert_same("the events that are replayed", events, documented);
}

/// [`KEYWORD`] stands for keywords that utoipa does not know, and none is left.
#[test]
fn the_document_speaks_json_schema_alone() {
    let document = committed().to_string();
    assert!(!document.contains(KEYWORD));
    assert!(document.contains(r#""not":{"enum":[".","..","speak","status"]}"#));
}
