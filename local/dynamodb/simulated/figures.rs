//! What a simulated DynamoDB has done.

use super::touched::Kind;

/// Figures from its start.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// Transactions that arrived.
    pub transactions: u64,
    /// Other writing requests that arrived.
    pub plain_writes: u64,
    /// Reading requests that arrived.
    pub reads: u64,
    /// Of all these, those refused since something else was under way on an item.
    pub conflicts: u64,
    /// Of all these, those throttled, in part or altogether.
    pub throttled: u64,
    /// The read units that were consumed.
    pub read_units: f64,
    /// The write units that were consumed.
    pub write_units: f64,
}

impl Figures {
    pub(super) fn arrived(&mut self, kind: Kind, is_throttled: bool) {
        match kind {
            Kind::Transaction => self.transactions += 1,
            Kind::Write => self.plain_writes += 1,
            Kind::Read | Kind::TransactionalRead => self.reads += 1,
            Kind::Other => {}
        }
        self.throttled += u64::from(is_throttled);
    }

    pub(super) fn consumed(&mut self, kind: Kind, units: f64) {
        match kind.writes() {
            true => self.write_units += units,
            false => self.read_units += units,
        }
    }
}
