//! What one partition takes in a second.

use std::time::Duration;

use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes, ReturnConsumedCapacity};
use dais::dynamodb::simulated::Simulation;
use futures::future::join_all;

use super::world::{Item, TABLE, World, check, code, indexed, key, put};

const THROTTLED: &str = "ThrottlingException";

async fn world() -> World {
    World::start(Simulation::seeded(7)).await
}

/// How many of these are throttled that are put by themselves, all at once.
async fn throttled(world: &World, items: impl Iterator<Item = Item>) -> usize {
    let answers = join_all(items.map(|item| world.put(item))).await;
    let refusals = answers.into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert!(refusals.iter().all(|refusal| refusal == THROTTLED), "{refusals:?}");
    refusals.len()
}

/// An item of so many write units.
fn large(partition: &str, sort: &str, units: usize) -> Item {
    let mut item = key(partition, sort);
    item.insert("text".to_owned(), AttributeValue::S("x".repeat(units * 1024 - 100)));
    item
}

/// Lets the partition owe a fifth of a second's write units. What a write
/// consumes is known when it is carried out, so all twelve are.
async fn exhaust(world: &World, partition: &str) {
    assert_eq!(throttled(world, (0..12).map(|number| large(partition, &number.to_string(), 100))).await, 0);
}

fn items(partition: &str, from: usize, count: usize) -> impl Iterator<Item = Item> {
    (from..from + count).map(move |number| key(partition, &number.to_string()))
}

async fn a_second() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

#[tokio::test]
async fn a_partition_takes_a_thousand_write_units_a_second_and_no_more() {
    let world = world().await;
    let refused = throttled(&world, items("a", 0, 1100)).await;
    // Some units come back while these arrive, one a millisecond.
    assert!((80..=100).contains(&refused), "{refused}");
    assert_eq!(world.figures().throttled, refused as u64);
    assert_eq!(throttled(&world, items("b", 0, 1000)).await, 0, "another partition has its own");
    a_second().await;
    assert_eq!(throttled(&world, items("a", 2000, 900)).await, 0, "a second later there are units again");
}

#[tokio::test]
async fn a_large_item_consumes_what_it_is_large() {
    let world = world().await;
    exhaust(&world, "a").await;
    assert_eq!(world.figures().write_units, 1200.0);
    assert_eq!(throttled(&world, items("a", 100, 10)).await, 10, "the partition is in debt");
    a_second().await;
    assert_eq!(throttled(&world, items("a", 100, 10)).await, 0, "which is paid");
}

#[tokio::test]
async fn a_throttled_transaction_says_so_for_its_item_and_takes_nothing() {
    let world = world().await;
    exhaust(&world, "a").await;
    let mixed = || world.transact(vec![put(key("b", "1")), check(key("a", "1"))]);
    assert_eq!(mixed().await, Err(vec!["None".into(), "ThrottlingError".into()]));
    a_second().await;
    assert_eq!(mixed().await, Ok(()));
}

#[tokio::test]
async fn what_is_throttled_of_a_batch_comes_back() {
    let world = world().await;
    exhaust(&world, "a").await;
    let mixed = || [key("b", "1"), key("a", "1"), key("b", "2")];
    let written = world.client.batch_write_item().request_items(TABLE, World::batch(mixed())).send().await.unwrap();
    assert_eq!(written.unprocessed_items.unwrap()[TABLE], World::batch([key("a", "1")]));
    let alone = world.client.batch_write_item().request_items(TABLE, World::batch([key("a", "1")])).send().await;
    assert_eq!(code(&alone.unwrap_err()), THROTTLED, "of a batch of which nothing can be done nothing comes back");
    let read = |keys: Vec<Item>| KeysAndAttributes::builder().set_keys(Some(keys)).build().unwrap();
    let found = world.client.batch_get_item().request_items(TABLE, read(mixed().to_vec())).send().await.unwrap();
    assert_eq!(found.responses.unwrap()[TABLE].len(), 3, "reads have their own units");
}

#[tokio::test]
async fn a_partition_takes_three_thousand_read_units_a_second_and_no_more() {
    let world = world().await;
    world.put(large("a", "1", 400)).await.unwrap();
    // A strong read of it is 100 units, an eventual one half of that.
    let refused = async |reads: usize, strongly: bool| {
        let get = world.client.get_item().table_name(TABLE).set_key(Some(key("a", "1"))).consistent_read(strongly);
        let get = get.return_consumed_capacity(ReturnConsumedCapacity::Total);
        let answers = join_all((0..reads).map(|_| get.clone().send())).await;
        answers.into_iter().filter_map(Result::err).map(|error| code(&error)).collect::<Vec<_>>()
    };
    assert!(refused(36, true).await.is_empty());
    assert_eq!(refused(1, false).await, [THROTTLED], "the partition is in debt");
    assert_eq!(world.put(key("a", "2")).await, Ok(()), "writes have their own units");
    a_second().await;
    assert!(refused(36, false).await.is_empty());
    assert!(refused(1, true).await.is_empty());
    assert_eq!(world.figures().read_units, 5500.0);
}

#[tokio::test]
async fn a_partition_of_the_index_throttles_the_writes_of_the_table() {
    let world = world().await;
    let spread = |from: usize, count: usize| (from..from + count).map(|number| indexed(&number.to_string(), "one"));
    assert_eq!(throttled(&world, spread(0, 500)).await, 0);
    a_second().await;
    let refused = throttled(&world, spread(500, 1100)).await;
    assert!((80..=100).contains(&refused), "{refused}");
    // Those that are there already: nothing of them changes in the index.
    assert_eq!(throttled(&world, spread(0, 500)).await, 0);
}
