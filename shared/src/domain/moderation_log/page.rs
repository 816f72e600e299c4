//! How far one call for the log goes.

use std::ops::RangeInclusive;

use uuid::Uuid;

use super::list::{LogCursor, LogQuery};
use super::{LogEntry, LogEntryId};
use crate::domain::page::Page;

/// How many lines one call looks at, at most.
const MOST_LOOKED_AT: usize = 1000;

/// How many lines of a filtered page are looked at in one go.
const STRIDE: usize = 250;

/// A page ends early at about this many bytes: Lambda answers 6 MB at most.
const MOST_BYTES: usize = 750_000;

/// A page that is being made, and how much may still be looked at.
#[derive(Debug)]
pub struct LogPage<'q> {
    query: &'q LogQuery,
    taken: Vec<LogEntry>,
    bytes: usize,
    looked_at: usize,
    last: Option<LogCursor>,
    is_read_up: bool,
}

impl<'q> LogPage<'q> {
    pub fn new(query: &'q LogQuery) -> Self {
        Self { query, taken: Vec::new(), bytes: 0, looked_at: 0, last: query.cursor, is_read_up: false }
    }

    fn is_full(&self) -> bool {
        self.taken.len() == self.query.limit || self.bytes >= MOST_BYTES
    }

    /// What to read next, and how many lines of it: one more than fit where nothing
    /// is filtered, which tells whether there is a next page. None once it is over.
    pub fn next(&self) -> Option<(RangeInclusive<Uuid>, usize)> {
        let left = MOST_LOOKED_AT.saturating_sub(self.looked_at);
        if self.is_read_up || self.is_full() || left == 0 {
            return None;
        }
        let fit = self.query.limit - self.taken.len() + 1;
        let count = if self.query.looks_inside() { STRIDE.min(left) } else { fit };
        self.query.range(self.last).map(|range| (range, count))
    }

    /// Looks at what was read of `wanted` lines: their places, and the lines that
    /// still count.
    pub fn look_at(&mut self, read: Vec<(LogEntryId, Option<LogEntry>)>, wanted: usize) {
        let is_all = read.len() < wanted;
        for (place, entry) in read {
            if self.is_full() {
                return;
            }
            self.looked_at += 1;
            self.last = Some(LogCursor(place.0));
            if let Some(entry) = entry.filter(|entry| self.query.admits(entry)) {
                self.bytes += entry.length();
                self.taken.push(entry);
            }
        }
        self.is_read_up = is_all;
    }

    /// The page, with a next one unless all has been looked at.
    pub fn finish(self) -> Page<LogEntry, LogCursor> {
        let next = self.last.filter(|last| !self.is_read_up && self.query.range(Some(*last)).is_some());
        Page { entries: self.taken, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::caller::{Actor, ActorKind};
    use crate::domain::chance::Chance;
    use crate::domain::message_list::Dated;
    use crate::domain::moderation_log::{Act, LoggedAction};
    use crate::domain::rule::Rule;
    use crate::domain::time::{Arrival, Timestamp};

    fn log(lines: i64) -> Result<Vec<LogEntry>, Rule> {
        let actor = Actor { account: "ann".parse()?, name: None, kind: ActorKind::Service };
        let action = |millis| if millis % 100 == 0 { LoggedAction::Ban } else { LoggedAction::Mute };
        let entry = |millis| {
            let act = Act::new(action(millis), None);
            LogEntry::new(&actor, act, Timestamp::from_millis(millis), Arrival::BEFORE_ALL, Chance::of(Uuid::max()))
        };
        Ok((0..lines).rev().map(entry).collect())
    }

    fn all(limit: usize) -> LogQuery {
        let dated = Dated::default();
        LogQuery { room: None, user: None, moderator: None, action: None, dated, cursor: None, limit }
    }

    /// The lines of one call, and whether there is a next page.
    fn call(log: &[LogEntry], query: &LogQuery) -> (Vec<LogEntry>, Option<LogCursor>) {
        let mut page = LogPage::new(query);
        while let Some((range, count)) = page.next() {
            let within = log.iter().filter(|entry| range.contains(&entry.id.0)).take(count);
            page.look_at(within.map(|entry| (entry.id, Some(entry.clone()))).collect(), count);
        }
        let page = page.finish();
        (page.entries, page.next)
    }

    #[test]
    fn page_after_page_is_the_whole_log_once() -> Result<(), Rule> {
        let log = log(120)?;
        for (limit, pages) in [(50, 3), (60, 2), (119, 2), (120, 1), (200, 1)] {
            let mut query = all(limit);
            let mut read = Vec::new();
            let mut calls = 0;
            loop {
                let (lines, next) = call(&log, &query);
                read.extend(lines);
                calls += 1;
                query.cursor = next;
                if next.is_none() {
                    break;
                }
            }
            assert_eq!((read, calls), (log.clone(), pages), "by {limit}");
        }
        Ok(())
    }

    #[test]
    fn a_filtered_page_looks_at_a_thousand_lines_and_goes_on() -> Result<(), Rule> {
        let log = log(2100)?;
        let mut query = LogQuery { action: Some(LoggedAction::Ban), ..all(50) };
        let mut found = Vec::new();
        loop {
            let (lines, next) = call(&log, &query);
            found.push(lines.len());
            query.cursor = next;
            if next.is_none() {
                break;
            }
        }
        assert_eq!(found, [10, 10, 1]);
        Ok(())
    }
}
