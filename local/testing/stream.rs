//! What tests do to a mapping of the table's stream.

use crate::stream::{Driver, SHARDS, number_of_text};

impl Driver {
    /// The shard of the items with that partition key, which is a text.
    pub fn shard_of(&self, partition_key: &str) -> usize {
        self.lane_of(number_of_text(partition_key), 0) / self.mapping().parallelization
    }

    /// Lets the shards take their turns in that order, those that are not named behind it.
    pub fn turns(&self, shards: &[usize]) {
        let lanes = self.mapping().parallelization;
        let others = (0..SHARDS).filter(|shard| !shards.contains(shard));
        let order = shards.iter().copied().chain(others).flat_map(|shard| shard * lanes..(shard + 1) * lanes).collect();
        *self.order() = order;
    }
}
