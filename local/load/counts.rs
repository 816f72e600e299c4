//! A chat's status held against LiveKit's list: by how many it differs, and how
//! far it lags behind.

use std::collections::VecDeque;

use tokio::time::Instant;

use super::figures::Sample;

/// How many may rightly count as present at one time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Present {
    /// Those on the list, and those who have credentials and are about to connect.
    pub least: usize,
    /// Beside them those who have asked to enter and are not answered yet.
    pub most: usize,
}

/// What was seen in one phase.
#[derive(Debug, Clone, Default)]
pub struct Lag {
    /// By how many people each status differed.
    pub difference: Sample<usize>,
    /// How many seconds of changes that is: the shortest time since which so many
    /// have left who are counted still, or come who are not counted yet.
    pub age: Sample<f64>,
    /// How often not so many have ever left, or come.
    pub unexplained: usize,
}

/// The list, and how it came to be.
#[derive(Debug, Default)]
pub struct Counts {
    latest: Option<Present>,
    came: VecDeque<Instant>,
    left: VecDeque<Instant>,
    /// Of the phase that goes on.
    pub lag: Lag,
}

/// How many changes are remembered of each kind: more than any stage holds.
const REMEMBERED: usize = 100_000;

fn remember(changes: &mut VecDeque<Instant>, at: Instant) {
    changes.push_front(at);
    changes.truncate(REMEMBERED);
}

impl Counts {
    /// Somebody is on the list from now on.
    pub fn came(&mut self, now: Instant) {
        remember(&mut self.came, now);
    }

    /// Somebody is on it no more.
    pub fn left(&mut self, now: Instant) {
        remember(&mut self.left, now);
    }

    /// The list now.
    pub fn list(&mut self, present: Present) {
        self.latest = Some(present);
    }

    /// The status now, just after the list.
    pub fn status(&mut self, now: Instant, counted: usize) {
        let Some(Present { least, most }) = self.latest else { return };
        let (missing, beyond) = (least.saturating_sub(counted), counted.saturating_sub(most));
        self.lag.difference.add(missing.max(beyond));
        let changes = if missing > 0 { &self.came } else { &self.left };
        let since = match missing.max(beyond).checked_sub(1) {
            None => Some(now),
            Some(before) => changes.get(before).copied(),
        };
        match since {
            Some(since) => self.lag.age.add(now.duration_since(since).as_secs_f64()),
            None => self.lag.unexplained += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn exactly(count: usize) -> Present {
        Present { least: count, most: count }
    }

    #[test]
    fn the_age_of_a_count_is_how_long_ago_those_changed_by_whom_it_differs() {
        let (began, mut counts) = (Instant::now(), Counts::default());
        let after = |seconds: u64| began + Duration::from_secs(seconds);
        (0..10).for_each(|second| counts.came(after(second)));
        counts.left(after(7));
        counts.left(after(8));
        counts.list(exactly(8));
        // Nobody differs; one and two are counted who have left; the last one and the last three who came are not.
        for (counted, difference, age) in [(8, 0, 0.0), (9, 1, 2.0), (10, 2, 3.0), (7, 1, 1.0), (5, 3, 3.0)] {
            counts.lag = Lag::default();
            counts.status(after(10), counted);
            assert_eq!((counts.lag.difference.within(1.0), counts.lag.age.within(1.0)), (difference, age), "{counted}");
        }
        counts.status(after(10), 11);
        assert_eq!(counts.lag.unexplained, 1, "no three have left");
    }

    #[test]
    fn who_is_about_to_enter_may_count_or_not() {
        let (now, mut counts) = (Instant::now(), Counts::default());
        counts.list(Present { least: 10, most: 12 });
        (10..=12).for_each(|counted| counts.status(now, counted));
        assert_eq!((counts.lag.difference.within(1.0), counts.lag.age.within(1.0)), (0, 0.0));
        counts.status(now, 14);
        assert_eq!(counts.lag.difference.within(1.0), 2);
    }
}
