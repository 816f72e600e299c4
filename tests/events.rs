//! The events of `events/` are answered by their functions as documented.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use axum::Router;
use dais::example_event::{example_event, operation_ids};
use dais::template::{TEMPLATE, Template};
use serde_json::{Value, json};

use crate::support::operation::Operation;
use crate::support::replay::{
    EVENTS, LIVE, LIVE_AUTHORIZER, SWEEPER, answer_without_route, event, files, has_routes, readied, ready,
    refused_as_committed,
};
use crate::support::sets::assert_same;
use crate::support::{Dais, in_process};

async fn answer(services: &BTreeMap<String, Router>, function: &str, event: &Value) -> (u64, Value) {
    let answer = in_process::answer(services, function, event).await;
    let body = serde_json::from_str(answer["body"].as_str().unwrap_or_default()).unwrap_or_default();
    (answer["statusCode"].as_u64().unwrap(), body)
}

#[tokio::test]
async fn every_event_is_answered_with_its_documented_success() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let mut message = String::new();
    for (function, operation, status) in EVENTS.into_iter().filter(|(function, ..)| has_routes(function)) {
        if let Some(refused) = refused_as_committed(operation) {
            let (answered, body) = answer(&services, function, &event(function, operation)).await;
            assert_eq!(answered, refused, "{function}/{operation}: {body}");
        }
        let (answered, body) = answer(&services, function, &ready(function, operation, &message)).await;
        assert_eq!(answered, status, "{function}/{operation}: {body}");
        message = body["id"].as_str().map_or(message, str::to_owned);
    }
}

/// In their order, in which each finds what it is about.
#[tokio::test]
async fn the_event_that_is_printed_of_an_operation_is_answered_with_its_documented_success() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let mut ids = operation_ids().unwrap().into_iter().map(|id| (id.replace('_', "-"), id)).collect::<BTreeMap<_, _>>();
    let mut message = String::new();
    for (function, operation, status) in EVENTS {
        let Some(id) = ids.remove(operation) else { continue };
        let printed = example_event(&id, dais.now()).unwrap();
        assert_eq!(printed.function, function, "{id}");
        assert!(printed.file().exists(), "{id} is written to {}", printed.file().display());
        assert_same(&id, keys(&printed.event), keys(&event(function, operation)));
        let (answered, body) = answer(&services, function, &readied(printed.event, operation, &message)).await;
        assert_eq!(answered, status, "{id}: {body}");
        message = body["id"].as_str().map_or(message, str::to_owned);
    }
    assert_same("the operations without an event to replay", ids.into_keys(), []);
}

/// What an event says and what its headers are, but for what is asked for and by whom.
fn keys(event: &Value) -> Vec<String> {
    let of = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let own = of(event).into_iter().filter(|key| !["body", "queryStringParameters"].contains(&&**key));
    let headers = of(&event["headers"]).into_iter().filter(|key| !["accept", "content-type"].contains(&&**key));
    own.chain(headers).chain(of(&event["requestContext"])).chain(of(&event["requestContext"]["http"])).collect()
}

#[test]
fn of_an_operation_that_there_is_not_one_line_names_those_that_there_are() {
    let dais = |id: &str| Command::new(env!("CARGO_BIN_EXE_dais")).args(["event", id]).output().unwrap();
    let refused = dais("get-room");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(1), 0));
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    let documented = Operation::all();
    for operation in &documented {
        assert!(told.contains(operation.id()), "{} is not in {told}", operation.id());
    }
    let printed = dais(documented[0].id());
    assert_eq!(printed.status.code(), Some(0));
    let event = serde_json::from_slice::<Value>(&printed.stdout).unwrap();
    assert_eq!(event["routeKey"], format!("{} {}", documented[0].method, documented[0].path));
}

#[tokio::test]
async fn the_events_about_a_voice_chat_are_about_one_and_the_same() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let counts = async |operation: &str| answer(&services, "voice", &event("voice", operation)).await.1;
    let created = answer(&services, "voice", &event("voice", "create-or-join-voice-chat")).await.1;
    assert!(created["connection_url"].as_str().unwrap().starts_with("livekit:ws://"), "{created}");
    let status = counts("get-voice-chat-status").await;
    assert_eq!(status, json!({ "active": true, "participant_count": 1, "moderator_count": 1 }));
    let active = json!({ "communityId": "community-1", "participantCount": 1, "moderatorCount": 1 });
    assert_eq!(counts("list-active-voice-chats").await, json!({ "data": [active], "total": 1 }));
    let bulk = counts("get-bulk-voice-chat-status").await;
    assert_eq!((&bulk["data"][0]["active"], &bulk["data"][1]["active"]), (&json!(true), &json!(false)));
    assert_eq!(counts("get-user-voice-chat-status").await["isInCommunityVoiceChat"], true);
    assert_eq!(answer(&services, "voice", &event("voice", "end-voice-chat")).await.0, 204);
    assert_eq!(counts("get-voice-chat-status").await["active"], false);
    assert_eq!(counts("get-user-voice-chat-status").await["isInCommunityVoiceChat"], false);
}

#[tokio::test]
async fn the_committed_webhook_is_401_as_its_signature_is_over_and_200_signed_anew() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let (status, body) = answer(&services, "voice", &event("voice", "receive-livekit-webhook")).await;
    assert_eq!((status, body), (401, json!({ "error": "the webhook's signature is missing or invalid" })));
    assert_eq!(answer(&services, "voice", &ready("voice", "receive-livekit-webhook", "")).await.0, 200);
}

/// The sweeper sweeps at any event but the queue's, and answers nobody.
#[tokio::test]
async fn the_sweepers_event_is_that_of_a_schedule_and_a_sweep_succeeds() {
    let event = event(SWEEPER, "every-minute");
    assert_eq!((&event["source"], &event["detail-type"]), (&json!("aws.scheduler"), &json!("Scheduled Event")));
    let dais = Dais::start().await;
    let answer = dais.stack.carrier.sweeper.answer(&event).await.unwrap();
    assert_eq!(serde_json::to_value(answer).unwrap(), Value::Null);
}

#[tokio::test]
async fn the_sweepers_other_event_is_that_of_a_queue_with_a_message_as_it_is_sent() {
    let event = event(SWEEPER, "reconcile-asked");
    let record = &event["Records"][0];
    assert_eq!((&event["Records"].as_array().unwrap().len(), &record["eventSource"]), (&1, &json!("aws:sqs")));
    let dais = Dais::start().await;
    let answer = dais.stack.carrier.sweeper.answer(&event).await.unwrap();
    assert_eq!(serde_json::to_value(answer).unwrap(), json!({ "batchItemFailures": [] }));
    let chat = "community-1:019cf2a0-1400-7000-8000-000000000001".parse().unwrap();
    dais.stack.states["voice"].voice.reconciles.as_deref().unwrap().ask(&chat).await.unwrap();
    assert_eq!(record["body"], dais.queue().waiting()[0].body);
}

#[tokio::test]
async fn the_event_of_the_stream_is_told_and_nothing_is_left() {
    let dais = Dais::start().await;
    let live = dais.stack.live.as_ref().unwrap();
    let mut listener = dais.live().listen("/rooms/*").unwrap();
    let answer = live.teller.answer(&event(LIVE, "changes")).await;
    assert_eq!(serde_json::to_value(answer).unwrap(), answer_without_route("changes"));
    let told = listener.events();
    let told = serde_json::from_str::<Value>(told[0].text()).unwrap();
    assert_eq!((&told["type"], &told["data"]["text"]), (&json!("message.posted"), &json!("hey")));
}

#[tokio::test]
async fn the_events_of_the_authorizer_are_let_in() {
    let dais = Dais::start().await;
    for operation in ["connect", "subscribe"] {
        let answer = dais.stack.live.as_ref().unwrap().authorizer.answer(&event(LIVE_AUTHORIZER, operation)).await;
        assert_eq!(serde_json::to_value(answer).unwrap(), answer_without_route(operation));
    }
}

#[test]
fn there_is_one_event_for_every_route_of_the_template() {
    let mut routes = BTreeSet::new();
    for (function, operation) in files().into_iter().filter(|(function, _)| has_routes(function)) {
        let route = event(&function, &operation)["routeKey"].as_str().unwrap().to_owned();
        assert!(routes.insert((function, route.clone())), "{route} has two events");
    }
    let templated = Template::parse(TEMPLATE).unwrap().routes;
    let templated = templated.into_iter().map(|route| (route.function, format!("{} {}", route.method, route.path)));
    assert_same("the routes of the events", routes, templated);
}

/// An event of an operation as it comes behind a custom domain with a mapping key.
fn behind(base: &str, function: &str, operation: &str) -> Value {
    let mut event = event(function, operation);
    let path = format!("{base}{}", event["rawPath"].as_str().unwrap());
    event["requestContext"]["http"]["path"] = json!(path);
    event["rawPath"] = json!(path);
    event
}

#[tokio::test]
async fn behind_a_mapping_key_every_call_works_and_links_carry_it() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    for base in ["/v1", "/v1/chat", "/chat-messages", ""] {
        for (function, operation, status) in EVENTS.into_iter().filter(|(function, ..)| has_routes(function)) {
            if refused_as_committed(operation).is_none() {
                let (answered, body) = answer(&services, function, &behind(base, function, operation)).await;
                assert_eq!(answered, status, "{base} {function}/{operation}: {body}");
            }
        }
        let created = in_process::answer(&services, "rooms", &behind(base, "rooms", "create-room")).await;
        let location = created["headers"]["location"].as_str().unwrap();
        assert!(location.starts_with(&format!("{base}/external/room/")), "{location}");
        let deleted = behind(base, "rooms", "delete-room");
        in_process::answer(&services, "rooms", &deleted).await;
        for _ in 0..2 {
            in_process::answer(&services, "messages", &behind(base, "messages", "post-message")).await;
        }
        let mut list = behind(base, "messages", "list-messages");
        list["rawQueryString"] = json!("room=room-id&limit=1");
        // Nobody but the mapping says what stands before the path.
        list["headers"]["x-forwarded-prefix"] = json!("/evil");
        let listed = in_process::answer(&services, "messages", &list).await;
        let link = listed["headers"]["link"].as_str().unwrap_or_else(|| panic!("{listed}"));
        assert!(link.starts_with(&format!("<{base}/chat-messages?room=room-id&")), "{link}");
    }
}

#[tokio::test]
async fn a_mapping_key_alone_leads_to_the_front_page_behind_it() {
    let dais = Dais::start().await;
    let mut front = event("docs", "get-front-page");
    for (path, query, location) in
        [("/v1", "", "/v1/"), ("/v1/chat", "", "/v1/chat/"), ("/v1", "a=b\r\nc", "/v1/?a=b%0D%0Ac")]
    {
        front["rawPath"] = json!(path);
        front["rawQueryString"] = json!(query);
        let answer = in_process::answer(&dais.stack.services, "docs", &front).await;
        assert_eq!((&answer["statusCode"], &answer["headers"]["location"]), (&json!(308), &json!(location)));
    }
    for (path, status) in [("/", 200), ("/v1/", 200), ("//elsewhere.example", 404), ("/\\elsewhere.example", 404)] {
        front["rawPath"] = json!(path);
        let answer = in_process::answer(&dais.stack.services, "docs", &front).await;
        assert_eq!(answer["statusCode"], status, "{path}");
    }
}

#[tokio::test]
async fn a_host_that_is_none_is_no_fault() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    for host in ["\u{fffd}\u{fffd}", "", " ", "a b", "[", "a/b", "a?b", "a#b", "@", "http://", "é é"] {
        let mut event = event("rooms", "list-rooms");
        event["headers"]["host"] = json!(host);
        event["headers"]["x-forwarded-proto"] = json!(host);
        event["requestContext"]["domainName"] = json!(host);
        assert_eq!(answer(&services, "rooms", &event).await.0, 200, "{host:?}");
    }
}
