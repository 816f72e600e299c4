//! Instants and how they are written.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::rule::Rule;

/// An instant in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Read from `2024-12-31 05:33:32` or `2024-12-31T05:33:32` (taken as UTC; the
/// first is the rooms document's format) or RFC 3339; written as RFC 3339 in UTC. The stored form is the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// An instant in whole seconds since 1970-01-01T00:00:00Z, as DynamoDB's TTL
/// and LiveKit tell time. What ends at a second is over from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Second(i64);

impl Second {
    /// That many seconds after the epoch.
    pub const fn new(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the epoch.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Its beginning.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0.saturating_mul(1000))
    }

    /// Whether it has begun.
    pub const fn is_over(self, now: Timestamp) -> bool {
        self.0 <= now.seconds()
    }

    /// This second moved into the future by whole seconds.
    pub fn after(self, time: Duration) -> Self {
        Self(self.0.saturating_add(whole_seconds(time)))
    }

    /// This second moved into the past by whole seconds.
    pub fn before(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(whole_seconds(time)))
    }
}

fn whole_seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX)
}

/// A request's place in the order of arrival: its time in milliseconds and,
/// within one, a number of its own. No two of a process have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Arrival(i64);

impl Arrival {
    /// How many arrivals of one millisecond are told apart; more than these
    /// borrow from the next one.
    const WITHIN_A_MILLISECOND: i64 = 64;

    /// Before anything arrived.
    pub const BEFORE_ALL: Self = Self(0);

    /// What arrives at `now`, after `last`, whatever the clock says.
    pub const fn after(last: Self, now: Timestamp) -> Self {
        let at_once = now.0.saturating_mul(Self::WITHIN_A_MILLISECOND);
        Self(if at_once > last.0 { at_once } else { last.0 + 1 })
    }

    /// The time of it, as a rule to the millisecond.
    pub const fn time(self) -> Timestamp {
        Timestamp(self.0.div_euclid(Self::WITHIN_A_MILLISECOND))
    }

    /// The place as a number, to be kept and given back.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The place of that number.
    pub const fn numbered(number: i64) -> Self {
        Self(number)
    }
}

const DATE_AND_TIME: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
const DATE_T_TIME: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");

/// The years 0000 to 9999 in UTC: RFC 3339 can write no others.
const WRITABLE_MILLIS: RangeInclusive<i64> = -62_167_219_200_000..=253_402_300_799_999;

impl Timestamp {
    /// The instant `milliseconds` after the epoch.
    pub const fn from_millis(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The second that it lies in.
    pub const fn second(self) -> Second {
        Second(self.seconds())
    }

    /// Whole seconds since the epoch and the nanoseconds beyond them; zero before 1970.
    pub fn seconds_and_nanos(self) -> (u64, u32) {
        let since_epoch = Duration::from_millis(u64::try_from(self.0).unwrap_or_default());
        (since_epoch.as_secs(), since_epoch.subsec_nanos())
    }

    /// This instant moved into the past.
    pub fn before(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(time.as_millis()).unwrap_or(i64::MAX)))
    }

    /// This instant moved into the future; stays at the last instant there is
    /// when that is passed.
    pub fn after(self, time: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(time.as_millis()).unwrap_or(i64::MAX)))
    }

    /// The date and the time to the second in UTC, such as `2024-12-31 05:33:32`.
    pub fn date_and_time(self) -> String {
        let date = OffsetDateTime::from_unix_timestamp(self.seconds()).ok();
        date.and_then(|date| date.format(DATE_AND_TIME).ok()).unwrap_or_default()
    }

    fn from_date(date: OffsetDateTime) -> Self {
        let milliseconds = date.unix_timestamp_nanos().div_euclid(1_000_000);
        Self(i64::try_from(milliseconds).unwrap_or(i64::MAX))
    }
}

impl FromStr for Timestamp {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        PrimitiveDateTime::parse(text, DATE_AND_TIME)
            .or_else(|_| PrimitiveDateTime::parse(text, DATE_T_TIME))
            .map(PrimitiveDateTime::assume_utc)
            .or_else(|_| OffsetDateTime::parse(text, &Rfc3339))
            .ok()
            .map(Self::from_date)
            .filter(|time| WRITABLE_MILLIS.contains(&time.0))
            .ok_or(Rule::must_be("a time such as 2024-12-31 05:33:32 (UTC) or 2024-12-31T05:33:32Z"))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .ok()
            .and_then(|date| date.format(&Rfc3339).ok())
            .ok_or(fmt::Error)?;
        f.write_str(&written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Result<String, Rule> {
        text.parse::<Timestamp>().map(|time| time.to_string())
    }

    #[test]
    fn all_formats_name_the_same_instant() {
        for utc in ["2024-12-31 05:33:32", "2024-12-31T05:33:32", "2024-12-31T05:33:32Z"] {
            assert_eq!(rewritten(utc), Ok("2024-12-31T05:33:32Z".to_owned()), "{utc}");
        }
        assert_eq!(rewritten("2024-12-31T07:33:32.5+02:00"), Ok("2024-12-31T05:33:32.5Z".to_owned()));
    }

    #[test]
    fn a_date_is_written_as_it_is_read() -> Result<(), Rule> {
        assert_eq!("2024-12-31T05:33:32.9Z".parse::<Timestamp>()?.date_and_time(), "2024-12-31 05:33:32");
        Ok(())
    }

    #[test]
    fn arrivals_follow_each_other_though_the_clock_stands_still_or_goes_back() {
        let mut last = Arrival::BEFORE_ALL;
        for millis in [1_800_000_000_000; 200].into_iter().chain([1_799_999_999_000, 1_800_000_000_500]) {
            let next = Arrival::after(last, Timestamp::from_millis(millis));
            assert!(next > last);
            last = next;
        }
        assert_eq!(last, Arrival::after(Arrival::BEFORE_ALL, Timestamp::from_millis(1_800_000_000_500)));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "tomorrow", "2024-13-01 00:00:00", "2024-12-31", "2024-12-31T05:33", "1735623212"] {
            assert!(rewritten(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn what_could_not_be_written_again_is_refused() {
        for kept in ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"] {
            assert_eq!(rewritten(kept), Ok(kept.to_owned()));
        }
        for refused in ["0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"] {
            assert!(rewritten(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn seconds_are_rounded_down_before_the_epoch_too() {
        assert_eq!(Timestamp::from_millis(-1).seconds(), -1);
        assert_eq!(Timestamp::from_millis(1999).seconds(), 1);
    }
}
