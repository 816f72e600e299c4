//! One connection's conversation: what the client sends, and what is answered.
//! It knows no socket.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::authorizer::{Operation, Token};
use super::channel::Pattern;
use super::hub::{ConnectionId, Line};
use super::limits::ID_CHARACTERS;
use super::publish::{Accepted, Publish};
use super::refusal::{Refusal, errors};
use super::server::Server;

/// A client that was let in; the connection ends when this is dropped.
#[derive(Debug)]
pub struct Session {
    server: Arc<Server>,
    id: ConnectionId,
    is_acknowledged: bool,
}

/// The id of an operation, given by the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OperationId<'m>(&'m str);

impl<'m> OperationId<'m> {
    fn of(message: &'m Value) -> Result<Self, Refusal> {
        let id = message.get("id").and_then(Value::as_str).ok_or(Refusal::Malformed("Missing id"))?;
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-');
        let is_id = (1..=ID_CHARACTERS).contains(&id.len()) && id.bytes().all(is_known);
        if is_id { Ok(Self(id)) } else { Err(Refusal::Malformed("Invalid id")) }
    }
}

impl Session {
    /// A session on a connection of its own, and the client's end of that.
    pub fn open(server: &Arc<Server>) -> (Self, Line) {
        let line = server.hub.open();
        (Self { server: server.clone(), id: line.id, is_acknowledged: false }, line)
    }

    /// Takes a message; what is answered to it comes in the inbox.
    pub async fn receive(&mut self, text: &str) {
        let message = serde_json::from_str::<Value>(text).unwrap_or_default();
        let kind = message.get("type").and_then(Value::as_str).unwrap_or_default();
        let done = match kind {
            "connection_init" => {
                self.is_acknowledged = true;
                self.server.hub.acknowledge(self.id);
                Ok(())
            }
            "subscribe" => self.subscribe(&message).await,
            "unsubscribe" => self.unsubscribe(&message),
            "publish" => self.publish(&message).await,
            _ => Err(Refusal::UnknownOperation),
        };
        if let Err(refusal) = done {
            self.server.hub.reply(self.id, refused(kind, &message, &refusal));
        }
    }

    /// The documentation calls the init message optional, and has clients wait
    /// for its acknowledgement before they subscribe: here they must.
    fn is_ready(&self) -> Result<(), Refusal> {
        if self.is_acknowledged { Ok(()) } else { Err(Refusal::Malformed("Connection is not initialized")) }
    }

    async fn subscribe(&self, message: &Value) -> Result<(), Refusal> {
        self.is_ready()?;
        let id = OperationId::of(message)?;
        self.server.hub.has_room(self.id, id.0)?;
        let channel = message.get("channel").and_then(Value::as_str).ok_or(Refusal::Malformed("Missing channel"))?;
        let pattern = channel.parse::<Pattern>()?;
        self.server.has(&pattern.namespace())?;
        self.may(message, Operation::Subscribe, pattern.as_str()).await?;
        self.server.hub.subscribe(self.id, id.0, &pattern);
        Ok(())
    }

    fn unsubscribe(&self, message: &Value) -> Result<(), Refusal> {
        self.is_ready()?;
        self.server.hub.unsubscribe(self.id, OperationId::of(message)?.0)
    }

    async fn publish(&self, message: &Value) -> Result<(), Refusal> {
        self.is_ready()?;
        let id = OperationId::of(message)?;
        let publish = Publish::parse(message)?;
        self.server.has(&publish.channel.namespace())?;
        self.may(message, Operation::Publish, publish.channel.as_str()).await?;
        let outcome = Accepted::new(publish, self.server.hub.clone()).outcome_but(&BTreeSet::new());
        let mut success = json!({ "id": id.0, "type": "publish_success" });
        if let (Some(success), Value::Object(outcome)) = (success.as_object_mut(), outcome) {
            success.extend(outcome);
        }
        self.server.hub.reply(self.id, success);
        Ok(())
    }

    /// Whether the message's bearer may do that. What headers the authorizer is
    /// given of a message is not documented: none.
    async fn may(&self, message: &Value, operation: Operation, channel: &str) -> Result<(), Refusal> {
        let authorization = message.get("authorization").and_then(Value::as_object).ok_or(Refusal::Unauthorized)?;
        let token = bearer(authorization)?;
        self.server.authorization.check(&token, operation, Some(channel), json!({})).await
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.server.hub.close(self.id);
    }
}

/// The token of an authorization object. Keys and signatures are other modes,
/// which are not configured for people.
pub(super) fn bearer(authorization: &Map<String, Value>) -> Result<Token, Refusal> {
    let mut members = authorization.iter().filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    let token = members.next().and_then(|(_, token)| token.as_str()).ok_or(Refusal::Unauthorized)?;
    Token::parse(token)
}

fn refused(kind: &str, message: &Value, refusal: &Refusal) -> Value {
    let answer = match kind {
        "subscribe" => "subscribe_error",
        "unsubscribe" => "unsubscribe_error",
        "publish" => "publish_error",
        _ => "error",
    };
    let errors = match refusal {
        // AppSync's other words for it where it comes over a WebSocket.
        Refusal::TooManyEvents => errors("InvalidInputError", "input exceeded 5 event limit"),
        refusal => refusal.errors(),
    };
    match message.get("id").filter(|id| id.is_string()) {
        Some(id) => json!({ "type": answer, "id": id, "errors": errors }),
        None => json!({ "type": answer, "errors": errors }),
    }
}
