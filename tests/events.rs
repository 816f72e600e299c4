//! The events of `events/` are answered by their functions as documented.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use dais::functions;
use dais::template::{TEMPLATE, Template};
use lambda_http::Context;
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use crate::support::Dais;

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
    let services = functions::services(&dais.stack.voice);
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

#[test]
fn there_is_one_event_for_every_route_of_the_template() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("events");
    let mut routes = BTreeSet::new();
    for function in fs::read_dir(root).unwrap().map(Result::unwrap) {
        let name = function.file_name().into_string().unwrap();
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
