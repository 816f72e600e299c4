//! How far one call for a list of messages goes.

use uuid::Uuid;

use crate::domain::message::Message;
use crate::domain::message_list::{MessageCursor, MessageList, NextMessages};
use crate::domain::page::Page;
use crate::domain::time::Timestamp;

/// How many messages one call for a list looks at, at most, beside those that
/// it is asked to pass over.
pub const MAX_LOOKED_AT: usize = 1000;

/// How many followers' pointers one call passes over, at most. A page that ends at
/// them is short: so many messages dated otherwise were posted within a day.
const MAX_PASSED_OVER: usize = 10_000;

/// How many messages of a filtered list are looked at in one go.
const STRIDE: usize = 250;

/// A page of messages ends early at about this many bytes, so that with its
/// receipts it fits into the 6 MB that Lambda answers at most.
pub(super) const MOST_BYTES: usize = 750_000;

/// What a list looks at next, and how much it may still look at.
pub(super) struct PageBuilder<'l> {
    list: &'l MessageList,
    now: Timestamp,
    skipped: usize,
    taken: Vec<Message>,
    bytes: usize,
    looked_at: usize,
    passed_over: usize,
    /// Whether pointers stand behind the last message that fits.
    ends_at_pointers: bool,
    last: Option<Uuid>,
}

impl<'l> PageBuilder<'l> {
    pub fn new(list: &'l MessageList, now: Timestamp) -> Self {
        Self {
            list,
            now,
            skipped: 0,
            taken: Vec::new(),
            bytes: 0,
            looked_at: 0,
            passed_over: 0,
            ends_at_pointers: false,
            last: None,
        }
    }

    fn is_full(&self) -> bool {
        self.taken.len() == self.list.limit || self.bytes >= MOST_BYTES
    }

    fn may_look_at(&self) -> usize {
        MAX_LOOKED_AT + self.list.skip - self.looked_at
    }

    /// Whether nothing more may be looked at.
    pub fn is_over(&self) -> bool {
        self.is_full() || self.may_look_at() == 0 || self.passed_over >= MAX_PASSED_OVER
    }

    /// Whether all that fits is there, and whether there is a next page is not known
    /// for pointers that stand behind it.
    pub fn looks_for_more(&self) -> bool {
        self.ends_at_pointers && self.may_look_at() > 0 && self.passed_over < MAX_PASSED_OVER
    }

    /// How many to look at in the next go: one more than fit where nothing is
    /// filtered, which tells whether there is a next page.
    pub fn stride(&self) -> usize {
        let MessageList { filter, skip, limit, .. } = self.list;
        let left = skip - self.skipped + limit - self.taken.len() + 1;
        let wanted = if filter.looks_inside() { STRIDE } else { left };
        // Where there are pointers, there may be many: each time twice as far.
        let wanted = wanted + self.passed_over;
        wanted.min(self.may_look_at())
    }

    /// Looks at one message of the list; false if nothing more may be looked at.
    pub fn look_at(&mut self, uuid: Uuid, message: Option<Message>) -> bool {
        if self.is_over() {
            return false;
        }
        self.looked_at += 1;
        self.last = Some(uuid);
        let is_listed = |message: &Message| {
            !message.is_expired(self.now) && message.removed.is_none() && self.list.filter.admits(message)
        };
        if let Some(message) = message.filter(is_listed) {
            self.take(message);
        }
        true
    }

    /// Passes over a pointer; false if nothing more may be looked at.
    pub fn pass_over(&mut self, uuid: Uuid) -> bool {
        self.passed_over += 1;
        if self.is_full() {
            self.ends_at_pointers = true;
        } else {
            self.last = Some(uuid);
        }
        self.passed_over < MAX_PASSED_OVER
    }

    fn take(&mut self, message: Message) {
        if self.skipped < self.list.skip {
            self.skipped += 1;
            return;
        }
        self.bytes += message.length();
        self.taken.push(message);
    }

    /// Where it has come to.
    pub fn cursor(&self) -> Option<MessageCursor> {
        self.last.map(MessageCursor).or(self.list.cursor)
    }

    /// The page as it is, with a next one unless it is the last.
    pub fn finish(self, is_last: bool) -> Page<Message, NextMessages> {
        let skip = self.list.skip - self.skipped;
        let next = self.cursor().filter(|_| !is_last).map(|cursor| NextMessages { cursor, skip });
        Page { entries: self.taken, next }
    }

    /// The page of a list that was looked at as far as may be, and does not know whether
    /// there is more where there can be.
    pub fn finish_at_limit(self) -> Page<Message, NextMessages> {
        let is_last = self.list.range(self.cursor()).is_none();
        self.finish(is_last)
    }
}
