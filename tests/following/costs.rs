//! What following costs, and what it makes posting cost.

use serde_json::json;

use super::{Follower, post, post_dated};
use crate::support::Dais;
use crate::support::differences::read_units_of_absent;

#[tokio::test]
async fn to_follow_is_one_request_and_one_more_for_pointers() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&ann, "room=r").await;
    assert_eq!(follower.ask(200).await.cost(), (1, read_units_of_absent(1.0), 0.0), "nothing is new");
    for _ in 0..10 {
        post(&ann, "hey").await;
    }
    assert_eq!(follower.ask(200).await.cost(), (1, 1.0, 0.0), "ten short messages are less than 4 KB");
    follower.next().await;
    assert_eq!(follower.ask(200).await.cost(), (1, 1.0, 0.0), "they are read again for a quarter of a minute");
    dais.advance(15);
    follower.next().await;
    for n in 0..3 {
        post_dated(&ann, "hey", n).await;
    }
    assert_eq!(follower.ask(200).await.cost(), (2, 1.0 + 3.0, 0.0), "three pointers are resolved");
    follower.next().await;
    assert_eq!(follower.ask(200).await.cost(), (1, 1.0, 0.0), "and once only");
}

#[tokio::test]
async fn a_message_dated_otherwise_costs_a_request_and_a_write_unit_more() {
    let dais = Dais::start().await;
    let (ann, keyed) = (dais.client("ann"), |key: &str| dais.client("ann").with("idempotency-key", key));
    let now = dais.now().millis();
    let body = |created_at: Option<i64>| json!({ "room": "r", "text": "hey", "createdAt": created_at });
    let path = "/chat-messages";
    let absent = read_units_of_absent(2.0);
    for (created_at, requests, units) in
        [(None, 2, 2.0), (Some(now), 2, 2.0), (Some(now - 1), 3, 3.0), (Some(now + 1), 3, 3.0)]
    {
        let posted = ann.post(path, body(created_at), 200).await;
        assert_eq!(posted.cost(), (requests, absent, units), "{created_at:?}");
    }
    let undated = keyed("a").post(path, body(None), 200).await;
    let dated = keyed("b").post(path, body(Some(7)), 200).await;
    assert_eq!((dated.cost().0, dated.cost().2), (undated.cost().0 + 1, undated.cost().2 + 1.0));
    assert_eq!(keyed("b").post(path, body(Some(7)), 200).await.cost().2, 0.0);
}
