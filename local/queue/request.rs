//! What SQS is asked over the wire, as it takes and refuses it.

use std::time::Duration;

use axum::http::Uri;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{PATH, Queue};

/// What a message may have in bytes: 1 MiB, since August 2025.
const LONGEST_BODY: usize = 1_048_576;

/// What a message may wait, in seconds.
const LONGEST_DELAY: i64 = 900;

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is another operation than is needed here, or none of SQS's.
    #[error("The action or operation requested is invalid.")]
    UnknownOperation,
    /// It is not what that operation takes.
    #[error("{0}")]
    Malformed(String),
    /// Something is missing.
    #[error("The request must contain the parameter {0}.")]
    Missing(&'static str),
    /// There is no such queue.
    #[error("The specified queue does not exist.")]
    NoSuchQueue,
    /// The message is too long.
    #[error("One or more parameters are invalid. Reason: Message must be shorter than {LONGEST_BODY} bytes.")]
    TooLong,
    /// The delay is out of bounds.
    #[error(
        "Value {0} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= {LONGEST_DELAY}."
    )]
    Delay(i64),
    /// A character that XML does not know.
    #[error(
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"
    )]
    Characters,
}

impl Refusal {
    /// Its type in the JSON protocol, and the code of the older one that SQS
    /// sends along.
    pub fn codes(&self) -> (&'static str, &'static str) {
        match self {
            Self::UnknownOperation => ("com.amazon.coral.service#UnknownOperationException", "InvalidAction"),
            Self::Malformed(_) => ("com.amazon.coral.service#SerializationException", "MalformedInput"),
            Self::Missing(_) => ("com.amazon.coral.service#MissingParameter", "MissingParameter"),
            Self::NoSuchQueue => ("com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
            Self::TooLong | Self::Delay(_) => {
                ("com.amazon.coral.service#InvalidParameterValueException", "InvalidParameterValue")
            }
            Self::Characters => ("com.amazonaws.sqs#InvalidMessageContents", "InvalidMessageContents"),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendMessage {
    queue_url: Option<String>,
    message_body: Option<String>,
    delay_seconds: Option<i64>,
}

impl Queue {
    /// Answers a request whose `X-Amz-Target` and body these are. (Without the
    /// digest of the message that SQS sends along, which the SDK does not look at.)
    pub fn answer(&self, target: &str, body: &[u8]) -> Result<Value, Refusal> {
        if target != "AmazonSQS.SendMessage" {
            return Err(Refusal::UnknownOperation);
        }
        let request = serde_json::from_slice(body).map_err(|error| Refusal::Malformed(error.to_string()))?;
        let SendMessage { queue_url, message_body, delay_seconds } = request;
        if !is_ours(&queue_url.ok_or(Refusal::Missing("QueueUrl"))?) {
            return Err(Refusal::NoSuchQueue);
        }
        let delay = delay_seconds.unwrap_or(0);
        if !(0..=LONGEST_DELAY).contains(&delay) {
            return Err(Refusal::Delay(delay));
        }
        let message = message_body.filter(|body| !body.is_empty()).ok_or(Refusal::Missing("MessageBody"))?;
        check_message(&message)?;
        let id = self.messages().send(message, Duration::from_secs(delay.unsigned_abs()), self.time.now());
        Ok(json!({ "MessageId": id }))
    }
}

/// Whether a URL names the queue, by whatever name this machine is reached.
fn is_ours(queue_url: &str) -> bool {
    queue_url.parse::<Uri>().is_ok_and(|url| url.path() == PATH)
}

fn check_message(message: &str) -> Result<(), Refusal> {
    if message.len() > LONGEST_BODY {
        return Err(Refusal::TooLong);
    }
    let is_known = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if message.chars().all(is_known) { Ok(()) } else { Err(Refusal::Characters) }
}
