//! Texts that are shown to people.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::rule::Rule;

/// A display text of `MIN` to `MAX` characters: Unicode without control
/// characters other than newline and tab, kept as sent.
///
/// Where `MIN` is at least 1 a blank text counts as absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// A person's name, as shown beside what they did.
pub type DisplayName = Text<1, 128>;

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// The text as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> FromStr for Text<MIN, MAX> {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if MIN > 0 && text.trim().is_empty() {
            return Err(Rule::Required);
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(Rule::must_not("hold control characters other than newline and tab"));
        }
        if !(MIN..=MAX).contains(&text.chars().count()) {
            return Err(Rule::MustBe(format!("{MIN}–{MAX} characters").into()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MIN: usize, const MAX: usize> serde::Serialize for Text<MIN, MAX> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, const MIN: usize, const MAX: usize> serde::Deserialize<'de> for Text<MIN, MAX> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_characters() {
        assert!("é".repeat(4).parse::<Text<1, 4>>().is_ok());
        assert!("é".repeat(5).parse::<Text<1, 4>>().is_err());
    }

    #[test]
    fn blank_is_absent_unless_nothing_is_allowed() {
        assert_eq!(" \n".parse::<Text<1, 4>>(), Err(Rule::Required));
        assert!("".parse::<Text<0, 4>>().is_ok());
    }

    #[test]
    fn control_characters_are_refused() {
        assert!("a\tb\nc".parse::<Text<1, 9>>().is_ok());
        assert!("a\u{7}".parse::<Text<1, 9>>().is_err());
        assert!("a\u{85}".parse::<Text<1, 9>>().is_err());
    }
}
