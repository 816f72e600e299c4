//! Where webhooks go.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::http::Poster;
use super::webhook::{self, Webhook};

/// The path of the receiver, where it is a gateway within this process.
const PATH: &str = "/livekit-webhook";

/// Who is sent the webhooks.
#[derive(Debug, Clone)]
pub enum Receiver {
    /// What answers at a URL.
    At(Arc<str>, Box<Poster>),
    /// A gateway within this process that is told once it is there: no socket is
    /// needed, and nothing is on its way of which a paused time does not know.
    Within(Arc<OnceLock<Router>>),
}

impl From<String> for Receiver {
    fn from(url: String) -> Self {
        Self::At(url.into(), Box::default())
    }
}

impl Receiver {
    /// Sends it once; the status of the answer, if there is one.
    pub(super) async fn take(&self, webhook: &Webhook) -> Option<u16> {
        let Webhook { authorization, body, .. } = webhook;
        match self {
            Self::At(url, poster) => {
                let sent = poster.post(url, webhook::CONTENT_TYPE, Some(authorization), body.clone());
                sent.await.ok().map(|(status, _)| status.as_u16())
            }
            Self::Within(gateway) => {
                let request = Request::post(PATH)
                    .header(CONTENT_TYPE, webhook::CONTENT_TYPE)
                    .header(AUTHORIZATION, authorization)
                    .body(Body::from(body.clone()));
                let answer = gateway.get()?.clone().oneshot(request.ok()?).await.unwrap_or_else(|error| match error {});
                let status = answer.status().as_u16();
                answer.into_body().collect().await.ok().map(|_| status)
            }
        }
    }
}
