//! How long one request waits for others.

use std::time::Duration;

/// How long one request of a caller waits, and for what. None of the other
/// spans outlasts the one for the whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the whole answer; when it is over, the caller gets 503.
    pub answer: Duration,
    /// For DynamoDB's answer to a request sent once. It is sent up to three times.
    pub attempt: Duration,
    /// For DynamoDB's answer to a request with its repeats.
    pub operation: Duration,
    /// How long a race that others win, or a write that DynamoDB throttles, is
    /// run again.
    pub backoff: Duration,
    /// For LiveKit's answer to a call, which is sent once.
    pub livekit: Duration,
}

impl Default for Patience {
    /// What a caller gets: an answer within 4.5 seconds, the way to it and back included.
    fn default() -> Self {
        Self {
            answer: Duration::from_millis(4200),
            attempt: Duration::from_secs(1),
            operation: Duration::from_secs(3),
            backoff: Duration::from_millis(2500),
            livekit: Duration::from_secs(2),
        }
    }
}

impl Patience {
    /// An hour for everything: for tests, whose verdict is not to hang on how
    /// fast the machine is.
    pub const ENDLESS: Self = Self { answer: HOUR, attempt: HOUR, operation: HOUR, backoff: HOUR, livekit: HOUR };
}

impl Patience {
    /// For how long an answer may take that Lambda waits for until `deadline`,
    /// both times since 1970 began: a deadline on its first day, where `cargo
    /// lambda watch` puts every one, is none.
    pub fn answer_by(&self, deadline: Option<Duration>, now: Duration) -> Duration {
        let left = deadline.filter(|deadline| *deadline > NO_DEADLINE);
        let left = left.map(|deadline| deadline.saturating_sub(now).saturating_sub(TIME_TO_ANSWER));
        left.map_or(self.answer, |left| left.min(self.answer))
    }
}

/// What is left of a function's time when it gives up, to answer and log.
const TIME_TO_ANSWER: Duration = Duration::from_millis(250);

/// Up to this long after 1970 began a deadline is no deadline: a day.
const NO_DEADLINE: Duration = Duration::from_secs(24 * 60 * 60);

const HOUR: Duration = Duration::from_secs(60 * 60);
