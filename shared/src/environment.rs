//! Settings, read from environment variables when a function starts. Each part
//! reads its own; a setting that is missing or wrong ends the function, named.

use std::borrow::Cow;
use std::env;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

use url::Url;

/// Where the settings come from: the process, or whoever starts the functions
/// within another one.
pub struct Environment<'e>(Box<Read<'e>>);

type Read<'e> = dyn Fn(&str) -> Option<String> + Send + Sync + 'e;

/// A setting that is missing or wrong. Its text begins with the variable's name.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// It is not set.
    #[error("{0} is not set")]
    Missing(&'static str),
    /// It is not set, though another one that is of no use without it is.
    #[error("{missing} is not set, but {set} is")]
    Incomplete {
        /// What is not set.
        missing: &'static str,
        set: &'static str,
    },
    /// It is set to something else than it must be.
    #[error("{name} must be {rule}")]
    MustBe {
        name: &'static str,
        /// What it has to be.
        rule: &'static str,
    },
    /// It is wrong in a way of its own.
    #[error("{name} {why}")]
    Wrong {
        name: &'static str,
        /// What is wrong with it, as what follows its name.
        why: Cow<'static, str>,
    },
}

const DEFAULT_RETENTION_DAYS: u32 = 365;

/// For how many days the moderation log is kept where nothing is set.
const DEFAULT_LOG_RETENTION_DAYS: u32 = 730;

impl Environment<'static> {
    /// The variables of this process.
    pub fn of_process() -> Self {
        Self::new(|name| env::var(name).ok())
    }
}

impl<'e> Environment<'e> {
    /// Settings as `read` tells them by name.
    pub fn new(read: impl Fn(&str) -> Option<String> + Send + Sync + 'e) -> Self {
        Self(Box::new(read))
    }

    /// A variable as it is set, to nothing perhaps.
    pub fn get(&self, name: &str) -> Option<String> {
        (self.0)(name)
    }

    /// A variable that is set to something: the template sets to nothing what a
    /// stack does without.
    pub fn non_empty(&self, name: &str) -> Option<String> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// A setting that has no default.
    pub fn required(&self, name: &'static str) -> Result<String, SettingError> {
        self.non_empty(name).ok_or(SettingError::Missing(name))
    }

    /// A whole number of seconds from 1 to a day, `default` where nothing is set.
    pub fn seconds(&self, name: &'static str, default: Duration) -> Result<Duration, SettingError> {
        let read = self.number(name, 1..=86_400, "a whole number of seconds, 1 to 86400")?;
        Ok(read.map_or(default, |seconds| Duration::from_secs(seconds.into())))
    }

    /// `MESSAGE_RETENTION_DAYS`, for how many days messages are kept: 365 if not
    /// set, 0 for ever. Every function is told it, and checks it.
    pub fn retention_days(&self) -> Result<u32, SettingError> {
        self.days("MESSAGE_RETENTION_DAYS", DEFAULT_RETENTION_DAYS)
    }

    /// `MODERATION_RETENTION_DAYS`, for how many days the moderation log is kept: 730
    /// if not set, 0 for ever.
    pub fn log_retention_days(&self) -> Result<u32, SettingError> {
        self.days("MODERATION_RETENTION_DAYS", DEFAULT_LOG_RETENTION_DAYS)
    }

    /// A whole number of days from 0 to a hundred years, `default` where nothing is set.
    fn days(&self, name: &'static str, default: u32) -> Result<u32, SettingError> {
        Ok(self.number(name, 0..=36_500, "a whole number of days, 0 to 36500")?.unwrap_or(default))
    }

    /// A whole number from 0 to a million, `default` where nothing is set.
    pub fn count(&self, name: &'static str, default: u32) -> Result<u32, SettingError> {
        Ok(self.number(name, 0..=1_000_000, "a whole number, 0 to 1000000")?.unwrap_or(default))
    }

    /// One of some words, the first where nothing is set.
    pub fn one_of<T: FromStr + Default>(&self, name: &'static str, rule: &'static str) -> Result<T, SettingError> {
        let set = self.get(name).map(|set| set.parse().map_err(|_| SettingError::MustBe { name, rule }));
        Ok(set.transpose()?.unwrap_or_default())
    }

    fn number(
        &self,
        name: &'static str,
        allowed: RangeInclusive<u32>,
        rule: &'static str,
    ) -> Result<Option<u32>, SettingError> {
        let Some(set) = self.get(name) else { return Ok(None) };
        let number = set.parse().ok().filter(|number| allowed.contains(number));
        number.map(Some).ok_or(SettingError::MustBe { name, rule })
    }

    /// An http or https URL that need not be set, but is none if it is set to nothing.
    pub fn check_http_url(&self, name: &'static str) -> Result<(), SettingError> {
        match self.get(name).is_none_or(|url| is_http_url(&url)) {
            true => Ok(()),
            false => Err(SettingError::MustBe { name, rule: "an http or https URL, or not set at all" }),
        }
    }

    /// An http or https URL that has no default.
    pub fn required_http_url(&self, name: &'static str) -> Result<String, SettingError> {
        let url = Some(self.required(name)?).filter(|url| is_http_url(url));
        url.ok_or(SettingError::MustBe { name, rule: "an http or https URL" })
    }

    /// Whether a switch is on: set to `1`.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).as_deref() == Some("1")
    }
}

fn is_http_url(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

impl fmt::Debug for Environment<'_> {
    /// Not what is set: there are secrets in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// These variables and no others.
    pub fn variables<'v>(settings: &'v [(&'v str, &'v str)]) -> Environment<'v> {
        let value =
            |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Environment::new(value)
    }

    /// That the error begins with the variable's name and is one line.
    #[track_caller]
    pub fn names<T>(read: Result<T, SettingError>, name: &str) {
        let error = read.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(name) && error.lines().count() == 1, "{name}: {error}");
    }

    #[test]
    fn a_url_is_one_or_is_not_set() {
        let check = |url| variables(&[("URL", url)]).check_http_url("URL");
        assert!(variables(&[]).check_http_url("URL").is_ok());
        assert!(check("http://127.0.0.1:8000").is_ok());
        for bad in ["", "127.0.0.1:8000", "ftp://host"] {
            names(check(bad), "URL");
        }
    }

    #[test]
    fn a_url_that_is_required_is_one() {
        let read = |url| variables(&[("URL", url)]).required_http_url("URL");
        assert!(matches!(read("https://a.example/b").as_deref(), Ok("https://a.example/b")));
        names(variables(&[]).required_http_url("URL"), "URL");
        for bad in ["", "a.example", "ftp://host"] {
            names(read(bad), "URL");
        }
    }

    #[test]
    fn what_is_set_to_nothing_is_missing() {
        names(variables(&[("TABLE_NAME", "")]).required("TABLE_NAME"), "TABLE_NAME");
        names(variables(&[]).required("TABLE_NAME"), "TABLE_NAME");
    }

    #[test]
    fn seconds_are_whole_and_at_most_a_day() {
        const DEFAULT: Duration = Duration::from_mins(10);
        let read = |value| variables(&[("SECONDS", value)]).seconds("SECONDS", DEFAULT);
        assert_eq!(read("86400").ok(), Some(Duration::from_hours(24)));
        assert_eq!(variables(&[]).seconds("SECONDS", DEFAULT).ok(), Some(DEFAULT));
        for bad in ["", "0", "86401", "-1", "1.5", "soon"] {
            names(read(bad), "SECONDS");
        }
    }

    #[test]
    fn days_are_whole_and_at_most_a_hundred_years() {
        let read = |value| variables(&[("DAYS", value)]).days("DAYS", 365);
        assert!(matches!(read("0"), Ok(0)));
        assert!(matches!(variables(&[]).days("DAYS", 365), Ok(365)));
        for bad in ["-1", "", "1.5", "36501", "a year"] {
            names(read(bad), "DAYS");
        }
    }
}
