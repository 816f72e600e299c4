//! Lambda ends a function without an answer when its time is over; it answers
//! before.

use std::time::{SystemTime, UNIX_EPOCH};

use dais::dynamodb::wire::Fault;
use lambda_http::Context;
use serde_json::Value;
use serde_json::value::to_raw_value;

use crate::support::Dais;
use crate::support::replay::event;

async fn answer_until(dais: &Dais, deadline: u128) -> Value {
    let mut context = Context::default();
    context.deadline = u64::try_from(deadline).unwrap();
    let event = to_raw_value(&event("av-config", "get-config")).unwrap();
    shared::http::event::answer(dais.stack.services["av-config"].clone(), &event, context).await
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

#[tokio::test]
async fn a_function_whose_time_runs_out_answers_503() {
    let dais = Dais::start().await;
    // The SDK waits longer before it tries again.
    for _ in 0..2 {
        dais.stack.wire.fail_next("GetItem", Fault::ServerError);
    }
    let answer = answer_until(&dais, now() + 251).await;
    assert_eq!(answer["statusCode"], 503, "{answer}");
    assert_eq!(
        answer["multiValueHeaders"]["retry-after"][0].as_str().or(answer["headers"]["retry-after"].as_str()),
        Some("1")
    );
}

/// `cargo lambda watch` gives every event a deadline in 1970.
#[tokio::test]
async fn a_deadline_that_was_over_before_is_none() {
    let dais = Dais::start().await;
    assert_eq!(answer_until(&dais, 600_000).await["statusCode"], 200);
}
