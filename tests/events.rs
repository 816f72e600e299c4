//! The events of `events/` are answered by their functions as documented.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dais::template::{TEMPLATE, Template};
use lambda_http::Context;
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use crate::support::Dais;
use crate::webhook_junk::signature;

fn event(function: &str, operation: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("events").join(function).join(operation);
    serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap()
}

async fn answer(services: &BTreeMap<String, Router>, function: &str, event: &Value) -> (u64, Value) {
    let mut context = Context::default();
    let deadline = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() + 10_000;
    context.deadline = u64::try_from(deadline).unwrap();
    let answer = shared::http::event::answer(services[function].clone(), &to_raw_value(event).unwrap(), context).await;
    let body = serde_json::from_str(answer["body"].as_str().unwrap_or_default()).unwrap_or_default();
    (answer["statusCode"].as_u64().unwrap(), body)
}

#[tokio::test]
async fn every_event_is_answered_with_its_documented_success() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let mut message = String::new();
    for (function, operation, status) in [
        ("rooms", "create-room", 201),
        ("rooms", "get-room", 200),
        ("rooms", "list-rooms", 200),
        ("rooms", "set-room-speak", 200),
        ("rooms", "set-room-status", 200),
        ("rooms", "delete-room", 204),
        ("messages", "post-message", 200),
        ("messages", "list-messages", 200),
        ("messages", "get-message", 200),
        ("messages", "patch-message", 200),
        ("mutes", "mute-user", 200),
        ("mutes", "list-mutes", 200),
        ("mutes", "get-mute", 200),
        ("mutes", "unmute-user", 200),
        ("av-config", "update-config", 200),
        ("av-config", "get-config", 200),
        ("av-config", "disable", 200),
        ("av-config", "enable", 200),
        ("voice", "create-or-join", 200),
        ("voice", "get-status", 200),
        ("voice", "list-active", 200),
        ("voice", "get-bulk-status", 200),
        ("voice", "get-user-status", 200),
        ("voice", "demote", 204),
        ("voice", "request-to-speak", 204),
        ("voice", "reject-speak-request", 204),
        ("voice", "promote", 204),
        ("voice", "mute", 204),
        ("voice", "kick", 204),
        ("voice", "end", 204),
        ("docs", "get-reference", 200),
        ("docs", "get-openapi", 200),
        ("docs", "get-health", 200),
    ] {
        let mut event = event(function, operation);
        if operation == "get-message" || operation == "patch-message" {
            assert_eq!(answer(&services, function, &event).await.0, 404, "the committed id is of no message");
            event["rawPath"] = json!(format!("/chat-messages/{message}"));
        }
        let (answered, body) = answer(&services, function, &event).await;
        assert_eq!(answered, status, "{function}/{operation}: {body}");
        message = body["id"].as_str().map_or(message, str::to_owned);
    }
}

#[tokio::test]
async fn the_events_about_a_voice_chat_are_about_one_and_the_same() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let counts = async |operation: &str| answer(&services, "voice", &event("voice", operation)).await.1;
    let created = answer(&services, "voice", &event("voice", "create-or-join")).await.1;
    assert!(created["connection_url"].as_str().unwrap().starts_with("livekit:ws://"), "{created}");
    let status = counts("get-status").await;
    assert_eq!(status, json!({ "active": true, "participant_count": 1, "moderator_count": 1 }));
    let active = json!({ "communityId": "community-1", "participantCount": 1, "moderatorCount": 1 });
    assert_eq!(counts("list-active").await, json!({ "data": [active], "total": 1 }));
    let bulk = counts("get-bulk-status").await;
    assert_eq!((&bulk["data"][0]["active"], &bulk["data"][1]["active"]), (&json!(true), &json!(false)));
    assert_eq!(counts("get-user-status").await["isInCommunityVoiceChat"], true);
    assert_eq!(answer(&services, "voice", &event("voice", "end")).await.0, 204);
    assert_eq!(counts("get-status").await["active"], false);
    assert_eq!(counts("get-user-status").await["isInCommunityVoiceChat"], false);
}

#[tokio::test]
async fn the_committed_webhook_is_401_as_its_signature_is_over_and_200_signed_anew() {
    let dais = Dais::start().await;
    let services = dais.stack.services.clone();
    let mut event = event("voice", "livekit-webhook");
    let (status, body) = answer(&services, "voice", &event).await;
    assert_eq!((status, body), (401, json!({ "error": "the webhook's signature is missing or invalid" })));
    let body = BASE64_STANDARD.decode(event["body"].as_str().unwrap()).unwrap();
    event["headers"]["authorization"] = json!(signature(&body));
    assert_eq!(answer(&services, "voice", &event).await.0, 200);
}

/// The sweeper is run by a schedule and answers nobody: it takes any event.
#[tokio::test]
async fn the_sweepers_event_is_that_of_a_schedule_and_a_sweep_succeeds() {
    let event = event("voice-sweeper", "every-minute");
    assert_eq!((&event["source"], &event["detail-type"]), (&json!("aws.scheduler"), &json!("Scheduled Event")));
    let dais = Dais::start().await;
    voice_sweeper::sweep(&dais.stack.states["voice-sweeper"], dais.now()).await.unwrap();
}

#[test]
fn there_is_one_event_for_every_route_of_the_template() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("events");
    let mut routes = BTreeSet::new();
    for function in fs::read_dir(root).unwrap().map(Result::unwrap) {
        let name = function.file_name().into_string().unwrap();
        if name == "voice-sweeper" {
            // A schedule runs it: it has no route.
            continue;
        }
        for file in fs::read_dir(function.path()).unwrap().map(Result::unwrap) {
            let operation = file.file_name().into_string().unwrap();
            let route = event(&name, &operation)["routeKey"].as_str().unwrap().to_owned();
            assert!(routes.insert((name.clone(), route.clone())), "{route} has two events");
        }
    }
    let templated = Template::parse(TEMPLATE).unwrap().routes;
    let templated = templated.into_iter().map(|route| (route.function, format!("{} {}", route.method, route.path)));
    assert_eq!(routes, templated.collect());
}
