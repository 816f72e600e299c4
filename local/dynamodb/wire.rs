//! The wire between the functions and DynamoDB: guarded by their policies, and
//! for tests to read and to cut.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};

use super::faults::{Aim, Fault, Faults};
use super::transaction;
use crate::iam::{Denied, Grant, Guard};
use crate::still_time::StillTime;

/// A request as it was sent; the whole of what stands on the wire reads it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The function that sent it.
    pub function: String,
    /// The operation, such as `GetItem`.
    pub operation: String,
    /// Its body.
    pub body: Value,
}

impl Sent {
    fn read(function: &str, request: &HttpRequest) -> Self {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let body = request.body().bytes().and_then(|bytes| serde_json::from_slice(bytes).ok());
        Self { function: function.to_owned(), operation, body: body.unwrap_or_default() }
    }
}

#[derive(Debug, Default)]
struct Tap {
    log: Option<Vec<Sent>>,
    used: BTreeSet<(String, Grant)>,
    denied: Vec<Denied>,
    faults: Faults,
    time: StillTime,
    /// The keys of transactions under way, where overlapping ones are refused.
    under_way: Option<HashSet<String>>,
    conflicts: usize,
}

/// The wire of all functions of a stack.
#[derive(Clone)]
pub struct Wire {
    inner: SharedHttpClient,
    tap: Arc<Mutex<Tap>>,
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

impl Wire {
    /// A wire over `inner`.
    pub fn over(inner: SharedHttpClient) -> Self {
        Self { inner, tap: Arc::default() }
    }

    /// The end of the wire that belongs to the function of `guard`.
    pub fn guarded(&self, guard: Guard) -> SharedHttpClient {
        SharedHttpClient::new(GuardedClient { wire: self.clone(), guard })
    }

    fn tap(&self) -> MutexGuard<'_, Tap> {
        self.tap.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes down what is sent from now on.
    pub fn record(&self) {
        self.tap().log = Some(Vec::new());
    }

    /// What was sent since [`Wire::record`].
    pub fn sent(&self) -> Vec<Sent> {
        self.tap().log.clone().unwrap_or_default()
    }

    /// What each function has been allowed to do so far, by its name.
    pub fn used(&self) -> BTreeSet<(String, Grant)> {
        self.tap().used.clone()
    }

    /// What was asked for so far and not allowed.
    pub fn denied(&self) -> Vec<Denied> {
        self.tap().denied.clone()
    }

    /// Lets the next request of `operation` go wrong; said again, the one after it.
    pub fn fail_next(&self, operation: &str, fault: Fault) {
        self.tap().faults.push_next(operation, fault);
    }

    /// Lets the requests that are aimed at go wrong from now on.
    pub fn fail(&self, aim: Aim, fault: Fault) {
        self.tap().faults.aim(aim, fault);
    }

    /// Lets nothing go wrong any more.
    pub fn heal(&self) {
        self.tap().faults.clear();
    }

    /// Lets the paused time of a test flow while the functions wait for an
    /// answer that does not come, or before they try again.
    pub fn keep(&self, time: StillTime) {
        self.tap().time = time;
    }

    /// Refuses transactions that overlap with one under way on the same key, as
    /// DynamoDB does and the embedded engine never would.
    pub fn refuse_overlapping_transactions(&self) {
        self.tap().under_way = Some(HashSet::new());
    }

    /// How many transactions were refused because they overlapped.
    pub fn conflicts(&self) -> usize {
        self.tap().conflicts
    }

    /// Marks the keys of a transaction as under way; none if one of them is
    /// already. Other requests, and all where nothing is refused, have no keys.
    fn enter(&self, sent: &Sent) -> Option<Vec<String>> {
        let mut tap = self.tap();
        let Some(under_way) = &mut tap.under_way else { return Some(Vec::new()) };
        let keys = transaction::keys(sent);
        if keys.iter().any(|key| under_way.contains(key)) {
            tap.conflicts += 1;
            return None;
        }
        under_way.extend(keys.iter().cloned());
        Some(keys)
    }

    fn leave(&self, keys: &[String]) {
        if let Some(under_way) = &mut self.tap().under_way {
            under_way.retain(|key| !keys.contains(key));
        }
    }

    /// Holds a request against its function's policy, as IAM does before
    /// anything else.
    fn judge(&self, guard: &Guard, sent: &Sent) -> Result<(), Denied> {
        let judged = guard.judge(&sent.operation, &sent.body);
        let mut tap = self.tap();
        match judged {
            Ok(grants) => tap.used.extend(grants.into_iter().map(|grant| (sent.function.clone(), grant))),
            Err(denied) => {
                tap.denied.push(denied.clone());
                return Err(denied);
            }
        }
        Ok(())
    }

    fn passing(&self, sent: &Sent) -> Option<Fault> {
        let mut tap = self.tap();
        if let Some(log) = &mut tap.log {
            log.push(sent.clone());
        }
        tap.faults.befalling(sent)
    }

    fn time(&self) -> StillTime {
        self.tap().time.clone()
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
        SharedHttpConnector::new(GuardedConnector { inner, wire: self.wire.clone(), guard: self.guard.clone() })
    }
}

#[derive(Debug)]
struct GuardedConnector {
    inner: SharedHttpConnector,
    wire: Wire,
    guard: Guard,
}

impl HttpConnector for GuardedConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let sent = Sent::read(self.guard.function(), &request);
        if let Err(denied) = self.wire.judge(&self.guard, &sent) {
            return HttpConnectorFuture::ready(access_denied(&denied));
        }
        let time = self.wire.time();
        let served = time.serve();
        let fault = self.wire.passing(&sent);
        let answer = match fault {
            None => self.carry_out(request, &sent),
            Some(fault) => match fault.instead(&sent) {
                Some(answer) => HttpConnectorFuture::ready(answer),
                None => fault.with(self.inner.call(request), time.clone()),
            },
        };
        HttpConnectorFuture::new(async move {
            let answer = answer.await;
            if fault.is_some() || !answer.as_ref().is_ok_and(|answer| answer.status().is_success()) {
                time.refuse();
            }
            drop(served);
            answer
        })
    }
}

impl GuardedConnector {
    fn carry_out(&self, request: HttpRequest, sent: &Sent) -> HttpConnectorFuture {
        let Some(keys) = self.wire.enter(sent) else {
            return HttpConnectorFuture::ready(transaction::conflict(sent));
        };
        if keys.is_empty() {
            return self.inner.call(request);
        }
        let (answer, wire) = (self.inner.call(request), self.wire.clone());
        HttpConnectorFuture::new(async move {
            // Others get a chance to overlap.
            tokio::task::yield_now().await;
            let answer = answer.await;
            wire.leave(&keys);
            answer
        })
    }
}

fn access_denied(denied: &Denied) -> Result<HttpResponse, ConnectorError> {
    let body = json!({ "__type": "com.amazon.coral.service#AccessDeniedException", "Message": denied.to_string() });
    respond(400, body.to_string())
}

/// A response made up on this side of the wire.
pub(super) fn respond(status: u16, body: String) -> Result<HttpResponse, ConnectorError> {
    let status = StatusCode::try_from(status).map_err(|error| ConnectorError::other(error.into(), None))?;
    Ok(HttpResponse::new(status, SdkBody::from(body)))
}
