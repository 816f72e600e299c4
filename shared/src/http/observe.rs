//! What every response carries, and the one log line of every request.

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::http::header::HeaderName;
use axum::response::Response;

use super::event::Invocation;
use crate::observe::{self, ColdStart, measure};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const COST: HeaderName = HeaderName::from_static("dais-cost");
/// The longest request id that is taken from a caller.
pub(super) const MAX_REQUEST_ID_LENGTH: usize = 128;

/// Adds `X-Request-Id` and `Dais-Cost` to the answer, and logs the request.
pub async fn observe(
    shows_cost: bool,
    cold_start: ColdStart,
    request: Request,
    answer: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let id = request_id(&request);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    let (mut response, measured) = measure(&cold_start, answer(request)).await;
    measured.log_request(observe::Request {
        method: method.as_str(),
        route: &route,
        status: response.status().as_u16(),
        id: id.to_str().unwrap_or_default(),
    });
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, id);
    if let Some(cost) = HeaderValue::from_str(&measured.cost.to_string()).ok().filter(|_| shows_cost) {
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
    let own = request.extensions().get::<Invocation>().and_then(|invocation| invocation.request_id.clone());
    own.unwrap_or(HeaderValue::from_static("unknown"))
}
