//! What was answered, how fast, and for how many units.

use std::collections::BTreeMap;
use std::time::Duration;

use super::client::Answer;

/// Of all requests of one kind.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// How many were sent.
    pub offered: u64,
    /// How many were answered with each status; none where nobody answered.
    pub statuses: BTreeMap<Option<u16>, u64>,
    /// How long they took.
    pub took: Sample<Duration>,
    /// What they consumed, as the answers tell it.
    pub cost: Cost,
}

/// What `Dais-Cost` tells.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    /// Requests to DynamoDB.
    pub requests: f64,
    /// Read units.
    pub read_units: f64,
    /// Write units.
    pub write_units: f64,
}

impl Figures {
    /// One is sent.
    pub fn offer(&mut self) {
        self.offered += 1;
    }

    /// One was answered after `took`.
    pub fn answered(&mut self, answer: &Answer, took: Duration) {
        *self.statuses.entry(answer.status).or_default() += 1;
        self.took.add(took);
        let told = answer.headers.get("dais-cost").and_then(|cost| cost.to_str().ok()).unwrap_or_default();
        let cost = Cost::read(told);
        self.cost.requests += cost.requests;
        self.cost.read_units += cost.read_units;
        self.cost.write_units += cost.write_units;
    }

    /// How many have a status that `is_it`; what nobody answered has 0.
    pub fn count(&self, is_it: impl Fn(u16) -> bool) -> u64 {
        self.statuses.iter().filter(|(status, _)| is_it(status.unwrap_or_default())).map(|(_, count)| count).sum()
    }
}

impl Cost {
    /// `requests=3; rru=2; wru=8`.
    fn read(told: &str) -> Self {
        let figure = |name: &str| {
            let figures = told.split("; ").filter_map(|figure| figure.split_once('='));
            figures.filter(|(of, _)| *of == name).find_map(|(_, number)| number.parse().ok()).unwrap_or_default()
        };
        Self { requests: figure("requests"), read_units: figure("rru"), write_units: figure("wru") }
    }
}

/// Values of which shares are told.
#[derive(Debug, Clone)]
pub struct Sample<T>(Vec<T>);

impl<T> Default for Sample<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + Default + PartialOrd> Sample<T> {
    /// One more.
    pub fn add(&mut self, value: T) {
        self.0.push(value);
    }

    /// All of another one.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// What the smallest of that share are at most, by the nearest rank; nothing
    /// if there are none.
    pub fn within(&self, share: f64) -> T {
        let mut sorted = self.0.clone();
        sorted.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_go_by_the_nearest_rank() {
        let mut sample = Sample::default();
        assert_eq!(sample.within(0.5), 0);
        (1..=200).rev().for_each(|value| sample.add(value));
        assert_eq!([0.5, 0.95, 0.99, 1.0].map(|share| sample.within(share)), [100, 190, 198, 200]);
    }

    #[test]
    fn the_cost_header_is_read() {
        let cost = Cost::read("requests=3; rru=2.5; wru=8");
        assert_eq!(cost, Cost { requests: 3.0, read_units: 2.5, write_units: 8.0 });
        assert_eq!(Cost::read(""), Cost::default());
    }
}
