//! A process that ends with whoever started it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::time::sleep;

use super::subject::Subject;

/// How often it is looked at whether it has ended, which is not what is measured.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A process that is killed when this is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it with that environment and nothing of ours.
    pub fn start(
        subject: &Subject,
        environment: &BTreeMap<String, String>,
        runtime_api: (&str, String),
    ) -> io::Result<Self> {
        let mut command = Command::new(&subject.program);
        command.args(&subject.arguments).env_clear().envs(environment).envs([runtime_api]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(Self { child: command.spawn()? })
    }

    /// What it wrote, once it has ended.
    pub async fn ended(&mut self) -> String {
        while matches!(self.child.try_wait(), Ok(None)) {
            sleep(LOOK_EVERY).await;
        }
        let mut words = String::new();
        if let Some(mut output) = self.child.stdout.take() {
            let _ = output.read_to_string(&mut words);
        }
        if let Some(mut output) = self.child.stderr.take() {
            let _ = output.read_to_string(&mut words);
        }
        words.trim().to_owned()
    }

    /// The high-water mark of its resident memory.
    pub fn peak_kib(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix("kB")?.trim().parse().ok()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
