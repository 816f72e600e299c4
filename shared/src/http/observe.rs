//! What every response carries, and the one log line of every request.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::http::header::HeaderName;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use lambda_http::request::RequestContext;
use lambda_http::{Context, RequestExt};

use super::refusal::Refusal;
use crate::store::cost::{Cost, metered};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const COST: HeaderName = HeaderName::from_static("dais-cost");
const MAX_REQUEST_ID_LENGTH: usize = 128;

/// What is left of a function's time when we give up, to answer and log.
const TIME_TO_ANSWER: Duration = Duration::from_millis(250);

/// Adds `X-Request-Id` and `Dais-Cost`, and logs the request.
pub async fn observe(shows_cost: bool, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(&request);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    let (mut response, cost) = metered(next.run(request)).await;
    let Cost { requests, read_units, write_units } = cost;
    tracing::info!(
        %method,
        route,
        status = response.status().as_u16(),
        ms = started.elapsed().as_secs_f64() * 1000.0,
        dynamodb_requests = requests,
        read_units,
        write_units,
        request_id = id.to_str().unwrap_or_default(),
        "request"
    );
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, id);
    if let Some(cost) = HeaderValue::from_str(&cost.to_string()).ok().filter(|_| shows_cost) {
        headers.insert(COST, cost);
    }
    response
}

/// The id the caller sent if it is at most 128 visible ASCII characters, else
/// API Gateway's.
fn request_id(request: &Request) -> HeaderValue {
    let is_visible = |value: &&HeaderValue| {
        (1..=MAX_REQUEST_ID_LENGTH).contains(&value.len()) && value.as_bytes().iter().all(u8::is_ascii_graphic)
    };
    if let Some(sent) = request.headers().get(REQUEST_ID).filter(is_visible) {
        return sent.clone();
    }
    let own = match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => context.request_id.as_deref(),
        _ => None,
    };
    own.and_then(|id| HeaderValue::from_str(id).ok()).unwrap_or(HeaderValue::from_static("unknown"))
}

/// Answers 503 before Lambda ends the function without an answer.
pub async fn answer_in_time(request: Request, next: Next) -> Response {
    let Some(time_left) = request.lambda_context_ref().map(time_left) else { return next.run(request).await };
    match tokio::time::timeout(time_left, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("out of time");
            Refusal::unavailable().into_response()
        }
    }
}

fn time_left(context: &Context) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Duration::from_millis(context.deadline).saturating_sub(now).saturating_sub(TIME_TO_ANSWER)
}
