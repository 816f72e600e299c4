//! A chat in numbers: how many are present at any instant, without looking at
//! a single member, and without anything having to run when a grace ends.

use std::collections::BTreeMap;

use super::grace::{Deadline, Graces, runs};
use super::member::{Hold, Member};
use super::names::Session;
use crate::domain::time::Timestamp;

/// A deadline this long ago, in seconds, is not counted down any more: a
/// function whose clock is behind may still count it.
const COUNTED_DOWN_FOR: i64 = 60;

/// A deadline this long ago, in seconds, is forgotten.
const KEPT_FOR: i64 = 120;

/// How many deadlines one write forgets at most.
const MOST_FORGOTTEN: usize = 25;

/// For each deadline the members whose only hold on the chat is a grace that
/// ends then.
pub type Leases = BTreeMap<Deadline, i64>;

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

    fn last_lease(&self) -> Option<Deadline> {
        self.leases.iter().filter(|(_, count)| **count > 0).map(|(deadline, _)| *deadline).next_back()
    }
}

/// A running chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which chat of the community it is.
    pub session: Session,
    /// When it was created.
    pub created_at: Timestamp,
    /// One more with every change of holds or moderators.
    pub version: u64,
    /// Everybody, moderators included.
    pub participants: Tally,
    /// The moderators.
    pub moderators: Tally,
    /// When a moderator last lost their hold, or their role.
    pub moderator_until: Option<Timestamp>,
    /// When it was last held against LiveKit's list of participants.
    pub reconciled_at: Timestamp,
}

impl Summary {
    /// A chat that begins at `now` and that nobody has entered yet.
    pub fn new(session: Session, now: Timestamp) -> Self {
        Self {
            session,
            created_at: now,
            version: 0,
            participants: Tally::default(),
            moderators: Tally::default(),
            moderator_until: None,
            reconciled_at: now,
        }
    }

    /// Whether the chat has an active moderator, without whom it reads as none.
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.moderators.at(now) > 0
    }

    /// Whether it has been without an active moderator for the moderator grace.
    pub fn is_abandoned(&self, graces: &Graces, now: Timestamp) -> bool {
        let lease = self.moderators.last_lease().map(|deadline| Timestamp::from_millis(deadline.saturating_mul(1000)));
        let since = [Some(self.created_at), self.moderator_until, lease].into_iter().flatten().max();
        let since = since.map_or(0, Timestamp::millis);
        !self.is_active(now) && since.saturating_add(i64::from(graces.moderator) * 1000) <= now.millis()
    }

    /// The summary after a change, as the store's update makes it.
    pub fn changed(&self, change: &CountChange, now: Timestamp) -> Self {
        let mut after = self.clone();
        after.version += 1;
        if change.takes_moderator {
            after.moderator_until = Some(now);
        }
        for (tally, change, old) in [
            (&mut after.participants, &change.participants, &self.participants),
            (&mut after.moderators, &change.moderators, &self.moderators),
        ] {
            tally.connected += change.connected;
            for (deadline, difference) in change.leases_at(now) {
                *tally.leases.entry(deadline).or_default() += difference;
            }
            for deadline in old.forgotten(now) {
                tally.leases.remove(&deadline);
            }
        }
        after
    }
}

impl Tally {
    /// The deadlines that a write at `now` forgets: long over, and not the last
    /// one with somebody in it, which tells since when there is nobody.
    pub fn forgotten(&self, now: Timestamp) -> Vec<Deadline> {
        let last = self.last_lease();
        let over = self.leases.keys().filter(|deadline| **deadline < now.seconds() - KEPT_FOR);
        over.filter(|deadline| Some(**deadline) != last).copied().take(MOST_FORGOTTEN).collect()
    }
}

/// By how much a tally changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TallyChange {
    /// Connected ones.
    pub connected: i64,
    /// Those within a grace, by its deadline; no zeros.
    leases: Leases,
}

impl TallyChange {
    fn count(&mut self, hold: Hold, difference: i64) {
        match hold {
            Hold::Gone => {}
            Hold::Connected => self.connected += difference,
            Hold::Lease(deadline) => {
                *self.leases.entry(deadline).or_default() += difference;
                self.leases.retain(|_, difference| *difference != 0);
            }
        }
    }

    /// The differences to write at `now`: a deadline that is over for a while
    /// is not counted down, so no skew of clocks drives a count below zero.
    pub fn leases_at(&self, now: Timestamp) -> impl Iterator<Item = (Deadline, i64)> {
        let counted = now.seconds() - COUNTED_DOWN_FOR;
        self.leases.iter().map(|(d, n)| (*d, *n)).filter(move |(deadline, n)| *n > 0 || *deadline > counted)
    }
}

/// By how much a summary changes when a member does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountChange {
    /// Everybody.
    pub participants: TallyChange,
    /// The moderators.
    pub moderators: TallyChange,
    /// Whether a moderator loses their hold, or their role.
    pub takes_moderator: bool,
}

impl CountChange {
    /// What becomes of `session`'s summary when `before` becomes `after`; a
    /// member of another chat counts for nothing in this one.
    pub fn between(session: Session, before: Option<&Member>, after: &Member) -> Self {
        let mut change = Self::default();
        let before = before.filter(|member| member.session == session);
        let after = Some(after).filter(|member| member.session == session);
        for (member, difference) in [(before, -1), (after, 1)] {
            let Some(member) = member else { continue };
            change.participants.count(member.hold(), difference);
            if member.role.is_moderator() {
                change.moderators.count(member.hold(), difference);
            }
        }
        let moderates =
            |member: Option<&Member>| member.is_some_and(|m| m.role.is_moderator() && m.hold() != Hold::Gone);
        change.takes_moderator = moderates(before) && !moderates(after);
        change
    }

    /// Whether nothing changes.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
