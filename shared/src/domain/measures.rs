//! What moderators have done about somebody in a room: a mute, a ban, both or
//! neither. They stand side by side, and neither ends the other.

use super::ban::Ban;
use super::id::SentUserId;
use super::mute::Mute;
use super::reason::Reason;
use super::text::{DisplayName, Text};
use super::time::{Second, Timestamp};

/// What a moderator adds for other moderators, and nobody else is shown.
pub type Note = Text<1, 512>;

/// What a mute and a ban have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    pub user: SentUserId,
    /// Their name; the id as text where none was ever given.
    pub username: String,
    /// The name of the moderator who took it.
    pub moderator: String,
    pub reason: Reason,
    pub note: Option<Note>,
    pub made_at: Timestamp,
}

/// What a moderator asks for; the name of the user is settled against the
/// measure that this one replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeasure {
    pub user: SentUserId,
    /// Their name, if given.
    pub username: Option<DisplayName>,
    /// The name of the moderator.
    pub moderator: String,
    pub reason: Reason,
    pub note: Option<Note>,
    pub made_at: Timestamp,
}

/// All there is about one person in one room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measures {
    pub mute: Option<Mute>,
    pub ban: Option<Ban>,
}

impl Measures {
    /// Those that count at `now`, in a room where they do `since`.
    pub fn in_force(self, since: MeasuresSince, now: Timestamp) -> Self {
        let mute = self.mute.filter(|mute| since.counts(&mute.measure) && !mute.ends_at.is_over(now));
        let ban = self.ban.filter(|ban| since.counts(&ban.measure) && ban.lasts(now));
        Self { mute, ban }
    }
}

/// Since when measures of a room count: those from before the last deletion of a
/// room of that id are nobody's any more, though nobody deletes them. From the
/// beginning where there was none.
///
/// Two functions' clocks may differ by a moment: what was done in that moment
/// around the deletion counts as either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeasuresSince(Timestamp);

impl MeasuresSince {
    pub const BEGINNING: Self = Self(Timestamp::from_millis(0));

    pub const fn at(deleted_at: Timestamp) -> Self {
        Self(deleted_at)
    }

    pub const fn time(self) -> Timestamp {
        self.0
    }

    fn counts(self, measure: &Measure) -> bool {
        measure.made_at >= self.0
    }
}

/// Whole seconds until `ends_at`; none once that is over.
pub fn remaining_seconds(ends_at: Second, now: Timestamp) -> Option<i64> {
    Some(ends_at.number() - now.seconds()).filter(|left| *left > 0)
}

/// The same as `Retry-After` has it.
pub(super) fn retry_after(ends_at: Second, now: Timestamp) -> u32 {
    u32::try_from(remaining_seconds(ends_at, now).unwrap_or_default()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::ban::BanDuration;
    use super::super::rule::Rule;
    use super::*;

    fn measures(made_at: i64) -> Result<Measures, Rule> {
        let measure = Measure {
            user: SentUserId::Text("u".parse()?),
            username: "u".to_owned(),
            moderator: "mod".to_owned(),
            reason: Reason::Spamming,
            note: None,
            made_at: Timestamp::from_millis(made_at),
        };
        Ok(Measures {
            mute: Some(Mute { measure: measure.clone(), ends_at: Second::new(900) }),
            ban: Some(Ban { measure, duration: BanDuration::Hour }),
        })
    }

    #[test]
    fn each_measure_is_over_at_its_own_end() -> Result<(), Rule> {
        let at = |second: i64| Timestamp::from_millis(second * 1_000);
        let in_force = |now| Ok(measures(0)?.in_force(MeasuresSince::BEGINNING, now));
        assert_eq!(in_force(at(899))?, measures(0)?);
        assert_eq!(in_force(at(900))?, Measures { mute: None, ..measures(0)? });
        assert_eq!(in_force(at(3_600))?, Measures::default());
        Ok(())
    }

    #[test]
    fn what_was_done_before_the_room_was_deleted_counts_for_nothing() -> Result<(), Rule> {
        let since = MeasuresSince::at(Timestamp::from_millis(1_000));
        let now = Timestamp::from_millis(2_000);
        assert_eq!(measures(999)?.in_force(since, now), Measures::default());
        assert_eq!(measures(1_000)?.in_force(since, now), measures(1_000)?);
        Ok(())
    }
}
