//! How far one call for a list of messages goes.

use uuid::Uuid;

use crate::domain::message::Message;
use crate::domain::message_list::{MessageCursor, MessageList, NextMessages};
use crate::domain::page::Page;
use crate::domain::time::Timestamp;

/// How many messages one call for a list looks at, at most, beside those that
/// it is asked to pass over.
pub const MAX_LOOKED_AT: usize = 1000;

/// How many messages of a filtered list are looked at in one go.
const STRIDE: usize = 250;

/// A page of messages ends early at about this many bytes, so that with its
/// receipts it fits into the 6 MB that Lambda answers at most.
const MOST_BYTES: usize = 750_000;

/// What a list looks at next, and how much it may still look at.
pub(super) struct PageBuilder<'l> {
    list: &'l MessageList,
    now: Timestamp,
    skipped: usize,
    taken: Vec<Message>,
    bytes: usize,
    looked_at: usize,
    last: Option<Uuid>,
}

impl<'l> PageBuilder<'l> {
    pub fn new(list: &'l MessageList, now: Timestamp) -> Self {
        Self { list, now, skipped: 0, taken: Vec::new(), bytes: 0, looked_at: 0, last: None }
    }

    fn is_full(&self) -> bool {
        self.taken.len() == self.list.limit || self.bytes >= MOST_BYTES
    }

    fn may_look_at(&self) -> usize {
        MAX_LOOKED_AT + self.list.skip - self.looked_at
    }

    /// Whether nothing more may be looked at.
    pub fn is_over(&self) -> bool {
        self.is_full() || self.may_look_at() == 0
    }

    /// How many to look at in the next go: one more than fit where nothing is
    /// filtered, which tells whether there is a next page.
    pub fn stride(&self) -> usize {
        let MessageList { filter, skip, limit, .. } = self.list;
        let left = skip - self.skipped + limit - self.taken.len() + 1;
        let wanted = if filter.looks_inside() { STRIDE } else { left };
        wanted.min(self.may_look_at())
    }

    /// Looks at one message of the list; false if nothing more may be looked at.
    pub fn look_at(&mut self, uuid: Uuid, message: Option<Message>) -> bool {
        if self.is_over() {
            return false;
        }
        self.looked_at += 1;
        self.last = Some(uuid);
        if let Some(message) = message.filter(|m| !m.is_expired(self.now) && self.list.filter.admits(m)) {
            self.take(message);
        }
        true
    }

    fn take(&mut self, message: Message) {
        if self.skipped < self.list.skip {
            self.skipped += 1;
            return;
        }
        let lengths =
            [message.text.as_ref().map(|t| t.as_str().len()), message.media.as_ref().map(|m| m.as_str().len())];
        self.bytes += lengths.into_iter().flatten().sum::<usize>();
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
