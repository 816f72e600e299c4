//! A chat in numbers: how many are present at any instant, without looking at
//! a single member, and without anything having to run when a grace ends.

use std::collections::BTreeMap;
use std::time::Duration;

use super::grace::{Graces, runs};
use super::member::{Hold, Member};
use super::names::Session;
use crate::domain::time::{Second, Timestamp};

/// A deadline this long ago is not counted down any more: a
/// function whose clock is behind may still count it.
const COUNTED_DOWN_FOR: Duration = Duration::from_secs(60);

/// A deadline this long ago is forgotten.
const KEPT_FOR: Duration = Duration::from_secs(120);

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

    fn last_lease(&self) -> Option<Second> {
        self.leases.iter().filter(|(_, count)| **count > 0).map(|(deadline, _)| *deadline).next_back()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceChat {
    /// Which chat of the community it is.
    pub session: Session,
    /// When it was created.
    pub created_at: Timestamp,
    /// One more with every change of holds or moderators.
    pub version: u64,
    /// Everybody, moderators included.
    pub participants: Tally,
    pub moderators: Tally,
    /// When a moderator last lost their hold, or their role.
    pub moderator_until: Option<Timestamp>,
    /// When it was last held against LiveKit's list of participants.
    pub reconciled_at: Timestamp,
}

impl VoiceChat {
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
        let lease = self.moderators.last_lease().map(Second::start);
        let since = [Some(self.created_at), self.moderator_until, lease].into_iter().flatten().max();
        !self.is_active(now) && since.is_none_or(|since| since.after(graces.moderator) <= now)
    }

    /// Whether a grace of somebody has ended within `around` before `now`, or
    /// ends within `around` after it: whoever connected meanwhile without a
    /// webhook telling of it is about to count for nothing.
    pub fn has_graces_ending(&self, around: Duration, now: Timestamp) -> bool {
        let ending = now.second().before(around)..=now.second().after(around);
        self.participants.leases.iter().any(|(deadline, count)| *count > 0 && ending.contains(deadline))
    }

    fn tally(&self, of: Counted) -> &Tally {
        match of {
            Counted::Participants => &self.participants,
            Counted::Moderators => &self.moderators,
        }
    }

    fn tally_mut(&mut self, of: Counted) -> &mut Tally {
        match of {
            Counted::Participants => &mut self.participants,
            Counted::Moderators => &mut self.moderators,
        }
    }

    /// The summary after a change.
    pub fn changed(&self, change: &ChatChange) -> Self {
        let mut after = self.clone();
        after.version += 1;
        after.moderator_until = change.moderator_until.or(self.moderator_until);
        for (path, change) in &change.paths {
            let tally = after.tally_mut(path.of);
            match (path.held_by, change) {
                (HeldBy::Connection, PathChange::Add(difference)) => tally.connected += difference,
                (HeldBy::Lease(deadline), PathChange::Add(difference)) => {
                    *tally.leases.entry(deadline).or_default() += difference;
                }
                (HeldBy::Lease(deadline), PathChange::Forget) => drop(tally.leases.remove(&deadline)),
                // The count of connections is never forgotten.
                (HeldBy::Connection, PathChange::Forget) => {}
            }
        }
        after
    }

    /// What becomes of this summary when `before` becomes `after` at `now`; a
    /// member of another chat counts for nothing in this one. None if nothing
    /// changes.
    pub fn change(&self, before: Option<&Member>, after: &Member, now: Timestamp) -> Option<ChatChange> {
        let before = before.filter(|member| member.session == self.session);
        let after = Some(after).filter(|member| member.session == self.session);
        let mut paths = differences(before, after, now);
        let takes_moderator = is_moderator_taken(before, after, now);
        if paths.is_empty() && !takes_moderator {
            return None;
        }
        for of in [Counted::Participants, Counted::Moderators] {
            for deadline in self.tally(of).forgotten(now) {
                let path = CountPath { of, held_by: HeldBy::Lease(deadline) };
                paths.entry(path).or_insert(PathChange::Forget);
            }
        }
        Some(ChatChange { paths, moderator_until: Some(now).filter(|_| takes_moderator) })
    }
}

impl Tally {
    /// The deadlines that a write at `now` forgets: long over, and not the last
    /// one with somebody in it, which tells since when there is nobody.
    pub fn forgotten(&self, now: Timestamp) -> Vec<Second> {
        let last = self.last_lease();
        let over = self.leases.keys().filter(|deadline| **deadline < now.second().before(KEPT_FOR));
        over.filter(|deadline| Some(**deadline) != last).copied().take(MOST_FORGOTTEN).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Everybody, moderators included.
    Participants,
    Moderators,
}

/// By what the counted are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldBy {
    Connection,
    /// A grace that ends then, and nothing else.
    Lease(Second),
}

/// One count of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountPath {
    pub of: Counted,
    /// By what they are held.
    pub held_by: HeldBy,
}

/// What becomes of one count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathChange {
    /// So many more; never zero.
    Add(i64),
    /// It is long over and not kept any longer.
    Forget,
}

/// The net change of a summary, each count named once: all there is of the
/// arithmetic. [`VoiceChat::changed`] applies it, the store folds it into an
/// expression, and neither reckons anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatChange {
    paths: BTreeMap<CountPath, PathChange>,
    /// The time of the change, where it takes a moderator's hold or role.
    pub moderator_until: Option<Timestamp>,
}

impl ChatChange {
    /// The counts that change, none twice.
    pub fn paths(&self) -> impl Iterator<Item = (CountPath, PathChange)> {
        self.paths.iter().map(|(path, change)| (*path, *change))
    }
}

fn differences(before: Option<&Member>, after: Option<&Member>, now: Timestamp) -> BTreeMap<CountPath, PathChange> {
    let mut net = BTreeMap::<CountPath, i64>::new();
    for (member, difference) in [(before, -1), (after, 1)] {
        for path in member.into_iter().flat_map(counts_of) {
            *net.entry(path).or_default() += difference;
        }
    }
    net.retain(|path, difference| is_written(path.held_by, *difference, now));
    net.into_iter().map(|(path, difference)| (path, PathChange::Add(difference))).collect()
}

/// Where a member is counted.
fn counts_of(member: &Member) -> impl Iterator<Item = CountPath> {
    let held_by = match member.counted_as() {
        Hold::Gone => None,
        Hold::Connected => Some(HeldBy::Connection),
        Hold::Lease(deadline) => Some(HeldBy::Lease(deadline)),
    };
    let moderators = Some(Counted::Moderators).filter(|_| member.role.is_moderator());
    let counted = [Some(Counted::Participants), moderators].into_iter().flatten();
    counted.filter_map(move |of| held_by.map(|held_by| CountPath { of, held_by }))
}

/// A lease that is over for a while is not counted down, and one that is
/// forgotten is not counted up: clocks that differ by a minute drive no count
/// below zero, and no write counts what it forgets.
fn is_written(held_by: HeldBy, difference: i64, now: Timestamp) -> bool {
    match held_by {
        HeldBy::Connection => difference != 0,
        HeldBy::Lease(deadline) if difference < 0 => deadline > now.second().before(COUNTED_DOWN_FOR),
        HeldBy::Lease(deadline) => difference > 0 && deadline >= now.second().before(KEPT_FOR),
    }
}

/// Whether a moderator loses their hold, or their role: what holds them at
/// `now`, or what the counts still have of a grace that has just ended.
fn is_moderator_taken(before: Option<&Member>, after: Option<&Member>, now: Timestamp) -> bool {
    let moderates = |member: Option<&Member>| member.is_some_and(|member| member.moderates(now));
    let is_counted = |member: Option<&Member>| {
        member.is_some_and(|member| member.role.is_moderator() && member.counted_as() != Hold::Gone)
    };
    (moderates(before) && !moderates(after)) || (is_counted(before) && !is_counted(after))
}
