//! The events of `events/` as they are replayed: their order, and what makes
//! the committed ones ready.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dais::livekit::access::{API_KEY, API_SECRET};
use livekit_api::access_token::AccessToken;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The function that a schedule and the queue's messages run: it has no route, and answers nobody.
pub const SWEEPER: &str = "voice-sweeper";

/// The function that the table's stream runs.
pub const LIVE: &str = "live";

/// The function that AppSync asks.
pub const LIVE_AUTHORIZER: &str = "live-authorizer";

/// Whether API Gateway calls the function; the others have events of other kinds.
pub fn has_routes(function: &str) -> bool {
    ![SWEEPER, LIVE, LIVE_AUTHORIZER].contains(&function)
}

/// What a function without routes answers to its event.
pub fn answer_without_route(operation: &str) -> Value {
    match operation {
        "every-minute" => Value::Null,
        "reconcile-asked" | "changes" => json!({ "batchItemFailures": [] }),
        "connect" | "subscribe" => json!({ "isAuthorized": true, "ttlOverride": 0 }),
        _ => panic!("{operation} is not documented here"),
    }
}

/// Each event (function, operation) with the status of its documented success,
/// in an order in which each finds what it is about.
pub const EVENTS: [(&str, &str, u64); 59] = [
    ("rooms", "create-room", 201),
    ("rooms", "get-room", 200),
    ("rooms", "list-rooms", 200),
    ("rooms", "set-room-speak", 200),
    ("rooms", "set-room-status", 200),
    ("rooms", "update-room", 200),
    ("rooms", "delete-room", 204),
    ("messages", "post-message", 200),
    ("messages", "list-messages", 200),
    ("messages", "get-message", 200),
    ("messages", "patch-message", 200),
    ("messages", "mark-messages-read", 204),
    ("messages", "count-unread-messages", 200),
    ("messages", "remove-message", 200),
    ("moderation", "list-moderation-log", 200),
    ("mutes", "mute-user", 200),
    ("mutes", "list-mutes", 200),
    ("mutes", "get-mute", 200),
    ("mutes", "unmute-user", 200),
    ("mutes", "ban-user", 200),
    ("mutes", "list-bans", 200),
    ("mutes", "get-ban", 200),
    ("mutes", "unban-user", 200),
    ("av-config", "update-audio-video-chat-config", 200),
    ("av-config", "get-audio-video-chat-config", 200),
    ("av-config", "disable-audio-video-chat", 200),
    ("av-config", "enable-audio-video-chat", 200),
    ("av-config", "update-audio-video-chat-config-as-live-chat", 200),
    ("av-config", "get-audio-video-chat-config-as-live-chat", 200),
    ("av-config", "disable-audio-video-chat-as-live-chat", 200),
    ("av-config", "enable-audio-video-chat-as-live-chat", 200),
    ("voice", "create-or-join-voice-chat", 200),
    ("voice", "get-voice-chat-status", 200),
    ("voice", "list-voice-chat-participants", 200),
    ("voice", "list-active-voice-chats", 200),
    ("voice", "get-bulk-voice-chat-status", 200),
    ("voice", "get-user-voice-chat-status", 200),
    ("voice", "demote-from-speaker", 204),
    ("voice", "request-to-speak", 204),
    ("voice", "reject-speak-request", 204),
    ("voice", "promote-to-speaker", 204),
    ("voice", "mute-in-voice-chat", 204),
    ("voice", "kick-from-voice-chat", 204),
    ("voice", "end-voice-chat", 204),
    ("voice", "receive-livekit-webhook", 200),
    (SWEEPER, "every-minute", 200),
    (SWEEPER, "reconcile-asked", 200),
    (LIVE, "changes", 200),
    (LIVE_AUTHORIZER, "connect", 200),
    (LIVE_AUTHORIZER, "subscribe", 200),
    ("live-access", "get-live", 200),
    ("docs", "get-front-page", 200),
    ("docs", "get-console", 200),
    ("docs", "get-demo", 200),
    ("docs", "get-reference", 200),
    ("docs", "get-asset", 200),
    ("docs", "get-openapi", 200),
    ("docs", "get-health", 200),
    ("docs", "head-health", 200),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("events")
}

/// The event as it is committed.
pub fn event(function: &str, operation: &str) -> Value {
    let path = folder().join(function).join(operation).with_extension("json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Every file of `events/`: function and operation.
pub fn files() -> BTreeSet<(String, String)> {
    let entries = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries(folder()).flat_map(entries).map(|file| {
        let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name(file.parent().unwrap()), name(&file))
    });
    files.collect()
}

/// What the committed event is refused with: a message's id is made when it is
/// posted, and the signature of a webhook is over after minutes.
pub fn refused_as_committed(operation: &str) -> Option<u64> {
    match operation {
        "get-message" | "patch-message" | "remove-message" => Some(404),
        "receive-livekit-webhook" => Some(401),
        _ => None,
    }
}

/// The event about `message`, or signed anew.
pub fn ready(function: &str, operation: &str, message: &str) -> Value {
    readied(event(function, operation), operation, message)
}

/// An event of that operation, about `message` or signed anew.
pub fn readied(mut event: Value, operation: &str, message: &str) -> Value {
    match operation {
        "get-message" | "patch-message" | "remove-message" => {
            event["rawPath"] = json!(format!("/chat-messages/{message}"))
        }
        "receive-livekit-webhook" => {
            let body = BASE64_STANDARD.decode(event["body"].as_str().unwrap()).unwrap();
            event["headers"]["authorization"] = json!(signature(&body));
        }
        _ => {}
    }
    event
}

/// The signature that LiveKit would send with a body.
pub fn signature(body: &[u8]) -> String {
    signed_by(API_KEY, API_SECRET, body)
}

/// The signature of a LiveKit server with that key.
pub fn signed_by(key: &str, secret: &str, body: &[u8]) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(body));
    AccessToken::with_api_key(key, secret).with_sha256(&hash).to_jwt().unwrap()
}
