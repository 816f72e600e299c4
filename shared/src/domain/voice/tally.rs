//! How many there are of some kind, now and at every instant to come, without
//! anything having to run when a grace ends.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::time::Duration;

use super::count_change::{HeldBy, PathChange};
use super::grace::runs;
use crate::domain::time::{Second, Timestamp};

/// A deadline this long ago is forgotten.
pub(super) const KEPT_FOR: Duration = Duration::from_secs(120);

/// How many deadlines one write forgets at most.
const MOST_FORGOTTEN: usize = 25;

/// For each deadline the members whose only hold on the chat is a grace that
/// ends then.
pub type Leases = BTreeMap<Second, i64>;

/// How many there are of some kind, by what holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Connected ones.
    pub connected: i64,
    /// Those within a grace.
    pub leases: Leases,
}

impl Tally {
    /// How many are present at `now`.
    pub fn at(&self, now: Timestamp) -> i64 {
        let leased = self.leases.iter().filter(|(deadline, _)| runs(**deadline, now)).map(|(_, count)| count);
        self.connected + leased.sum::<i64>()
    }

    /// Whether a grace of somebody ends within `seconds`.
    pub fn has_lease_ending(&self, seconds: &RangeInclusive<Second>) -> bool {
        self.leases.iter().any(|(deadline, count)| *count > 0 && seconds.contains(deadline))
    }

    pub(super) fn last_lease(&self) -> Option<Second> {
        self.leases.iter().filter(|(_, count)| **count > 0).map(|(deadline, _)| *deadline).next_back()
    }

    /// The deadlines that a write at `now` forgets: long over, and not the last
    /// one with somebody in it, which tells since when there is nobody.
    pub fn forgotten(&self, now: Timestamp) -> Vec<Second> {
        let last = self.last_lease();
        let over = self.leases.keys().filter(|deadline| **deadline < now.second().before(KEPT_FOR));
        over.filter(|deadline| Some(**deadline) != last).copied().take(MOST_FORGOTTEN).collect()
    }

    /// Makes one change.
    pub fn apply(&mut self, held_by: HeldBy, change: PathChange) {
        match (held_by, change) {
            (HeldBy::Connection, PathChange::Add(difference)) => self.connected += difference,
            (HeldBy::Lease(deadline), PathChange::Add(difference)) => {
                *self.leases.entry(deadline).or_default() += difference;
            }
            (HeldBy::Lease(deadline), PathChange::Forget) => drop(self.leases.remove(&deadline)),
            // The count of connections is never forgotten.
            (HeldBy::Connection, PathChange::Forget) => {}
        }
    }

    /// Those of `others` as well, who are others.
    pub fn with<'t>(mut self, others: impl IntoIterator<Item = &'t Self>) -> Self {
        for other in others {
            self.connected += other.connected;
            for (deadline, count) in &other.leases {
                *self.leases.entry(*deadline).or_default() += count;
            }
        }
        self
    }
}
