//! A chat in numbers: how many are present at any instant, without looking at
//! a single member.

use std::time::Duration;

use super::count_change::{ChatChange, CountPath, Counted, Differences, HeldBy, OwnChange, PathChange};
use super::counts;
use super::grace::Graces;
use super::member::{Hold, Member};
use super::names::Session;
use super::shard::Shards;
use super::tally::Tally;
use crate::domain::measures::MeasuresSince;
use crate::domain::time::{Second, Timestamp};

/// How often a reconcile of a chat is asked for at most.
pub const RECONCILE_EVERY: Duration = Duration::from_secs(3);

/// How soon one that is asked for is done, if nothing gets lost.
const RECONCILED_WITHIN: Duration = Duration::from_secs(20);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceChat {
    /// Which chat of the community it is.
    pub session: Session,
    /// When it was created.
    pub created_at: Timestamp,
    /// Since when measures count in the room of its id, as that was when the chat
    /// began. A chat whose room has been deleted since is over.
    pub measures_since: MeasuresSince,
    /// One more with every change of the counts on its own item, which has all
    /// that are of moderators.
    pub version: u64,
    /// Over how many shards newcomers are spread.
    pub shards: Shards,
    /// Those who are counted on the chat's own item, moderators included: all,
    /// where there are no shards.
    pub participants: Tally,
    pub moderators: Tally,
    /// When a moderator last lost their hold, or their role.
    pub moderator_until: Option<Timestamp>,
    /// When it was last held against LiveKit's list of participants.
    pub reconciled_at: Timestamp,
    /// When somebody last asked for a reconcile that is not done yet.
    pub reconcile_asked_at: Option<Timestamp>,
}

impl VoiceChat {
    /// A chat that begins at `now` and that nobody has entered yet.
    pub fn new(session: Session, now: Timestamp) -> Self {
        Self {
            session,
            created_at: now,
            measures_since: MeasuresSince::BEGINNING,
            version: 0,
            shards: Shards::default(),
            participants: Tally::default(),
            moderators: Tally::default(),
            moderator_until: None,
            reconciled_at: now,
            reconcile_asked_at: None,
        }
    }

    /// Whether the chat has an active moderator, without whom it reads as none.
    pub fn is_active(&self, now: Timestamp) -> bool {
        counts::is_active(&self.moderators, now)
    }

    /// Whether a reconcile may be asked for: at most one in a while.
    pub fn may_ask_for_reconcile(&self, now: Timestamp) -> bool {
        self.reconcile_asked_at.is_none_or(|asked| asked.after(RECONCILE_EVERY) <= now)
    }

    /// Whether a reconcile was asked for so long ago that what asked must have got lost.
    pub fn owes_reconcile(&self, now: Timestamp) -> bool {
        self.reconcile_asked_at.is_some_and(|asked| asked.after(RECONCILED_WITHIN) <= now)
    }

    /// Whether it has been without an active moderator for the moderator grace.
    pub fn is_abandoned(&self, graces: &Graces, now: Timestamp) -> bool {
        let lease = self.moderators.last_lease().map(Second::start);
        let since = [Some(self.created_at), self.moderator_until, lease].into_iter().flatten().max();
        !self.is_active(now) && since.is_none_or(|since| since.after(graces.moderator) <= now)
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

    /// The chat's own item after a change.
    pub fn changed(&self, change: &OwnChange) -> Self {
        let mut after = self.clone();
        after.version += 1;
        after.moderator_until = change.moderator_until.or(self.moderator_until);
        for (path, change) in change.paths() {
            after.tally_mut(path.of).apply(path.held_by, change);
        }
        after
    }

    /// What becomes of the counts when `before` becomes `after` at `now`; a
    /// member of another chat counts for nothing in this one. None if nothing
    /// changes.
    pub fn change(&self, before: Option<&Member>, after: &Member, now: Timestamp) -> Option<ChatChange> {
        self.change_of_all([(before, after)], now)
    }

    /// The same of several members at once, none twice.
    pub fn change_of_all<'m>(
        &self,
        members: impl IntoIterator<Item = (Option<&'m Member>, &'m Member)>,
        now: Timestamp,
    ) -> Option<ChatChange> {
        let mut differences = Differences::default();
        let mut moderator_until = None;
        for (before, after) in members {
            let before = before.filter(|member| member.session == self.session);
            let after = Some(after).filter(|member| member.session == self.session);
            differences.add(before, after, now);
            moderator_until = moderator_until.or(Some(now).filter(|_| is_moderator_taken(before, after, now)));
        }
        let own = differences.own.iter().filter(|(_, difference)| **difference != 0);
        let paths = own.map(|(path, difference)| (*path, PathChange::Add(*difference))).collect();
        let mut own = Some(OwnChange { paths, moderator_until }).filter(|own| !own.is_none());
        if let Some(own) = &mut own {
            self.forget(own, now);
        }
        let shards = differences.shards();
        Some(ChatChange { own, shards }).filter(|change| change.own.is_some() || !change.shards.is_empty())
    }

    /// What is written anyway forgets what is long over.
    fn forget(&self, change: &mut OwnChange, now: Timestamp) {
        for of in [Counted::Participants, Counted::Moderators] {
            for deadline in self.tally(of).forgotten(now) {
                let path = CountPath { of, held_by: HeldBy::Lease(deadline) };
                change.paths.entry(path).or_insert(PathChange::Forget);
            }
        }
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
