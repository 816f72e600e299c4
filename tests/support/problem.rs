//! Problems as they are answered.

use axum::http::StatusCode;
use serde_json::{Value, json};

/// The names that Feathers has for the statuses we answer.
const FEATHERS_NAMES: [(u16, &str, &str); 11] = [
    (400, "BadRequest", "bad-request"),
    (401, "NotAuthenticated", "not-authenticated"),
    (403, "Forbidden", "forbidden"),
    (404, "NotFound", "not-found"),
    (409, "Conflict", "conflict"),
    (410, "Gone", "gone"),
    (413, "PayloadTooLarge", "payload-too-large"),
    (415, "UnsupportedMediaType", "unsupported-media-type"),
    (422, "Unprocessable", "unprocessable"),
    (500, "GeneralError", "general-error"),
    (503, "Unavailable", "unavailable"),
];

/// The problem with `detail` that a path's group answers: those of chat
/// messages are Feathers' errors too.
pub fn problem(path: &str, status: u16, detail: &str) -> Value {
    let title = StatusCode::from_u16(status).unwrap().canonical_reason().unwrap();
    let mut problem = json!({ "type": "about:blank", "title": title, "status": status, "detail": detail });
    if path.starts_with("/chat-messages") {
        let (_, name, class_name) = FEATHERS_NAMES.into_iter().find(|(known, ..)| *known == status).unwrap();
        problem["name"] = json!(name);
        problem["message"] = json!(detail);
        problem["code"] = json!(status);
        problem["className"] = json!(class_name);
    }
    problem
}
