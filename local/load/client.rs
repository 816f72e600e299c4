//! One client for all people: to a gateway in this process by a call, so that no
//! client takes the machine's time from the stack, or to a URL.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client as Http;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tower::ServiceExt;

/// Speaks to a stack with one token.
#[derive(Debug, Clone)]
pub struct Client {
    way: Way,
    url: String,
    authorization: String,
    api_key: Option<String>,
}

#[derive(Debug, Clone)]
enum Way {
    Call(Router),
    Http(Box<Http<HttpsConnector<HttpConnector>, Full<Bytes>>>),
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status; none if nobody answered.
    pub status: Option<u16>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, if it is JSON.
    pub body: Value,
}

impl Client {
    /// A client of a gateway within this process.
    pub fn within(gateway: Router, token: &str) -> Self {
        Self::by(Way::Call(gateway), "http://within", token)
    }

    /// A client of the stack at `url`.
    pub fn to(url: &str, token: &str) -> Self {
        let connector = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        let http = Http::builder(TokioExecutor::new()).build(connector);
        Self::by(Way::Http(Box::new(http)), url.trim_end_matches('/'), token)
    }

    fn by(way: Way, url: &str, token: &str) -> Self {
        Self { way, url: url.to_owned(), authorization: format!("Bearer {token}"), api_key: None }
    }

    /// The same for endpoints that ask for the API key's id as well.
    pub fn naming_api_key(self, id: &str) -> Self {
        Self { api_key: Some(id.to_owned()), ..self }
    }

    /// What is answered; a request that fails on its way has no status.
    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let nothing = Answer { status: None, headers: HeaderMap::new(), body: Value::Null };
        self.try_to_send(method, path, body).await.unwrap_or(nothing)
    }

    async fn try_to_send(&self, method: Method, path: &str, body: Option<Value>) -> Option<Answer> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        request = request.header(AUTHORIZATION, &self.authorization);
        if let Some(api_key) = &self.api_key {
            request = request.header("x-api-key", api_key);
        }
        if body.is_some() {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let request = request.body(Full::new(Bytes::from(body))).ok()?;
        let (parts, bytes) = match &self.way {
            Way::Call(gateway) => {
                let answer = gateway.clone().oneshot(request.map(Body::new)).await;
                let (parts, body) = answer.unwrap_or_else(|error| match error {}).into_parts();
                (parts, body.collect().await.ok()?.to_bytes())
            }
            Way::Http(http) => {
                let (parts, body) = http.request(request).await.ok()?.into_parts();
                (parts, body.collect().await.ok()?.to_bytes())
            }
        };
        let body = serde_json::from_slice(&bytes).unwrap_or_default();
        Some(Answer { status: Some(parts.status.as_u16()), headers: parts.headers, body })
    }
}
