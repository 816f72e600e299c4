//! The functions of the template, each with what it is asked first.

use serde_json::Value;
use shared::app::clock::Clock;

use super::ColdStartError;
use super::bare::BARE;
use super::options::ColdStarts;
use super::subject::Subject;
use crate::example_event::{EventError, example_event};
use crate::functions::LIVE_AUTHORIZER;
use crate::template::Template;

/// A function's first request: an operation that reads, and whether what it answers
/// comes from DynamoDB. The functions that nobody calls over HTTP would have to find
/// something to do first; that they ask for an event is the end of their start.
const FIRST_REQUESTS: [(&str, &str, bool); 8] = [
    ("av-config", "get_audio_video_chat_config", true),
    ("docs", "get_health", false),
    ("live-access", "get_live", true),
    ("messages", "list_messages", true),
    ("moderation", "list_moderation_log", true),
    ("mutes", "list_mutes", true),
    ("rooms", "list_rooms", true),
    ("voice", "get_user_voice_chat_status", true),
];

/// What AppSync asks when somebody connects.
const CONNECT: &str = include_str!("../../events/live-authorizer/connect.json");

/// Those that are asked for, or all.
pub fn of(template: &Template, options: &ColdStarts) -> Result<Vec<Subject>, ColdStartError> {
    let known = template.policies.keys().cloned().collect::<Vec<_>>();
    if let Some(asked) = options.only.iter().find(|name| !known.contains(name)) {
        return Err(ColdStartError::Unknown { asked: asked.clone(), known });
    }
    let build = build_command(&known);
    let is_asked_for = |name: &String| options.only.is_empty() || options.only.contains(name);
    known.into_iter().filter(is_asked_for).map(|name| function(name, options, &build)).collect()
}

/// What builds them, and the one that they are compared with.
fn build_command(names: &[String]) -> String {
    let binaries = names.iter().map(String::as_str).chain([BARE]).map(|name| format!(" --bin {name}"));
    format!("source .ci/tools && cargo lambda build --release --locked{}", binaries.collect::<String>())
}

fn function(name: String, options: &ColdStarts, build: &str) -> Result<Subject, ColdStartError> {
    let program = options.bootstrap(&name);
    if !program.exists() {
        return Err(ColdStartError::NotBuilt { bootstrap: program, build: build.to_owned() });
    }
    let (event, reads) = first_request(&name)?;
    Ok(Subject { name, program, arguments: Vec::new(), event, reads, takes_roots: true, is_deployed: true })
}

fn first_request(function: &str) -> Result<(Option<Value>, bool), ColdStartError> {
    if function == LIVE_AUTHORIZER {
        let event = serde_json::from_str(CONNECT).map_err(EventError::from)?;
        return Ok((Some(event), false));
    }
    match FIRST_REQUESTS.iter().find(|(name, ..)| *name == function) {
        Some((_, operation, reads)) => Ok((Some(event(operation)?), *reads)),
        None => Ok((None, false)),
    }
}

/// The event of a read that any function can be sent.
pub fn any_event() -> Result<Value, ColdStartError> {
    event("list_rooms")
}

fn event(operation: &str) -> Result<Value, ColdStartError> {
    Ok(example_event(operation, Clock::system().now())?.event)
}
