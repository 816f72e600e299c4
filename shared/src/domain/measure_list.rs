//! Lists of a room's mutes or of its bans, page by page: which one, and how far a
//! call goes. Both stand in the same items, so some of those on the way are the
//! other list's alone.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::id::UserId;
use super::measures::Measures;
use super::page::{CURSOR_RULE, Page};
use super::rule::Rule;

/// Which of the two lists of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    Mute,
    Ban,
}

impl MeasureKind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Mute, Self::Ban];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Mute => "mutes",
            Self::Ban => "bans",
        }
    }

    /// Whether somebody about whom there are these measures is on the list.
    const fn lists(self, measures: &Measures) -> bool {
        match self {
            Self::Mute => measures.mute.is_some(),
            Self::Ban => measures.ban.is_some(),
        }
    }
}

/// Where a list goes on: after this person. Written as opaque text together with
/// which list it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureCursor {
    pub kind: MeasureKind,
    pub after: UserId,
}

impl fmt::Display for MeasureCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(format!("{}#{}", self.kind.as_str(), self.after)))
    }
}

impl FromStr for MeasureCursor {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| CURSOR_RULE)?;
        let plain = String::from_utf8(bytes).map_err(|_| CURSOR_RULE)?;
        let (kind, after) = plain.split_once('#').ok_or(CURSOR_RULE)?;
        let is_named = |known: &MeasureKind| known.as_str() == kind;
        Ok(Self {
            kind: MeasureKind::ALL.into_iter().find(is_named).ok_or(CURSOR_RULE)?,
            after: after.parse().map_err(|_| CURSOR_RULE)?,
        })
    }
}

/// What one call for a page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureList {
    pub kind: MeasureKind,
    /// Behind whom; from the first person on if nobody.
    pub after: Option<UserId>,
    /// How many are wanted.
    pub limit: usize,
}

/// How many people one call looks at, at most.
const MOST_LOOKED_AT: usize = 1000;

/// How many people are looked at in one go where most of them are on the other list,
/// or on none any more.
const STRIDE: usize = 250;

/// A page that is being made, and how much may still be looked at.
#[derive(Debug)]
pub struct MeasurePage<'l> {
    list: &'l MeasureList,
    taken: Vec<Measures>,
    looked_at: usize,
    last: Option<UserId>,
}

impl<'l> MeasurePage<'l> {
    pub fn new(list: &'l MeasureList) -> Self {
        Self { list, taken: Vec::new(), looked_at: 0, last: list.after.clone() }
    }

    /// Whether nothing more may be looked at.
    pub fn is_over(&self) -> bool {
        self.taken.len() == self.list.limit || self.looked_at == MOST_LOOKED_AT
    }

    /// Behind whom it goes on.
    pub fn last(&self) -> Option<&UserId> {
        self.last.as_ref()
    }

    /// How many to read in the next go: at first one more than fit, which tells whether
    /// there is a next page.
    pub fn stride(&self) -> usize {
        let wanted = if self.looked_at == 0 { self.list.limit + 1 } else { STRIDE };
        wanted.min(MOST_LOOKED_AT - self.looked_at)
    }

    /// Looks at what is in force about the next person; false if nothing more may be
    /// looked at.
    pub fn look_at(&mut self, user: UserId, measures: Measures) -> bool {
        if self.is_over() {
            return false;
        }
        self.looked_at += 1;
        self.last = Some(user);
        if self.list.kind.lists(&measures) {
            self.taken.push(measures);
        }
        true
    }

    /// The page as it is, with a next one unless it is the last.
    pub fn finish(self, is_last: bool) -> Page<Measures, MeasureCursor> {
        let kind = self.list.kind;
        let next = self.last.filter(|_| !is_last).map(|after| MeasureCursor { kind, after });
        Page { entries: self.taken, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::SentUserId;
    use crate::domain::measures::Measure;
    use crate::domain::mute::Mute;
    use crate::domain::reason::Reason;
    use crate::domain::time::{Second, Timestamp};

    fn user(number: usize) -> Result<UserId, Rule> {
        format!("u{number:05}").parse()
    }

    fn muted(user: UserId) -> Measures {
        let measure = Measure {
            username: user.to_string(),
            user: SentUserId::Text(user),
            moderator: "mod".to_owned(),
            reason: Reason::Spamming,
            note: None,
            made_at: Timestamp::from_millis(0),
        };
        Measures { mute: Some(Mute { measure, ends_at: Second::new(900) }), ban: None }
    }

    /// A call in a room of so many people of whom every `nth` is muted, and how often
    /// it reads.
    fn call(people: usize, nth: usize, list: &MeasureList) -> Result<(Page<Measures, MeasureCursor>, usize), Rule> {
        let mut page = MeasurePage::new(list);
        for reads in 1.. {
            let all = (0..people).map(|number| Ok((user(number)?, number))).collect::<Result<Vec<_>, Rule>>()?;
            let behind = all.into_iter().filter(|(user, _)| page.last().is_none_or(|last| user > last));
            let wanted = page.stride();
            let read = behind.take(wanted).collect::<Vec<_>>();
            let is_read_up = read.len() < wanted;
            for (user, number) in read {
                let measures = if number % nth == 0 { muted(user.clone()) } else { Measures::default() };
                if !page.look_at(user, measures) {
                    return Ok((page.finish(false), reads));
                }
            }
            if is_read_up || page.is_over() {
                return Ok((page.finish(is_read_up), reads));
            }
        }
        unreachable!()
    }

    fn mutes(after: Option<UserId>, limit: usize) -> MeasureList {
        MeasureList { kind: MeasureKind::Mute, after, limit }
    }

    #[test]
    fn every_page_of_a_list_together_is_the_list() -> Result<(), Rule> {
        for (people, nth, limit) in [(0, 1, 1), (7, 1, 1), (10, 1, 5), (11, 1, 5), (2_500, 300, 3), (1_000, 2_000, 5)] {
            let mut found = Vec::new();
            let mut after = None;
            loop {
                let (page, _) = call(people, nth, &mutes(after, limit))?;
                assert!(page.entries.len() <= limit);
                found.extend(page.entries);
                let Some(next) = page.next else { break };
                after = Some(next.after);
            }
            let expected = (0..people).step_by(nth).map(|number| Ok(muted(user(number)?)));
            assert_eq!(found, expected.collect::<Result<Vec<_>, Rule>>()?, "{people} {nth} {limit}");
        }
        Ok(())
    }

    #[test]
    fn a_page_reads_once_as_a_rule_and_looks_at_a_thousand_at_most() -> Result<(), Rule> {
        let (full, reads) = call(100, 1, &mutes(None, 10))?;
        assert_eq!((full.entries.len(), full.next.map(|next| next.after), reads), (10, Some(user(9)?), 1));
        let (all, reads) = call(10, 1, &mutes(None, 10))?;
        assert_eq!((all.entries.len(), all.next, reads), (10, None, 1), "no empty page after the last");
        let (short, reads) = call(5_000, 900, &mutes(None, 10))?;
        assert_eq!((short.entries.len(), short.next.map(|next| next.after), reads), (2, Some(user(999)?), 5));
        Ok(())
    }

    #[test]
    fn a_cursor_is_read_as_it_is_written_and_nothing_else_is_one() -> Result<(), Rule> {
        for kind in MeasureKind::ALL {
            let cursor = MeasureCursor { kind, after: "0xabcdef0123456789abcdef0123456789abcdef01".parse()? };
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for plain in ["", "mutes", "mutes#", "mutes#@me", "mutes#a#b", "kicks#a", "#a"] {
            let text = BASE64_URL_SAFE_NO_PAD.encode(plain);
            assert_eq!(text.parse::<MeasureCursor>(), Err(CURSOR_RULE), "{plain}");
        }
        assert_eq!("mutes#a".parse::<MeasureCursor>(), Err(CURSOR_RULE));
        Ok(())
    }
}
