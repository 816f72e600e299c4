//! Functions asked in this process, without a gateway before them.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use lambda_http::Context;
use serde_json::Value;
use serde_json::value::to_raw_value;

/// What `function` answers to an event.
pub async fn answer(services: &BTreeMap<String, Router>, function: &str, event: &Value) -> Value {
    let mut context = Context::default();
    let deadline = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() + 10_000;
    context.deadline = u64::try_from(deadline).unwrap();
    shared::http::event::answer(services[function].clone(), &to_raw_value(event).unwrap(), context).await
}
