//! Whom voice chats take: the source document's Ethereum addresses, or whoever has
//! an account.

use std::str::FromStr;

use super::names::Address;
use crate::domain::id::UserId;
use crate::domain::rule::Rule;
use crate::domain::text::is_blank;

/// What a user's address may be: `VOICE_USER_IDS`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum VoiceUserIds {
    /// `0x` and 40 hex digits, in any case.
    #[default]
    Ethereum,
    /// The id of any account.
    Any,
}

/// A user's address as a caller sends it, not blank; [`VoiceUserIds`] tells whether
/// it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAddress(String);

impl FromStr for SentAddress {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if is_blank(text) { Err(Rule::Required) } else { Ok(Self(text.to_owned())) }
    }
}

impl VoiceUserIds {
    pub const ALL: [Self; 2] = [Self::Ethereum, Self::Any];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ethereum => "ethereum",
            Self::Any => "any",
        }
    }

    /// The address that was sent.
    pub fn address(self, sent: &SentAddress) -> Result<Address, Rule> {
        self.read(&sent.0)
    }

    /// The address of an account.
    pub fn of_account(self, account: &UserId) -> Result<Address, Rule> {
        self.read(account.as_str())
    }

    /// The address in a LiveKit identity: what it begins with, since clients put a
    /// device behind an Ethereum address; else all of it.
    pub fn of_identity(self, identity: &str) -> Option<Address> {
        match self {
            Self::Ethereum => self.read(identity.get(..Address::ETHEREUM_LENGTH)?).ok(),
            Self::Any => self.read(identity).ok(),
        }
    }

    fn read(self, text: &str) -> Result<Address, Rule> {
        let is_admitted = self == Self::Any || Address::is_ethereum(text);
        if is_admitted { text.parse() } else { Err(Rule::must_be("an Ethereum address: 0x and 40 hex digits")) }
    }
}

impl FromStr for VoiceUserIds {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        Self::ALL.into_iter().find(|ids| ids.as_str() == text).ok_or(Rule::must_be("ethereum or any"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "0xABCDEF0123456789abcdef0123456789ABCDEF01";

    #[test]
    fn an_identity_begins_with_its_address_in_any_case() {
        let found = VoiceUserIds::Ethereum.of_identity(&format!("{ADDRESS}:web"));
        assert_eq!(found.map(|address| address.to_string()), Some(ADDRESS.to_lowercase()));
        for no_identity in ["", "0x", "alice", "éééééééééééééééééééééééééééééééééééééééééé"]
        {
            assert_eq!(VoiceUserIds::Ethereum.of_identity(no_identity), None);
        }
    }

    #[test]
    fn where_any_account_is_taken_the_identity_is_its_id() {
        let of = |identity: &str| VoiceUserIds::Any.of_identity(identity).map(|address| address.to_string());
        assert_eq!(of("player:ann"), Some("player:ann".to_owned()));
        assert_eq!(of(ADDRESS), Some(ADDRESS.to_lowercase()));
        assert_eq!(of("a b"), None);
    }

    #[test]
    fn what_is_sent_is_held_to_the_rule_in_force() -> Result<(), Rule> {
        let sent = "42".parse::<SentAddress>()?;
        assert!(VoiceUserIds::Ethereum.address(&sent).is_err());
        assert_eq!(VoiceUserIds::Any.address(&sent)?.as_str(), "42");
        assert!(VoiceUserIds::Any.address(&"a/b".parse()?).is_err());
        assert_eq!(" ".parse::<SentAddress>(), Err(Rule::Required));
        Ok(())
    }
}
