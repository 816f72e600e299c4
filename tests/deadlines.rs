//! Lambda ends a function without an answer when its time is over; it answers
//! before.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use dais::testing::dynamodb::Fault;
use serde_json::Value;
use serde_json::value::to_raw_value;

use crate::support::replay::event;
use crate::support::{Dais, in_process};

async fn answer_until(dais: &Dais, deadline: Duration) -> Value {
    let event = to_raw_value(&event("av-config", "get-audio-video-chat-config")).unwrap();
    in_process::answer_until(&dais.stack.services["av-config"], &event, deadline).await
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

#[tokio::test]
async fn a_function_whose_time_runs_out_answers_503() {
    let dais = Dais::start().await;
    dais.wire.fail_next("GetItem", Fault::Silence);
    let answer = answer_until(&dais, now() + Duration::from_millis(251)).await;
    assert_eq!(answer["statusCode"], 503, "{answer}");
    assert_eq!(
        answer["multiValueHeaders"]["retry-after"][0].as_str().or(answer["headers"]["retry-after"].as_str()),
        Some("1")
    );
}

#[tokio::test]
async fn a_function_whose_time_is_over_answers_503_too() {
    let dais = Dais::start().await;
    dais.wire.fail_next("GetItem", Fault::Silence);
    assert_eq!(answer_until(&dais, now() - Duration::from_secs(1)).await["statusCode"], 503);
}

/// `cargo lambda watch` gives every event this one.
#[tokio::test]
async fn a_deadline_in_1970_is_none() {
    let dais = Dais::start().await;
    assert_eq!(answer_until(&dais, Duration::from_secs(600)).await["statusCode"], 200);
}
