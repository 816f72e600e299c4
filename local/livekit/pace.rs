//! How long the server and the ways to and from it take, beside the work itself.

use std::time::Duration;

/// What takes how long. Where the time is played, nobody waits for any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// What a list of participants takes, however short.
    pub list: Duration,
    /// What it takes more for each participant. Who comes and goes meanwhile is
    /// not in it, or still is: it says who was there when it was asked for.
    pub each_listed: Duration,
    /// The way of a webhook to its receiver and of the answer back, half before
    /// and half after it is received. The next of the same room waits for it.
    pub webhook_round_trip: Duration,
}

impl Default for Pace {
    /// A server in the same network. A list is read from its store, by default
    /// Redis, decoded, encoded and sent whole: a request to Redis, and for each
    /// participant of some 400 bytes 2 µs in Redis and on the way from there, 5 µs
    /// of protobuf in Go both ways, and 3 µs on a line of a gigabit.
    fn default() -> Self {
        Self {
            list: Duration::from_millis(2),
            each_listed: Duration::from_micros(10),
            webhook_round_trip: Duration::ZERO,
        }
    }
}

impl Pace {
    /// What a list of so many takes.
    pub(super) fn of_list(self, participants: usize) -> Duration {
        self.list + self.each_listed * u32::try_from(participants).unwrap_or(u32::MAX)
    }
}
