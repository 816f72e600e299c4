//! API Gateway in miniature: an HTTP API whose routes are those of
//! `template.yaml`, handing events of payload format 2.0 to the functions.

mod answer;
mod event;
mod routes;

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderName, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;
use lambda_runtime::Context;
use serde_json::value::{RawValue, to_raw_value};
use shared::app::clock::Clock;
use tower_http::cors::{Any, CorsLayer};

use crate::measured::FunctionTime;
use crate::template::{Cors, Route};
use routes::RouteTable;

/// The largest body that API Gateway takes.
const MAX_BODY_BYTES: usize = 10 * 1024 * 1024;

/// The routes, the functions behind them, and the time that events are stamped with.
#[derive(Clone)]
struct Gateway {
    routes: Arc<RouteTable>,
    functions: Arc<BTreeMap<String, Router>>,
    clock: Clock,
    function_timeout: Duration,
    function_time: FunctionTime,
}

/// The HTTP service that hands each request to the function of its route, and counts
/// in `function_time` what they take.
pub fn gateway(
    routes: Vec<Route>,
    cors: &Cors,
    functions: BTreeMap<String, Router>,
    clock: Clock,
    function_timeout: Duration,
    function_time: FunctionTime,
) -> Router {
    let routes = Arc::new(RouteTable::new(routes));
    let gateway = Gateway { routes, functions: Arc::new(functions), clock, function_timeout, function_time };
    Router::new().fallback(pass_on).layer(cors_layer(cors)).with_state(gateway)
}

fn cors_layer(cors: &Cors) -> CorsLayer {
    let names = |names: &[String]| names.iter().filter_map(|name| name.parse::<HeaderName>().ok()).collect::<Vec<_>>();
    let methods = cors.allow_methods.iter().filter_map(|name| name.parse::<Method>().ok()).collect::<Vec<_>>();
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods(methods)
        .allow_headers(names(&cors.allow_headers))
        .expose_headers(names(&cors.expose_headers))
}

async fn pass_on(State(gateway): State<Gateway>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(path) = event::decoded_path(&parts.uri) else { return message(StatusCode::BAD_REQUEST, "Bad Request") };
    let Some(found) = gateway.routes.find(parts.method.as_str(), &path) else {
        return message(StatusCode::NOT_FOUND, "Not Found");
    };
    let Some(function) = gateway.functions.get(&found.route.function).cloned() else {
        return message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
    };
    let body = match to_bytes(body, MAX_BODY_BYTES).await {
        Ok(body) => body,
        Err(error) if is_length_limit(&error) => {
            return message(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large");
        }
        // It broke off, or a chunk of it is none.
        Err(_) => return message(StatusCode::BAD_REQUEST, "Bad Request"),
    };
    let event = event::event(&parts, &path, &found, &body, gateway.clock.now());
    let answer = match to_raw_value(&event) {
        Ok(event) => gateway.function_time.of(answered(function, &event, gateway.context())).await,
        Err(_) => return message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"),
    };
    let answer = serde_json::from_slice(&answer).ok();
    answer
        .and_then(|answer| answer::response(&answer))
        .unwrap_or_else(|| message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"))
}

/// What a function answers, as it is sent.
async fn answered(function: Router, event: &RawValue, context: Context) -> Vec<u8> {
    let answer = shared::http::event::answer(function, event, context).await;
    serde_json::to_vec(&answer).unwrap_or_default()
}

fn is_length_limit(error: &(dyn Error + 'static)) -> bool {
    error.is::<LengthLimitError>() || error.source().is_some_and(is_length_limit)
}

impl Gateway {
    fn context(&self) -> Context {
        let deadline = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + self.function_timeout;
        let mut context = Context::default();
        context.deadline = u64::try_from(deadline.as_millis()).unwrap_or(u64::MAX);
        context
    }
}

fn message(status: StatusCode, text: &str) -> Response {
    (status, axum::Json(serde_json::json!({ "message": text }))).into_response()
}
