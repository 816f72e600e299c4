//! The log of a function: one JSON object a line, with Lambda's `timestamp` and
//! `level`. The line of a request is also a document in CloudWatch's
//! embedded metric format: metrics without another line and without a call.
//! The fields are explained in `docs/OPERATIONS.md`.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, MakeWriter, time};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;

use crate::observe::{MEASURED, ROUTE};

/// The metrics' namespace in CloudWatch.
const NAMESPACE: &str = "Dais";

/// The fields that are metrics, and their units. Each is paid for by the month,
/// so there is one dimension only: the stack.
const METRICS: [(&str, &str); 4] =
    [("ms", "Milliseconds"), ("cold_start", "Count"), ("dynamodb_retries", "Count"), ("conflicts", "Count")];

/// A log of what `level` lets through (a level, or levels of targets as in
/// `info,shared=debug`; `info` if it is nothing of the kind), written to `writer` and named after `stack` in the metrics.
pub fn log<W>(level: &str, stack: String, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let level = if level.is_empty() { "info" } else { level };
    // Not `EnvFilter`, which brings regular expressions and the automata that match them.
    let filter = level.parse().unwrap_or_else(|_| Targets::new().with_default(LevelFilter::INFO));
    let log = tracing_subscriber::fmt().event_format(JsonLines { stack }).with_writer(writer);
    log.with_max_level(LevelFilter::TRACE).finish().with(filter)
}

#[derive(Debug)]
struct JsonLines {
    stack: String,
}

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut timestamp = String::new();
        time::SystemTime.format_time(&mut Writer::new(&mut timestamp))?;
        let mut line = Map::new();
        line.insert("timestamp".to_owned(), timestamp.into());
        line.insert("level".to_owned(), event.metadata().level().as_str().into());
        event.record(&mut Fields(&mut line));
        if event.metadata().target() == MEASURED && line.contains_key(ROUTE) {
            line.insert("stack".to_owned(), self.stack.as_str().into());
            line.insert("_aws".to_owned(), metrics());
        }
        writeln!(writer, "{}", Value::Object(line))
    }
}

/// What tells CloudWatch which fields of the line are metrics.
fn metrics() -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let metrics = METRICS.map(|(name, unit)| json!({ "Name": name, "Unit": unit }));
    json!({
        "Timestamp": u64::try_from(now.as_millis()).unwrap_or_default(),
        "CloudWatchMetrics": [{ "Namespace": NAMESPACE, "Dimensions": [["stack"]], "Metrics": metrics }],
    })
}

struct Fields<'l>(&'l mut Map<String, Value>);

impl Fields<'_> {
    fn put(&mut self, field: &Field, value: impl Into<Value>) {
        self.0.insert(field.name().to_owned(), value.into());
    }
}

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field, format!("{value:?}"));
    }
}
