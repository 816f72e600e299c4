//! What was done at the stand-in, as AppSync meters it.

use std::time::Duration;

use super::limits::METERED_BYTES;

/// A million operations, and a million connection minutes, in dollars (us-east-1).
const OPERATIONS: f64 = 1.00;
const CONNECTION_MINUTES: f64 = 0.08;

/// What was done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Publishes that were carried out.
    pub publishes: u64,
    /// Events that they had.
    pub events: u64,
    /// The same, 5 KB at a time.
    pub metered_events: u64,
    /// `data` messages to subscribers.
    pub deliveries: u64,
    /// The same, 5 KB at a time.
    pub metered_deliveries: u64,
    /// Clients that connected.
    pub connects: u64,
    /// Subscriptions that were made.
    pub subscribes: u64,
    /// Times that a connection was kept alive.
    pub keep_alives: u64,
    /// Minutes that connections were up, each begun one counted; of those that
    /// are up, until now.
    pub connection_minutes: u64,
}

impl Figures {
    /// The operations that are paid for. Whether keeping a connection alive is
    /// one is not said ("ping requests" are); here it is, the dearer reading.
    pub fn operations(&self) -> u64 {
        self.metered_events + self.metered_deliveries + self.connects + self.subscribes + self.keep_alives
    }

    /// What that costs.
    #[expect(clippy::cast_precision_loss, reason = "nobody pays for 2^53 operations")]
    pub fn dollars(&self) -> f64 {
        (self.operations() as f64 * OPERATIONS + self.connection_minutes as f64 * CONNECTION_MINUTES) / 1e6
    }

    pub(super) fn deliver(&mut self, bytes: usize) {
        self.deliveries += 1;
        self.metered_deliveries += metered(bytes);
    }

    pub(super) fn publish(&mut self, events: impl Iterator<Item = usize>) {
        self.publishes += 1;
        for bytes in events {
            self.events += 1;
            self.metered_events += metered(bytes);
        }
    }

    pub(super) fn connected_for(&mut self, time: Duration) {
        self.connection_minutes += time.as_secs().div_ceil(60).max(1);
    }
}

fn metered(bytes: usize) -> u64 {
    bytes.div_ceil(METERED_BYTES).max(1) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_kilobytes_and_begun_minutes_are_metered() {
        assert_eq!([0, 1, 5_000, 5_001, 240_000].map(metered), [1, 1, 1, 2, 48]);
        let mut figures = Figures::default();
        for seconds in [0, 60, 61] {
            figures.connected_for(Duration::from_secs(seconds));
        }
        assert_eq!(figures.connection_minutes, 1 + 1 + 2);
        figures.publish([1, 5_001].into_iter());
        (0..1_000).for_each(|_| figures.deliver(10));
        assert_eq!((figures.publishes, figures.events, figures.operations()), (1, 2, 1_003));
        assert!((figures.dollars() - (1_003.0 + 4.0 * 0.08) / 1e6).abs() < 1e-12);
    }
}
