//! What decides or reports state is read strongly: asserted on the wire, since
//! the embedded engine would not notice.

use serde_json::{Value, json};
use shared::domain::following::cursor::FollowCursor;

use crate::support::Dais;
use crate::voice::stage::{Stage, address};

/// Whether a read asks for strong consistency; none for what is no read.
fn is_strong(operation: &str, body: &Value) -> Option<bool> {
    match operation {
        "GetItem" | "Query" => Some(body["ConsistentRead"] == true),
        "BatchGetItem" => {
            Some(body["RequestItems"].as_object().unwrap().values().all(|of| of["ConsistentRead"] == true))
        }
        "Scan" => panic!("nothing is ever scanned"),
        _ => None,
    }
}

/// Every read since the last look, with whether it is strong.
fn reads(dais: &Dais, from: &mut usize) -> Vec<(bool, Value)> {
    let sent = dais.wire.sent();
    let reads =
        sent[*from..].iter().filter_map(|sent| Some((is_strong(&sent.operation, &sent.body)?, sent.body.clone())));
    let reads = reads.collect();
    *from = sent.len();
    reads
}

fn is_over_index(body: &Value) -> bool {
    body["IndexName"] == "GSI1"
}

/// Whether it asks who has seen some messages: a list decides nothing by that.
fn is_of_receipts(body: &Value) -> bool {
    let lowest = body["ExpressionAttributeValues"][":lowest"]["S"].as_str();
    lowest.is_some_and(|lowest| lowest.starts_with("SEEN#") || lowest.starts_with("MORE#"))
}

#[tokio::test]
async fn every_read_of_the_table_is_strong_but_those_of_lists_over_the_index_and_of_their_receipts() {
    let stage = Stage::start().await;
    let dais = &stage.dais;
    let admin = dais.client("admin");
    let mut seen = 0;
    dais.wire.record();
    admin.post("/external/room", json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true }), 201).await;
    admin.post("/mutes?room=r", json!({ "userID": 1, "reason": 1 }), 200).await;
    let once = admin.with("idempotency-key", "k");
    let mut id = String::new();
    for _ in 0..2 {
        let posted = once.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
        id = posted.body["id"].as_str().unwrap().to_owned();
    }
    let message = format!("/chat-messages/{id}");
    admin.patch(&message, json!({ "seen": true }), 200).await;
    stage.enter("c", &address(1), "create", "owner").await;
    let config = "/livechat/audioVideoChatConfig";
    let chat = "/community-voice-chat/c/status";
    for path in ["/external/room/r", "/mutes?room=r", "/mutes?room=r&limit=1", "/mutes/1?room=r", config, chat] {
        admin.get(path, 200).await;
    }
    // A mark is put where the readers it was decided by leave it, and whoever asks for
    // one message is shown all who have answers to their marks.
    admin.patch(&message, json!({ "seen": false }), 200).await;
    assert_eq!(admin.get(&message, 200).await.requests(), 3);
    admin.patch(&message, json!({ "seen": true }), 200).await;
    let single = reads(dais, &mut seen);
    assert!(single.len() > 15, "{} reads", single.len());
    assert!(single.iter().any(|(_, body)| is_of_receipts(body)));
    for (is_strong, body) in single {
        assert!(is_strong && !is_over_index(&body), "{body}");
    }

    let since = FollowCursor::from_now(dais.now());
    admin.post("/chat-messages", json!({ "room": "r", "text": "hey", "createdAt": 7 }), 200).await;
    let follow = format!("/chat-messages?room=r&since={since}");
    for (path, requests) in [("/chat-messages?room=r", 2), ("/chat-messages?room=r&session=s", 1), (&follow, 2)] {
        assert_eq!(admin.get(path, 200).await.requests(), requests, "{path}");
    }
    admin.with("if-match", "*").send("POST", &format!("{config}:enable"), Vec::new()).await.expecting(200);
    let strong = reads(dais, &mut seen);
    assert!(strong.iter().any(|(is_strong, _)| *is_strong));
    for (is_strong, body) in strong {
        // Of a list half the price is worth more than the marks of the last moment.
        assert!(is_strong != is_of_receipts(&body) && !is_over_index(&body), "{body}");
    }

    for path in ["/external/room", "/external/room?status=LIVE", "/chat-messages", "/community-voice-chat/active"] {
        admin.get(path, 200).await;
        let listing = reads(dais, &mut seen);
        assert!(listing.iter().any(|(_, body)| is_over_index(body)), "{path}");
        // The index has all that the lists of rooms and of short messages show.
        let reads_items = listing.iter().any(|(_, body)| body["RequestItems"].is_object());
        assert_eq!(reads_items, path == "/community-voice-chat/active", "{path}");
        assert!(listing.iter().all(|(is_strong, _)| !is_strong), "{path}: {listing:?}");
    }
    dais.confined("ann", "c").get("/community-voice-chat/active", 200).await;
    assert!(reads(dais, &mut seen).iter().all(|(is_strong, _)| !is_strong), "those of one's own rooms may lag too");
}

/// It ends chats by what it reads.
#[tokio::test]
async fn the_sweeper_lists_over_the_index_and_reads_what_it_decides_on_strongly() {
    let stage = Stage::start().await;
    let dais = &stage.dais;
    stage.enter("c", &address(1), "create", "owner").await;
    stage.enter("d", &address(2), "create", "owner").await;
    stage.service.delete("/community-voice-chat/d", 204).await;
    dais.wire.record();
    shared::app::voice::sweep::sweep(&dais.stack.states["voice-sweeper"].voice, dais.now()).await.unwrap();
    let reads = reads(dais, &mut 0);
    assert!(reads.iter().filter(|(_, body)| body["RequestItems"].is_object()).count() >= 2, "{reads:?}");
    for (is_strong, body) in reads {
        assert_eq!(is_strong, !is_over_index(&body), "{body}");
    }
}
