//! The log of a function: one JSON object a line, with Lambda's `timestamp` and
//! `level`. The template's metric filters read metrics off the lines of requests.
//! The fields are explained in `docs/OPERATIONS.md`.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer as _};
use serde_json::Serializer;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, MakeWriter, time};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;

/// A log of what `level` lets through (a level, or levels of targets as in
/// `info,shared=debug`; `info` if it is nothing of the kind), written to `writer`.
pub fn log<W>(level: &str, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let level = if level.is_empty() { "info" } else { level };
    // Not `EnvFilter`, which brings regular expressions and the automata that match them.
    let filter = level.parse().unwrap_or_else(|_| Targets::new().with_default(LevelFilter::INFO));
    let log = tracing_subscriber::fmt().event_format(JsonLines).with_writer(writer);
    log.with_max_level(LevelFilter::TRACE).finish().with(filter)
}

#[derive(Debug)]
struct JsonLines;

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut timestamp = String::new();
        time::SystemTime.format_time(&mut Writer::new(&mut timestamp))?;
        let mut line = Vec::with_capacity(USUAL_BYTES);
        let mut serializer = Serializer::new(&mut line);
        let written = serializer.serialize_map(None).and_then(|map| {
            let mut fields = Fields { map, failed: None };
            fields.put("timestamp", &timestamp);
            fields.put("level", event.metadata().level().as_str());
            event.record(&mut fields);
            fields.failed.map_or_else(|| fields.map.end(), Err)
        });
        written.map_err(|_| fmt::Error)?;
        writeln!(writer, "{}", String::from_utf8_lossy(&line))
    }
}

/// How long a line is as a rule; a longer one only takes more memory.
const USUAL_BYTES: usize = 512;

/// The fields of an event as they come: the members of one object.
struct Fields<M: SerializeMap> {
    map: M,
    failed: Option<M::Error>,
}

impl<M: SerializeMap> Fields<M> {
    fn put(&mut self, name: &str, value: impl Serialize) {
        if self.failed.is_none() {
            self.failed = self.map.serialize_entry(name, &value).err();
        }
    }
}

impl<M: SerializeMap> Visit for Fields<M> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field.name(), value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field.name(), value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field.name(), format_args!("{value:?}"));
    }
}
