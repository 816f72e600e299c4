//! What a change of a member does to the counts of their chat: all there is of
//! the arithmetic. The model applies it, the store folds it into expressions, and
//! neither reckons anything.

use std::collections::BTreeMap;
use std::time::Duration;

use super::member::{Hold, Member};
use super::shard::Shard;
use super::tally::KEPT_FOR;
use crate::domain::time::{Second, Timestamp};

/// A deadline this long ago is not counted down any more: a
/// function whose clock is behind may still count it.
const COUNTED_DOWN_FOR: Duration = Duration::from_secs(60);

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

/// One count on a chat's own item.
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

/// The net change of the counts on a chat's own item, each named once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnChange {
    pub(super) paths: BTreeMap<CountPath, PathChange>,
    /// The time of the change, where it takes a moderator's hold or role.
    pub moderator_until: Option<Timestamp>,
}

impl OwnChange {
    /// The counts that change, none twice.
    pub fn paths(&self) -> impl Iterator<Item = (CountPath, PathChange)> {
        self.paths.iter().map(|(path, change)| (*path, *change))
    }

    pub(super) fn is_none(&self) -> bool {
        self.paths.is_empty() && self.moderator_until.is_none()
    }
}

/// The net change of the counts of one shard, none of them zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardChange {
    pub shard: Shard,
    differences: BTreeMap<HeldBy, i64>,
}

impl ShardChange {
    /// By how much each count of the shard changes, none twice.
    pub fn differences(&self) -> impl Iterator<Item = (HeldBy, i64)> {
        self.differences.iter().map(|(held_by, difference)| (*held_by, *difference))
    }
}

/// What changes of members do to the counts of their chat: something, on any of
/// its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatChange {
    /// On the chat's own item.
    pub own: Option<OwnChange>,
    /// On its shards, none twice.
    pub shards: Vec<ShardChange>,
}

/// By how much counts differ, those on the chat's own item and those on shards.
#[derive(Debug, Default)]
pub(super) struct Differences {
    pub own: BTreeMap<CountPath, i64>,
    on_shards: BTreeMap<Shard, BTreeMap<HeldBy, i64>>,
}

impl Differences {
    /// Adds what it makes that `before` becomes `after` at `now`. A member keeps
    /// their shard for as long as they are of the chat.
    pub fn add(&mut self, before: Option<&Member>, after: Option<&Member>, now: Timestamp) {
        let mut differences = BTreeMap::<CountPath, i64>::new();
        for (member, difference) in [(before, -1), (after, 1)] {
            for path in member.into_iter().flat_map(counts_of) {
                *differences.entry(path).or_default() += difference;
            }
        }
        differences.retain(|path, difference| is_written(path.held_by, *difference, now));
        let shard = after.or(before).and_then(|member| member.shard);
        for (path, difference) in differences {
            let count = match shard.filter(|_| path.of == Counted::Participants) {
                Some(shard) => self.on_shards.entry(shard).or_default().entry(path.held_by).or_default(),
                None => self.own.entry(path).or_default(),
            };
            *count += difference;
        }
    }

    /// The shards that change.
    pub fn shards(self) -> Vec<ShardChange> {
        let changes = self.on_shards.into_iter().map(|(shard, mut differences)| {
            differences.retain(|_, difference| *difference != 0);
            ShardChange { shard, differences }
        });
        changes.filter(|change| !change.differences.is_empty()).collect()
    }
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
/// forgotten is not counted up: clocks that differ by 50 seconds and writes that
/// take ten drive no count below zero, and no write counts what it forgets.
fn is_written(held_by: HeldBy, difference: i64, now: Timestamp) -> bool {
    match held_by {
        HeldBy::Connection => difference != 0,
        HeldBy::Lease(deadline) if difference < 0 => deadline > now.second().before(COUNTED_DOWN_FOR),
        HeldBy::Lease(deadline) => difference > 0 && deadline >= now.second().before(KEPT_FOR),
    }
}
