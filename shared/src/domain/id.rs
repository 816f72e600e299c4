//! Ids of rooms and people.
//!
//! An id is 1–128 visible ASCII characters, none of `/ \ ? # % " < >`, and not
//! `.` or `..`: it stays one path segment however it is encoded, and no
//! database key can be forged with it. Ids are kept as sent.

use std::fmt;
use std::str::FromStr;

use super::rule::Rule;
use super::text::is_blank;
use super::whole_number::WholeNumber;

/// The longest id, in characters.
pub const MAX_ID_LENGTH: usize = 128;

const ID_RULE: Rule =
    Rule::must_be("an id: 1–128 visible ASCII characters, none of / \\ ? # % \" < >, and not . or ..");

/// Whether an id may hold this character.
pub fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !br#"/\?#%"<>"#.contains(&byte)
}

/// What would not stay a path segment.
pub const NO_IDS: [&str; 2] = [".", ".."];

fn is_id(text: &str) -> bool {
    (1..=MAX_ID_LENGTH).contains(&text.len()) && text.bytes().all(is_id_byte) && !NO_IDS.contains(&text)
}

pub(super) fn check_id(text: &str) -> Result<(), Rule> {
    match text {
        _ if is_id(text) => Ok(()),
        _ if is_blank(text) => Err(Rule::Required),
        _ => Err(ID_RULE),
    }
}

/// A room: the `roomId` of the rooms API, the `room` of mutes and messages,
/// and the community of a voice chat all name the same place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomId(String);

impl RoomId {
    /// Paths of the rooms API, which no room can be called by.
    pub const PATHS: [&str; 2] = ["speak", "status"];

    /// The id as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RoomId {
    type Err = Rule;

    /// Refuses `speak` and `status` too: they are paths of the rooms API.
    fn from_str(text: &str) -> Result<Self, Rule> {
        check_id(text)?;
        if Self::PATHS.contains(&text) {
            return Err(Rule::must_not("be speak or status, which are paths"));
        }
        Ok(Self(text.to_owned()))
    }
}

/// Where a path asks about the caller.
pub const ONESELF: &str = "@me";

/// A person or service: a token's `sub`, a mute's `userID`, a message's
/// `createdBy` and `seenBy`.
///
/// Ethereum addresses (`0x` and 40 hex digits) are lower-cased, so that one
/// person is one id in any spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId(String);

impl UserId {
    /// The id as text, an Ethereum address in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UserId {
    type Err = Rule;

    /// Refuses `@me` too: it is a path of the mutes API.
    fn from_str(text: &str) -> Result<Self, Rule> {
        check_id(text)?;
        if text == ONESELF {
            return Err(Rule::must_not("be @me, which is a path"));
        }
        Ok(Self(if is_ethereum_address(text) { text.to_ascii_lowercase() } else { text.to_owned() }))
    }
}

impl UserId {
    /// Dais itself, where it acts by its own rules.
    pub(super) fn of_dais() -> Self {
        Self("dais".to_owned())
    }
}

fn is_ethereum_address(text: &str) -> bool {
    text.strip_prefix("0x").is_some_and(|digits| digits.len() == 40 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

macro_rules! shown_as_sent {
    ($($id:ty),*) => {$(
        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $id {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

shown_as_sent!(RoomId, UserId);

/// The id of whom a moderator acts against, in the kind it was last sent in: 42
/// and "42" are one user, and are answered as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SentUserId {
    /// Sent as a JSON number.
    Number(WholeNumber),
    /// Sent as a JSON string.
    Text(UserId),
}

impl SentUserId {
    /// The user, whatever the kind.
    ///
    /// Fails never: the digits of a whole number are an id.
    pub fn id(&self) -> Result<UserId, Rule> {
        match self {
            Self::Number(number) => number.get().to_string().parse(),
            Self::Text(id) => Ok(id.clone()),
        }
    }
}

impl serde::Serialize for SentUserId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_i64(number.get()),
            Self::Text(id) => id.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_one_path_segment() {
        for refused in ["", " ", ".", "..", "a/b", "a\\b", "a?b", "a#b", "a%2Fb", "a\"", "<a>", "é", "a b", "a\n"] {
            assert!(refused.parse::<RoomId>().is_err(), "{refused:?}");
        }
        for kept in ["...", "a.b", "@me", "a:b", "room{1}", &"x".repeat(MAX_ID_LENGTH)] {
            assert_eq!(kept.parse::<RoomId>().map(|id| id.to_string()), Ok(kept.to_owned()));
        }
        assert!("x".repeat(MAX_ID_LENGTH + 1).parse::<RoomId>().is_err());
    }

    #[test]
    fn an_ethereum_address_is_one_person_in_any_case() {
        let address = "0xAbCdEf0123456789aBcDeF0123456789AbCdEf01";
        assert_eq!(address.parse(), Ok(UserId(address.to_ascii_lowercase())));
        assert_eq!("0xAb".parse(), Ok(UserId("0xAb".to_owned())));
    }

    #[test]
    fn a_number_and_its_digits_are_one_user() -> Result<(), Rule> {
        let number = SentUserId::Number(WholeNumber::try_from(-1_i64)?);
        let text = SentUserId::Text("-1".parse()?);
        assert_eq!(number.id(), text.id());
        assert_ne!(number, text);
        Ok(())
    }
}
