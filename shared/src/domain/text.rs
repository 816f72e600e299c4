//! Texts that are shown to people.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

use super::rule::Rule;

/// A display text of `MIN` to `MAX` characters: Unicode without control
/// characters other than newline and tab, kept as sent but for its line ends:
/// CR LF and a lone CR are a newline.
///
/// Where `MIN` is at least 1 a blank text counts as absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

/// A person's name, as shown beside what they did.
pub type DisplayName = Text<1, 128>;

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// The text, with newlines for line ends.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> FromStr for Text<MIN, MAX> {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if MIN > 0 && is_blank(text) {
            return Err(Rule::Required);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(Rule::must_not("hold control characters other than newline and tab"));
        }
        if !(MIN..=MAX).contains(&text.chars().count()) {
            return Err(Rule::MustBe(format!("{MIN}–{MAX} characters").into()));
        }
        Ok(Self(text))
    }
}

/// A pattern of braille without a dot, which is no white space to Unicode.
const BRAILLE_BLANK: char = '\u{2800}';

/// Whether nobody sees anything of `text`: it is nothing but white space and
/// characters that leave no mark, such as U+200B or U+3164.
pub fn is_blank(text: &str) -> bool {
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    text.chars().all(|c| c.is_whitespace() || c == BRAILLE_BLANK || invisible.contains(c))
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
        for blank in ["", " \n", "\u{200b}", "\u{2800}", "\u{3164}", "\u{feff}\u{ad} \u{e0020}", "\r\n"] {
            assert_eq!(blank.parse::<Text<1, 4>>(), Err(Rule::Required), "{blank:?}");
        }
        for seen in ["a\u{200d}b", "❤\u{fe0f}", "\u{1f469}\u{200d}\u{1f680}", "."] {
            assert_eq!(seen.parse::<Text<1, 4>>().map(|text| text.to_string()), Ok(seen.to_owned()));
        }
        assert!("".parse::<Text<0, 4>>().is_ok());
    }

    #[test]
    fn every_line_end_is_a_newline_and_counts_once() {
        let text = "a\r\nb\rc\nd".parse::<Text<1, 7>>().map(|text| text.to_string());
        assert_eq!(text, Ok("a\nb\nc\nd".to_owned()));
    }

    #[test]
    fn control_characters_are_refused() {
        assert!("a\tb\nc".parse::<Text<1, 9>>().is_ok());
        assert!("a\u{7}".parse::<Text<1, 9>>().is_err());
        assert!("a\u{85}".parse::<Text<1, 9>>().is_err());
    }
}
