//! How many messages of a room somebody has not read: those after their mark, which
//! stands at the last message that they have.

use super::message::{LATEST_AHEAD, MessageId};
use super::time::Timestamp;

/// More than so many are counted as so many.
pub const MOST_UNREAD: usize = 100;

/// How many messages of a room one count looks at, at most, one's own, removed ones
/// and followers' pointers among them.
pub const MOST_LOOKED_AT: usize = 1000;

impl MessageId {
    /// Whether a message can have been given the id by now: a mark beyond all messages
    /// would never move again.
    pub fn can_be_known(&self, now: Timestamp) -> bool {
        self.uuid.get_version_num() == 7 && self.time() <= now.after(LATEST_AHEAD)
    }
}

/// What somebody has not read of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// How many messages, [`MOST_UNREAD`] for these or more. Where more than
    /// [`MOST_LOOKED_AT`] stand after the mark there may be more than that says.
    pub count: usize,
    /// Their mark, if there is one.
    pub up_to: Option<MessageId>,
}

/// A count that is under way.
#[derive(Debug, Clone, Default)]
pub struct UnreadCount {
    unread: usize,
    looked_at: usize,
}

impl UnreadCount {
    /// How many to look at next; none where the count is over. As many as are counted
    /// at first, since few of them are one's own as a rule, then ever more.
    pub fn stride(&self) -> Option<usize> {
        let is_over = self.unread >= MOST_UNREAD || self.looked_at >= MOST_LOOKED_AT;
        let wanted = MOST_UNREAD.max(2 * self.looked_at).min(MOST_LOOKED_AT.saturating_sub(self.looked_at));
        (!is_over).then_some(wanted)
    }

    /// Adds what was found among so many.
    pub fn add(&mut self, unread: usize, looked_at: usize) {
        self.unread += unread;
        self.looked_at += looked_at;
    }

    pub fn finish(self) -> usize {
        self.unread.min(MOST_UNREAD)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::chance::Chance;
    use crate::domain::rule::Rule;
    use crate::domain::time::Arrival;

    /// How many are looked at, go by go, where every `n`th of them counts.
    fn strides(n: usize) -> (Vec<usize>, usize) {
        let (mut count, mut strides) = (UnreadCount::default(), Vec::new());
        while let Some(stride) = count.stride() {
            strides.push(stride);
            count.add(stride / n, stride);
        }
        (strides, count.finish())
    }

    #[test]
    fn a_count_ends_at_a_hundred_or_a_thousand_looked_at() {
        assert_eq!(strides(1), (vec![100], 100));
        assert_eq!(strides(2), (vec![100, 200], 100));
        assert_eq!(strides(50), (vec![100, 200, 600, 100], 20));
    }

    #[test]
    fn an_id_of_no_time_that_has_come_is_none_that_anybody_knows() -> Result<(), Rule> {
        let now = Timestamp::from_millis(1_772_366_400_000);
        let at = |time| Ok::<_, Rule>(MessageId::new("r".parse()?, time, Arrival::BEFORE_ALL, Chance::of(Uuid::nil())));
        assert!(at(now.after(LATEST_AHEAD))?.can_be_known(now));
        assert!(!at(Timestamp::from_millis(now.after(LATEST_AHEAD).millis() + 1))?.can_be_known(now));
        assert!(!MessageId { room: "r".parse()?, uuid: Uuid::max() }.can_be_known(now));
        assert!(!MessageId { room: "r".parse()?, uuid: Uuid::nil() }.can_be_known(now));
        Ok(())
    }
}
