//! Chance, as a value: nothing in the domain draws it.

use uuid::Uuid;

/// 122 random bits, drawn by whoever asks for what needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance(u128);

impl Chance {
    /// The bits of a uuid4.
    pub const fn of(uuid: Uuid) -> Self {
        Self(uuid.as_u128())
    }

    /// As many of them, `bits` at most 62: the low ones, all of which are random.
    pub(in crate::domain) const fn bits(self, bits: u32) -> u128 {
        self.0 & ((1 << bits) - 1)
    }

    pub(super) const fn of_uuid4(self) -> Uuid {
        Uuid::from_u128(self.0)
    }

    /// What a uuid7 has room for: the bits of the version and the variant are
    /// not random, and lie where a uuid7 has its own.
    pub(super) const fn of_uuid7(self) -> [u8; 10] {
        let [_, _, _, _, _, _, random @ ..] = self.0.to_be_bytes();
        random
    }
}
