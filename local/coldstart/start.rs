//! One start of one process.

use std::collections::BTreeMap;
use std::io;
use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::answer;
use super::environment::runtime_api;
use super::process::Process;
use super::runtime_api::{RuntimeApi, Said};
use super::subject::Subject;

/// Long for anything that starts, on a busy machine too.
const LONGEST_START: Duration = Duration::from_secs(30);

/// How far a start came, and when.
#[derive(Debug, Clone, Copy)]
pub struct Started {
    /// It asked for an event.
    pub first_next: Duration,
    /// It answered the event, where there was one.
    pub first_answer: Option<Duration>,
    /// The most memory it had had by then.
    pub peak_kib: u64,
}

/// It does not start, or not as it is to.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// It cannot be run, or not be listened to.
    #[error("cannot be started: {0}")]
    Io(#[from] io::Error),
    /// It ended before it was done.
    #[error("ended before its first answer: {0}")]
    Ended(String),
    /// It told the Runtime API that something is wrong.
    #[error("told Lambda of an error: {0}")]
    Error(String),
    /// The answer is none that a start is to be measured by.
    #[error("answered {0}")]
    Answer(String),
    /// It did nothing.
    #[error("did not get there within {} s", LONGEST_START.as_secs())]
    Late,
    /// The system does not tell how much memory it takes.
    #[error("its memory is not told by /proc")]
    Memory,
}

/// Starts it, waits for its first answer, and ends it.
pub async fn start(subject: &Subject, environment: &BTreeMap<String, String>) -> Result<Started, StartError> {
    let mut api = RuntimeApi::with(subject.event.as_ref()).await?;
    let begun = Instant::now();
    let mut process = Process::start(subject, environment, runtime_api(api.address))?;
    let (first_next, first_answer) = tokio::select! {
        came = timeout(LONGEST_START, follow(subject, &mut api, begun)) => came.unwrap_or(Err(StartError::Late))?,
        words = process.ended() => return Err(StartError::Ended(words)),
    };
    Ok(Started { first_next, first_answer, peak_kib: process.peak_kib().ok_or(StartError::Memory)? })
}

/// When it asked for the event, and when it answered it.
async fn follow(
    subject: &Subject,
    api: &mut RuntimeApi,
    begun: Instant,
) -> Result<(Duration, Option<Duration>), StartError> {
    let mut first_next = None;
    loop {
        match (api.heard().await, first_next) {
            (Some(Said::Next(at)), None) if subject.event.is_none() => return Ok((at.duration_since(begun), None)),
            (Some(Said::Next(at)), None) => first_next = Some(at.duration_since(begun)),
            (Some(Said::Response(at, body)), Some(first_next)) => {
                answer::check(subject, &body)?;
                return Ok((first_next, Some(at.duration_since(begun))));
            }
            (Some(Said::Error(body)), _) => return Err(StartError::Error(String::from_utf8_lossy(&body).into_owned())),
            (Some(said), _) => return Err(StartError::Answer(format!("out of turn: {said:?}"))),
            (None, _) => return Err(StartError::Late),
        }
    }
}
