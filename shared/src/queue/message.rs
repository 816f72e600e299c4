//! A message's body.

use serde::Deserialize;
use serde_json::json;

use crate::domain::rule::Rule;
use crate::domain::voice::names::ChatRef;

#[derive(Deserialize)]
struct Body {
    chat: String,
}

/// A body that is none of ours.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is not JSON with a chat in it.
    #[error("a message that is none of ours: {0}")]
    Json(#[from] serde_json::Error),
    /// What should name a chat does not.
    #[error("chat {0}")]
    Chat(Rule),
}

/// What asks for a chat's reconcile.
pub fn body(chat: &ChatRef) -> String {
    json!({ "chat": chat.to_string() }).to_string()
}

/// The chat that a body asks for.
pub fn chat_of(body: &str) -> Result<ChatRef, Unreadable> {
    let Body { chat } = serde_json::from_str(body)?;
    chat.parse().map_err(Unreadable::Chat)
}
