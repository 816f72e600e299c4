//! Answers made comparable: what differs from run to run is held against what
//! it must be, and replaced by its kind.

use dais::livekit::access::verify_signature;
use dais::stack::LOCAL_API_KEYS;
use serde_json::{Map, Value, json};
use shared::app::clock::Clock;
use shared::domain::following::cursor::FollowCursor;
use shared::domain::time::Timestamp;
use shared::token::ApiKeys;
use uuid::Uuid;

/// An answer of a function without what differs from run to run; its body as
/// a value if it is JSON. What the sweeper answers has no body, and never differs.
pub fn comparable(answer: &Value) -> Value {
    let Some(answer) = answer.as_object().filter(|answer| answer.contains_key("body")) else { return answer.clone() };
    let body = answer["body"].as_str().unwrap();
    assert_eq!(answer["isBase64Encoded"], false);
    let mut headers = answer["headers"].as_object().unwrap().clone();
    if let Some(length) = headers.remove("content-length") {
        // HEAD tells the length of what GET would answer.
        let length = length.as_str().and_then(|length| length.parse::<usize>().ok());
        assert!(body.is_empty() || length == Some(body.len()), "{answer:?}");
    }
    let mut answer = answer.clone();
    answer.insert("headers".to_owned(), normal("", Value::Object(headers)));
    answer.insert("body".to_owned(), comparable_body(body));
    Value::Object(answer)
}

/// The same for a body alone.
pub fn comparable_body(body: &str) -> Value {
    normal("", serde_json::from_str(body).unwrap_or(json!(body)))
}

/// `value`, the member `name` of something, without what differs.
fn normal(name: &str, value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let normal = |(name, value): (String, Value)| (name.clone(), normal(&name, value));
            Value::Object(members.into_iter().map(normal).collect::<Map<_, _>>())
        }
        Value::Array(items) => items.into_iter().map(|item| normal(name, item)).collect(),
        Value::String(text) if matches!(name, "url" | "httpUrl" | "host") => json!(without_port(&text)),
        Value::String(text) if name == "content-security-policy" => {
            json!(text.split(' ').map(|part| without_port(part.trim_end_matches(';'))).collect::<Vec<_>>())
        }
        // Those of examples stay as they are.
        Value::String(text) if name == "token" => {
            let keys = LOCAL_API_KEYS.parse::<ApiKeys>().unwrap();
            let live = keys.verify_live(&text, Clock::system().now());
            json!(live.map_or(text, |live| format!("<{live:?}>")))
        }
        Value::String(text) if name == "expiresAt" => {
            let left = text.parse::<Timestamp>().unwrap().millis() - Clock::system().now().millis();
            let is_an_hour = (3_300_000..=3_600_000).contains(&left);
            json!(if is_an_hour { "<an hour from now>".to_owned() } else { text })
        }
        // A participant's is a time.
        Value::String(text) if name == "since" && text.parse::<Timestamp>().is_err() => {
            assert!(text.parse::<FollowCursor>().is_ok_and(|cursor| !cursor.is_ahead(Clock::system().now())));
            json!("<cursor>")
        }
        Value::String(text) => json!(normal_text(text)),
        Value::Number(_) if name == "expires" => {
            let left = value.as_i64().unwrap();
            // Of a mute, or of a ban.
            let is_left_of = |seconds: i64| (seconds - 10..=seconds).contains(&left);
            assert!([900, 86_400].into_iter().any(is_left_of), "{left} seconds are left");
            json!("<seconds left>")
        }
        Value::Number(_) if name == "time" => {
            assert!((0.0..10_000.0).contains(&value.as_f64().unwrap()), "it took {value} ms");
            json!("<milliseconds taken>")
        }
        Value::Number(number) => match number.as_i64() {
            Some(millis) if is_now(Timestamp::from_millis(millis)) => json!("<milliseconds>"),
            Some(seconds) if is_now(Timestamp::from_millis(seconds.saturating_mul(1000))) => json!("<seconds>"),
            _ => Value::Number(number),
        },
        Value::Null | Value::Bool(_) => value,
    }
}

fn normal_text(text: String) -> String {
    if text.parse().is_ok_and(is_now) {
        return "<time>".to_owned();
    }
    match text.split_once("?access_token=") {
        Some((server, token)) if server.starts_with("livekit:ws://127.0.0.1:") => {
            let claims = verify_signature(token).unwrap();
            let grants = without_uuids(&serde_json::to_string(&claims.video).unwrap());
            format!("livekit:<server>?access_token=<{} {grants}>", claims.sub)
        }
        _ => without_uuids(&text),
    }
}

/// A local address without the port, which is another one each time.
fn without_port(text: &str) -> String {
    let Some((before, after)) = text.split_once("127.0.0.1:") else { return text.to_owned() };
    format!("{before}127.0.0.1:<port>{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn without_uuids(text: &str) -> String {
    const LENGTH: usize = 36;
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let uuid = rest.get(..LENGTH).filter(|part| Uuid::parse_str(part).is_ok());
        plain += uuid.map_or(&rest[..first.len_utf8()], |_| "<uuid>");
        rest = &rest[uuid.map_or(first.len_utf8(), str::len)..];
    }
    plain
}

/// Whether it was in the last minutes.
fn is_now(time: Timestamp) -> bool {
    (0..300_000).contains(&(Clock::system().now().millis() - time.millis()))
}

#[test]
fn what_differs_is_replaced_by_its_kind_and_nothing_else_is() {
    let uuid = Uuid::now_v7();
    let now = Clock::system().now();
    let value =
        json!({ "id": format!("é.{uuid}!"), "at": now.to_string(), "n": now.millis(), "other": "2020", "m": 7 });
    let expected = json!({ "id": "é.<uuid>!", "at": "<time>", "n": "<milliseconds>", "other": "2020", "m": 7 });
    assert_eq!(normal("", value), expected);
}
