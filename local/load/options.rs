//! What load is put on.

use std::time::Duration;

use clap::Args;

use super::LoadError;

/// A full house on one voice stage: N people enter within S seconds, some come
/// and go, and all leave within S seconds.
#[derive(Debug, Clone, Args)]
pub struct StageLoad {
    /// How many enter, beside two moderators
    #[arg(long, default_value_t = 300)]
    pub people: usize,
    /// Within how many seconds they enter, and later leave
    #[arg(long, default_value_t = 5.0)]
    pub within: f64,
    /// How many leave, and as many others come, in a second of the time in between
    #[arg(long, default_value_t = 20.0)]
    pub churn: f64,
    /// How many minutes that lasts; 0 leaves it out
    #[arg(long, default_value_t = 0.0)]
    pub minutes: f64,
    /// The seed of the times at which they come and go, and of the simulated DynamoDB's latencies
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How long a webhook and its answer are on their way, in milliseconds, beside what the function takes
    #[arg(long, default_value_t = 80)]
    pub webhook_round_trip_ms: u64,
    /// A deployed stack instead of one in this process: nobody connects there, people only enter
    #[arg(long, requires = "token")]
    pub url: Option<String>,
    /// A token for it with the scope voice
    #[arg(long, requires = "url")]
    pub token: Option<String>,
    /// Its LiveKit, for the list; with LIVEKIT_API_KEY and LIVEKIT_API_SECRET of the environment
    #[arg(long, requires = "url")]
    pub livekit: Option<String>,
    #[arg(long, env = "LIVEKIT_API_KEY", hide = true)]
    pub livekit_api_key: Option<String>,
    #[arg(long, env = "LIVEKIT_API_SECRET", hide = true)]
    pub livekit_api_secret: Option<String>,
}

impl StageLoad {
    /// Refuses what is no load.
    pub fn check(&self) -> Result<(), LoadError> {
        let is_time = |number: f64| number.is_finite() && (0.0..=86_400.0).contains(&number);
        match () {
            () if self.people == 0 => Err(LoadError::Options("--people has to be 1 at least")),
            () if !is_time(self.within) => Err(LoadError::Options("--within is a number of seconds")),
            () if !is_time(self.minutes * 60.0) => Err(LoadError::Options("--minutes is a number of minutes")),
            () if !is_time(self.churn) => Err(LoadError::Options("--churn is a number of people a second")),
            () => Ok(()),
        }
    }

    /// Within which time all enter, and all leave.
    pub fn within(&self) -> Duration {
        Duration::from_secs_f64(self.within)
    }

    /// How long people come and go.
    pub fn coming_and_going(&self) -> Duration {
        Duration::from_secs_f64(self.minutes * 60.0)
    }

    /// How many leave in that time, and how many come.
    pub fn exchanged(&self) -> usize {
        // Checked: neither negative nor beyond what a day has.
        (self.churn * self.minutes * 60.0).round() as usize
    }

    /// How long a webhook and its answer are on their way.
    pub fn webhook_round_trip(&self) -> Duration {
        Duration::from_millis(self.webhook_round_trip_ms)
    }
}
