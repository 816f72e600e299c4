//! What of a room is new to a follower, and where they go on.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use uuid::Uuid;

use super::OVERLAP;
use super::cursor::{FollowCursor, MOST_GIVEN, MOST_NAMED, Name, Place, settled};
use crate::domain::message_list::uuid_at;
use crate::domain::time::Timestamp;

/// How many places one call looks at, at most: those that the cursor names too,
/// so it is more than a cursor can name.
pub const MOST_LOOKED_AT: usize = 1000;

/// How many places are read in one go where not all of them are given out.
const STRIDE: usize = 250;

/// What is new to a follower.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed<T> {
    /// In the order of their places: by arrival, the oldest first.
    pub entries: Vec<T>,
    pub next: FollowCursor,
}

/// The answer to one call, while the room is read from its cursor on.
///
/// The next cursor stands [`OVERLAP`] before `now`, or at the last place that was
/// looked at where that is earlier: whatever is still to be written lies after
/// it. It names what was given out of what lies after it. When it can name no
/// more, the rest has to wait until its position has moved on, which takes less
/// than the overlap: nothing is given out that might come again.
#[derive(Debug, Clone)]
pub struct FollowPage<'c, T> {
    cursor: &'c FollowCursor,
    range: RangeInclusive<Uuid>,
    /// What may still be joined by something before it.
    settled: Uuid,
    limit: usize,
    entries: Vec<T>,
    /// What the cursor names and was not met so far.
    unmet: BTreeSet<Name>,
    /// What was met that is given out, now or before.
    given: Vec<Place>,
    /// How many more the next cursor can name.
    left_to_name: usize,
    looked_at: usize,
    last: Option<Uuid>,
}

impl<'c, T> FollowPage<'c, T> {
    /// The answer at `now` to `cursor`, of at most `limit`. The room is to be
    /// read after `now` was told.
    pub fn new(cursor: &'c FollowCursor, now: Timestamp, limit: usize) -> Self {
        let settled = settled(now);
        // Whatever stands later was written by a clock that is wrong, and has its turn later.
        let latest = uuid_at(now.after(OVERLAP).millis(), &[0xff; 10]);
        let kept = cursor.given.range(Name::first_at(settled)..).count();
        Self {
            cursor,
            range: cursor.position..=latest,
            settled,
            limit,
            entries: Vec::new(),
            unmet: cursor.given.clone(),
            given: Vec::new(),
            left_to_name: MOST_GIVEN.saturating_sub(kept),
            looked_at: 0,
            last: None,
        }
    }

    /// What of the room is to be read, forward; nothing if there can be nothing.
    pub fn range(&self) -> Option<&RangeInclusive<Uuid>> {
        Some(&self.range).filter(|range| !range.is_empty())
    }

    /// How many places to read in the next go; `is_filtered` where not all that
    /// is new is given out.
    pub fn stride(&self, is_filtered: bool) -> usize {
        let wanted = self.limit - self.entries.len() + self.unmet.len() + 1;
        let wanted = if is_filtered { wanted.max(STRIDE) } else { wanted };
        wanted.min(MOST_LOOKED_AT - self.looked_at)
    }

    /// Whether it was not given out before.
    pub fn is_new(&self, place: Place) -> bool {
        !self.cursor.given.contains(&place.name())
    }

    /// Whether nothing more may be looked at.
    pub const fn is_over(&self) -> bool {
        self.entries.len() == self.limit || self.looked_at == MOST_LOOKED_AT
    }

    /// Looks at the next place, and gives out what is found there unless it was
    /// given out before; false if it has to wait for another call, and so has all
    /// that comes after it.
    pub fn look_at(&mut self, place: Place, found: Option<T>) -> bool {
        if self.is_over() {
            return false;
        }
        if self.unmet.remove(&place.name()) {
            self.given.push(place);
        } else if let Some(found) = found {
            if !self.can_name(place) {
                return false;
            }
            self.given.push(place);
            self.entries.push(found);
        }
        self.looked_at += 1;
        self.last = Some(place.at);
        true
    }

    fn can_name(&mut self, place: Place) -> bool {
        if place.at < self.settled {
            return true;
        }
        let has_room = self.left_to_name > 0;
        self.left_to_name = self.left_to_name.saturating_sub(1);
        has_room
    }

    /// What is new, and where to go on; `is_read_up` where all of the range was
    /// looked at.
    pub fn finish(self, is_read_up: bool) -> Followed<T> {
        let Self { cursor, settled, .. } = self;
        let looked_at = if is_read_up { settled } else { self.last.unwrap_or(cursor.position).min(settled) };
        let position = looked_at.max(cursor.position);
        let met = self.given.into_iter().filter(|place| place.at >= position).map(Place::name);
        let unmet = self.unmet.range(Name::first_at(position)..).copied();
        Followed {
            entries: self.entries,
            next: FollowCursor { position, given: met.chain(unmet).take(MOST_NAMED).collect() },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::following::Pointer;
    use crate::domain::id::RoomId;
    use crate::domain::message::MessageId;

    const BEGIN: i64 = 1_772_366_400_000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(BEGIN + millis)
    }

    /// Something that is written, and its pointer before it.
    #[derive(Debug, Clone)]
    struct Written {
        /// When its request arrives, in milliseconds; of a change, after the post was written.
        arrives: i64,
        /// By how much the clock of its function is fast.
        fast: i64,
        /// After how many more milliseconds it is written, and its pointer before it.
        pointer_takes: i64,
        takes: i64,
        chance: [u8; 10],
    }

    impl Written {
        /// A place at its arrival.
        fn place(&self) -> Uuid {
            uuid_at(BEGIN + self.arrives + self.fast, &self.chance)
        }
    }

    /// A message, and what becomes of it.
    #[derive(Debug, Clone)]
    struct Posted {
        post: Written,
        /// Whether it stands elsewhere than at its arrival: so much later.
        dated: Option<i64>,
        /// Its edits, or its removal.
        changes: Vec<Written>,
    }

    /// One call of a follower.
    #[derive(Debug, Clone)]
    struct Call {
        /// How long after the one before.
        after: i64,
        fast: i64,
        limit: usize,
    }

    fn written(within: i64) -> impl Strategy<Value = Written> {
        (0_i64..within, -2000_i64..2000, 0_i64..=10_000, 0_i64..=10_000, any::<[u8; 10]>()).prop_map(
            |(arrives, fast, one, other, chance)| Written {
                arrives,
                fast,
                pointer_takes: one.min(other),
                takes: one.max(other),
                chance,
            },
        )
    }

    fn posted() -> impl Strategy<Value = Posted> {
        let dated = prop_oneof![3 => Just(None), 1 => (-100_000_i64..300_000).prop_map(Some)];
        let changes = prop_oneof![3 => Just(Vec::new()), 1 => vec(written(30_000), 1..4)];
        (written(60_000), dated, changes).prop_map(|(post, dated, mut changes)| {
            // Nobody changes what is not there.
            changes.iter_mut().for_each(|change| change.arrives += post.arrives + post.takes);
            Posted { post, dated, changes }
        })
    }

    fn call() -> impl Strategy<Value = Call> {
        let limit = prop_oneof![1_usize..5, Just(50), Just(200)];
        (0_i64..8000, -2000_i64..2000, limit).prop_map(|(after, fast, limit)| Call { after, fast, limit })
    }

    /// A place: from when on something stands there, which message followers look at,
    /// and whether it is the message itself.
    type Room = BTreeMap<Place, (i64, usize, bool)>;

    /// Of each message its states: when each was written, and where it is found.
    type States = Vec<Vec<(i64, Place)>>;

    /// A message as it is from one of its states on.
    type Found = (usize, usize);

    fn room(posted: &[Posted]) -> Result<(Room, States), crate::domain::rule::Rule> {
        let name = "r".parse::<RoomId>()?;
        let (mut room, mut states) = (Room::new(), States::new());
        for (number, Posted { post, dated, changes }) in posted.iter().enumerate() {
            let uuid = uuid_at(BEGIN + post.arrives + post.fast + dated.unwrap_or_default(), &post.chance);
            let message = MessageId { room: name.clone(), uuid };
            let own = Place::of_message(&message);
            room.insert(own, (post.arrives + post.takes, number, true));
            let mut found = Vec::new();
            let pointed = dated.iter().map(|_| post).chain(changes);
            for written in pointed {
                let place = Place::of_pointer(&Pointer { at: written.place(), message: message.clone() });
                room.insert(place, (written.arrives + written.pointer_takes, number, false));
                found.push((written.arrives + written.takes, place));
            }
            if dated.is_none() {
                found.push((post.arrives + post.takes, own));
            }
            found.sort_by_key(|(written, _)| *written);
            states.push(found);
        }
        Ok((room, states))
    }

    /// What is found at `place` at that time: the message, if this is where its
    /// present state is found.
    fn found_at(place: Place, number: usize, states: &States, time: i64) -> Option<Found> {
        let states = states.get(number)?;
        let state = states.iter().rposition(|(written, _)| *written <= time)?;
        states.get(state).is_some_and(|(_, found)| *found == place).then_some((number, state))
    }

    /// What one call is answered that is made at `time`: each go of it reads a
    /// little later than the one before, and what pointers point to later still.
    fn answered((room, states): &(Room, States), cursor: &FollowCursor, mut time: i64, call: &Call) -> Followed<Found> {
        let mut page = FollowPage::new(cursor, at(time + call.fast), call.limit);
        let mut after = None;
        let Some(range) = page.range().cloned() else { return page.finish(false) };
        loop {
            let is_read = |place: &Place| range.contains(&place.at) && after.is_none_or(|after| *place > after);
            let there = room.iter().filter(|(place, (from, ..))| *from <= time && is_read(place));
            let mut there = there.map(|(place, (_, number, is_own))| (*place, *number, *is_own)).collect::<Vec<_>>();
            let stride = page.stride(false);
            let is_read_up = there.len() <= stride;
            there.truncate(stride);
            let read_at = time;
            time += 20;
            for (place, number, is_own) in there {
                let found = found_at(place, number, states, if is_own { read_at } else { time });
                if !page.look_at(place, found) {
                    return page.finish(false);
                }
                after = Some(place);
            }
            if is_read_up || page.is_over() {
                return page.finish(is_read_up);
            }
        }
    }

    /// What somebody is given who calls so, and then every second until nothing more
    /// can come.
    fn given(posted: &[Posted], calls: &[Call]) -> Result<Vec<Found>, crate::domain::rule::Rule> {
        let room = room(posted)?;
        let mut given = Vec::new();
        let (mut cursor, mut time) = (FollowCursor::from_now(at(0)), 0);
        let last = (0..160).map(|_| Call { after: 1000, fast: 0, limit: 200 }).collect::<Vec<_>>();
        for call in calls.iter().chain(&last) {
            time += call.after;
            let followed = answered(&room, &cursor, time, call);
            assert!(followed.entries.len() <= call.limit);
            given.extend(followed.entries);
            assert!(followed.next.position >= cursor.position);
            cursor = followed.next.to_string().parse()?;
            assert_eq!(cursor, followed.next);
        }
        Ok(given)
    }

    /// Whether each message was given as it is at last, after what was before, and
    /// nothing twice.
    fn is_right(posted: &[Posted], given: &[Found]) -> Result<(), String> {
        let mut last = vec![None; posted.len()];
        for (number, state) in given {
            let Some(last) = last.get_mut(*number) else { return Err(format!("what is {number}?")) };
            if *last >= Some(*state) {
                return Err(format!("message {number} comes as {state} after {last:?}"));
            }
            *last = Some(*state);
        }
        let missed = posted.iter().zip(&last).position(|(posted, last)| *last != Some(posted.changes.len()));
        missed.map_or(Ok(()), |number| Err(format!("message {number} is missed: {:?}", last.get(number))))
    }

    proptest! {
        #[test]
        fn each_state_of_a_message_that_stays_is_given_out_once_whenever_it_is_written_and_however_it_is_dated(
            posted in vec(posted(), 0..300), calls in vec(call(), 0..60),
        ) {
            let given = given(&posted, &calls).map_err(|rule| rule.to_string());
            prop_assert_eq!(given.and_then(|given| is_right(&posted, &given)), Ok(()));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]

        /// More than a cursor can name: what it cannot name waits.
        #[test]
        fn of_thousands_within_seconds_each_is_given_out_once_too(
            posted in vec(posted(), 2000), calls in vec(call(), 0..3), squeezed in 1_i64..30,
        ) {
            let arrives = |written: Written| Written { arrives: written.arrives / squeezed, ..written };
            let arrives = |posted: Posted| Posted { post: arrives(posted.post), changes: Vec::new(), ..posted };
            let posted = posted.into_iter().map(arrives).collect::<Vec<_>>();
            let given = given(&posted, &calls).map_err(|rule| rule.to_string());
            prop_assert_eq!(given.and_then(|given| is_right(&posted, &given)), Ok(()));
        }
    }

    #[test]
    fn a_message_that_takes_longer_than_functions_live_is_what_is_missed() {
        let late = |takes| {
            let post = Written { arrives: 0, fast: 0, pointer_takes: 0, takes, chance: [0; 10] };
            let calls = vec![Call { after: 1000, fast: 0, limit: 50 }; 30];
            given(&[Posted { post, dated: None, changes: Vec::new() }], &calls)
        };
        assert_eq!((late(14_000), late(17_000)), (Ok(vec![(0, 0)]), Ok(vec![])));
    }

    #[test]
    fn what_a_filter_leaves_out_is_passed_over_for_good() {
        let cursor = FollowCursor::from_now(at(0));
        let mut page = FollowPage::<usize>::new(&cursor, at(30_000), 50);
        let message = |millis| "r".parse().map(|room| MessageId { room, uuid: uuid_at(BEGIN + millis, &[7; 10]) });
        for left_out in [message(1000), message(20_000)].into_iter().flatten() {
            assert!(page.look_at(Place::of_message(&left_out), None));
        }
        let Followed { entries, next } = page.finish(true);
        assert_eq!((entries, next), (Vec::new(), FollowCursor::from_now(at(30_000))));
    }
}
