//! What was measured, as a table or as JSON.

use std::fmt;
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::ColdStartError;
use super::roots::Way;
use super::size::Size;
use super::start::Started;
use super::subject::Subject;

/// What all the starts took.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// How often each was started.
    pub runs: u32,
    /// The functions by name, then what they are compared with.
    pub rows: Vec<Row>,
    /// What the functions are not compared with, and why not.
    pub absent: Vec<&'static str>,
}

/// What one function took.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Whether its answer came from DynamoDB.
    pub reads: bool,
    /// With the certificate roots in one file.
    pub one_file: Times,
    /// With the roots as the system's directory has them.
    pub directory: Times,
    /// The most memory that any of the starts took, in KiB.
    pub peak_kib: u64,
    /// The bootstrap's bytes; none where it is not what is deployed.
    pub stripped: Option<u64>,
    /// The bytes of the bootstrap in the deployed archive.
    pub zipped: Option<u64>,
}

/// From the start of the process to what it did first, in milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Times {
    /// Until it asked for an event.
    pub first_next: Spread,
    /// Until it answered.
    pub first_answer: Spread,
}

/// How long something took each time; written as its median and worst, and as JSON with
/// the least too, which says most on a busy machine.
#[derive(Debug, Clone, Default)]
pub struct Spread(Vec<Duration>);

/// Of all the times that something took.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Milliseconds {
    pub least: f64,
    pub median: f64,
    pub worst: f64,
}

impl Row {
    /// A row before anything was started.
    pub(super) fn of(subject: &Subject) -> Result<Self, ColdStartError> {
        let unread = |cause| ColdStartError::Unread { path: subject.program.clone(), cause };
        let size = subject.is_deployed.then(|| Size::of(&subject.program).map_err(unread)).transpose()?;
        Ok(Self {
            name: subject.name.clone(),
            reads: subject.reads,
            one_file: Times::default(),
            directory: Times::default(),
            peak_kib: 0,
            stripped: size.map(|size| size.stripped),
            zipped: size.map(|size| size.zipped),
        })
    }

    /// One more start.
    pub(super) fn add(&mut self, way: Way<'_>, started: &Started) {
        let times = match way {
            Way::OneFile(_) => &mut self.one_file,
            Way::Directory => &mut self.directory,
        };
        times.first_next.0.push(started.first_next);
        times.first_answer.0.extend(started.first_answer);
        self.peak_kib = self.peak_kib.max(started.peak_kib);
    }
}

impl Spread {
    /// In milliseconds; nothing of nothing.
    pub fn milliseconds(&self) -> Option<Milliseconds> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let ms = |took: &Duration| took.as_secs_f64() * 1_000.0;
        let (least, median) = (sorted.first().map(ms)?, sorted.get(sorted.len() / 2).map(ms)?);
        Some(Milliseconds { least, median, worst: sorted.last().map(ms)? })
    }
}

impl Serialize for Spread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.milliseconds().serialize(serializer)
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.milliseconds() {
            Some(Milliseconds { median, worst, .. }) => f.pad(&format!("{median:.1} ({worst:.1})")),
            None => f.pad("-"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "From the start of the process, in ms: median (worst) of {}", self.runs)?;
        writeln!(f, "{:27}{:30}{:30}", "", "certificate roots in one file", "roots in the system's directory")?;
        write!(f, "{:27}{:15}{:15}", "function", "first next", "first answer")?;
        writeln!(f, "{:15}{:15}{:>9}{:>10}{:>8}", "first next", "first answer", "peak MiB", "stripped", "zipped")?;
        for row in &self.rows {
            let Row { one_file, directory, .. } = row;
            let name = if row.reads { format!("{} *", row.name) } else { row.name.clone() };
            write!(f, "{name:27}{:15}{:15}", one_file.first_next, one_file.first_answer)?;
            write!(f, "{:15}{:15}", directory.first_next, directory.first_answer)?;
            write!(f, "{:>9.1}", row.peak_kib as f64 / 1024.0)?;
            writeln!(f, "{:>10}{:>8}", megabytes(row.stripped), megabytes(row.zipped))?;
        }
        for absent in &self.absent {
            writeln!(f, "not compared with {absent}")?;
        }
        write!(f, "* its first answer came from DynamoDB; sizes are in MB (1,000,000 bytes)")
    }
}

fn megabytes(bytes: Option<u64>) -> String {
    bytes.map_or("-".to_owned(), |bytes| format!("{:.2}", bytes as f64 / 1e6))
}
