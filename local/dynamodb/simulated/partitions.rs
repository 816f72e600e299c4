//! How much each partition key takes in a second, in the table and in the index.

use std::collections::HashMap;

use tokio::time::Instant;

use super::consumed::Consumed;
use super::touched::{InIndex, Kind, Part, Touched, index_partition};

/// What one partition takes in a second, in units.
const WRITES: f64 = 1000.0;
const READS: f64 = 3000.0;

/// The buckets of all partitions, each of which holds a second's units; and
/// where each item is in the index, which a write that takes it out of there
/// does not say.
///
/// What a request consumes is known when it is carried out: on arrival it takes
/// what it consumes at least, and the rest is taken afterwards, where a bucket
/// may come to hold less than nothing. What was taken on arrival is not given
/// back when the request is refused after all.
#[derive(Debug, Default)]
pub struct Partitions {
    writes: HashMap<String, Bucket>,
    reads: HashMap<String, Bucket>,
    in_index: HashMap<String, String>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    units: f64,
    at: Instant,
}

impl Bucket {
    /// The bucket `now`, which was full when nobody had asked for it yet.
    fn at(known: Option<&Self>, limit: f64, now: Instant) -> Self {
        let Some(known) = known else { return Self { units: limit, at: now } };
        let filled = now.saturating_duration_since(known.at).as_secs_f64() * limit;
        Self { units: limit.min(known.units + filled), at: now }
    }
}

impl Partitions {
    /// Takes what a request consumes at least; tells which of its parts are
    /// throttled instead. Of a transaction all are taken, or none.
    pub fn admit(&mut self, touched: &Touched, now: Instant) -> Vec<bool> {
        let mut taken = Vec::new();
        let mut throttled = Vec::new();
        for part in &touched.parts {
            let demands = self.demands(part);
            let is_throttled =
                !demands.iter().all(|(partition, units)| self.holds(touched.kind, partition, *units, now));
            throttled.push(is_throttled);
            for (partition, units) in demands.into_iter().filter(|_| !is_throttled) {
                self.take(touched.kind, &partition, units, now);
                taken.push((partition, units));
            }
        }
        if touched.kind.is_transaction() && throttled.contains(&true) {
            for (partition, units) in taken {
                self.take(touched.kind, &partition, -units, now);
            }
        }
        throttled
    }

    /// Takes what a request consumed beyond what it has given on arrival.
    ///
    /// DynamoDB tells the sum for the table and the sum for the index; each is
    /// parted evenly among what the request touched there.
    pub fn charge(&mut self, touched: &Touched, consumed: &Consumed, now: Instant) {
        let share = consumed.table / touched.parts.len().max(1) as f64;
        for part in &touched.parts {
            self.take(touched.kind, &part.partition, share - part.least, now);
        }
        let indexed = touched.parts.iter().flat_map(|part| self.in_index(part)).collect::<Vec<_>>();
        let share = consumed.index / indexed.len().max(1) as f64;
        for (partition, least) in indexed {
            self.take(touched.kind, &partition, share - least, now);
        }
        for part in touched.parts.iter().filter(|_| touched.kind.writes()) {
            self.remember(part);
        }
    }

    /// The partitions that a part needs units of on arrival, and how many.
    fn demands(&self, part: &Part) -> Vec<(String, f64)> {
        let indexed = self.in_index(part).into_iter().filter(|(_, least)| *least > 0.0);
        [(part.partition.clone(), part.least)].into_iter().chain(indexed).collect()
    }

    /// The partitions of the index that an item is in before and after a write,
    /// and what it consumes there at least: nothing where it stays, since whether
    /// it changes there is known afterwards.
    fn in_index(&self, part: &Part) -> Vec<(String, f64)> {
        let before = part.item.as_ref().and_then(|item| self.in_index.get(item));
        let after = match &part.in_index {
            InIndex::At(key) => Some(key),
            InIndex::Gone => None,
            InIndex::Same => before,
        };
        if before == after {
            return before.map(|key| (index_partition(key), 0.0)).into_iter().collect();
        }
        before.into_iter().chain(after).map(|key| (index_partition(key), 1.0)).collect()
    }

    fn remember(&mut self, part: &Part) {
        let Some(item) = &part.item else { return };
        match &part.in_index {
            InIndex::At(key) => drop(self.in_index.insert(item.clone(), key.clone())),
            InIndex::Gone => drop(self.in_index.remove(item)),
            InIndex::Same => {}
        }
    }

    fn holds(&self, kind: Kind, partition: &str, units: f64, now: Instant) -> bool {
        let (buckets, limit) = if kind.writes() { (&self.writes, WRITES) } else { (&self.reads, READS) };
        Bucket::at(buckets.get(partition), limit, now).units >= units
    }

    fn take(&mut self, kind: Kind, partition: &str, units: f64, now: Instant) {
        let (buckets, limit) = if kind.writes() { (&mut self.writes, WRITES) } else { (&mut self.reads, READS) };
        let mut bucket = Bucket::at(buckets.get(partition), limit, now);
        bucket.units -= units;
        buckets.insert(partition.to_owned(), bucket);
    }
}
