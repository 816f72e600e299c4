//! The operations, and what has to be done before each so that it does what it is for.

use std::fmt;

use crate::replay::{EVENTS, has_routes};

/// An operation of a function, with the status that it is answered with.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    pub function: &'static str,
    pub name: &'static str,
    pub status: u64,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Those of every function that API Gateway calls, in an order in which each finds what it
/// is about.
pub fn operations() -> impl Iterator<Item = Operation> {
    let called = EVENTS.into_iter().filter(|(function, ..)| has_routes(function));
    called.map(|(function, name, status)| Operation { function, name, status })
}

/// The operation of that name.
pub fn named(name: &str) -> Operation {
    operations().find(|operation| operation.name == name).unwrap()
}

/// What is done before each time, so that it is not done already, nor without what it is
/// about. What is answered to these does not matter.
pub fn before(operation: &str) -> &'static [&'static str] {
    match operation {
        "create-room" => &["delete-room"],
        "get-room" | "set-room-speak" | "set-room-status" | "update-room" | "delete-room" => &["create-room"],
        "get-message" | "patch-message" | "remove-message" => &["post-message"],
        "get-mute" | "unmute-user" => &["mute-user"],
        "get-ban" | "unban-user" => &["ban-user"],
        "create-or-join-voice-chat" | "mute-in-voice-chat" | "kick-from-voice-chat" | "end-voice-chat" => ON_STAGE,
        "demote-from-speaker" => {
            &["unban-user", "unmute-user", "end-voice-chat", "create-or-join-voice-chat", "promote-to-speaker"]
        }
        "request-to-speak" | "promote-to-speaker" => LISTENING,
        "reject-speak-request" => &[
            "unban-user",
            "unmute-user",
            "end-voice-chat",
            "create-or-join-voice-chat",
            "demote-from-speaker",
            "request-to-speak",
        ],
        _ => &[],
    }
}

/// Somebody is on the stage whom nothing keeps from it.
const ON_STAGE: &[&str] = &["unban-user", "unmute-user", "end-voice-chat", "create-or-join-voice-chat"];

/// The same, and they do not speak.
const LISTENING: &[&str] =
    &["unban-user", "unmute-user", "end-voice-chat", "create-or-join-voice-chat", "demote-from-speaker"];
