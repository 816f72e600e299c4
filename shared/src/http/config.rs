//! A function's settings, read from environment variables when it starts.

use url::Url;

use super::token::{ApiKeys, ApiKeysError};
use crate::domain::message::Retention;
#[cfg(feature = "livekit")]
use crate::livekit::LiveKitSettings;

const DEFAULT_RETENTION_DAYS: u32 = 365;

/// The settings that all functions share.
#[derive(Debug)]
pub struct Config {
    /// `TABLE_NAME`: the DynamoDB table.
    pub table: String,
    /// `DAIS_API_KEYS`: a JSON object of key ids and secrets.
    pub api_keys: ApiKeys,
    /// `MESSAGE_RETENTION_DAYS`: 365 if not set, 0 keeps messages for ever.
    pub retention: Retention,
    /// `DAIS_COST_HEADER=1`: responses carry `Dais-Cost`.
    pub shows_cost: bool,
}

/// A setting without which a function does not start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It is not set.
    #[error("{0} is not set")]
    Missing(&'static str),
    /// It is not set, though another one that is of no use without it is.
    #[error("{missing} is not set, but {set} is")]
    Incomplete {
        /// What is not set.
        missing: &'static str,
        /// What is.
        set: &'static str,
    },
    /// It is not a number of days.
    #[error("MESSAGE_RETENTION_DAYS must be a whole number of days, 0 to 36500")]
    Retention,
    /// It is not a number of seconds.
    #[error("{0} must be a whole number of seconds, 1 to 86400")]
    Seconds(&'static str),
    /// It is not the URL of a LiveKit server.
    #[error("LIVEKIT_URL must be a ws, wss, http or https URL without a query")]
    LiveKitUrl,
    /// It is set, but not to the URL of a DynamoDB.
    #[error("AWS_ENDPOINT_URL_DYNAMODB must be an http or https URL, or not set at all")]
    DynamoDbEndpoint,
    /// Nobody listens there.
    #[error("AWS_LAMBDA_RUNTIME_API names a place where nobody answers")]
    NoRuntime,
    /// It holds no usable keys.
    #[error("DAIS_API_KEYS {0}")]
    ApiKeys(#[from] ApiKeysError),
}

impl Config {
    /// The settings as `variable` tells them by name.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        Self::with_keys(required(&variable, "DAIS_API_KEYS")?.parse()?, variable)
    }

    /// The settings of a function that nobody calls: it checks no token, and is
    /// trusted with no key.
    pub fn of_uncalled(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        Self::with_keys(ApiKeys::none(), variable)
    }

    fn with_keys(api_keys: ApiKeys, variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let days = match variable("MESSAGE_RETENTION_DAYS") {
            None => DEFAULT_RETENTION_DAYS,
            Some(days) => days.parse().ok().filter(|days| *days <= 36_500).ok_or(ConfigError::Retention)?,
        };
        Ok(Self {
            table: required(&variable, "TABLE_NAME")?,
            api_keys,
            retention: Retention::days(days),
            shows_cost: shows_cost(&variable),
        })
    }
}

/// A setting that has no default.
pub fn required(variable: impl Fn(&str) -> Option<String>, name: &'static str) -> Result<String, ConfigError> {
    set(variable, name).ok_or(ConfigError::Missing(name))
}

/// The template sets to nothing what is not to be had.
fn set(variable: impl Fn(&str) -> Option<String>, name: &str) -> Option<String> {
    variable(name).filter(|value| !value.is_empty())
}

/// `AWS_ENDPOINT_URL_DYNAMODB`, which the SDK reads too and would take for an
/// address whatever it is.
pub fn check_dynamodb_endpoint(variable: impl Fn(&str) -> Option<String>) -> Result<(), ConfigError> {
    let is_usable = |url: String| Url::parse(&url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    match variable("AWS_ENDPOINT_URL_DYNAMODB").is_none_or(is_usable) {
        true => Ok(()),
        false => Err(ConfigError::DynamoDbEndpoint),
    }
}

/// `LIVEKIT_URL`, `LIVEKIT_API_KEY` and `LIVEKIT_API_SECRET`: all or none.
#[cfg(feature = "livekit")]
pub fn livekit(variable: impl Fn(&str) -> Option<String>) -> Result<Option<LiveKitSettings>, ConfigError> {
    const URL: &str = "LIVEKIT_URL";
    const KEY: &str = "LIVEKIT_API_KEY";
    const SECRET: &str = "LIVEKIT_API_SECRET";
    let missing = |missing, set| Err(ConfigError::Incomplete { missing, set });
    match (set(&variable, URL), set(&variable, KEY), set(&variable, SECRET)) {
        (None, None, None) => Ok(None),
        (None, Some(_), _) => missing(URL, KEY),
        (None, None, Some(_)) => missing(URL, SECRET),
        (Some(_), None, _) => missing(KEY, URL),
        (Some(_), Some(_), None) => missing(SECRET, URL),
        (Some(url), Some(_), Some(_)) if !is_server(&url) => Err(ConfigError::LiveKitUrl),
        (Some(url), Some(key), Some(secret)) => Ok(Some(LiveKitSettings { url, key, secret })),
    }
}

/// Whether clients and the room service can both make their addresses of it;
/// clients get it as it is, with a query behind it.
#[cfg(feature = "livekit")]
fn is_server(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_known = matches!(scheme.as_deref(), Some("ws" | "wss" | "http" | "https"));
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '?' || c == '#');
    is_known && is_plain && Url::parse(url).is_ok_and(|url| url.has_host())
}

/// A whole number of seconds from 1 to a day, `default` where nothing is set.
#[cfg(feature = "livekit")]
pub fn seconds(
    variable: impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: u32,
) -> Result<u32, ConfigError> {
    match variable(name) {
        None => Ok(default),
        Some(set) => {
            set.parse().ok().filter(|seconds| (1..=86_400).contains(seconds)).ok_or(ConfigError::Seconds(name))
        }
    }
}

/// `DAIS_COST_HEADER=1`: responses carry `Dais-Cost`.
pub fn shows_cost(variable: impl Fn(&str) -> Option<String>) -> bool {
    variable("DAIS_COST_HEADER").as_deref() == Some("1")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: (&str, &str) = ("TABLE_NAME", "dais");
    const KEYS: (&str, &str) = ("DAIS_API_KEYS", r#"{"k":"0123456789abcdef0123456789abcdef"}"#);

    fn variables(settings: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[track_caller]
    fn names<T>(read: Result<T, ConfigError>, name: &str) {
        let error = read.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(name) && error.lines().count() == 1, "{name}: {error}");
    }

    #[test]
    fn another_dynamodb_has_a_url_or_is_not_set() {
        let check = |url| check_dynamodb_endpoint(variables(&[("AWS_ENDPOINT_URL_DYNAMODB", url)]));
        assert!(check_dynamodb_endpoint(variables(&[])).is_ok());
        assert!(check("http://127.0.0.1:8000").is_ok());
        for bad in ["", "127.0.0.1:8000", "ftp://host"] {
            names(check(bad), "AWS_ENDPOINT_URL_DYNAMODB");
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let read = |settings: &[(&str, &str)]| Config::read(variables(settings));
        assert!(read(&[TABLE, KEYS]).is_ok());
        names(read(&[KEYS]), "TABLE_NAME");
        names(read(&[("TABLE_NAME", ""), KEYS]), "TABLE_NAME");
        names(read(&[TABLE]), "DAIS_API_KEYS");
        for bad in ["-1", "", "1.5", "36501", "a year"] {
            names(read(&[TABLE, KEYS, ("MESSAGE_RETENTION_DAYS", bad)]), "MESSAGE_RETENTION_DAYS");
        }
        for bad in ["", "{}", "[]", r#"{"k":"short"}"#, r#"{"k":5}"#, "no json"] {
            names(read(&[TABLE, ("DAIS_API_KEYS", bad)]), "DAIS_API_KEYS");
        }
    }

    #[test]
    fn a_function_that_nobody_calls_needs_no_keys() {
        let config = Config::of_uncalled(variables(&[TABLE]));
        assert!(config.is_ok_and(|config| config.api_keys.first_id().is_empty()));
        names(Config::of_uncalled(variables(&[])), "TABLE_NAME");
    }

    #[cfg(feature = "livekit")]
    #[test]
    fn livekit_is_configured_as_a_whole_or_not_at_all() {
        let read = |url, key, secret| {
            livekit(variables(&[("LIVEKIT_URL", url), ("LIVEKIT_API_KEY", key), ("LIVEKIT_API_SECRET", secret)]))
        };
        assert!(matches!(livekit(|_| None), Ok(None)));
        assert!(matches!(read("", "", ""), Ok(None)));
        names(read("", "key", ""), "LIVEKIT_URL");
        names(read("", "", "secret"), "LIVEKIT_URL");
        names(read("", "key", "secret"), "LIVEKIT_URL");
        names(read("wss://livekit.example", "", "secret"), "LIVEKIT_API_KEY");
        names(read("wss://livekit.example", "key", ""), "LIVEKIT_API_SECRET");
        for url in ["ws://127.0.0.1:7880", "wss://livekit.example", "http://livekit", "HTTPS://livekit.example/path"] {
            assert!(matches!(read(url, "key", "secret"), Ok(Some(settings)) if settings.url == url), "{url}");
        }
        for bad in
            ["livekit.example", "ftp://livekit.example", "wss:livekit.example", "wss://", "wss://a b", "wss://a?b"]
        {
            names(read(bad, "key", "secret"), "LIVEKIT_URL");
        }
    }

    #[cfg(feature = "livekit")]
    #[test]
    fn seconds_are_whole_and_at_most_a_day() {
        let read = |value| seconds(variables(&[("VOICE_RECONCILE_SECONDS", value)]), "VOICE_RECONCILE_SECONDS", 600);
        assert!(matches!(read("86400"), Ok(86_400)));
        assert!(matches!(seconds(|_| None, "VOICE_RECONCILE_SECONDS", 600), Ok(600)));
        for bad in ["", "0", "86401", "-1", "1.5", "soon"] {
            names(read(bad), "VOICE_RECONCILE_SECONDS");
        }
    }
}
