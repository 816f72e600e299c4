//! The one door by which values from a body, path or query become domain types.

use std::str::FromStr;

use deserr::{DeserializeError, Deserr, ErrorKind, IntoValue, Value, ValueKind, ValuePointerRef, take_cf_content};

use super::invalid::Invalid;
use crate::domain::ban::{BAN_DURATION_RULE, BAN_REASON_RULE, BanDuration, BanReason};
use crate::domain::caller::Scope;
use crate::domain::following::cursor::FollowCursor;
use crate::domain::id::{RoomId, SentUserId, UserId};
use crate::domain::measure_list::MeasureCursor;
use crate::domain::message::SentMessageId;
use crate::domain::message_list::MessageCursor;
use crate::domain::moderation_log::LoggedAction;
use crate::domain::moderation_log::list::LogCursor;
use crate::domain::mute::{MUTE_DURATION_RULE, MUTE_REASON_RULE, MuteDuration, MuteReason};
use crate::domain::page::{PageLimit, PageOfWhole};
use crate::domain::room::{RoomStatus, TimeChange};
use crate::domain::rule::Rule;
use crate::domain::settings::RecordingServerUrl;
use crate::domain::text::{Text, is_blank};
use crate::domain::time::Timestamp;
use crate::domain::voice::member::{Action, Role};
use crate::domain::voice::names::CommunityId;
use crate::domain::voice::participants::ParticipantState;
use crate::domain::voice::user_ids::SentAddress;
use crate::domain::whole_number::WholeNumber;
use crate::store::{ParticipantCursor, RoomCursor};

/// A value that may be left out: absent, `null` and blank text are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Optional<T>(pub Option<T>);

impl<T> Default for Optional<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Deserr<Invalid>> Deserr<Invalid> for Optional<T> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        match value {
            Value::Null => Ok(Self(None)),
            Value::String(text) if is_blank(&text) => Ok(Self(None)),
            value => T::deserialize_from_value(value, at).map(|value| Self(Some(value))),
        }
    }
}

/// A time that may be taken away: null does, and one that is absent or blank stays.
impl Deserr<Invalid> for TimeChange {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        if matches!(value, Value::Null) {
            return Ok(Self::Remove);
        }
        let Optional(time) = Optional::<Timestamp>::deserialize_from_value(value, at)?;
        Ok(time.map_or(Self::Keep, Self::Set))
    }
}

fn wrong_kind<V: IntoValue>(actual: Value<V>, accepted: ValueKind, at: ValuePointerRef<'_>) -> Invalid {
    let error = ErrorKind::IncorrectValueKind { actual, accepted: &[accepted] };
    take_cf_content(Invalid::error(None, error, at))
}

fn from_text<T, V>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<T, Invalid>
where
    T: FromStr<Err = Rule>,
    V: IntoValue,
{
    match value {
        Value::String(text) => text.parse().map_err(|rule| Invalid::at(at, rule)),
        other => Err(wrong_kind(other, ValueKind::String, at)),
    }
}

macro_rules! parsed_from_text {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Deserr<Invalid> for $type {
            fn deserialize_from_value<V: IntoValue>(
                value: Value<V>,
                at: ValuePointerRef<'_>,
            ) -> Result<Self, Invalid> {
                from_text(value, at)
            }
        }
    )*};
}

parsed_from_text! {
    [] RoomId;
    [] UserId;
    [] RoomStatus;
    [] Scope;
    [] RecordingServerUrl;
    [] Timestamp;
    [] SentMessageId;
    [] MessageCursor;
    [] FollowCursor;
    [] RoomCursor;
    [] LoggedAction;
    [] LogCursor;
    [] MeasureCursor;
    [] CommunityId;
    [] SentAddress;
    [] Role;
    [] ParticipantState;
    [] ParticipantCursor;
    [] Action;
    [const MIN: usize, const MAX: usize] Text<MIN, MAX>;
    [const MAX: usize, const DEFAULT: usize] PageLimit<MAX, DEFAULT>;
    [const MAX: usize] PageOfWhole<MAX>;
}

/// A whole number in a body, or its digits in a path or query.
fn whole<V: IntoValue>(value: Value<V>) -> Result<WholeNumber, Rule> {
    match value {
        Value::Integer(number) => number.try_into(),
        Value::NegativeInteger(number) => number.try_into(),
        Value::Float(number) => number.try_into(),
        Value::Null => Err(Rule::Required),
        _ => Err(Rule::must_be("a whole number")),
    }
}

impl Deserr<Invalid> for WholeNumber {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        whole(value).map_err(|rule| Invalid::at(at, rule))
    }
}

/// A whole number in a query, where everything is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WholeText(pub WholeNumber);

impl FromStr for WholeText {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        let number = text.parse::<i64>().map_err(|_| Rule::must_be("a whole number within ±2^53"))?;
        number.try_into().map(Self)
    }
}

parsed_from_text! { [] WholeText; }

impl Deserr<Invalid> for SentUserId {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        let user = match value {
            Value::String(text) if is_blank(&text) => Err(Rule::Required),
            Value::String(text) => text.parse().map(Self::Text),
            Value::Boolean(_) | Value::Sequence(_) | Value::Map(_) => Err(Rule::must_be("a whole number or an id")),
            number => whole(number).map(Self::Number),
        };
        user.map_err(|rule| Invalid::at(at, rule))
    }
}

/// One of the numbers that `T` takes; what is no whole number breaks the same `rule`.
fn numbered<T, V>(value: Value<V>, rule: Rule, at: ValuePointerRef<'_>) -> Result<T, Invalid>
where
    T: TryFrom<WholeNumber, Error = Rule>,
    V: IntoValue,
{
    let reason = match whole(value) {
        Ok(number) => number.try_into(),
        Err(Rule::Required) => Err(Rule::Required),
        Err(_) => Err(rule),
    };
    reason.map_err(|rule| Invalid::at(at, rule))
}

impl Deserr<Invalid> for MuteReason {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        numbered(value, MUTE_REASON_RULE, at)
    }
}

impl Deserr<Invalid> for BanReason {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        numbered(value, BAN_REASON_RULE, at)
    }
}

/// A mute's duration: `s` where it is absent or null, and never blank.
impl Deserr<Invalid> for MuteDuration {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        match value {
            Value::Null => Ok(Self::default()),
            Value::String(text) => text.parse().map_err(|rule| Invalid::at(at, rule)),
            _ => Err(Invalid::at(at, MUTE_DURATION_RULE)),
        }
    }
}

/// A ban's duration, which has to be said.
impl Deserr<Invalid> for BanDuration {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, at: ValuePointerRef<'_>) -> Result<Self, Invalid> {
        let duration = match value {
            Value::Null => Err(Rule::Required),
            Value::String(text) => text.parse(),
            _ => Err(BAN_DURATION_RULE),
        };
        duration.map_err(|rule| Invalid::at(at, rule))
    }
}
