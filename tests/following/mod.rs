//! A room is followed: nothing that was answered with 2xx is missed, by no clock
//! and no slow write, and nothing comes twice.

mod changes;
mod costs;
mod crowd;
mod lists;
mod queries;
mod subscriber;
pub mod world;

use dais::testing::dynamodb::{Aim, Fault};
use serde_json::{Value, json};
use shared::domain::following::cursor::FollowCursor;

use crate::support::{Client, Dais};
use world::{Follower, ids};

const MINUTE: i64 = 60_000;
const YEAR: i64 = 365 * 24 * 60 * MINUTE;

async fn post(client: &Client, text: &str) -> Value {
    client.post("/chat-messages", json!({ "room": "r", "text": text }), 200).await.body
}

async fn post_dated(client: &Client, text: &str, created_at: i64) -> Value {
    client.post("/chat-messages", json!({ "room": "r", "text": text, "createdAt": created_at }), 200).await.body
}

#[tokio::test]
async fn from_now_on_there_is_nothing_yet_and_a_link_that_the_clock_alone_makes() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    post(&ann, "before").await;
    dais.advance(20);
    let begun = ann.get("/chat-messages?room=r&since=&limit=10", 200).await;
    let from_now = FollowCursor::from_now(dais.now());
    assert_eq!((&begun.body, begun.requests()), (&json!([]), 0));
    assert_eq!(begun.next_page().unwrap(), format!("/chat-messages?room=r&limit=10&since={from_now}"));
    assert_eq!(Follower::at(&ann, begun.next_page().unwrap()).all().await, json!([]));
}

#[tokio::test]
async fn what_is_posted_is_given_out_once_and_the_oldest_first() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    let mut given = Vec::new();
    let mut posted = Vec::new();
    for n in 0..40 {
        posted.push(post(&ann, &n.to_string()).await);
        if n % 3 == 0 {
            dais.advance(1);
        }
        if n % 4 == 0 {
            given.extend(follower.next().await);
        }
    }
    given.extend(follower.next().await);
    assert_eq!(given, posted);
    for _ in 0..40 {
        dais.advance(1);
        assert_eq!(follower.next().await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn a_message_that_is_written_nine_seconds_after_its_request_arrived_is_not_missed() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    for created_at in [None, Some(dais.now().millis() - YEAR)] {
        // Of a message with a date the pointer is written first.
        let puts = if created_at.is_some() { 2 } else { 1 };
        for slow in 0..puts {
            let mut follower = Follower::from_now(&bob, "room=r").await;
            dais.advance(30);
            follower.next().await;
            let mut held = dais.wire.hold_next("PutItem");
            if slow == 1 {
                let pointer = held;
                held = dais.wire.hold_next("PutItem");
                pointer.let_go();
            }
            let ann = ann.clone();
            let body = json!({ "room": "r", "text": "slow", "createdAt": created_at });
            let posting = tokio::spawn(async move { ann.post("/chat-messages", body, 200).await.body });
            held.reached().await;
            let mut quick = Vec::new();
            for n in 0..9 {
                dais.advance(1);
                quick.push(post(&bob, &n.to_string()).await);
                assert_eq!(follower.next().await, quick[n..]);
            }
            held.let_go();
            let slow = posting.await.unwrap();
            assert_eq!(follower.next().await, [slow], "{created_at:?}");
            dais.advance(15);
            assert_eq!(follower.next().await, Vec::<Value>::new());
        }
    }
}

#[tokio::test]
async fn whoever_has_a_clock_that_is_wrong_is_heard_once_when_they_post() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    dais.advance(100);
    let mut posted = Vec::new();
    for by in [4 * MINUTE, -MINUTE, -YEAR, 0, 5 * MINUTE, 1, -1] {
        posted.push(post_dated(&ann, "dated", dais.now().millis() + by).await);
        posted.push(post(&ann, "undated").await);
    }
    assert_eq!(follower.next().await, posted, "in the order in which they came");
    // Nor does anything come again when its date does.
    let mut late = Follower::from_now(&dais.client("cy"), "room=r").await;
    dais.advance(1);
    assert_eq!(late.next().await, posted, "of the last 15 seconds nobody knows whether they were there");
    for _ in 0..40 {
        dais.advance(10);
        assert_eq!((follower.next().await, late.next().await), (Vec::new(), Vec::new()));
    }
    let mut by_date = posted;
    by_date.reverse();
    by_date.sort_by_key(|message| -message["createdAt"].as_i64().unwrap());
    assert_eq!(ann.get("/chat-messages?room=r", 200).await.body, json!(by_date), "lists go by dates as ever");
}

#[tokio::test]
async fn a_message_with_a_key_is_given_out_once_however_often_it_is_sent() {
    let dais = Dais::start().await;
    let once = dais.client("ann").with("idempotency-key", "k");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    let dated = dais.now().millis() - YEAR;
    let posted = post_dated(&once, "hey", dated).await;
    assert_eq!(json!(follower.next().await), json!([posted]));
    for _ in 0..3 {
        dais.advance(7);
        assert_eq!(post_dated(&once, "hey", dated).await, posted);
        assert_eq!(follower.next().await, Vec::<Value>::new());
    }
}

/// A pointer to nothing.
#[tokio::test]
async fn a_post_that_failed_behind_its_pointer_is_given_out_when_it_is_repeated() {
    let dais = Dais::start().await;
    let once = dais.client("ann").with("idempotency-key", "k");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    let body = json!({ "room": "r", "text": "hey", "createdAt": 7 });
    dais.wire.fail(Aim { request: Some(3), tries: 3 }, Fault::ServerError);
    once.json("POST", "/chat-messages", &body).await.expecting(503);
    dais.wire.heal();
    assert_eq!(dais.items().await.len(), 2, "the key and a pointer");
    assert_eq!(follower.next().await, Vec::<Value>::new());
    dais.advance(20);
    let posted = once.post("/chat-messages", body, 200).await.body;
    assert_eq!(follower.next().await, [posted]);
    dais.advance(20);
    assert_eq!(follower.next().await, Vec::<Value>::new());
}

#[tokio::test]
async fn what_was_missed_for_a_day_comes_page_by_page_and_after_a_day_the_cursor_is_gone() {
    let dais = Dais::start_with(|settings| {
        settings.variables.push(("MESSAGE_RETENTION_DAYS".into(), "1".into()));
    })
    .await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let mut posted = Vec::new();
    let follower = Follower::from_now(&bob, "room=r&limit=4").await;
    post(&ann, "expires with the cursor").await;
    for n in 0..30 {
        dais.advance(60);
        posted.push(post(&ann, &n.to_string()).await);
        posted.push(post_dated(&ann, "dated", n).await);
    }
    dais.advance(24 * 60 * 60 - 30 * 60);
    dais.sweep_expired().await;
    let mut late = follower.clone();
    let mut given = Vec::new();
    for _ in 0..posted.len().div_ceil(4) {
        let page = late.next().await;
        assert!(page.len() <= 4);
        given.extend(page);
    }
    assert_eq!(ids(&given), ids(&posted));
    assert_eq!(late.next().await, Vec::<Value>::new());
    dais.advance(1);
    let gone = follower.ask(410).await;
    assert_eq!(gone.fields(), ["since"]);
    assert_eq!(late.next().await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_cursor_of_another_room_stands_for_the_same_moment_in_this_one() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&ann, "room=other").await;
    dais.advance(20);
    let posted = post(&ann, "hey").await;
    assert_eq!(follower.next().await, Vec::<Value>::new());
    let mut here = Follower::at(&ann, follower.link().replace("room=other", "room=r"));
    assert_eq!(here.next().await, [posted]);
}

#[tokio::test]
async fn an_answer_that_is_known_is_304_and_says_where_to_go_on() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&ann, "room=r").await;
    let empty = follower.ask(200).await;
    let tag = empty.header("etag").to_owned();
    let knowing = |tag: &str| ann.with("if-none-match", tag);
    let mut idle = Follower::at(&knowing(&tag), empty.next_page().unwrap());
    for _ in 0..3 {
        dais.advance(5);
        let known = idle.ask(304).await;
        assert_eq!((known.text.as_str(), known.header("etag")), ("", tag.as_str()));
        assert_ne!(known.next_page().unwrap(), idle.link());
        idle = Follower::at(&knowing(&format!("W/{tag}, \"x\"")), known.next_page().unwrap());
    }
    let posted = post(&ann, "hey").await;
    let new = idle.ask(200).await;
    assert_eq!(new.body, json!([posted]));
    assert_ne!(new.header("etag"), tag);
    // Nobody has what they were never given.
    for any in ["*", &tag, "\"\""] {
        assert_eq!(Follower::at(&knowing(any), idle.link().to_owned()).ask(200).await.body, json!([posted]), "{any}");
    }
    // The same cursor again: its answer may have got lost, and may not.
    assert_eq!(Follower::at(&knowing(new.header("etag")), idle.link().to_owned()).ask(304).await.text, "");
    assert_eq!(follower.next().await, [posted]);
}
