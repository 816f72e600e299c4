//! What calls cost at DynamoDB, in requests and units.

use serde_json::json;

use crate::support::Dais;
use crate::support::differences::read_units_of_absent;

#[tokio::test]
async fn each_call_takes_the_requests_of_the_price_list() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
    assert_eq!(admin.post("/external/room", room, 201).await.requests(), 1);
    assert_eq!(admin.post("/mutes?room=r", json!({ "userID": 1, "reason": 1 }), 200).await.requests(), 1);
    let posted = admin.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    let read = 1.0 + read_units_of_absent(1.0);
    assert_eq!(posted.cost(), (2, read, 2.0), "the room is there, a mute is not");
    let message = format!("/chat-messages/{}", posted.body["id"].as_str().unwrap());

    for (path, requests) in [
        ("/livechat/audioVideoChatConfig", 1),
        ("/external/room/r", 1),
        ("/mutes/1?room=r", 1),
        ("/mutes?room=r", 2),
        ("/chat-messages?room=r", 2),
        (message.as_str(), 2),
        ("/health", 0),
    ] {
        assert_eq!(admin.get(path, 200).await.requests(), requests, "{path}");
    }
    assert_eq!(admin.patch(&message, json!({ "seen": true }), 200).await.requests(), 3);
    let once = admin.with("idempotency-key", "k");
    let body = json!({ "room": "r", "text": "hey" });
    assert_eq!(once.post("/chat-messages", body.clone(), 200).await.requests(), 2);
    assert_eq!(once.post("/chat-messages", body, 200).await.requests(), 2);
}

/// The index has all that the list of rooms shows; other lists over it lag anyway,
/// and so their items need not be read strongly.
#[tokio::test]
async fn an_entry_of_a_list_over_the_index_costs_half_a_read_unit_or_next_to_nothing() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for number in 0..60 {
        let room = json!({ "roomId": format!("r{number}"), "name": "n", "about": "", "isSpeak": true });
        admin.post("/external/room", room, 201).await;
    }
    let rooms = admin.get("/external/room?limit=50", 200).await;
    assert_eq!((rooms.body["data"].as_array().unwrap().len(), rooms.requests()), (50, 1));
    assert!(rooms.cost().1 <= 2.5, "{}", rooms.cost().1);
    for _ in 0..20 {
        admin.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    }
    let of = async |limit: u32| admin.get(&format!("/chat-messages?$limit={limit}"), 200).await.cost().1;
    // Ten messages; and the entries of eight partitions, each rounded to half a unit.
    let ten = of(20).await - of(10).await;
    assert!((4.5..=5.5).contains(&ten), "{ten}");
}

#[tokio::test]
async fn the_cost_is_told_only_where_it_is_wanted() {
    let dais = Dais::start_with(|settings| settings.variables.push(("DAIS_COST_HEADER".into(), "0".into()))).await;
    let answer = dais.client("admin").get("/livechat/audioVideoChatConfig", 200).await;
    assert!(!answer.headers.contains_key("dais-cost"));
}
