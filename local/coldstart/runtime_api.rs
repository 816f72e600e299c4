//! Lambda's Runtime API (2018-06-01) for one process and one event, on loopback.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;

/// What the process said, and when it was heard.
#[derive(Debug)]
pub enum Said {
    /// It asks for an event.
    Next(Instant),
    /// It answers the event.
    Response(Instant, Bytes),
    /// It cannot start, or cannot answer.
    Error(Bytes),
}

/// The event's id.
const REQUEST_ID: &str = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

/// How long a function may take, by the template.
const TIMEOUT_MS: u128 = 10_000;

/// A Runtime API that is up until this is dropped.
#[derive(Debug)]
pub struct RuntimeApi {
    pub address: SocketAddr,
    said: mpsc::UnboundedReceiver<Said>,
    over: Arc<Semaphore>,
    server: JoinHandle<io::Result<()>>,
}

#[derive(Debug, Clone)]
struct Api {
    event: Option<Arc<str>>,
    says: mpsc::UnboundedSender<Said>,
    /// One permit for the event; closed when this is over.
    over: Arc<Semaphore>,
}

impl RuntimeApi {
    /// Listens, with `event` for whoever asks first; without one nobody is given any.
    pub async fn with(event: Option<&Value>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let over = Arc::new(Semaphore::new(usize::from(event.is_some())));
        let (says, said) = mpsc::unbounded_channel();
        let event = event.map(|event| Arc::from(event.to_string()));
        let api = Api { event, says, over: over.clone() };
        let routes = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(error))
            .with_state(api);
        let server = tokio::spawn(async move { axum::serve(listener, routes).await });
        Ok(Self { address, said, over, server })
    }

    /// What the process says next; nothing any more if this is over.
    pub async fn heard(&mut self) -> Option<Said> {
        self.said.recv().await
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        // Whoever still waits for an event is told that there is none.
        self.over.close();
        self.server.abort();
    }
}

async fn next(State(api): State<Api>) -> Response {
    let _ = api.says.send(Said::Next(Instant::now()));
    let permit = api.over.acquire().await;
    let (Ok(permit), Some(event)) = (permit, api.event) else { return StatusCode::GONE.into_response() };
    permit.forget();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let headers = [
        (CONTENT_TYPE.as_str(), "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", REQUEST_ID.to_owned()),
        ("lambda-runtime-deadline-ms", (now + TIMEOUT_MS).to_string()),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:123456789012:function:dais".to_owned()),
        (
            "lambda-runtime-trace-id",
            "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1".to_owned(),
        ),
    ];
    (headers, event.to_string()).into_response()
}

async fn response(State(api): State<Api>, answer: Bytes) -> StatusCode {
    let _ = api.says.send(Said::Response(Instant::now(), answer));
    StatusCode::ACCEPTED
}

async fn error(State(api): State<Api>, error: Bytes) -> StatusCode {
    let _ = api.says.send(Said::Error(error));
    StatusCode::ACCEPTED
}
