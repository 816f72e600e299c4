//! Audio and video chat settings, as the Comm100 document describes them.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use super::rule::Rule;

/// The longest recording server URL, in characters.
pub const MAX_URL_LENGTH: usize = 2048;

const URL_RULE: Rule = Rule::must_be("empty or an absolute http or https URL of at most 2048 characters");

/// Where recordings are sent: nothing, or an absolute http or https URL of at
/// most 2048 characters, kept as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct RecordingServerUrl(String);

impl RecordingServerUrl {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RecordingServerUrl {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        if !text.is_empty() && !is_http_url(text) {
            return Err(URL_RULE);
        }
        Ok(Self(text.to_owned()))
    }
}

/// The URL parser forgives blanks, control characters and missing slashes;
/// what is stored here is handed on as text, so it has to be right as it stands.
fn is_http_url(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    text.chars().count() <= MAX_URL_LENGTH
        && !text.chars().any(|c| c.is_control() || c.is_whitespace())
        && (lower.starts_with("http://") || lower.starts_with("https://"))
        && url::Url::parse(text).is_ok_and(|url| url.has_host())
}

impl<'de> Deserialize<'de> for RecordingServerUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The settings of the whole site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether audio and video chat is switched on.
    pub is_enabled: bool,
    /// Whether chats are recorded without being asked.
    pub is_automatically_recording: bool,
    /// Where recordings are sent.
    pub recording_server_url: RecordingServerUrl,
}

impl Default for Settings {
    /// What holds before the first write.
    fn default() -> Self {
        Self {
            is_enabled: true,
            is_automatically_recording: false,
            recording_server_url: RecordingServerUrl::default(),
        }
    }
}

impl Settings {
    /// The settings after `change`.
    pub fn changed(&self, change: &SettingsChange) -> Self {
        let url = change.recording_server_url.as_ref().unwrap_or(&self.recording_server_url);
        Self {
            is_enabled: change.is_enabled.unwrap_or(self.is_enabled),
            is_automatically_recording: change.is_automatically_recording.unwrap_or(self.is_automatically_recording),
            recording_server_url: url.clone(),
        }
    }
}

/// A change of some of the settings; what is absent keeps its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsChange {
    /// Switches audio and video chat on or off.
    pub is_enabled: Option<bool>,
    /// Switches recording on or off.
    pub is_automatically_recording: Option<bool>,
    /// Sends recordings elsewhere.
    pub recording_server_url: Option<RecordingServerUrl>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absolute_http_urls_are_recording_servers() {
        for kept in ["", "http://google.com", "https://a.example:8443/x?y=z", "HTTP://A.example", "http://[::1]/"] {
            assert_eq!(kept.parse(), Ok(RecordingServerUrl(kept.to_owned())));
        }
        for refused in [
            " ",
            "google.com",
            "/x",
            "ftp://a.example",
            "http:/a.example",
            "http:a",
            "http://",
            "javascript:alert(1)",
            "http://a b",
            "http://a\n",
            "éééééééé",
        ] {
            assert!(refused.parse::<RecordingServerUrl>().is_err(), "{refused:?}");
        }
        assert!(format!("http://a/{}", "x".repeat(2048)).parse::<RecordingServerUrl>().is_err());
    }
}
