//! Every event of `events/` is answered as documented by its bootstrap: cold,
//! as the first of a fresh process, and warm, as one that the process has
//! answered before; and to the letter as the function answers it in this process.

use std::collections::BTreeSet;

use dais::dynamodb::{client, create_table, endpoint};
use dais::stack::Stack;
use dais::template::{TEMPLATE, Template};
use serde_json::{Value, json};
use shared::aws::http_client;

use crate::answers::comparable;
use crate::build::{Function, function, functions};
use crate::documented;
use crate::emulator::Emulator;
use crate::environment::{Environment, environment_in, stack};
use crate::in_process;
use crate::replay::{
    EVENTS, LIVE, LIVE_AUTHORIZER, SWEEPER, answer_without_route, event, files, has_routes, ready, refused_as_committed,
};

/// Who answers the events.
enum Answerer {
    /// The function in this process.
    Twin(Box<Stack>),
    /// A fresh process for every event.
    Cold(Function, Environment),
    /// One process for all events.
    Warm(Emulator),
}

impl Answerer {
    async fn answer(&mut self, function: &str, event: &Value) -> Value {
        match self {
            Self::Twin(stack) if function == SWEEPER => {
                serde_json::to_value(stack.carrier.sweeper.answer(event).await.unwrap()).unwrap()
            }
            Self::Twin(stack) if function == LIVE => {
                serde_json::to_value(stack.live.as_ref().unwrap().teller.answer(event).await).unwrap()
            }
            Self::Twin(stack) if function == LIVE_AUTHORIZER => {
                serde_json::to_value(stack.live.as_ref().unwrap().authorizer.answer(event).await).unwrap()
            }
            Self::Twin(stack) => in_process::answer(&stack.services, function, event).await,
            Self::Cold(function, environment) => Emulator::start(function, environment).invoke(event).await,
            Self::Warm(emulator) => emulator.invoke(event).await,
        }
    }

    /// The answers to all events of a function, each by its name; the
    /// committed form too where it is refused.
    async fn replay(&mut self, function: &str) -> Vec<(String, Value)> {
        let mut answers = Vec::new();
        let mut message = String::new();
        for (_, operation, _) in EVENTS.into_iter().filter(|(of, ..)| *of == function) {
            if refused_as_committed(operation).is_some() {
                let answer = self.answer(function, &event(function, operation)).await;
                answers.push((format!("{operation}, as committed"), comparable(&answer)));
            }
            let answer = self.answer(function, &ready(function, operation, &message)).await;
            let body = serde_json::from_str::<Value>(answer["body"].as_str().unwrap_or_default()).unwrap_or_default();
            message = body["id"].as_str().map_or(message, str::to_owned);
            answers.push((operation.to_owned(), comparable(&answer)));
        }
        assert!(!answers.is_empty(), "no events of {function}");
        answers
    }
}

async fn every_event_is_answered(name: &str) {
    let twin = stack().await;
    let expected = Answerer::Twin(Box::new(twin)).replay(name).await;
    for (operation, answer) in &expected {
        as_documented(name, operation, answer);
    }
    let stack = stack().await;
    let function = function(name);
    let environment = environment_in(&stack, &function);
    same("cold", &expected, &Answerer::Cold(function.clone(), environment.clone()).replay(name).await);
    let mut warm = Answerer::Warm(Emulator::start(&function, &environment));
    for round in ["one process", "warm"] {
        empty_table(&stack).await;
        same(round, &expected, &warm.replay(name).await);
    }
}

#[track_caller]
fn same(round: &str, expected: &[(String, Value)], answers: &[(String, Value)]) {
    for ((operation, expected), (_, answer)) in expected.iter().zip(answers) {
        assert_eq!(answer.to_string(), expected.to_string(), "{operation}, {round}");
    }
    assert_eq!(expected.len(), answers.len());
}

#[track_caller]
fn as_documented(function: &str, operation: &str, answer: &Value) {
    if !has_routes(function) {
        return assert_eq!(*answer, answer_without_route(operation));
    }
    let name = operation.trim_end_matches(", as committed");
    let (_, _, success) = EVENTS.into_iter().find(|(of, known, _)| (*of, *known) == (function, name)).unwrap();
    let status = if name == operation { success } else { refused_as_committed(name).unwrap() };
    assert_eq!(answer["statusCode"], json!(status), "{operation}: {answer}");
    let body = match &answer["body"] {
        Value::String(text) => text.clone(),
        body => body.to_string(),
    };
    let documented = documented::body(operation);
    match name {
        "get-front-page" | "get-console" | "get-demo" | "get-reference" => {
            assert!(body.starts_with(&documented), "{body}")
        }
        _ => assert_eq!(body, documented, "{operation}"),
    }
}

/// A table as it was at the start: the process that uses it goes on.
async fn empty_table(stack: &Stack) {
    let endpoint = endpoint(stack.engine.as_ref().unwrap().url.clone());
    client(&endpoint, http_client()).delete_table().table_name("dais").send().await.unwrap();
    let template = Template::parse(TEMPLATE).unwrap();
    create_table(&endpoint, http_client(), "dais", &template.table).await.unwrap();
}

#[tokio::test]
async fn rooms_answer_every_event() {
    every_event_is_answered("rooms").await;
}

#[tokio::test]
async fn messages_answer_every_event() {
    every_event_is_answered("messages").await;
}

#[tokio::test]
async fn mutes_answer_every_event() {
    every_event_is_answered("mutes").await;
}

#[tokio::test]
async fn the_moderation_log_answers_its_event() {
    every_event_is_answered("moderation").await;
}

#[tokio::test]
async fn settings_answer_every_event() {
    every_event_is_answered("av-config").await;
}

#[tokio::test]
async fn voice_chats_answer_every_event() {
    every_event_is_answered("voice").await;
}

#[tokio::test]
async fn the_sweeper_answers_its_events() {
    every_event_is_answered(SWEEPER).await;
}

#[tokio::test]
async fn live_tells_of_its_events() {
    every_event_is_answered(LIVE).await;
}

#[tokio::test]
async fn the_authorizer_answers_its_events() {
    every_event_is_answered(LIVE_AUTHORIZER).await;
}

#[tokio::test]
async fn live_access_answers_every_event() {
    every_event_is_answered("live-access").await;
}

#[tokio::test]
async fn the_documentation_answers_every_event() {
    every_event_is_answered("docs").await;
}

#[test]
fn every_file_of_events_is_replayed() {
    let replayed = EVENTS.map(|(function, operation, _)| (function.to_owned(), operation.to_owned()));
    assert_eq!(BTreeSet::from(replayed), files());
}

#[test]
fn every_function_of_the_template_has_a_test_here() {
    let tested = [
        "rooms",
        "messages",
        "voice",
        SWEEPER,
        "mutes",
        "moderation",
        "av-config",
        "docs",
        LIVE,
        LIVE_AUTHORIZER,
        "live-access",
    ];
    let templated = functions();
    assert_eq!(templated.iter().map(|function| function.name.as_str()).collect::<Vec<_>>(), tested);
}
