//! What decides or reports state is read strongly: asserted on the wire, since
//! the embedded engine would not notice.

use serde_json::{Value, json};

use crate::support::Dais;

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

#[tokio::test]
async fn every_read_of_the_table_is_strong_and_only_lists_over_the_index_are_not() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    dais.stack.wire.record();
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
    let config = "/livechat/audioVideoChatConfig";
    for path in ["/external/room/r", "/external/room", "/external/room?status=LIVE", "/mutes?room=r", "/mutes/1?room=r"]
    {
        admin.get(path, 200).await;
    }
    for path in ["/chat-messages?room=r", "/chat-messages?room=r&session=s", "/chat-messages", &message, config] {
        admin.get(path, 200).await;
    }
    admin.with("if-match", "*").send("POST", &format!("{config}:enable"), Vec::new()).await.expecting(200);
    admin.delete("/external/room/r", 204).await;

    let sent = dais.stack.wire.sent();
    let over_index = |body: &Value| body["IndexName"] == "GSI1";
    let reads = sent.iter().filter(|sent| is_strong(&sent.operation, &sent.body).is_some()).collect::<Vec<_>>();
    assert!(reads.len() > 25, "{} reads", reads.len());
    for read in reads {
        let strong = is_strong(&read.operation, &read.body).unwrap();
        assert_eq!(strong, !over_index(&read.body), "{} {}", read.operation, read.body);
    }
}
