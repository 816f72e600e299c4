//! HTTP on both sides: a server that can also hang up, which `axum::serve`
//! cannot, and one POST, all that webhooks and the commands need.

use std::convert::Infallible;
use std::io;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use http_body_util::{BodyExt, Full};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Marks a response that is never sent: the connection is closed instead.
#[derive(Debug, Clone, Copy)]
pub struct HangUp;

/// Serves until it is aborted, and with it all connections.
pub async fn serve(listener: TcpListener, router: Router) -> Infallible {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => drop(connections.spawn(connection(stream, router.clone()))),
                // Such as too many open files; there may be fewer soon.
                Err(error) => {
                    tracing::warn!(%error, "connection not accepted");
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, router: Router) {
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let answer = router.clone().oneshot(Request::from(request.map(Body::new)));
        async move {
            let response = answer.await.unwrap_or_else(|error| match error {});
            match response.extensions().get::<HangUp>() {
                Some(HangUp) => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                None => Ok(response),
            }
        }
    });
    // It fails when either side hangs up.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

/// A POST did not come to an answer.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The URL or a header is malformed.
    #[error("no such request can be made: {0}")]
    Request(#[from] axum::http::Error),
    /// Nobody answers there.
    #[error("no answer: {0}")]
    Unreachable(#[from] hyper_util::client::legacy::Error),
    /// The answer broke off.
    #[error("the answer broke off: {0}")]
    Answer(#[from] hyper::Error),
}

/// A client that sends POSTs.
#[derive(Debug, Clone)]
pub struct Poster(Client<HttpConnector, Full<Bytes>>);

impl Default for Poster {
    fn default() -> Self {
        Self(Client::builder(TokioExecutor::new()).build_http())
    }
}

impl Poster {
    /// Sends `body` and waits for the whole answer.
    pub async fn post(
        &self,
        url: &str,
        content_type: &str,
        authorization: Option<&str>,
        body: impl Into<Bytes>,
    ) -> Result<(StatusCode, Bytes), PostError> {
        let mut request = axum::http::Request::post(url).header(CONTENT_TYPE, content_type);
        if let Some(authorization) = authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        let answer = self.0.request(request.body(Full::new(body.into()))?).await?;
        let status = answer.status();
        Ok((status, answer.into_body().collect().await?.to_bytes()))
    }
}
