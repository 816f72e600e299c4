//! A chat's status held against LiveKit's list: by how many it differs, and how
//! long ago the list had that count.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::figures::Sample;

/// How far back the list is remembered.
const REMEMBERED: Duration = Duration::from_secs(600);

/// How many may rightly count as present at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// How many seconds ago the list had each status's count, by which it differed.
    pub age: Sample<f64>,
    /// How often the list had never had that count.
    pub never: usize,
}

/// What the list had, and when.
#[derive(Debug, Default)]
pub struct Counts {
    seen: VecDeque<(Instant, Present)>,
    /// Of the phase that goes on.
    pub lag: Lag,
}

impl Counts {
    /// The list now.
    pub fn list(&mut self, now: Instant, present: Present) {
        self.seen.push_back((now, present));
        while self.seen.front().is_some_and(|(at, _)| now.duration_since(*at) > REMEMBERED) {
            self.seen.pop_front();
        }
    }

    /// The status now, just after the list.
    pub fn status(&mut self, now: Instant, counted: usize) {
        let Some((_, present)) = self.seen.back() else { return };
        self.lag.difference.add(present.least.saturating_sub(counted).max(counted.saturating_sub(present.most)));
        match self.last_had(counted) {
            Some(at) => self.lag.age.add(now.duration_since(at).as_secs_f64()),
            None => self.lag.never += 1,
        }
    }

    /// When the list last had that count: at a look, or between two.
    fn last_had(&self, counted: usize) -> Option<Instant> {
        let latest = self.seen.back().filter(|(_, present)| (present.least..=present.most).contains(&counted));
        if let Some((at, _)) = latest {
            return Some(*at);
        }
        let looks = self.seen.iter().rev().zip(self.seen.iter().rev().skip(1));
        let mut between =
            looks.map(|((at, after), (_, before))| (*at, before.least.min(after.least)..=before.most.max(after.most)));
        between.find(|(_, counts)| counts.contains(&counted)).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exactly(count: usize) -> Present {
        Present { least: count, most: count }
    }

    #[test]
    fn the_age_of_a_count_is_how_long_ago_the_list_had_it() {
        let (began, mut counts) = (Instant::now(), Counts::default());
        let after = |seconds: u64| began + Duration::from_secs(seconds);
        for (second, count) in [(0, 0), (1, 10), (2, 30), (3, 40)] {
            counts.list(after(second), exactly(count));
        }
        for (counted, age) in [(40, 0.0), (35, 0.0), (20, 1.0), (10, 1.0), (5, 2.0)] {
            counts.status(after(3), counted);
            assert_eq!(counts.lag.age.within(1.0), age, "{counted}");
            counts.lag.age = Sample::default();
        }
        assert_eq!((counts.lag.difference.within(1.0), counts.lag.never), (35, 0));
        counts.status(after(3), 41);
        assert_eq!(counts.lag.never, 1);
    }

    #[test]
    fn who_is_about_to_enter_may_count_or_not() {
        let (now, mut counts) = (Instant::now(), Counts::default());
        counts.list(now, Present { least: 10, most: 12 });
        for counted in 10..=12 {
            counts.status(now, counted);
        }
        assert_eq!((counts.lag.difference.within(1.0), counts.lag.age.within(1.0)), (0, 0.0));
        counts.status(now, 14);
        assert_eq!(counts.lag.difference.within(1.0), 2);
    }
}
