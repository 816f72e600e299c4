//! Lists beside what followers need: the same as ever.

use serde_json::{Value, json};

use super::{post, post_dated};
use crate::support::Dais;

#[tokio::test]
async fn pages_of_lists_are_as_long_as_asked_for_however_many_were_dated() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut posted = Vec::new();
    for n in 0..60 {
        // Pointers to these stand where those without a date do.
        let dated = post_dated(&ann, "dated", if n % 2 == 0 { n } else { dais.now().millis() + n }).await;
        posted.push(dated);
        if n % 20 == 0 {
            posted.push(post(&ann, "undated").await);
        }
    }
    posted.reverse();
    posted.sort_by_key(|message| -message["createdAt"].as_i64().unwrap());
    for (order, rooms) in [(-1, "room=r"), (1, "room=r"), (-1, "room[$in][]=r&room[$in][]=empty"), (1, "")] {
        for limit in [1, 5, 20, 63, 200] {
            let mut next = Some(format!("/chat-messages?{rooms}&$sort[createdAt]={order}&limit={limit}"));
            let mut listed = Vec::<Value>::new();
            while let Some(path) = next {
                let page = ann.get(&path, 200).await;
                let messages = page.body.as_array().unwrap();
                let left = posted.len() - listed.len();
                assert_eq!(messages.len(), left.min(limit), "{path}");
                listed.extend(messages.clone());
                next = page.next_page();
                if rooms == "room=r" {
                    assert_eq!(next.is_some(), listed.len() < posted.len(), "{path}");
                }
                next = next.filter(|_| listed.len() < posted.len());
            }
            if order == 1 {
                listed.reverse();
            }
            assert_eq!(listed, posted, "{rooms} {order} {limit}");
        }
    }
}

#[tokio::test]
async fn a_page_reads_past_hundreds_of_pointers_in_a_few_requests() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    for n in 0..600 {
        post_dated(&ann, "imported", n).await;
    }
    let page = ann.get("/chat-messages?room=r&limit=10&seenBy=0", 200).await;
    let dates = page.body.as_array().unwrap().iter().map(|message| message["createdAt"].as_i64().unwrap());
    assert_eq!(dates.collect::<Vec<_>>(), (590..600).rev().collect::<Vec<_>>());
    assert!(page.requests() <= 8, "{} requests", page.requests());
    // They are gone when no cursor is left that would read them.
    dais.advance(25 * 60 * 60 + 1);
    assert_eq!(dais.sweep_expired().await, 600);
    assert_eq!(ann.get("/chat-messages?room=r&limit=10&seenBy=0", 200).await.requests(), 1);
}

#[tokio::test]
async fn as_many_readers_are_shown_as_are_asked_for() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let path = format!("/chat-messages/{}", post(&ann, "hey").await["id"].as_str().unwrap());
    for reader in ["a", "b", "c"] {
        dais.client(reader).patch(&path, json!({ "seen": true }), 200).await;
    }
    for (asked, shown, requests) in [
        ("", json!(["a", "b", "c"]), 2),
        ("&seenBy=100", json!(["a", "b", "c"]), 2),
        ("&seenBy=2", json!(["a", "b"]), 2),
        ("&seenBy=%231", json!(["a"]), 2),
        ("&seenBy=0", json!([]), 1),
    ] {
        let listed = ann.get(&format!("/chat-messages?room=r{asked}"), 200).await;
        assert_eq!((&listed.body[0]["seenBy"], listed.requests()), (&shown, requests), "{asked}");
    }
}
