//! What the functions log.

use std::io;
use std::sync::{Arc, LazyLock, Mutex};

use serde_json::Value;
use shared::runtime::log::log;
use tracing::Dispatch;
use tracing::subscriber::{DefaultGuard, set_default};

/// What was logged, on this thread.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(text);
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// As long as there is one subscriber alone, a line that is first said on a
/// thread without it, by another test, is taken for one that nobody reads.
static ANOTHER: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(log("INFO", io::sink)));

impl Lines {
    /// Reads along from now on, until the guard is dropped.
    pub fn read(level: &str) -> (Self, DefaultGuard) {
        LazyLock::force(&ANOTHER);
        let lines = Self::default();
        let writer = lines.clone();
        (lines, set_default(log(level, move || writer.clone())))
    }

    /// The lines so far, and none of them again.
    pub fn taken(&self) -> Vec<Value> {
        let text = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The one line there is.
    pub fn only(&self) -> Value {
        let lines = self.taken();
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines[0].clone()
    }
}
