//! Whether an answer is what a row expects, in the body shape of its group.

use serde_json::{Value, json};

use super::row::{Expected, Operation, Place, Row};
use crate::support::Answer;
use crate::support::problem::problem;

/// What is wrong with the answer to a row, if anything.
pub fn fault(operation: &Operation, row: &Row, answer: &Answer) -> Option<String> {
    let found = match row.expected {
        Expected::Taken => taken(answer),
        Expected::Gateway(status) => gateways_own(status, answer),
        Expected::Refused(status) => status_is(status, answer).and_then(|()| shaped(operation, answer)),
        Expected::Named(rule) => status_is(400, answer)
            .and_then(|()| shaped(operation, answer))
            .and_then(|()| named(operation, row, rule, answer))
            .and_then(|()| untouched(answer)),
    };
    let Row { place, field, wrong, .. } = row;
    let text = answer.text.chars().take(300).collect::<String>();
    let told = |fault| format!("{}: {place:?} {field} ({wrong}): {fault}: {} {text}", operation.name, answer.status);
    found.err().map(told)
}

fn ensure(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

fn taken(answer: &Answer) -> Result<(), String> {
    ensure(answer.status.is_success(), "is no success")
}

fn status_is(status: u16, answer: &Answer) -> Result<(), String> {
    ensure(answer.status == status, &format!("is not {status}"))
}

fn gateways_own(status: u16, answer: &Answer) -> Result<(), String> {
    status_is(status, answer)?;
    let message = if status == 404 { "Not Found" } else { "Bad Request" };
    ensure(answer.body == json!({ "message": message }), "is not API Gateway's answer")
}

/// The body shape of the operation's group.
fn shaped(operation: &Operation, answer: &Answer) -> Result<(), String> {
    ensure(!answer.header("x-request-id").is_empty(), "has no X-Request-Id")?;
    match operation.path() {
        path if is_mutes(path) => shaped_as_mutes(answer),
        path if is_voice(path) => shaped_as_voice(answer),
        path => shaped_as_problem(path, answer),
    }
}

fn is_mutes(path: &str) -> bool {
    path.starts_with("/mutes") || path.starts_with("/bans")
}

fn is_voice(path: &str) -> bool {
    path.contains("/community-voice-chat")
}

/// One member alone, with a text.
fn shaped_as_voice(answer: &Answer) -> Result<(), String> {
    ensure(answer.header("content-type") == "application/json", "is no JSON")?;
    let said = voice_error(answer);
    ensure(!said.is_empty() && answer.body == json!({ "error": said }), "is not of the voice chats' shape")
}

fn voice_error(answer: &Answer) -> &str {
    answer.body["error"].as_str().unwrap_or_default()
}

fn shaped_as_mutes(answer: &Answer) -> Result<(), String> {
    ensure(answer.header("content-type") == "application/json", "is no JSON")?;
    let lines = lines(answer);
    ensure(!lines.is_empty(), "says nothing")?;
    ensure(answer.body == json!({ "data": lines, "status": "requestError" }), "is not of the mutes' shape")
}

fn lines(answer: &Answer) -> Vec<&str> {
    answer.body["data"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn shaped_as_problem(path: &str, answer: &Answer) -> Result<(), String> {
    ensure(answer.header("content-type") == "application/problem+json", "is no problem")?;
    let detail = answer.body["detail"].as_str().unwrap_or_default();
    ensure(!detail.is_empty(), "has no detail")?;
    let mut wanted = problem(path, answer.status.as_u16(), detail);
    if answer.status == 400 {
        wanted["errors"] = answer.body["errors"].clone();
    }
    ensure(answer.body == wanted, "is another problem than its status says")
}

/// The field, it alone, and its rule.
fn named(operation: &Operation, row: &Row, rule: Option<&str>, answer: &Answer) -> Result<(), String> {
    if is_mutes(operation.path()) {
        return named_in_a_line(row, rule, &lines(answer));
    }
    if is_voice(operation.path()) {
        let said = voice_error(answer);
        ensure(said.len() < 400, "says far too much")?;
        return named_in_a_line(row, rule, &said.split("; ").collect::<Vec<_>>());
    }
    let fields = answer.fields();
    let is_it = |field: &String| match row.place {
        Place::Header => field.eq_ignore_ascii_case(row.field),
        _ => field == row.field,
    };
    ensure(fields.len() == 1 && fields.iter().all(is_it), &format!("names {fields:?}"))?;
    let said = answer.body["errors"][0]["rule"].as_str().unwrap_or_default();
    ensure(rule.is_none_or(|rule| rule == said), "words the rule otherwise")?;
    ensure(answer.body["detail"].as_str().is_some_and(|detail| detail.contains(said)), "does not detail the rule")
}

fn named_in_a_line(row: &Row, rule: Option<&str>, lines: &[&str]) -> Result<(), String> {
    let [line] = lines else { return Err(format!("has {} lines", lines.len())) };
    let fits = match rule {
        Some(sentence) if sentence.starts_with("Not") => *line == sentence,
        Some(rule) => *line == format!("{} {rule}", row.field),
        None => line.starts_with(&format!("{} ", row.field)),
    };
    ensure(fits, "words it otherwise")
}

/// Bad input is refused before the database is asked for anything.
fn untouched(answer: &Answer) -> Result<(), String> {
    ensure(answer.requests() == 0, "went to the database")
}
