//! What the OpenAPI document says of values. Their limits are those of the
//! types: [`super::values`] lets in by the same.

use serde_json::{Value, json};
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::feathers_query::{Numeral, Several};
use super::values::{Optional, WholeText};
use crate::domain::ban::{BanDuration, BanReason};
use crate::domain::caller::ActorKind;
use crate::domain::following::cursor::{FollowCursor, MAX_CURSOR_LENGTH};
use crate::domain::id::{MAX_ID_LENGTH, NO_IDS, ONESELF, RoomId, SentUserId, UserId, is_id_byte};
use crate::domain::idempotency::{MAX_KEY_LENGTH, SentKey};
use crate::domain::measure_list::MeasureCursor;
use crate::domain::message::{MAX_MESSAGE_ID_LENGTH, MessageId, SentMessageId, is_message_id_byte};
use crate::domain::message_list::{FirstReaders, MessageCursor, MessageOrder};
use crate::domain::moderation_log::LoggedAction;
use crate::domain::moderation_log::list::LogCursor;
use crate::domain::mute::{MuteDuration, MuteReason};
use crate::domain::page::{PageLimit, PageOfWhole, PageSkip};
use crate::domain::reason::Reason;
use crate::domain::room::{RoomStatus, TimeChange};
use crate::domain::settings::{MAX_URL_LENGTH, RecordingServerUrl};
use crate::domain::text::Text;
use crate::domain::time::Timestamp;
use crate::domain::voice::member::{Action, Connection, Role};
use crate::domain::voice::names::{Address, CommunityId};
use crate::domain::voice::participants::ParticipantState;
use crate::domain::voice::user_ids::SentAddress;
use crate::domain::whole_number::{LARGEST_WHOLE, WholeNumber};
use crate::store::{ParticipantCursor, RoomCursor};

/// What a keyword of JSON Schema begins with that utoipa has no word for; the
/// document is made without it.
pub const KEYWORD: &str = "x-json-schema-";

macro_rules! described {
    ($([$($generics:tt)*] $type:ty => $schema:expr;)*) => {$(
        impl<$($generics)*> PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                $schema.into()
            }
        }

        impl<$($generics)*> ToSchema for $type {}
    )*};
}

described! {
    [] RoomId => id(&RoomId::PATHS, "A room's id");
    [] CommunityId => id(&CommunityId::PATHS, "A community's id, that of the room beside it");
    [] UserId => id(&[ONESELF], "An account's id; an Ethereum address is the same in any case");
    [] Address => address();
    [] SentAddress => address();
    [] MessageId => message_id();
    [] SentMessageId => message_id();
    [] SentUserId => sent_user();
    [] RoomStatus => one_of(RoomStatus::ALL.map(RoomStatus::as_str)).description(Some("What may happen in a room."));
    [] Role => one_of(Role::ALL.map(Role::as_str)).description(Some("What somebody is in a community."));
    [] ParticipantState => one_of(ParticipantState::ALL.map(ParticipantState::as_str));
    // Who is gone is told of by events alone.
    [] Connection => one_of(["connected", "connecting", "interrupted"])
        .description(Some("How somebody is connected: they are there, have credentials and have not used them yet, or are expected back."));
    [] ParticipantCursor => text().pattern(Some("^[A-Za-z0-9_-]+$"));
    [] Action => one_of(Action::ALL.map(Action::as_str))
        .description(Some("How somebody enters a voice chat; either creates it where there is none."));
    [] MuteReason => reason("muted");
    [] MuteDuration => mute_duration();
    [] BanReason => reason("banned");
    [] Reason => reason("muted or banned");
    [] BanDuration => one_of(BanDuration::ALL.map(BanDuration::as_str))
        .description(Some("How long a ban lasts: `h` an hour, `d` a day, `f` for ever."));
    [] MessageOrder => ObjectBuilder::new()
        .schema_type(Type::Integer)
        .enum_values(Some(MessageOrder::ALL.map(MessageOrder::number)))
        .default(Some(MessageOrder::default().number().into()));
    [] MessageCursor => text().pattern(Some(format!("^[0-9a-fA-F]{{{}}}$", MessageCursor::LENGTH)));
    [] FollowCursor => text().max_length(Some(MAX_CURSOR_LENGTH)).pattern(Some("^[A-Za-z0-9_-]{22,}$"));
    [] FirstReaders => ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(0))
        .maximum(Some(FirstReaders::MOST));
    [] SentKey => text().pattern(Some(key_pattern())).description(Some("A key, quoted or bare."));
    [] LoggedAction => one_of(LoggedAction::ALL.map(LoggedAction::as_str)).description(Some("What somebody did to another's say."));
    [] ActorKind => one_of(ActorKind::ALL.map(ActorKind::as_str));
    [] LogCursor => text().pattern(Some("^[A-Za-z0-9_-]{22}$"));
    [] MeasureCursor => text().pattern(Some("^[A-Za-z0-9_-]+$"));
    [] RoomCursor => text().pattern(Some("^[A-Za-z0-9_-]+$"));
    [] RecordingServerUrl => text().max_length(Some(MAX_URL_LENGTH)).pattern(Some(URL_PATTERN));
    [] Timestamp => text().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
    [] TimeChange => optional(Timestamp::schema());
    [] WholeNumber => whole();
    [] WholeText => whole();
    [const MIN: usize, const MAX: usize] Text<MIN, MAX> => display_text(MIN, MAX);
    [const MAX: usize, const DEFAULT: usize] PageLimit<MAX, DEFAULT> => ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(1))
        .maximum(Some(MAX))
        .default(Some(DEFAULT.into()));
    [const MAX: usize] PageOfWhole<MAX> => ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(1))
        .maximum(Some(MAX));
    [const MAX: usize] PageSkip<MAX> => ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(0))
        .maximum(Some(MAX))
        .default(Some(0.into()));
    [T: PartialSchema] Numeral<T> => T::schema();
    [T: PartialSchema, const MAX: usize] Several<T, MAX> => ArrayBuilder::new().items(T::schema()).max_items(Some(MAX));
    [T: PartialSchema] Optional<T> => optional(T::schema());
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn one_of<const N: usize>(values: [&'static str; N]) -> ObjectBuilder {
    text().enum_values(Some(values))
}

/// An id that is none of `paths`; `what` says of what.
pub fn id(paths: &[&str], what: &str) -> ObjectBuilder {
    let none = [NO_IDS.as_slice(), paths].concat();
    let rule = "visible ASCII characters, none of `/ \\ ? # % \" < >`";
    text()
        .min_length(Some(1))
        .max_length(Some(MAX_ID_LENGTH))
        .pattern(Some(format!("^{}+$", class(is_id_byte))))
        .extensions(Some(keyword("not", json!({ "enum": none }))))
        .description(Some(format!("{what}: {rule}; and none of `{}`.", none.join(" "))))
}

fn keyword(name: &str, value: Value) -> Extensions {
    Extensions::builder().add(format!("{KEYWORD}{name}"), value).build()
}

fn message_id() -> ObjectBuilder {
    text()
        .min_length(Some(1))
        .max_length(Some(MAX_MESSAGE_ID_LENGTH))
        .pattern(Some(format!("^{}+$", class(is_message_id_byte))))
        .description(Some("A message's id, opaque."))
}

fn address() -> ObjectBuilder {
    let said = "An Ethereum address, the same in any case. With `VoiceUserIds=any` an account's id.";
    text().pattern(Some(address_pattern())).description(Some(said))
}

fn address_pattern() -> String {
    format!("^0x[0-9a-fA-F]{{{}}}$", Address::ETHEREUM_LENGTH - 2)
}

/// Quoted it may hold a comma and no quote, bare a quote and no comma.
fn key_pattern() -> String {
    let within = MAX_KEY_LENGTH - 2;
    format!(r#"^(?:"(?= *[!#-~])[ !#-~]{{1,{MAX_KEY_LENGTH}}}"|[!#-+\--~](?:[ -+\--~]{{0,{within}}}[!-+\--~])?)$"#)
}

/// A number or a text; the limits of each kind hold for that kind.
fn sent_user() -> ObjectBuilder {
    id(&[ONESELF], "A user's id, a whole number or")
        .schema_type(SchemaType::from_iter([Type::Integer, Type::String]))
        .minimum(Some(-LARGEST_WHOLE))
        .maximum(Some(LARGEST_WHOLE))
        .description(Some("A user's id, as a whole number or a text; 42 and \"42\" are one user."))
}

fn reason(done: &str) -> ObjectBuilder {
    let said = Reason::ALL.map(|reason| format!("{} {}", reason.number(), reason.text()));
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .enum_values(Some(Reason::ALL.map(Reason::number)))
        .description(Some(format!("Why somebody is {done}: {}.", said.join(", "))))
}

fn mute_duration() -> ObjectBuilder {
    let said = MuteDuration::ALL.map(|duration| format!("`{}` {}", duration.as_str(), duration.lasts().as_secs() / 60));
    one_of(MuteDuration::ALL.map(MuteDuration::as_str))
        .default(Some(MuteDuration::default().as_str().into()))
        .description(Some(format!("How many minutes a mute lasts: {}.", said.join(", "))))
}

fn whole() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
        .minimum(Some(-LARGEST_WHOLE))
        .maximum(Some(LARGEST_WHOLE))
}

/// Empty, or what browsers read as an absolute URL, without blanks.
const URL_PATTERN: &str = r"^(?:[Hh][Tt][Tt][Pp][Ss]?://[^\s\u0000-\u001f\u007f-\u009f]+)?$";

/// What no display text holds, within a class.
const NO_TEXT: &str = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f";

/// Where a text may not be blank it has to hold something to see.
fn display_text(min: usize, max: usize) -> ObjectBuilder {
    let any = format!("[^{NO_TEXT}]*");
    let pattern = if min == 0 { format!("^{any}$") } else { format!(r"^{any}[^\s{NO_TEXT}]{any}$") };
    text().min_length(Some(min).filter(|min| *min > 0)).max_length(Some(max)).pattern(Some(pattern))
}

/// The characters of ASCII that `allowed` allows, as a class of a pattern.
fn class(allowed: fn(u8) -> bool) -> String {
    let mut class = String::from("[");
    let mut last = None;
    for byte in (0..=127).filter(|byte| allowed(*byte)) {
        match last {
            Some((_, end)) if end + 1 == byte => last = last.map(|(start, _)| (start, byte)),
            _ => {
                push_range(&mut class, last);
                last = Some((byte, byte));
            }
        }
    }
    push_range(&mut class, last);
    class.push(']');
    class
}

fn push_range(class: &mut String, range: Option<(u8, u8)>) {
    let Some((start, end)) = range else { return };
    let written = |byte: u8| {
        let escape = if matches!(byte, b'\\' | b'[' | b']' | b'^' | b'-') { "\\" } else { "" };
        format!("{escape}{}", char::from(byte))
    };
    class.push_str(&written(start));
    if start < end {
        class.push_str(&format!("-{}", written(end)));
    }
}

/// What may be left out: null and blank are the same as nothing.
fn optional(schema: RefOr<Schema>) -> RefOr<Schema> {
    let RefOr::T(Schema::Object(mut object)) = schema else { return schema };
    if object.format == Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)) {
        let nothing = SchemaType::from_iter([Type::String, Type::Null]);
        let blank = ObjectBuilder::new().schema_type(nothing).pattern(Some(r"^\s*$"));
        return AnyOfBuilder::new().item(object).item(blank).into();
    }
    if let SchemaType::Type(kind) = object.schema_type {
        object.schema_type = SchemaType::from_iter([kind, Type::Null]);
    }
    object.min_length = None;
    object.pattern = object.pattern.map(|pattern| or_blank(&pattern));
    object.into()
}

/// The pattern, or nothing but white space.
fn or_blank(pattern: &str) -> String {
    let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).unwrap_or(pattern);
    format!(r"^(?:\s*|{inner})$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_names_runs_of_characters_and_escapes_what_a_class_reads() {
        assert_eq!(class(|byte| byte.is_ascii_digit() || byte == b'a'), "[0-9a]");
        assert_eq!(class(is_message_id_byte), r"[\--.0-9A-Z_a-z]");
        assert_eq!(class(is_id_byte), r"[!$&-.0-;=@-\[\]-~]");
    }
}
