//! How long somebody counts as present without being connected.

use crate::domain::time::Timestamp;

/// The graces, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graces {
    /// After credentials were given out.
    pub connect: u32,
    /// After a connection was interrupted.
    pub reconnect: u32,
    /// Before a chat without an active moderator is ended.
    pub moderator: u32,
}

impl Default for Graces {
    fn default() -> Self {
        Self { connect: 300, reconnect: 300, moderator: 300 }
    }
}

/// The instant at which a grace is over, in seconds since the epoch; always a
/// multiple of one bucket, the same for a member and for the counts.
pub type Deadline = i64;

impl Graces {
    /// The end of the connect grace that starts at `now`.
    pub fn pending_until(&self, now: Timestamp) -> Deadline {
        self.bucketed(now, self.connect)
    }

    /// The end of the reconnect grace that starts at `now`.
    pub fn interrupted_until(&self, now: Timestamp) -> Deadline {
        self.bucketed(now, self.reconnect)
    }

    /// The larger of the two presence graces ÷ 60, at least a second: so a
    /// chat has about 60 deadlines at a time, however many its members.
    fn bucket(&self) -> i64 {
        (i64::from(self.connect.max(self.reconnect)) / 60).max(1)
    }

    fn bucketed(&self, now: Timestamp, grace: u32) -> Deadline {
        let end = Timestamp::from_millis(now.millis() + i64::from(grace) * 1000);
        let whole_seconds = if end.millis() % 1000 == 0 { end.seconds() } else { end.seconds() + 1 };
        let bucket = self.bucket();
        (whole_seconds + bucket - 1).div_euclid(bucket) * bucket
    }
}

/// Whether a grace that ends at `deadline` still runs at `now`.
pub fn runs(deadline: Deadline, now: Timestamp) -> bool {
    deadline.saturating_mul(1000) > now.millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grace_ends_at_the_next_multiple_of_the_bucket() {
        let graces = Graces::default();
        assert_eq!(graces.pending_until(Timestamp::from_millis(0)), 300);
        assert_eq!(graces.pending_until(Timestamp::from_millis(1)), 305);
        assert_eq!(graces.interrupted_until(Timestamp::from_millis(4_000)), 305);
        let short = Graces { connect: 2, reconnect: 2, moderator: 2 };
        assert_eq!(short.pending_until(Timestamp::from_millis(1_500)), 4);
    }

    #[test]
    fn a_grace_is_over_at_its_deadline() {
        assert!(runs(5, Timestamp::from_millis(4_999)));
        assert!(!runs(5, Timestamp::from_millis(5_000)));
    }
}
