//! How long the functions' own code takes: measured now and then, kept beside the tests, and
//! taken from there, so that the price list is the same on every machine.

use std::collections::BTreeMap;
use std::fs;

use super::entry::Entry;

/// Where they are kept: operation, case and microseconds of a core, in lines.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/price_list/handler_times.tsv");

/// How long a call is in our code as a rule.
const USUAL_MICROS: f64 = 300.0;

/// The microseconds of each operation's case.
pub struct HandlerTimes(BTreeMap<(String, String), f64>);

impl HandlerTimes {
    pub fn kept() -> Self {
        let lines = fs::read_to_string(FILE).unwrap_or_default();
        let fields = lines.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        Self(fields.map(|line| ((line[0].to_owned(), line[1].to_owned()), line[2].parse().unwrap())).collect())
    }

    /// That of a call; none if it was never measured.
    pub fn of(&self, entry: &Entry) -> Option<f64> {
        self.0.get(&(entry.operation.to_owned(), entry.case.to_owned())).copied()
    }

    /// What a call costs, in dollars for a million; of one that was never measured it is
    /// taken that it is as long in our code as is usual.
    pub fn dollars(&self, entry: &Entry) -> f64 {
        entry.dollars(self.of(entry).unwrap_or(USUAL_MICROS))
    }

    /// The medians of several runs.
    pub fn measured(runs: Vec<Vec<Entry>>) -> Self {
        let mut all = BTreeMap::<_, Vec<f64>>::new();
        for entry in runs.into_iter().flatten() {
            all.entry((entry.operation.to_owned(), entry.case.to_owned())).or_default().push(entry.handler_micros);
        }
        Self(all.into_iter().map(|(call, times)| (call, median(times))).collect())
    }

    pub fn keep(&self) {
        let line =
            |((operation, case), micros): (&(String, String), &f64)| format!("{operation}\t{case}\t{micros:.0}\n");
        fs::write(FILE, self.0.iter().map(line).collect::<String>()).unwrap();
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}
