//! Where following a room goes on.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{CURSORS_LAST, OVERLAP, Pointer};
use crate::domain::message::MessageId;
use crate::domain::message_list::uuid_at;
use crate::domain::rule::Rule;
use crate::domain::time::Timestamp;

/// How many messages a cursor names at most. With six bytes for each the longest
/// one has some 4,000 characters, of the 10,240 bytes that API Gateway takes for a
/// request line and all headers.
pub const MOST_GIVEN: usize = 500;

/// Beside those, one at the very position of a page that ended at it.
pub(super) const MOST_NAMED: usize = MOST_GIVEN + 1;

const POSITION_BYTES: usize = 16;
const NAME_BYTES: usize = 6;

/// The longest cursor, in characters.
pub const MAX_CURSOR_LENGTH: usize = ((POSITION_BYTES + NAME_BYTES * MOST_NAMED) * 4).div_ceil(3);

/// What a cursor is not that was not given out.
pub const FOLLOW_CURSOR_RULE: Rule =
    Rule::must_be("empty, or a cursor from the Link header of an answer to since, or from GET /live");

/// Where something stands in a room that followers look at: a message, or a
/// pointer to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub(super) at: Uuid,
    tag: u32,
}

impl Place {
    /// Where the message itself stands.
    pub fn of_message(message: &MessageId) -> Self {
        Self { at: message.uuid, tag: tag_of([message.uuid]) }
    }

    /// Where the pointer stands.
    pub fn of_pointer(pointer: &Pointer) -> Self {
        Self { at: pointer.at, tag: tag_of([pointer.at, pointer.message.uuid]) }
    }

    /// How a cursor names it. Two of one millisecond share a name once in four
    /// billion; those of different milliseconds never do.
    pub(super) const fn name(self) -> Name {
        Name { millis: millis_of(self.at), tag: self.tag }
    }
}

fn tag_of<const N: usize>(parts: [Uuid; N]) -> u32 {
    let digest = parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize();
    digest.first_chunk().copied().map_or(0, u32::from_be_bytes)
}

/// The milliseconds since the epoch of a uuid7.
const fn millis_of(uuid: Uuid) -> u64 {
    // The upper 48 of 128 bits.
    (uuid.as_u128() >> 80) as u64
}

/// What a cursor says of something that was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub millis: u64,
    tag: u32,
}

impl Name {
    /// Before the names of all that stands at `place` or later.
    pub const fn first_at(place: Uuid) -> Self {
        Self { millis: millis_of(place), tag: 0 }
    }
}

/// Where following a room goes on: a position, and what was given out already of
/// what stands there or later. It knows of no room.
///
/// Written in base64url: the uuid7 of the position, then for each that was given
/// out the milliseconds since the position (2 bytes) and four bytes of a hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowCursor {
    /// Everything before it was given out.
    pub(super) position: Uuid,
    pub(super) given: BTreeSet<Name>,
}

impl FollowCursor {
    /// The cursor that gives out whatever is stored from `now` on. What was
    /// stored in the [`OVERLAP`] before comes with it: whether it was there
    /// before, only the table could tell.
    pub fn from_now(now: Timestamp) -> Self {
        Self { position: settled(now), given: BTreeSet::new() }
    }

    /// Whether it is older than cursors last at `now`.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.position < settled(now.before(CURSORS_LAST))
    }

    /// Whether no function can have given it out until `now`.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        u64::try_from(now.millis()).is_ok_and(|now| millis_of(self.position) > now)
    }

    /// How many messages it names.
    pub fn named(&self) -> usize {
        self.given.len()
    }
}

/// The place before which nothing more is to come at `now`.
pub(super) fn settled(now: Timestamp) -> Uuid {
    uuid_at(now.before(OVERLAP).millis(), &[0; 10])
}

impl fmt::Display for FollowCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.position.as_bytes().to_vec();
        for name in &self.given {
            // Nothing is given out a minute ahead; if it were, it would come again.
            let Ok(since) = u16::try_from(name.millis.saturating_sub(millis_of(self.position))) else { continue };
            bytes.extend(since.to_be_bytes());
            bytes.extend(name.tag.to_be_bytes());
        }
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl FromStr for FollowCursor {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Some(text)
            .filter(|text| text.len() <= MAX_CURSOR_LENGTH)
            .and_then(|text| read(&BASE64_URL_SAFE_NO_PAD.decode(text).ok()?))
            // One cursor has one spelling.
            .filter(|cursor| cursor.to_string() == text)
            .ok_or(FOLLOW_CURSOR_RULE)
    }
}

fn read(bytes: &[u8]) -> Option<FollowCursor> {
    let (position, names) = bytes.split_first_chunk::<POSITION_BYTES>()?;
    let position = Uuid::from_bytes(*position);
    let (names, []) = names.as_chunks::<NAME_BYTES>() else { return None };
    if position.get_version_num() != 7 || names.len() > MOST_NAMED {
        return None;
    }
    let name = |[a, b, tag @ ..]: &[u8; NAME_BYTES]| Name {
        millis: millis_of(position) + u64::from(u16::from_be_bytes([*a, *b])),
        tag: u32::from_be_bytes(*tag),
    };
    Some(FollowCursor { position, given: names.iter().map(name).collect() })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_772_366_400_000);

    fn cursor(names: &[(u16, u32)]) -> FollowCursor {
        let position = settled(NOW);
        let name = |(since, tag): &(u16, u32)| Name { millis: millis_of(position) + u64::from(*since), tag: *tag };
        FollowCursor { position, given: names.iter().map(name).collect() }
    }

    proptest! {
        #[test]
        fn a_cursor_is_read_as_it_was_written(names in vec((any::<u16>(), any::<u32>()), 0..=MOST_NAMED)) {
            let cursor = cursor(&names);
            let written = cursor.to_string();
            prop_assert!(written.len() <= MAX_CURSOR_LENGTH);
            prop_assert_eq!(written.parse(), Ok(cursor));
        }

        #[test]
        fn whatever_is_taken_for_a_cursor_is_written_so(text in "[A-Za-z0-9_-]{18}[0-9A-Za-z_-]{0,40}") {
            if let Ok(cursor) = text.parse::<FollowCursor>() {
                prop_assert_eq!(cursor.to_string(), text);
            }
        }

        #[test]
        fn text_of_any_kind_is_read_or_refused(text in any::<String>()) {
            let _ = text.parse::<FollowCursor>();
        }
    }

    #[test]
    fn what_was_never_given_out_is_refused() {
        let given = cursor(&[(1, 7), (2, 3)]).to_string();
        let position = given.get(..22).unwrap_or_default();
        let decoded = BASE64_URL_SAFE_NO_PAD.decode(&given).unwrap_or_default();
        let (head, names) = decoded.split_at(16);
        let turned = [head, names.get(6..).unwrap_or_default(), names.get(..6).unwrap_or_default()].concat();
        let twice = [&decoded, names.get(6..).unwrap_or_default()].concat();
        let again = |bytes: Vec<u8>| BASE64_URL_SAFE_NO_PAD.encode(bytes);
        let no_uuid7 = BASE64_URL_SAFE_NO_PAD.encode([0; 16]);
        for wrong in [
            "",
            "x",
            &given.to_uppercase(),
            &format!("{given}="),
            &format!("{position}A"),
            // Bits beyond the last byte.
            &format!("{}B", given.get(..given.len() - 1).unwrap_or_default()),
            &again(turned),
            &again(twice),
            &no_uuid7,
            &again([head, &[1; 6 * (MOST_NAMED + 1)]].concat()),
        ] {
            assert!(wrong.parse::<FollowCursor>().is_err(), "{wrong}");
        }
        assert!(position.parse::<FollowCursor>().is_ok());
    }

    #[test]
    fn a_cursor_is_good_for_a_day_and_not_before_its_time() {
        let cursor = FollowCursor::from_now(NOW);
        assert!(!cursor.is_over(NOW.after(CURSORS_LAST)));
        assert!(cursor.is_over(NOW.after(CURSORS_LAST).after(std::time::Duration::from_millis(1))));
        assert!(!cursor.is_ahead(NOW.before(OVERLAP)));
        assert!(cursor.is_ahead(NOW.before(OVERLAP).before(std::time::Duration::from_millis(1))));
    }
}
