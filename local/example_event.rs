//! `cargo run -- event`: an operation of the OpenAPI document as an API Gateway
//! event of payload format 2.0, made from its examples. `events/` holds such.

use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use form_urlencoded::Serializer;
use serde_json::{Map, Value, json};
use shared::domain::caller::Scope;
use shared::domain::time::Timestamp;
use shared::token::{ApiKeys, NewToken};

use crate::functions;
use crate::livekit::webhook::signature;
use crate::stack::{LOCAL_API_KEY, LOCAL_API_KEYS};

/// When the tokens of all events end: within ten years, as tokens have to.
const TOKENS_END: i64 = 2_082_672_000;

/// An event, and what it is for.
#[derive(Debug, Clone)]
pub struct ExampleEvent {
    /// The function that answers it.
    pub function: &'static str,
    /// The operation's id.
    pub operation_id: String,
    /// The event.
    pub event: Value,
}

/// There is no such event.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// No operation has that id.
    #[error("no operation has the id {asked:?}; there are {}", known.join(", "))]
    Unknown {
        /// The id.
        asked: String,
        /// All that there are.
        known: Vec<String>,
    },
    /// The document cannot be read.
    #[error(transparent)]
    Document(#[from] serde_json::Error),
    /// The local key signs no token.
    #[error("the local key signs no token")]
    Token,
}

/// One operation of a function's part of the document.
struct Operation {
    function: &'static str,
    method: String,
    path: String,
    value: Value,
    /// What its references refer to.
    part: Value,
}

/// The ids of all operations, in the document's order.
pub fn operation_ids() -> Result<Vec<String>, EventError> {
    Ok(operations()?.iter().map(|operation| operation.id().to_owned()).collect())
}

/// The event of the operation of that id, with a token or signature made at `now`.
pub fn example_event(operation_id: &str, now: Timestamp) -> Result<ExampleEvent, EventError> {
    let operations = operations()?;
    let Some(operation) = operations.iter().find(|operation| operation.id() == operation_id) else {
        let known = operations.iter().map(|operation| operation.id().to_owned()).collect();
        return Err(EventError::Unknown { asked: operation_id.to_owned(), known });
    };
    let event = operation.event(now)?;
    Ok(ExampleEvent { function: operation.function, operation_id: operation_id.to_owned(), event })
}

impl ExampleEvent {
    /// The event as a file of `events/` has it.
    pub fn text(&self) -> Result<String, EventError> {
        Ok(serde_json::to_string_pretty(&self.event)? + "\n")
    }

    /// Its file, in the checkout that this was built from.
    pub fn file(&self) -> PathBuf {
        let name = self.operation_id.replace('_', "-");
        Path::new(env!("CARGO_MANIFEST_DIR")).join("events").join(self.function).join(name).with_extension("json")
    }
}

fn operations() -> Result<Vec<Operation>, EventError> {
    let mut operations = Vec::new();
    for (function, part) in functions::documents() {
        let part = serde_json::to_value(part)?;
        for (path, item) in members(&part, "paths") {
            for (method, value) in item.as_object().into_iter().flatten() {
                let (method, path) = (method.to_uppercase(), path.clone());
                operations.push(Operation { function, method, path, value: value.clone(), part: part.clone() });
            }
        }
    }
    Ok(operations)
}

fn members<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    value.get(name).and_then(Value::as_object).into_iter().flatten()
}

impl Operation {
    fn id(&self) -> &str {
        self.value.get("operationId").and_then(Value::as_str).unwrap_or_default()
    }

    fn event(&self, now: Timestamp) -> Result<Value, EventError> {
        let path_parameters = self.examples("path");
        let path = path_parameters
            .iter()
            .fold(self.path.clone(), |path, (name, example)| path.replace(&format!("{{{name}}}"), example));
        let query_parameters = self.examples("query");
        let query = Serializer::new(String::new()).extend_pairs(&query_parameters).finish();
        let route = format!("{} {}", self.method, self.path);
        let body = self.body();
        let mut event = Map::new();
        let mut put = |name: &str, value: Value| event.insert(name.to_owned(), value);
        put("version", json!("2.0"));
        put("routeKey", json!(route));
        put("rawPath", json!(path));
        put("rawQueryString", json!(query));
        put("headers", self.headers(body.as_ref(), now)?);
        for (name, parameters) in [("queryStringParameters", query_parameters), ("pathParameters", path_parameters)] {
            if !parameters.is_empty() {
                put(name, parameters.into_iter().collect());
            }
        }
        put("requestContext", self.context(&route, &path));
        if let Some(body) = &body {
            put("body", if body.is_text() { json!(body.text) } else { json!(BASE64_STANDARD.encode(&body.text)) });
        }
        put("isBase64Encoded", json!(body.is_some_and(|body| !body.is_text())));
        Ok(event.into())
    }

    /// Its parameters in that place that have an example; a list that has one is there
    /// once for each value.
    fn examples(&self, place: &str) -> Vec<(String, String)> {
        let parameters = self.value.get("parameters").and_then(Value::as_array).into_iter().flatten();
        let there = parameters.filter(|parameter| parameter.get("in").is_some_and(|of| of == place));
        let examples = |parameter: &Value| {
            let name = parameter.get("name")?.as_str()?.to_owned();
            let example = parameter.get("example")?;
            let values = example.as_array().map_or(std::slice::from_ref(example), Vec::as_slice);
            let texts = values.iter().filter_map(Value::as_str);
            Some(texts.map(|text| (name.clone(), text.to_owned())).collect::<Vec<_>>())
        };
        there.filter_map(examples).flatten().collect()
    }

    fn body(&self) -> Option<Body> {
        let content = self.value.get("requestBody").and_then(|body| members(body, "content").next());
        let (content_type, content) = content?;
        let reference = content.get("schema")?.get("$ref")?.as_str()?.trim_start_matches('#');
        let example = self.part.pointer(reference)?.pointer("/examples/0")?;
        Some(Body { content_type: content_type.clone(), text: example.to_string() })
    }

    fn headers(&self, body: Option<&Body>, now: Timestamp) -> Result<Value, EventError> {
        let doors = self.value.get("security").and_then(Value::as_array).into_iter().flatten();
        let doors = doors.flat_map(|door| door.as_object().into_iter().flat_map(Map::keys)).collect::<Vec<_>>();
        let mut headers = Map::from_iter([("accept".to_owned(), json!("application/json"))]);
        let mut put = |name: &str, value: &str| headers.insert(name.to_owned(), json!(value));
        for door in &doors {
            match (door.as_str(), body) {
                ("bearer", _) => put("authorization", &format!("Bearer {}", token(now)?)),
                ("livekit", Some(body)) => put("authorization", &signature(&body.text)),
                _ => None,
            };
        }
        if let Some(body) = body {
            put("content-type", &body.content_type);
        }
        put("host", "api.example.com");
        put("user-agent", USER_AGENT);
        if doors.iter().any(|door| *door == "api_key") {
            put("x-api-key", LOCAL_API_KEY);
        }
        put("x-forwarded-for", CALLER);
        put("x-forwarded-port", "443");
        put("x-forwarded-proto", "https");
        Ok(headers.into())
    }

    fn context(&self, route: &str, path: &str) -> Value {
        json!({
            "accountId": "123456789012",
            "apiId": "api-id",
            "domainName": "api.example.com",
            "domainPrefix": "api",
            "http": {
                "method": self.method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": CALLER,
                "userAgent": USER_AGENT,
            },
            "requestId": "JKJaXmPLvHcESHA=",
            "routeKey": route,
            "stage": "$default",
            "time": "01/Mar/2026:12:00:00 +0000",
            "timeEpoch": 1_772_366_400_000_i64,
        })
    }
}

const USER_AGENT: &str = "curl/8.5.0";

const CALLER: &str = "203.0.113.7";

struct Body {
    content_type: String,
    text: String,
}

impl Body {
    /// Whether API Gateway takes it for text; it sends all else in base64.
    fn is_text(&self) -> bool {
        self.content_type == "application/json"
    }
}

/// A token of the local key with every scope.
fn token(now: Timestamp) -> Result<String, EventError> {
    let token = NewToken {
        user: "event-admin".parse().map_err(|_| EventError::Token)?,
        name: None,
        scopes: Scope::ALL.to_vec(),
        room: None,
        rooms: None,
        is_person: false,
        lasts: Duration::from_secs(u64::try_from(TOKENS_END - now.seconds()).unwrap_or_default()),
    };
    let keys = LOCAL_API_KEYS.parse::<ApiKeys>().map_err(|_| EventError::Token)?;
    keys.issue(LOCAL_API_KEY, token, now).map_err(|_| EventError::Token)
}
