//! A full house, under a DynamoDB as hard as it is and a LiveKit whose webhooks
//! are a round trip of 80 ms away: nobody is refused, lost or counted wrong. In
//! virtual time, so that no verdict hangs on the machine.
//!
//! `cargo test` takes a sample. `DAIS_CROWD` says how many enter within a minute
//! (500; the whole is 5000), `DAIS_CHURN_SECONDS` for how long people come and go
//! (30; 180) and `DAIS_CROWD_SEED` which latencies are drawn (11).

pub mod stage;

use std::env;
use std::time::Duration;

use tokio::time::sleep;

use crate::voice::stage::INACTIVE;
use stage::{FullHouse, quantile};

fn setting(name: &str, default: usize) -> usize {
    env::var(name).map_or(default, |set| set.parse().unwrap())
}

fn crowd() -> usize {
    setting("DAIS_CROWD", 500)
}

const MILLISECOND: Duration = Duration::from_millis(1);

#[tokio::test(start_paused = true)]
async fn a_crowd_enters_within_a_minute_and_leaves_within_one_and_the_chat_ends_once() {
    let house = FullHouse::open(setting("DAIS_CROWD_SEED", 11) as u64).await;
    let guests = crowd();
    let entered = house.enter(2..2 + guests, Duration::from_mins(1)).await;
    assert_eq!(entered.refused, 0, "{:?}", entered.statuses);
    let (p50, p99) = (quantile(&entered.waits, 0.5), quantile(&entered.waits, 0.99));
    println!("{guests} within a minute: p50 {p50:?}, p99 {p99:?}, {:?}", house.figures());
    assert!(p99 <= 1_000 * MILLISECOND, "p99 {p99:?}");
    assert_eq!(house.status().await, (true, 2 + guests as i64, 2));
    sleep(Duration::from_secs(10)).await;
    assert_eq!(house.assert_exact().await, 0);
    house.leave(entered.tokens, Duration::from_mins(1)).await;
    sleep(Duration::from_secs(10)).await;
    assert_eq!(house.assert_exact().await, 0);
    assert_eq!(house.status().await, (true, 2, 2));
    // LiveKit is still telling of the others, and drops what comes now.
    house.told().await;
    house.close().await;
    house.told().await;
    assert_eq!((house.status().await, house.ends().await), (INACTIVE, 1));
}

#[tokio::test(start_paused = true)]
async fn a_chat_whose_moderators_leave_in_the_crush_ends_once_after_their_graces() {
    let house = FullHouse::open(9).await;
    let entered = house.enter(2..302, Duration::from_secs(30)).await;
    house.told().await;
    house.leave(entered.tokens, Duration::from_secs(1)).await;
    house.close().await;
    house.told().await;
    assert!(house.webhooks().dropped_full > 0, "nothing was dropped");
    assert_eq!((house.status().await, house.ends().await), ((true, 2, 2), 0), "they may come back");
    // The reconnect grace, the moderator grace, and a sweep.
    sleep(Duration::from_secs(305 + 300 + 60)).await;
    assert_eq!((house.status().await, house.ends().await), (INACTIVE, 1));
}

#[tokio::test(start_paused = true)]
async fn a_thousand_who_enter_within_five_seconds_hardly_wait() {
    let house = FullHouse::open(3).await;
    let entered = house.enter(2..1_002, Duration::from_secs(5)).await;
    assert_eq!(entered.refused, 0, "{:?}", entered.statuses);
    let (p50, p95) = (quantile(&entered.waits, 0.5), quantile(&entered.waits, 0.95));
    println!("1,000 within 5 s: p50 {p50:?}, p95 {p95:?}, {:?}", house.figures());
    assert!(p95 <= 500 * MILLISECOND, "p95 {p95:?}");
    assert_eq!(house.status().await, (true, 1_002, 2));
}

#[tokio::test(start_paused = true)]
async fn three_hundred_who_enter_all_at_once_are_all_let_in() {
    let house = FullHouse::open(5).await;
    let entered = house.enter(2..302, Duration::ZERO).await;
    assert_eq!(entered.refused, 0, "{:?}", entered.statuses);
    println!("300 at once: p50 {:?}, p95 {:?}", quantile(&entered.waits, 0.5), quantile(&entered.waits, 0.95));
    assert_eq!(house.status().await, (true, 302, 2));
}

/// As many come as go, each of them a person of their own.
const CHURN: usize = 20;

#[tokio::test(start_paused = true)]
async fn while_twenty_a_second_come_and_go_the_status_is_never_further_off_than_ten_seconds_of_changes() {
    let house = FullHouse::open(7).await;
    let guests = crowd();
    let entered = house.enter(2..2 + guests, Duration::from_mins(1)).await;
    assert_eq!(entered.refused, 0);
    sleep(Duration::from_secs(10)).await;
    let seconds = setting("DAIS_CHURN_SECONDS", 30);
    let churned = house.churn(entered.tokens, 2 + guests, CHURN, seconds).await;
    let webhooks = house.webhooks();
    println!("churn: {churned:?}, {webhooks:?}, {:?}", house.figures());
    assert_eq!(churned.refused, 0);
    assert!(churned.furthest_off <= (2 * CHURN * 10) as i64, "{churned:?}");
    assert!(churned.checks > seconds);
    sleep(Duration::from_secs(10)).await;
    println!("{} of whom nothing was told but that they were let in", house.assert_exact().await);
}
