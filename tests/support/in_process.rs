//! Functions asked in this process, without a gateway before them.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use lambda_runtime::Context;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

/// What `function` answers to an event.
pub async fn answer(services: &BTreeMap<String, Router>, function: &str, event: &Value) -> Value {
    answer_to_text(&services[function], &to_raw_value(event).unwrap()).await
}

/// What a function answers to any text, within ten seconds from now.
pub async fn answer_to_text(service: &Router, event: &RawValue) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    answer_until(service, event, now + Duration::from_secs(10)).await
}

/// The same with a deadline, counted from the beginning of 1970.
pub async fn answer_until(service: &Router, event: &RawValue, deadline: Duration) -> Value {
    let mut context = Context::default();
    context.deadline = deadline.as_millis().try_into().unwrap();
    serde_json::to_value(shared::http::event::answer(service.clone(), event, context).await).unwrap()
}
