//! Serves a router over HTTP/1, with or without TLS. Unlike `axum::serve` it can
//! hang up, and ends with all its connections.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// How long it is until the next connection is accepted where one could not be,
/// such as for too many open files.
const PAUSE: Duration = Duration::from_millis(50);

/// Marks a response that is never sent: the connection is closed instead.
#[derive(Debug, Clone, Copy)]
pub struct HangUp;

/// Serves until it is aborted, and with it all connections but those that have
/// become WebSockets.
pub async fn serve(listener: TcpListener, tls: Option<TlsAcceptor>, router: Router) -> Infallible {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => drop(connections.spawn(accept(stream, tls.clone(), router.clone()))),
                Err(error) => {
                    tracing::warn!(%error, "connection not accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn accept(stream: TcpStream, tls: Option<TlsAcceptor>, router: Router) {
    match tls {
        None => connection(stream, router).await,
        Some(tls) => match tls.accept(stream).await {
            Ok(stream) => connection(stream, router).await,
            Err(error) => tracing::debug!(%error, "no TLS"),
        },
    }
}

async fn connection(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, router: Router) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
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
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).with_upgrades().await;
}
