//! How long somebody counts as present without being connected.

use std::time::Duration;

use super::member::Interruption;
use crate::domain::time::{Second, Timestamp};

/// The graces: whole seconds each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graces {
    /// After credentials were given out.
    pub connect: Duration,
    /// After a connection was interrupted.
    pub reconnect: Duration,
    /// Before a chat without an active moderator is ended.
    pub moderator: Duration,
}

impl Default for Graces {
    fn default() -> Self {
        Self::of_seconds(300, 300, 300)
    }
}

impl Graces {
    /// Graces of so many seconds.
    pub const fn of_seconds(connect: u64, reconnect: u64, moderator: u64) -> Self {
        Self {
            connect: Duration::from_secs(connect),
            reconnect: Duration::from_secs(reconnect),
            moderator: Duration::from_secs(moderator),
        }
    }

    /// The end of the connect grace that starts at `now`: a multiple of one
    /// bucket, the same for a member and for the counts.
    pub fn pending_until(&self, now: Timestamp) -> Second {
        self.bucketed(now, self.connect)
    }

    /// A connection that breaks off at `now`; the reconnect grace ends likewise.
    pub fn interruption(&self, now: Timestamp) -> Interruption {
        Interruption { at: now, until: self.bucketed(now, self.reconnect) }
    }

    /// The larger of the two presence graces ÷ 60, at least a second: so a
    /// chat has about 60 deadlines at a time, however many its members.
    fn bucket(&self) -> i64 {
        i64::try_from(self.connect.max(self.reconnect).as_secs() / 60).unwrap_or(i64::MAX).max(1)
    }

    fn bucketed(&self, now: Timestamp, grace: Duration) -> Second {
        let end = now.after(grace);
        let whole_seconds = if end.millis() % 1000 == 0 { end.seconds() } else { end.seconds() + 1 };
        let bucket = self.bucket();
        Second::new((whole_seconds + bucket - 1).div_euclid(bucket) * bucket)
    }
}

/// Whether a grace that ends at `deadline` still runs at `now`.
pub fn runs(deadline: Second, now: Timestamp) -> bool {
    deadline.start() > now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grace_ends_at_the_next_multiple_of_the_bucket() {
        let graces = Graces::default();
        assert_eq!(graces.pending_until(Timestamp::from_millis(0)), Second::new(300));
        assert_eq!(graces.pending_until(Timestamp::from_millis(1)), Second::new(305));
        assert_eq!(graces.interruption(Timestamp::from_millis(4_000)).until, Second::new(305));
        let short = Graces::of_seconds(2, 2, 2);
        assert_eq!(short.pending_until(Timestamp::from_millis(1_500)), Second::new(4));
    }

    #[test]
    fn a_grace_is_over_at_its_deadline() {
        assert!(runs(Second::new(5), Timestamp::from_millis(4_999)));
        assert!(!runs(Second::new(5), Timestamp::from_millis(5_000)));
    }
}
