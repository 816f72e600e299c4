//! The door of the stand-in: SQS's JSON protocol over HTTP, for the functions of
//! this process and for others.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::post;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::properties::QueueProperties;
use super::{PATH, Queue};
use crate::address::reached_at;
use crate::time::Time;

/// More than any message may have, so that it is refused as SQS does.
const LONGEST_REQUEST: usize = 8 * 1024 * 1024;

/// A stand-in that is up; it stops when this is dropped.
#[derive(Debug)]
pub struct StandIn {
    /// Where it answers: what `AWS_ENDPOINT_URL_SQS` is to be.
    pub url: String,
    /// The queue.
    pub queue: Queue,
    serving: JoinHandle<io::Result<()>>,
}

impl StandIn {
    /// Listens at `address` (port 0 takes any that is free).
    pub async fn start(time: Time, properties: &QueueProperties, address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let url = format!("http://{}", reached_at(listener.local_addr()?));
        let queue = Queue::new(&format!("{url}{PATH}"), time, properties);
        let router = Router::new().route("/", post(answer)).layer(DefaultBodyLimit::max(LONGEST_REQUEST));
        let router = router.with_state(queue.clone());
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { url, queue, serving })
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(State(queue): State<Queue>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok()).unwrap_or_default();
    let (status, error, body) = reply(&queue, target, &body);
    let error = error.map(|error| [("x-amzn-query-error", error)]);
    (status, [("content-type", "application/x-amz-json-1.0")], error.into_iter().next().map(AppendHeaders), body)
        .into_response()
}

/// The answer to a request of that target: its status, its `x-amzn-query-error`
/// if it is a refusal, and its body.
pub fn reply(queue: &Queue, target: &str, body: &[u8]) -> (StatusCode, Option<String>, String) {
    match queue.answer(target, body) {
        Ok(answer) => (StatusCode::OK, None, answer.to_string()),
        Err(refusal) => {
            let (kind, code) = refusal.codes();
            let body = json!({ "__type": kind, "message": refusal.to_string() });
            (StatusCode::BAD_REQUEST, Some(format!("{code};Sender")), body.to_string())
        }
    }
}
