//! What is published, parsed, and what is answered to it.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use uuid::Uuid;

use super::channel::Channel;
use super::hub::Hub;
use super::limits::{EVENT_BYTES, EVENTS, PUBLISH_BYTES};
use super::refusal::{Refusal, answer};

/// An event as it was published, shared by all that it is delivered to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    text: Arc<str>,
    quoted: Arc<str>,
}

impl Event {
    /// The JSON text, as it was sent.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as a JSON string, which a `data` message carries.
    pub(super) fn quoted(&self) -> &str {
        &self.quoted
    }

    fn parse(event: &Value) -> Result<Self, Refusal> {
        let text = event.as_str().ok_or(Refusal::Malformed("Each event must be a string"))?;
        if text.len() > EVENT_BYTES {
            return Err(Refusal::Malformed("An event exceeded the 240 KB limit"));
        }
        serde_json::from_str::<IgnoredAny>(text).map_err(|_| Refusal::Malformed("Each event must be valid JSON"))?;
        Ok(Self { text: text.into(), quoted: event.to_string().into() })
    }
}

/// One to five events for a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publish {
    /// Where.
    pub channel: Channel,
    /// What, in order.
    pub events: Vec<Event>,
}

impl Publish {
    /// Reads the body of a request to the HTTP endpoint.
    pub fn read(body: &[u8]) -> Result<Self, Refusal> {
        if body.len() > PUBLISH_BYTES {
            return Err(Refusal::Malformed("Input exceeded the 1.2 MB limit"));
        }
        let body = serde_json::from_slice::<Value>(body).map_err(|_| Refusal::Malformed("Malformed JSON"))?;
        Self::parse(&body)
    }

    /// Reads `channel` and `events` of an object.
    pub fn parse(object: &Value) -> Result<Self, Refusal> {
        let channel = object.get("channel").and_then(Value::as_str).ok_or(Refusal::Malformed("Missing channel"))?;
        let channel = channel.parse::<Channel>()?;
        let events = object.get("events").and_then(Value::as_array).ok_or(Refusal::Malformed("Missing events"))?;
        match events.len() {
            0 => return Err(Refusal::Malformed("Input must have at least one event")),
            1..=EVENTS => {}
            _ => return Err(Refusal::TooManyEvents),
        }
        Ok(Self { channel, events: events.iter().map(Event::parse).collect::<Result<_, _>>()? })
    }
}

/// A publish that is allowed, and still to be delivered.
#[derive(Debug)]
pub struct Accepted {
    /// It.
    pub publish: Publish,
    hub: Arc<Hub>,
}

impl Accepted {
    pub(super) fn new(publish: Publish, hub: Arc<Hub>) -> Self {
        Self { publish, hub }
    }

    /// Delivers it, and answers.
    pub fn deliver(self) -> Response {
        self.deliver_but(&BTreeSet::new())
    }

    /// Delivers it but for the events of these indices, which failed, and answers.
    pub fn deliver_but(self, failing: &BTreeSet<usize>) -> Response {
        answer(StatusCode::OK, &self.outcome_but(failing))
    }

    /// Delivers it but for the events of these indices; the answer's body.
    pub(super) fn outcome_but(self, failing: &BTreeSet<usize>) -> Value {
        let Publish { channel, events } = self.publish;
        let (mut successful, mut failed, mut delivered) = (Vec::new(), Vec::new(), Vec::new());
        for (index, event) in events.into_iter().enumerate() {
            let identifier = Uuid::new_v4().to_string();
            if failing.contains(&index) {
                let message = "There was an error processing the event";
                failed.push(json!({ "identifier": identifier, "index": index, "code": 500, "message": message }));
            } else {
                successful.push(json!({ "identifier": identifier, "index": index }));
                delivered.push(event);
            }
        }
        self.hub.deliver(&channel, &delivered);
        json!({ "failed": failed, "successful": successful })
    }
}
