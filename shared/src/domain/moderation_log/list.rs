//! Which lines of the log somebody asks for.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::{LogEntry, LoggedAction};
use crate::domain::id::{RoomId, UserId};
use crate::domain::message_list::Dated;
use crate::domain::page::CURSOR_RULE;
use crate::domain::rule::Rule;

/// What somebody asks the log for, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogQuery {
    /// Of which room; of all, and of what is of none, if not said.
    pub room: Option<RoomId>,
    /// To whom it was done.
    pub user: Option<UserId>,
    /// Who did it.
    pub moderator: Option<UserId>,
    pub action: Option<LoggedAction>,
    /// When it was done.
    pub dated: Dated,
    /// Where the page before ended.
    pub cursor: Option<LogCursor>,
    /// How many lines are wanted at most.
    pub limit: usize,
}

/// The last line of a page that is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogCursor(pub Uuid);

impl fmt::Display for LogCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(self.0.as_bytes()))
    }
}

impl FromStr for LogCursor {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| CURSOR_RULE)?;
        Uuid::from_slice(&bytes).map(Self).map_err(|_| CURSOR_RULE)
    }
}

impl LogQuery {
    /// The places that it asks for; none where there can be none.
    pub fn range(&self, cursor: Option<LogCursor>) -> Option<RangeInclusive<Uuid>> {
        let (lowest, highest) = self.dated.range()?.into_inner();
        let highest = match cursor {
            Some(LogCursor(last)) => highest.min(Uuid::from_u128(last.as_u128().checked_sub(1)?)),
            None => highest,
        };
        (lowest <= highest).then_some(lowest..=highest)
    }

    /// Whether more than the room and the time is asked for.
    pub const fn looks_inside(&self) -> bool {
        self.user.is_some() || self.moderator.is_some() || self.action.is_some()
    }

    /// Whether a line of the range is one of those asked for.
    pub fn admits(&self, entry: &LogEntry) -> bool {
        self.user.as_ref().is_none_or(|user| entry.act.user.as_ref().is_some_and(|other| other.id == *user))
            && self.moderator.as_ref().is_none_or(|moderator| entry.moderator == *moderator)
            && self.action.is_none_or(|action| entry.act.action == action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::caller::{Actor, ActorKind};
    use crate::domain::chance::Chance;
    use crate::domain::moderation_log::Act;
    use crate::domain::time::{Arrival, Timestamp};

    fn all() -> LogQuery {
        let dated = Dated::default();
        LogQuery { room: None, user: None, moderator: None, action: None, dated, cursor: None, limit: 50 }
    }

    fn at(millis: i64, arrival: Arrival) -> Result<LogEntry, Rule> {
        let actor = Actor { account: "ann".parse()?, name: None, kind: ActorKind::Person };
        let act = Act::new(LoggedAction::Mute, None).to("bob".parse::<UserId>()?);
        Ok(LogEntry::new(&actor, act, Timestamp::from_millis(millis), arrival, Chance::of(Uuid::max())))
    }

    #[test]
    fn before_and_after_leave_out_their_own_moment() -> Result<(), Rule> {
        let between = |after, before| {
            let [after, before] = [after, before].map(|millis| Some(Timestamp::from_millis(millis)));
            LogQuery { dated: Dated::between(after, before), ..all() }
        };
        let range = between(5, 8).range(None).ok_or(CURSOR_RULE)?;
        let met = (4..=9).map(|millis| Ok(range.contains(&at(millis, Arrival::BEFORE_ALL)?.id.0)));
        assert_eq!(met.collect::<Result<Vec<_>, Rule>>()?, [false, false, true, true, false, false]);
        assert_eq!(between(5, 6).range(None), None);
        Ok(())
    }

    #[test]
    fn a_cursor_goes_on_behind_its_line() -> Result<(), Rule> {
        let first = at(5, Arrival::BEFORE_ALL)?;
        let second = at(5, Arrival::after(Arrival::BEFORE_ALL, Timestamp::from_millis(5)))?;
        let behind = LogCursor(second.id.0).to_string().parse::<LogCursor>()?;
        let range = all().range(Some(behind)).ok_or(CURSOR_RULE)?;
        assert!(range.contains(&first.id.0) && !range.contains(&second.id.0));
        assert!("x".parse::<LogCursor>().is_err());
        Ok(())
    }

    #[test]
    fn a_filter_admits_what_it_names() -> Result<(), Rule> {
        let entry = at(5, Arrival::BEFORE_ALL)?;
        let of = |user: &str| Ok::<_, Rule>(LogQuery { user: Some(user.parse()?), ..all() });
        assert!(of("bob")?.admits(&entry) && !of("ann")?.admits(&entry));
        assert!(LogQuery { moderator: Some("ann".parse()?), ..all() }.admits(&entry));
        assert!(!LogQuery { action: Some(LoggedAction::Ban), ..all() }.admits(&entry));
        Ok(())
    }
}
