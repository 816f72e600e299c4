//! A stack whose calls are measured.

use serde_json::{Value, json};
use tracing::subscriber::DefaultGuard;

use super::access_log;
use super::call::Call;
use super::entry::{Entry, Least};
use crate::support::{Answer, Client, Dais, Lines};
use crate::voice::stage::Stage;

/// What the time in a line is taken for, so that each is as long in every run.
const MILLISECONDS: f64 = 1.234;

/// A stack of its own, which nothing has been done to yet.
pub struct Pricer {
    pub stage: Stage,
    lines: Lines,
    _logging: DefaultGuard,
    /// What was measured so far.
    pub entries: Vec<Entry>,
}

impl Pricer {
    pub async fn start() -> Self {
        // Whatever is tried otherwise.
        let spread_from = ("VOICE_SPREAD_FROM".to_owned(), "50".to_owned());
        let stage = Stage::over(Dais::start_direct(|settings| settings.variables.push(spread_from)).await);
        stage.livekit().hold_webhooks();
        let (lines, logging) = Lines::read("INFO");
        Self { stage, lines, _logging: logging, entries: Vec::new() }
    }

    /// A service with all scopes.
    pub fn service(&self) -> Client {
        self.stage.service.clone()
    }

    /// A room of the usual kind.
    pub async fn room(&self, id: &str) {
        self.service().post("/external/room", room(id), 201).await;
    }

    /// Measures a call.
    pub async fn price(&mut self, operation: &'static str, case: &'static str, least: Least, call: Call) -> Answer {
        let dais = &self.stage.dais;
        self.lines.taken();
        self.stage.livekit().forget_calls();
        dais.wire.follow_trips();
        let answer = call.answer().await;
        let trips = dais.wire.trips();
        let lines = self.lines.taken();
        let line =
            lines.into_iter().rfind(|line| line["message"] == "request").expect("a request is a line of the log");
        let units = |name: &str| line[name].as_f64().unwrap_or_default();
        self.entries.push(Entry {
            operation,
            case,
            least,
            requests: line["dynamodb_requests"].as_u64().unwrap_or_default() as u32,
            read_units: units("read_units"),
            write_units: units("write_units"),
            livekit_calls: self.stage.livekit().calls().len(),
            log_bytes: length(&line),
            access_log_bytes: access_log::length(&line, body_length(&answer)),
            body_bytes: body_length(&answer),
            header_bytes: header_length(&answer),
            waves: trips.waves,
        });
        answer
    }
}

/// A room of the usual kind, as it is sent.
pub fn room(id: &str) -> Value {
    json!({ "roomId": id, "name": "The watch party", "about": "Every Friday, everybody is welcome", "isSpeak": true })
}

/// The length of a body in which the time that a call took is as long as in any other.
fn body_length(answer: &Answer) -> usize {
    let Some(time) = answer.body["time"].as_number() else { return answer.bytes.len() };
    answer.bytes.len() - time.to_string().len() + MILLISECONDS.to_string().len()
}

/// The length of the headers, but for that of the body's length.
fn header_length(answer: &Answer) -> usize {
    let headers = answer.headers.iter().filter(|(name, _)| *name != "content-length");
    headers.map(|(name, value)| name.as_str().len() + value.len() + 4).sum()
}

fn length(line: &Value) -> usize {
    let mut line = line.clone();
    line["ms"] = json!(MILLISECONDS);
    // Of a function that has done something before.
    line.as_object_mut().unwrap().remove("cold_start");
    // With the end of the line.
    line.to_string().len() + 1
}
