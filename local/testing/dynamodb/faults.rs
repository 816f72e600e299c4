//! What tests let go wrong between the functions and DynamoDB.

use std::collections::VecDeque;
use std::time::Duration;

use aws_smithy_runtime_api::client::http::HttpConnectorFuture;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::transaction;
use crate::dynamodb::message::{Sent, respond};
use crate::testing::StillTime;

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not arrive.
    Unreachable,
    /// DynamoDB answers 500.
    ServerError,
    /// DynamoDB answers 503.
    Unavailable,
    /// DynamoDB throttles it.
    Throttled,
    /// DynamoDB finds the request wrong.
    Refused,
    /// DynamoDB takes it and never answers.
    Silence,
    /// It is answered when the functions have all but given it up: after 0.9 s.
    Slow,
    /// A transaction is cancelled for this reason, given for its last item.
    Cancelled(&'static str),
    /// A transaction with the same token is still under way.
    InProgress,
    /// A plain write meets a transaction under way on its item.
    Held,
    /// Nothing of a batch is done, and all of it comes back.
    Unprocessed,
    /// SQS says that it has the message, and nobody gets it.
    MessageLost,
    /// It is carried out, and the answer gets lost.
    AnswerLost,
    /// It is carried out, and the answer breaks off in the middle.
    Truncated,
    /// It is carried out, and DynamoDB answers 500.
    LateServerError,
    /// It is carried out, and DynamoDB answers 503.
    LateUnavailable,
    /// It is carried out, and never answered.
    LateSilence,
}

const SLOW: Duration = Duration::from_millis(900);

impl Fault {
    /// Whether it can befall that kind of request.
    pub fn befalls(self, operation: &str) -> bool {
        match self {
            Self::Cancelled(_) | Self::InProgress => operation == "TransactWriteItems",
            Self::Held => ["PutItem", "UpdateItem", "DeleteItem"].contains(&operation),
            Self::Unprocessed => operation.starts_with("Batch"),
            Self::MessageLost => operation == "SendMessage",
            _ => true,
        }
    }

    /// The answer to a request that is not carried out, or after a while; none
    /// where it is carried out at once.
    pub(super) fn instead(self, sent: &Sent) -> Option<Result<HttpResponse, ConnectorError>> {
        let answer = match self {
            Self::Unreachable => Err(ConnectorError::io("the request did not arrive".into())),
            Self::ServerError => answered(500, "InternalServerError"),
            Self::Unavailable => answered(503, "ServiceUnavailable"),
            Self::Throttled => answered(400, "ThrottlingException"),
            Self::Refused => answered(400, "ValidationException"),
            Self::InProgress => answered(400, "TransactionInProgressException"),
            Self::Held => answered(400, "TransactionConflictException"),
            Self::Cancelled(reason) => transaction::cancelled(sent, reason),
            Self::Unprocessed => unprocessed(sent),
            Self::MessageLost => respond(200, r#"{"MessageId":"lost"}"#.to_owned()),
            _ => return None,
        };
        Some(answer)
    }

    /// What becomes of a request that is carried out.
    pub(super) fn with(self, carried_out: HttpConnectorFuture, time: StillTime) -> HttpConnectorFuture {
        HttpConnectorFuture::new(async move {
            match self {
                Self::Silence => return silence(&time).await,
                Self::Slow => {
                    let _waiting = time.wait();
                    tokio::time::sleep(SLOW).await;
                }
                _ => {}
            }
            let answer = carried_out.await?;
            match self {
                Self::AnswerLost => Err(ConnectorError::timeout("the answer got lost".into())),
                Self::LateServerError => answered(500, "InternalServerError"),
                Self::LateUnavailable => answered(503, "ServiceUnavailable"),
                Self::LateSilence => silence(&time).await,
                Self::Truncated => truncated(answer).await,
                _ => Ok(answer),
            }
        })
    }
}

async fn silence<T>(time: &StillTime) -> T {
    let _waiting = time.wait();
    std::future::pending().await
}

fn answered(status: u16, code: &str) -> Result<HttpResponse, ConnectorError> {
    respond(status, format!(r#"{{"__type":"com.amazonaws.dynamodb.v20120810#{code}","message":"injected"}}"#))
}

fn unprocessed(sent: &Sent) -> Result<HttpResponse, ConnectorError> {
    let left = if sent.operation == "BatchGetItem" { "UnprocessedKeys" } else { "UnprocessedItems" };
    respond(200, json!({ left: sent.body.get("RequestItems") }).to_string())
}

/// Half of an answer, which for want of a checksum is one all the same.
async fn truncated(answer: HttpResponse) -> Result<HttpResponse, ConnectorError> {
    let status = answer.status();
    let body = answer.into_body().collect().await;
    let body = body.map_err(ConnectorError::io)?.to_bytes();
    Ok(HttpResponse::new(status, SdkBody::from(body.slice(..body.len() / 2))))
}

/// Which requests go wrong: the same one sent again is a try of it.
#[derive(Debug, Clone, Copy)]
pub struct Aim {
    /// The how manieth different request from now on, from 0; none for each of them.
    pub request: Option<usize>,
    /// How many of its tries go wrong, the first ones.
    pub tries: usize,
}

/// The faults to come.
#[derive(Debug, Default)]
pub(super) struct Faults {
    next: VecDeque<(String, Fault)>,
    aimed: Vec<(Aim, Fault)>,
    /// The different requests since something was aimed at, and how often each was sent.
    seen: Vec<(String, Value, usize)>,
}

impl Faults {
    pub(super) fn push_next(&mut self, operation: &str, fault: Fault) {
        self.next.push_back((operation.to_owned(), fault));
    }

    pub(super) fn aim(&mut self, aim: Aim, fault: Fault) {
        self.seen.clear();
        self.aimed.push((aim, fault));
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// What befalls a request that is on its way.
    pub(super) fn befalling(&mut self, sent: &Sent) -> Option<Fault> {
        if let Some(index) = self.next.iter().position(|(of, _)| *of == sent.operation) {
            return self.next.remove(index).map(|(_, fault)| fault);
        }
        if self.aimed.is_empty() {
            return None;
        }
        let (request, tries) = self.count(sent);
        let meets = |aim: &Aim| aim.request.is_none_or(|aimed| aimed == request) && tries < aim.tries;
        self.aimed.iter().find(|(aim, fault)| meets(aim) && fault.befalls(&sent.operation)).map(|(_, fault)| *fault)
    }

    /// The number of the request, and how often it was sent before.
    fn count(&mut self, sent: &Sent) -> (usize, usize) {
        let is_it = |(operation, body, _): &(String, Value, usize)| *operation == sent.operation && *body == sent.body;
        let Some(index) = self.seen.iter().position(is_it) else {
            self.seen.push((sent.operation.clone(), sent.body.clone(), 1));
            return (self.seen.len() - 1, 0);
        };
        let tries = self.seen.get_mut(index).map_or(0, |(_, _, tries)| std::mem::replace(tries, *tries + 1));
        (index, tries)
    }
}
