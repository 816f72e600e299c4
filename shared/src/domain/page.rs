//! Pages of lists.

use std::str::FromStr;

use super::rule::Rule;

/// How many entries a page holds at most: 1 to `MAX`, `DEFAULT` where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLimit<const MAX: usize, const DEFAULT: usize>(usize);

impl<const MAX: usize, const DEFAULT: usize> PageLimit<MAX, DEFAULT> {
    /// The number of entries.
    pub const fn get(self) -> usize {
        self.0
    }
}

impl<const MAX: usize, const DEFAULT: usize> Default for PageLimit<MAX, DEFAULT> {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

impl<const MAX: usize, const DEFAULT: usize> FromStr for PageLimit<MAX, DEFAULT> {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        text.parse()
            .ok()
            .filter(|limit| (1..=MAX).contains(limit))
            .map(Self)
            .ok_or_else(|| Rule::MustBe(format!("a whole number from 1 to {MAX}").into()))
    }
}

/// How many entries a page holds at most of a list that is answered whole where
/// nothing is said: 1 to `MAX`, and so many where a later page is asked for alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageOfWhole<const MAX: usize>(usize);

impl<const MAX: usize> PageOfWhole<MAX> {
    /// The number of entries.
    pub const fn get(self) -> usize {
        self.0
    }
}

impl<const MAX: usize> Default for PageOfWhole<MAX> {
    fn default() -> Self {
        Self(MAX)
    }
}

impl<const MAX: usize> FromStr for PageOfWhole<MAX> {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        text.parse::<PageLimit<MAX, MAX>>().map(|limit| Self(limit.get()))
    }
}

/// How many entries of a list are passed over: 0 to `MAX`, none where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageSkip<const MAX: usize>(usize);

impl<const MAX: usize> PageSkip<MAX> {
    /// The number of entries.
    pub const fn get(self) -> usize {
        self.0
    }
}

impl<const MAX: usize> FromStr for PageSkip<MAX> {
    type Err = Rule;

    fn from_str(text: &str) -> Result<Self, Rule> {
        text.parse()
            .ok()
            .filter(|skip| *skip <= MAX)
            .map(Self)
            .ok_or_else(|| Rule::MustBe(format!("a whole number from 0 to {MAX}").into()))
    }
}

/// A page of a list, and where the next one goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T, C> {
    /// The entries, in the list's order.
    pub entries: Vec<T>,
    /// Where the next page starts; none after the last.
    pub next: Option<C>,
}

/// Any text that is not the cursor of a list's page.
pub const CURSOR_RULE: Rule = Rule::must_be("the cursor of a page of this list, with the same filters");
