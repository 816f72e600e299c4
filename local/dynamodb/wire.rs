//! The wire between the functions and DynamoDB and SQS, guarded by their policies.

use std::fmt;
use std::sync::Arc;

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use serde_json::json;

use super::message::{Sent, respond};
use crate::iam::{Denied, Grant, Guard};

/// Who watches the wire, and may lay hands on it.
pub trait Watch: fmt::Debug + Send + Sync {
    /// A request is allowed by these grants.
    fn allowed(&self, _sent: &Sent, _by: Vec<Grant>) {}

    /// A request is not allowed.
    fn denied(&self, _denied: &Denied) {}

    /// Passes an allowed request on, if that is to be.
    fn pass(&self, request: HttpRequest, _sent: &Sent, on: &SharedHttpConnector) -> HttpConnectorFuture {
        on.call(request)
    }
}

/// Nobody watches.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Watch for Unwatched {}

/// The wire of all functions of a stack.
#[derive(Debug, Clone)]
pub struct Wire {
    inner: SharedHttpClient,
    watch: Arc<dyn Watch>,
}

impl Wire {
    /// A wire over `inner`.
    pub fn over(inner: SharedHttpClient, watch: Arc<dyn Watch>) -> Self {
        Self { inner, watch }
    }

    /// Who watches it.
    pub fn watch(&self) -> Arc<dyn Watch> {
        self.watch.clone()
    }

    /// The end of the wire that nobody's policy guards.
    pub fn unguarded(&self) -> SharedHttpClient {
        self.inner.clone()
    }

    /// The end of the wire that belongs to the function of `guard`.
    pub fn guarded(&self, guard: Guard) -> SharedHttpClient {
        SharedHttpClient::new(GuardedClient { wire: self.clone(), guard })
    }
}

#[derive(Debug)]
struct GuardedClient {
    wire: Wire,
    guard: Guard,
}

impl HttpClient for GuardedClient {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let inner = self.wire.inner.http_connector(settings, components);
        SharedHttpConnector::new(GuardedConnector { inner, watch: self.wire.watch.clone(), guard: self.guard.clone() })
    }
}

#[derive(Debug)]
struct GuardedConnector {
    inner: SharedHttpConnector,
    watch: Arc<dyn Watch>,
    guard: Guard,
}

impl HttpConnector for GuardedConnector {
    /// Holds a request against its function's policy, as IAM does before
    /// anything else.
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let sent = Sent::read(self.guard.function(), &request);
        match self.guard.judge(&sent.operation, &sent.body) {
            Ok(grants) => self.watch.allowed(&sent, grants),
            Err(denied) => {
                self.watch.denied(&denied);
                return HttpConnectorFuture::ready(access_denied(&denied));
            }
        }
        self.watch.pass(request, &sent, &self.inner)
    }
}

fn access_denied(denied: &Denied) -> Result<HttpResponse, ConnectorError> {
    let body = json!({ "__type": "com.amazon.coral.service#AccessDeniedException", "Message": denied.to_string() });
    let mut answer = respond(400, body.to_string())?;
    if denied.access.action.starts_with("sqs:") {
        answer.headers_mut().insert("x-amzn-query-error", "AccessDenied;Sender");
    }
    Ok(answer)
}
