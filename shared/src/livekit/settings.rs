//! How a LiveKit server is reached.

use std::fmt;

use url::Url;

use crate::environment::{Environment, SettingError};

const URL: &str = "LIVEKIT_URL";
const KEY: &str = "LIVEKIT_API_KEY";
const SECRET: &str = "LIVEKIT_API_SECRET";

/// `LIVEKIT_URL`, `LIVEKIT_API_KEY` and `LIVEKIT_API_SECRET`.
#[derive(Clone, PartialEq, Eq)]
pub struct LiveKitSettings {
    /// Its URL as clients get it, `ws`, `wss`, `http` or `https`.
    pub url: String,
    pub key: String,
    /// The API key's secret.
    pub secret: String,
}

impl LiveKitSettings {
    /// The settings: all of them or none.
    pub fn read(environment: &Environment<'_>) -> Result<Option<Self>, SettingError> {
        let missing = |missing, set| Err(SettingError::Incomplete { missing, set });
        match [URL, KEY, SECRET].map(|name| environment.non_empty(name)) {
            [None, None, None] => Ok(None),
            [None, Some(_), _] => missing(URL, KEY),
            [None, None, Some(_)] => missing(URL, SECRET),
            [Some(_), None, _] => missing(KEY, URL),
            [Some(_), Some(_), None] => missing(SECRET, URL),
            [Some(url), Some(_), Some(_)] if !is_server(&url) => {
                Err(SettingError::MustBe { name: URL, rule: "a ws, wss, http or https URL without a query" })
            }
            [Some(url), Some(key), Some(secret)] => Ok(Some(Self { url, key, secret })),
        }
    }
}

/// Whether clients and the room service can both make their addresses of it;
/// clients get it as it is, with a query behind it.
fn is_server(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_known = matches!(scheme.as_deref(), Some("ws" | "wss" | "http" | "https"));
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '?' || c == '#');
    is_known && is_plain && Url::parse(url).is_ok_and(|url| url.has_host())
}

impl fmt::Debug for LiveKitSettings {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveKitSettings").field("url", &self.url).field("key", &self.key).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::tests::{names, variables};

    #[test]
    fn livekit_is_configured_as_a_whole_or_not_at_all() {
        let read = |url, key, secret| LiveKitSettings::read(&variables(&[(URL, url), (KEY, key), (SECRET, secret)]));
        assert!(matches!(LiveKitSettings::read(&variables(&[])), Ok(None)));
        assert!(matches!(read("", "", ""), Ok(None)));
        names(read("", "key", ""), URL);
        names(read("", "", "secret"), URL);
        names(read("", "key", "secret"), URL);
        names(read("wss://livekit.example", "", "secret"), KEY);
        names(read("wss://livekit.example", "key", ""), SECRET);
        for url in ["ws://127.0.0.1:7880", "wss://livekit.example", "http://livekit", "HTTPS://livekit.example/path"] {
            assert!(matches!(read(url, "key", "secret"), Ok(Some(settings)) if settings.url == url), "{url}");
        }
        for bad in
            ["livekit.example", "ftp://livekit.example", "wss:livekit.example", "wss://", "wss://a b", "wss://a?b"]
        {
            names(read(bad, "key", "secret"), URL);
        }
    }
}
