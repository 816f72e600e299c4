//! An answer in time, whatever happens.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;

use super::event::Invocation;
use super::refusal::Refusal;
use crate::patience::Patience;

/// Answers 503 when the caller has waited long enough, and before Lambda ends the
/// function without an answer; 500 where the answer panics.
pub async fn answer_in_time(patience: Patience, request: Request, next: Next) -> Response {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let deadline = request.extensions().get::<Invocation>().map(|invocation| invocation.deadline);
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(patience.answer_by(deadline, now), answer).await {
        Ok(Ok(response)) => response,
        Ok(Err(cause)) => panicked(&*cause),
        Err(_) => {
            tracing::error!("out of time");
            Refusal::unavailable().into_response()
        }
    }
}

fn panicked(cause: &(dyn Any + Send)) -> Response {
    let said = cause.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = said.unwrap_or("unknown"), "panic");
    Refusal::internal().into_response()
}
