//! Random histories of chats: whatever happens in whatever order, the counts
//! of a chat are the recount of its members at every instant, and what the
//! store makes of it is to the letter what the domain says.
//!
//! `DAIS_HISTORIES` says how many go through the real store (300), and
//! `DAIS_HISTORIES_SEED` which ones, a whole number (8).

mod steps;
mod stored;
mod world;
mod writes;

use std::env;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::support::Dais;
use steps::step;
use stored::Replay;
use world::World;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_the_recount_of_members_at_every_instant(steps in prop::collection::vec(step(), 1..120)) {
        let mut world = World::new();
        for step in steps {
            world.take(step);
            world.assert_counted();
        }
    }
}

fn setting(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |set| set.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_writes_what_the_domain_says_through_random_histories() {
    let (histories, seed) = (setting("DAIS_HISTORIES", 300), setting("DAIS_HISTORIES_SEED", 8));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
    let strategy = prop::collection::vec(step(), 1..120);
    let dais = Dais::start().await;
    let mut transactions = 0;
    for history in 0..histories {
        let steps = strategy.new_tree(&mut runner).unwrap().current();
        let replay = Replay::new(dais.stack.states["voice"].store(), history);
        let mut world = World::new();
        for (number, step) in steps.into_iter().enumerate() {
            let happened = format!("seed {seed}, history {history}, step {number}: {step:?}");
            world.take(step);
            for write in world.take_written() {
                replay.write(&write).await.unwrap_or_else(|error| panic!("{happened}: {error}\n{write:?}"));
                transactions += 1;
            }
        }
    }
    assert!(transactions > 10 * histories, "{transactions} transactions say little");
}
