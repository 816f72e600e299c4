//! A function's settings, read from environment variables when it starts.

use super::token::{ApiKeys, ApiKeysError};
use crate::domain::message::Retention;

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
    /// It is not a number of days.
    #[error("MESSAGE_RETENTION_DAYS must be a whole number of days, 0 to 36500")]
    Retention,
    /// It is not a number of seconds.
    #[error("{0} must be a whole number of seconds, 1 to 86400")]
    Seconds(&'static str),
    /// It holds no usable keys.
    #[error("DAIS_API_KEYS {0}")]
    ApiKeys(#[from] ApiKeysError),
}

impl Config {
    /// The settings as `variable` tells them by name.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let required = |name| variable(name).filter(|value| !value.is_empty()).ok_or(ConfigError::Missing(name));
        let days = match variable("MESSAGE_RETENTION_DAYS") {
            None => DEFAULT_RETENTION_DAYS,
            Some(days) => days.parse().ok().filter(|days| *days <= 36_500).ok_or(ConfigError::Retention)?,
        };
        Ok(Self {
            table: required("TABLE_NAME")?,
            api_keys: required("DAIS_API_KEYS")?.parse()?,
            retention: Retention::days(days),
            shows_cost: shows_cost(&variable),
        })
    }
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

    fn read(settings: &[(&str, &str)]) -> Result<Config, String> {
        let variable = |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned());
        Config::read(variable).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let keys = ("DAIS_API_KEYS", r#"{"k":"0123456789abcdef0123456789abcdef"}"#);
        let table = ("TABLE_NAME", "dais");
        assert!(read(&[table, keys]).is_ok());
        let named = |settings: &[(&str, &str)], name: &str| read(settings).is_err_and(|error| error.starts_with(name));
        assert!(named(&[keys], "TABLE_NAME"));
        assert!(named(&[table], "DAIS_API_KEYS"));
        assert!(named(&[table, keys, ("MESSAGE_RETENTION_DAYS", "-1")], "MESSAGE_RETENTION_DAYS"));
        for bad in ["", "{}", "[]", r#"{"k":"short"}"#, r#"{"k":5}"#, "no json"] {
            assert!(named(&[table, ("DAIS_API_KEYS", bad)], "DAIS_API_KEYS"), "{bad}");
        }
    }
}
