//! What every response carries, and the one log line of every request.

use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::http::header::HeaderName;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use lambda_http::request::RequestContext;
use lambda_http::{Context, RequestExt};

use super::log::MEASURED;
use super::refusal::Refusal;
use crate::patience::Patience;
use crate::store::cost::metered;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const COST: HeaderName = HeaderName::from_static("dais-cost");
/// The longest request id that is taken from a caller.
pub(super) const MAX_REQUEST_ID_LENGTH: usize = 128;

/// What is left of a function's time when we give up, to answer and log.
const TIME_TO_ANSWER: Duration = Duration::from_millis(250);

/// Up to this long after 1970 began a deadline is no deadline: a day.
const NO_DEADLINE: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether a function has answered anything since it was started.
#[derive(Debug, Clone, Default)]
pub struct ColdStart(Arc<AtomicBool>);

impl ColdStart {
    /// 1 the first time, then 0.
    fn count(&self) -> u8 {
        u8::from(!self.0.swap(true, Ordering::Relaxed))
    }
}

/// Adds `X-Request-Id` and `Dais-Cost`, and logs the request.
pub async fn observe(shows_cost: bool, cold_start: ColdStart, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(&request);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    let (mut response, cost) = metered(next.run(request)).await;
    tracing::info!(
        target: MEASURED,
        %method,
        route,
        status = response.status().as_u16(),
        ms = milliseconds(started),
        cold_start = cold_start.count(),
        dynamodb_requests = cost.requests,
        dynamodb_retries = cost.retries,
        conflicts = cost.conflicts,
        read_units = cost.read_units,
        write_units = cost.write_units,
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

/// Logs a run that nobody called for as a request is logged, but without
/// metrics: a stack that nobody calls publishes none and pays for none.
pub async fn observe_run<T, E: Display>(
    message: &str,
    cold_start: &ColdStart,
    run: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let started = Instant::now();
    let (result, cost) = metered(run).await;
    tracing::info!(
        fault = result.as_ref().err().map(tracing::field::display),
        ms = milliseconds(started),
        cold_start = cold_start.count(),
        dynamodb_requests = cost.requests,
        dynamodb_retries = cost.retries,
        conflicts = cost.conflicts,
        read_units = cost.read_units,
        write_units = cost.write_units,
        "{message}"
    );
    result
}

fn milliseconds(since: Instant) -> f64 {
    (since.elapsed().as_secs_f64() * 1_000_000.0).round() / 1000.0
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

/// Answers 503 when the caller has waited long enough, and before Lambda ends the
/// function without an answer.
pub async fn answer_in_time(patience: Patience, request: Request, next: Next) -> Response {
    let time_left = request.lambda_context_ref().and_then(time_left);
    let patience = time_left.map_or(patience.answer, |time_left| time_left.min(patience.answer));
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("out of time");
            Refusal::unavailable().into_response()
        }
    }
}

/// None if the deadline is in 1970, where `cargo lambda watch` puts every one.
fn time_left(context: &Context) -> Option<Duration> {
    let deadline = Some(Duration::from_millis(context.deadline)).filter(|deadline| *deadline > NO_DEADLINE)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(deadline.saturating_sub(now).saturating_sub(TIME_TO_ANSWER))
}
