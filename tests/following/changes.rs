//! Edits and removals are given out as messages are: each once, none missed.

use dais::testing::dynamodb::{Aim, Fault};
use serde_json::{Value, json};

use super::{Follower, YEAR, post, post_dated};
use crate::support::{Client, Dais};

fn path(message: &Value) -> String {
    format!("/chat-messages/{}", message["id"].as_str().unwrap())
}

async fn edit(client: &Client, message: &Value, text: &str) -> Value {
    client.patch(&path(message), json!({ "text": text }), 200).await.body
}

async fn remove(client: &Client, message: &Value) -> Value {
    client.delete(&path(message), 200).await.body
}

async fn nothing_more(dais: &Dais, follower: &mut Follower) {
    for _ in 0..10 {
        assert_eq!(follower.next().await, Vec::<Value>::new());
        dais.advance(2);
    }
}

#[tokio::test]
async fn each_change_is_given_out_once() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    let old = [post(&ann, "hey").await, post_dated(&ann, "dated", dais.now().millis() - YEAR).await];
    assert_eq!(follower.next().await, old);
    dais.advance(60);
    follower.next().await;
    for message in &old {
        for text in ["one", "two"] {
            let edited = edit(&ann, message, text).await;
            assert_eq!(follower.next().await, [edited]);
            dais.advance(1);
        }
        let removed = remove(&ann, message).await;
        assert_eq!(follower.next().await, [removed]);
        remove(&ann, message).await;
        assert_eq!(follower.next().await, Vec::<Value>::new(), "nothing was changed");
    }
    nothing_more(&dais, &mut follower).await;
}

#[tokio::test]
async fn what_was_changed_since_it_was_posted_is_given_out_as_it_now_is() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    for (room, advance) in [("at once", 0), ("later", 1), ("much later", 60)] {
        let mut follower = Follower::from_now(&dais.client("bob"), "room=r&limit=3").await;
        dais.advance(20);
        follower.next().await;
        let mut posted = Vec::new();
        for n in 0..4 {
            posted.push(post(&ann, &n.to_string()).await);
            posted.push(post_dated(&ann, "dated", n).await);
        }
        dais.advance(advance);
        let mut expected = vec![posted[6].clone(), posted[7].clone()];
        for message in &posted[..6] {
            edit(&ann, message, "one").await;
        }
        for message in &posted[..3] {
            expected.push(edit(&ann, message, "two").await);
        }
        for message in &posted[3..6] {
            expected.push(remove(&ann, message).await);
        }
        let mut given = Vec::new();
        for _ in 0..4 {
            given.extend(follower.next().await);
        }
        given.sort_by_key(|message| expected.iter().position(|expected| expected == message));
        assert_eq!(given, expected, "{room}");
        nothing_more(&dais, &mut follower).await;
    }
}

#[tokio::test]
async fn a_change_that_is_written_nine_seconds_after_its_request_arrived_is_not_missed() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    for (method, body) in [("PATCH", json!({ "text": "slow" })), ("DELETE", Value::Null)] {
        for slow in 0..2 {
            let message = post(&ann, "hey").await;
            dais.advance(30);
            let mut follower = Follower::from_now(&bob, "room=r").await;
            dais.advance(30);
            follower.next().await;
            let mut held = dais.wire.hold_next("PutItem");
            if slow == 1 {
                let pointer = held;
                held = dais.wire.hold_next("PutItem");
                pointer.let_go();
            }
            let (ann, body, message) = (ann.clone(), body.clone(), path(&message));
            let changing = tokio::spawn(async move { ann.json(method, &message, &body).await.expecting(200).body });
            held.reached().await;
            for _ in 0..9 {
                dais.advance(1);
                assert_eq!(follower.next().await, Vec::<Value>::new(), "what is announced is not there yet");
            }
            held.let_go();
            let changed = changing.await.unwrap();
            assert_eq!(follower.next().await, [changed], "{method} {slow}");
            nothing_more(&dais, &mut follower).await;
        }
    }
}

#[tokio::test]
async fn a_change_that_died_behind_its_pointer_is_nobodys_and_its_repeat_is_given_out() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&dais.client("bob"), "room=r").await;
    let message = post(&ann, "hey").await;
    assert_eq!(follower.next().await, [message.clone()]);
    for (method, body) in [("PATCH", json!({ "text": "ho" })), ("DELETE", Value::Null)] {
        dais.wire.fail(Aim { request: Some(2), tries: usize::MAX }, Fault::ServerError);
        ann.json(method, &path(&message), &body).await.expecting(503);
        dais.wire.heal();
        assert_eq!(follower.next().await, Vec::<Value>::new());
        let changed = ann.json(method, &path(&message), &body).await.expecting(200).body;
        assert_eq!(follower.next().await, [changed]);
        nothing_more(&dais, &mut follower).await;
    }
}

#[tokio::test]
async fn whoever_was_away_is_given_what_is_left_and_filters_hold_for_it() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let mut queries = Vec::new();
    for query in ["room=r", "room=r&createdBy=ann", "room=r&createdBy=bob", "room=r&session=s"] {
        queries.push(Follower::from_now(&ann, query).await);
    }
    let message = post(&ann, "hey").await;
    dais.advance(12 * 60 * 60);
    edit(&ann, &message, "ho").await;
    dais.advance(11 * 60 * 60);
    let removed = remove(&bob, &message).await;
    dais.advance(60);
    for (mut follower, expected) in queries.into_iter().zip([1, 1, 0, 0]) {
        assert_eq!(follower.next().await, vec![removed.clone(); expected]);
    }
}
