//! A stage that a crowd enters, under a DynamoDB as hard as it is: what it costs to
//! tell of it goes by the time it takes, not by how many come.
//!
//! `cargo test` takes a sample: `DAIS_CROWD` says how many enter within a minute
//! (300 here; the whole is 5000).

use std::env;
use std::time::Duration;

use dais::live::Figures;
use tokio::time::sleep;

use super::channels::in_room;
use crate::crowd::stage::FullHouse;

fn crowd() -> usize {
    env::var("DAIS_CROWD").map_or(300, |set| set.parse().unwrap())
}

/// Lets that many enter within a minute while somebody listens; what was published,
/// and what the last event with counts said.
async fn entered(guests: usize) -> (Figures, i64) {
    let house = FullHouse::open(11).await;
    let mut heard = in_room(house.dais(), "c");
    sleep(Duration::from_secs(5)).await;
    heard.events();
    let before = house.dais().live().figures();
    let entered = house.enter(2..2 + guests, Duration::from_mins(1)).await;
    assert_eq!(entered.refused, 0, "{:?}", entered.statuses);
    let mut counts = Vec::new();
    for _ in 0..30 {
        // As often as is needed, so that nobody who listens is cut for being slow.
        sleep(Duration::from_secs(1)).await;
        counts.extend(heard.events().iter().filter_map(|event| event["data"]["participantCount"].as_i64()));
    }
    let after = house.dais().live().figures();
    let during = Figures {
        publishes: after.publishes - before.publishes,
        events: after.events - before.events,
        metered_events: after.metered_events - before.metered_events,
        ..Figures::default()
    };
    assert_eq!(counts.last(), Some(&house.status().await.1), "the last that is told is what is so");
    (during, *counts.last().unwrap())
}

/// The same figures, as if that many had listened all the minute.
fn heard_by(figures: Figures, listeners: u64) -> Figures {
    Figures {
        deliveries: figures.events * listeners,
        metered_deliveries: figures.metered_events * listeners,
        connection_minutes: listeners,
        ..figures
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_told_of_a_crowd_goes_by_the_time_it_takes_and_not_by_how_many_they_are() {
    let guests = crowd();
    let (tenth, _) = entered(guests / 10).await;
    let (all, counted) = entered(guests).await;
    assert_eq!(counted, 2 + guests as i64);
    let paid = heard_by(all, guests as u64);
    println!(
        "{guests} enter within a minute: {} events in {} publishes ({} for a tenth of them); heard by all of them \
         {} operations, ${:.2}",
        all.events,
        all.publishes,
        tenth.events,
        paid.operations(),
        paid.dollars(),
    );
    // Counts, and who came: once a second at most for each shard of the stream they are in.
    let most = 2 * 70 * dais::stream::SHARDS as u64;
    assert!(all.events <= most, "{all:?}");
    assert_eq!(all.metered_events, all.events, "each is one operation");
}
