//! What AppSync asks before it lets anybody connect or subscribe, and what it is
//! answered.

use serde::{Deserialize, Serialize};

/// A question. Of what AppSync sends, what decides.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    authorization_token: String,
    request_context: RequestContext,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext {
    operation: Operation,
    channel: Option<String>,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Operation {
    #[serde(rename = "EVENT_CONNECT")]
    Connect,
    #[serde(rename = "EVENT_SUBSCRIBE")]
    Subscribe,
    #[serde(rename = "EVENT_PUBLISH")]
    Publish,
    /// Something that came later.
    #[serde(other)]
    Other,
}

impl Question {
    /// Whoever asks says who they are by this.
    pub fn token(&self) -> &str {
        &self.authorization_token
    }

    pub const fn operation(&self) -> Operation {
        self.request_context.operation
    }

    /// Where they want to subscribe or publish, as it was sent.
    pub fn channel(&self) -> Option<&str> {
        self.request_context.channel.as_deref()
    }
}

/// An answer. It holds for this question alone: whether AppSync would take what it
/// keeps of a connect for a subscribe is not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    is_authorized: bool,
    ttl_override: u32,
}

impl Answer {
    pub const fn new(is_authorized: bool) -> Self {
        Self { is_authorized, ttl_override: 0 }
    }
}
