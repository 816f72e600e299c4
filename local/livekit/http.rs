//! One POST, all that webhooks and the commands need.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

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
