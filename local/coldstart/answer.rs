//! What the first answer is to be, so that nobody measures a refusal.

use serde_json::Value;

use super::start::StartError;
use super::subject::Subject;

/// Refuses an answer that says of itself that something is wrong, or that nothing was
/// read where `subject` reads.
pub fn check(subject: &Subject, answer: &[u8]) -> Result<(), StartError> {
    let text = String::from_utf8_lossy(answer);
    let answer = serde_json::from_slice::<Value>(answer).map_err(|_| StartError::Answer(text.to_string()))?;
    let status = answer.get("statusCode").and_then(Value::as_u64);
    let is_refused = status.is_some_and(|status| status >= 400);
    let cost = answer.pointer("/headers/dais-cost").and_then(Value::as_str).unwrap_or_default();
    let has_read = cost.split("; ").any(|figure| figure.starts_with("requests=") && figure != "requests=0");
    if is_refused || (subject.reads && !has_read) { Err(StartError::Answer(text.to_string())) } else { Ok(()) }
}
