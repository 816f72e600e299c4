//! Lists of chat messages: order, pages, filters, the feed over all rooms.

use std::collections::HashSet;

use futures::StreamExt;
use futures::future::join_all;
use futures::stream;
use serde_json::{Value, json};

use crate::support::{Client, Dais};

/// All messages of a list, following its links; checks that no page is longer
/// than asked for.
async fn all(client: &Client, first: &str) -> Vec<Value> {
    let mut messages = Vec::new();
    let mut path = Some(first.to_owned());
    while let Some(page) = path {
        let answer = client.get(&page, 200).await;
        messages.extend(answer.body.as_array().unwrap().clone());
        path = answer.next_page();
    }
    messages
}

fn ids(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["id"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_messages_of_16_writers_are_listed_newest_first_complete_and_once() {
    let dais = Dais::start().await;
    let writers = (0..16).map(|writer| {
        let client = dais.client(&format!("writer-{writer}"));
        let first = dais.now().millis() - 1_000_000;
        async move {
            let mut posted = Vec::new();
            for n in 0..if writer < 8 { 63 } else { 62 } {
                let body = json!({ "room": "r", "text": format!("{n}"), "createdAt": first + n * 100 + writer % 5 });
                posted.push(client.post("/chat-messages", body, 200).await.body["id"].as_str().unwrap().to_owned());
            }
            posted
        }
    });
    let posted = join_all(writers).await.concat().into_iter().collect::<HashSet<_>>();
    assert_eq!(posted.len(), 1000);
    let reader = dais.client("reader");
    for limit in [1, 7, 50, 200] {
        for path in [format!("/chat-messages?room=r&limit={limit}"), format!("/chat-messages?limit={limit}")] {
            if limit == 1 && !path.contains("room") {
                continue;
            }
            let listed = all(&reader, &path).await;
            let dates = listed.iter().map(|message| message["createdAt"].as_i64().unwrap()).collect::<Vec<_>>();
            assert!(dates.is_sorted_by(|newer, older| newer >= older), "{path}");
            assert_eq!(listed.len(), 1000, "{path}");
            assert!(ids(&listed).into_iter().all(|id| posted.contains(id)), "{path}");
            assert_eq!(ids(&listed).into_iter().collect::<HashSet<_>>().len(), 1000, "{path}");
        }
    }
    assert_eq!(reader.get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), 50);
}

#[tokio::test]
async fn the_last_page_has_no_next() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    for _ in 0..4 {
        ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    }
    for path in ["/chat-messages?room=r&limit=2", "/chat-messages?limit=2"] {
        let first = ann.get(path, 200).await;
        let second = ann.get(&first.next_page().unwrap(), 200).await;
        assert_eq!(second.body.as_array().unwrap().len(), 2);
        assert_eq!(second.next_page(), None, "{path}");
    }
    assert_eq!(ann.get("/chat-messages?room=empty", 200).await.next_page(), None);
}

/// Six messages, dated 10, 20, … 60, of two authors, in two sessions and rooms.
async fn six_messages(dais: &Dais) {
    for n in 1..=6 {
        let author = dais.client(if n % 2 == 0 { "even" } else { "odd" });
        let session = if n <= 3 { "early" } else { "late" };
        let room = if n == 6 { "other" } else { "r" };
        let body = json!({ "room": room, "text": "hey", "session": session, "createdAt": n * 10 });
        author.post("/chat-messages", body, 200).await;
    }
}

#[tokio::test]
async fn filters_narrow_the_list_and_go_together() {
    let dais = Dais::start().await;
    six_messages(&dais).await;
    let reader = dais.client("reader");
    for (filters, expected) in [
        ("room=r", vec![50, 40, 30, 20, 10]),
        ("", vec![60, 50, 40, 30, 20, 10]),
        ("room=r&session=early", vec![30, 20, 10]),
        ("createdBy=even", vec![60, 40, 20]),
        ("room=r&createdBy=even&session=late", vec![40]),
        ("after=20", vec![60, 50, 40, 30]),
        ("before=20", vec![10]),
        ("room=r&after=10&before=40", vec![30, 20]),
        ("after=20&before=21", vec![]),
        ("after=60", vec![]),
        ("before=0", vec![]),
        ("before=-5&room=r", vec![]),
        ("after=-5", vec![60, 50, 40, 30, 20, 10]),
        ("after=9007199254740992&room=r", vec![]),
        ("before=9007199254740992&room=r", vec![50, 40, 30, 20, 10]),
        ("room=r&session=none", vec![]),
        ("session=&createdBy=%20&room=&cursor=", vec![60, 50, 40, 30, 20, 10]),
    ] {
        for limit in ["", "&limit=1", "&limit=2"] {
            let listed = all(&reader, &format!("/chat-messages?{filters}{limit}")).await;
            let dates = listed.iter().map(|message| message["createdAt"].as_i64().unwrap()).collect::<Vec<_>>();
            assert_eq!(dates, expected, "{filters}{limit}");
        }
    }
}

#[tokio::test]
async fn an_address_is_filtered_in_any_case() {
    let dais = Dais::start().await;
    let address = "0xABCDEF0123456789abcdef0123456789ABCDEF01";
    dais.client(address).post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    let listed = all(&dais.client("reader"), &format!("/chat-messages?createdBy={address}")).await;
    assert_eq!(listed[0]["createdBy"], address.to_lowercase());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_call_looks_at_a_thousand_messages_and_says_where_to_go_on() {
    let dais = Dais::start().await;
    let (needle, hay) = (dais.client("needle"), dais.client("hay"));
    needle.post("/chat-messages", json!({ "room": "r", "text": "here", "createdAt": 1 }), 200).await;
    let posts = (10..1110).map(|date| json!({ "room": "r", "text": "x", "createdAt": date }));
    stream::iter(posts).for_each_concurrent(32, async |post| drop(hay.post("/chat-messages", post, 200).await)).await;
    let reader = dais.client("reader");
    for path in ["/chat-messages?room=r&createdBy=needle", "/chat-messages?createdBy=needle"] {
        let first = reader.get(path, 200).await;
        assert_eq!(first.body, json!([]), "{path}");
        let second = reader.get(&first.next_page().unwrap(), 200).await;
        assert_eq!(second.body.as_array().unwrap().len(), 1, "{path}");
        assert_eq!(second.next_page(), None, "{path}");
    }
    assert_eq!(reader.get("/chat-messages?room=r&createdBy=needle", 200).await.requests(), 4);
}

#[tokio::test]
async fn a_page_of_the_largest_messages_still_answers() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let body = json!({ "room": "r", "text": "\u{1F600}".repeat(4096), "media": "\u{1F600}".repeat(2048) });
    for _ in 0..60 {
        ann.post("/chat-messages", body.clone(), 200).await;
    }
    for path in ["/chat-messages?room=r&limit=200", "/chat-messages?limit=200"] {
        let first = ann.get(path, 200).await;
        assert!(first.text.len() < 3_000_000, "{} bytes", first.text.len());
        assert!(first.body.as_array().unwrap().len() < 60);
        assert_eq!(all(&ann, path).await.len(), 60, "{path}");
    }
}
