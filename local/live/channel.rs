//! Channels, and what may be subscribed to.

use std::str::FromStr;

use super::limits::{SEGMENT_CHARACTERS, SEGMENTS};
use super::refusal::Refusal;

/// The first segment of channels' paths, which an Event API has by that name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Namespace(String);

/// A channel that can be published to: `/rooms/a/b`, however it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Channel(String);

/// What can be subscribed to: a channel, or with a `*` as its last segment all
/// that begin alike and are longer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pattern(String);

impl Channel {
    /// With a slash before it, and none behind it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first segment.
    pub fn namespace(&self) -> Namespace {
        namespace(&self.0)
    }

    /// The patterns that it is in.
    pub fn patterns(&self) -> Vec<Pattern> {
        let ends = self.0.match_indices('/').map(|(end, _)| end).filter(|end| *end > 0);
        let wild = ends.filter_map(|end| Some(Pattern(format!("{}/*", self.0.get(..end)?))));
        wild.chain([Pattern(self.0.clone())]).collect()
    }
}

impl Pattern {
    /// With a slash before it, and none behind it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first segment.
    pub fn namespace(&self) -> Namespace {
        namespace(&self.0)
    }
}

fn namespace(path: &str) -> Namespace {
    Namespace(path.split('/').nth(1).unwrap_or_default().to_owned())
}

/// The segments of a path; the slashes before and behind it may be left out.
fn segments(path: &str) -> Vec<&str> {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.strip_suffix('/').unwrap_or(path).split('/').collect()
}

fn is_segment(segment: &str) -> bool {
    let is_long = segment.is_empty() || segment.len() > SEGMENT_CHARACTERS;
    let is_dashed = segment.starts_with('-') || segment.ends_with('-');
    !is_long && !is_dashed && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn joined(segments: &[&str]) -> String {
    segments.iter().map(|segment| format!("/{segment}")).collect()
}

impl FromStr for Namespace {
    type Err = Refusal;

    fn from_str(name: &str) -> Result<Self, Refusal> {
        if is_segment(name) { Ok(Self(name.to_owned())) } else { Err(Refusal::Channel) }
    }
}

impl FromStr for Channel {
    type Err = Refusal;

    fn from_str(path: &str) -> Result<Self, Refusal> {
        let segments = segments(path);
        let is_channel = segments.len() <= SEGMENTS && segments.iter().all(|segment| is_segment(segment));
        if is_channel { Ok(Self(joined(&segments))) } else { Err(Refusal::Channel) }
    }
}

impl FromStr for Pattern {
    type Err = Refusal;

    fn from_str(path: &str) -> Result<Self, Refusal> {
        let whole = segments(path);
        let fixed = match whole.split_last() {
            Some((&"*", fixed)) if !fixed.is_empty() => fixed,
            _ => &whole,
        };
        let is_pattern = whole.len() <= SEGMENTS && fixed.iter().all(|segment| is_segment(segment));
        if is_pattern { Ok(Self(joined(&whole))) } else { Err(Refusal::Channel) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_channel(path: &str) -> bool {
        path.parse::<Channel>().is_ok()
    }

    #[test]
    fn a_channel_has_one_to_five_segments_of_letters_digits_and_dashes() {
        let fifty = "x".repeat(50);
        for path in ["a", "/a", "a/", "/a/b/c/d/e/", "/Rooms/0-a", &fifty, &format!("/a/{fifty}")] {
            assert!(is_channel(path), "{path}");
        }
        let long = format!("/a/{fifty}x");
        for path in ["", "/", "//a", "/a//b", "/a/b/c/d/e/f", "/-a", "/a-", "/a_b", "/a b", "/ä", "/a/*", "*", &long] {
            assert!(!is_channel(path), "{path}");
        }
        assert_eq!("rooms/a/".parse::<Channel>().unwrap().as_str(), "/rooms/a");
        assert_ne!("/a/B".parse::<Channel>(), "/a/b".parse::<Channel>());
    }

    #[test]
    fn a_star_stands_at_the_end_of_a_subscription_alone() {
        let parsed = |path: &str| path.parse::<Pattern>().map(|pattern| pattern.as_str().to_owned());
        assert_eq!(parsed("rooms/*").unwrap(), "/rooms/*");
        assert_eq!(parsed("/rooms/a").unwrap(), "/rooms/a");
        for path in ["*", "/*", "/rooms/*/a", "/rooms/a*", "/rooms/**", "/a/b/c/d/e/*", "/ro*"] {
            assert!(parsed(path).is_err(), "{path}");
        }
    }

    #[test]
    fn a_channel_is_in_all_that_begin_alike_and_are_shorter() {
        let patterns = "/a/b/c".parse::<Channel>().unwrap().patterns();
        let patterns = patterns.iter().map(Pattern::as_str).collect::<Vec<_>>();
        assert_eq!(patterns, ["/a/*", "/a/b/*", "/a/b/c"]);
        let patterns = "/a".parse::<Channel>().unwrap().patterns();
        assert_eq!(patterns, ["/a".parse().unwrap()]);
    }
}
