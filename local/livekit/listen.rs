//! An HTTP server that can also hang up, which `axum::serve` cannot.

use std::convert::Infallible;
use std::io;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::response::{IntoResponse, Response};
use futures::stream;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Marks a response that is never sent: the connection is closed instead.
#[derive(Debug, Clone, Copy)]
struct HangUp;

/// Closes the connection without an answer.
pub fn hang_up() -> Response {
    let mut response = ().into_response();
    response.extensions_mut().insert(HangUp);
    response
}

/// An answer of which the rest does not come.
pub fn break_off() -> Response {
    let parts = [Ok(Bytes::from_static(b"\x0a")), Err(io::Error::from(io::ErrorKind::BrokenPipe))];
    ([(CONTENT_LENGTH, "64")], Body::from_stream(stream::iter(parts))).into_response()
}

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
