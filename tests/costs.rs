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
        ("/mutes?room=r", 1),
        ("/chat-messages?room=r", 2),
        (message.as_str(), 2),
        ("/health", 0),
    ] {
        assert_eq!(admin.get(path, 200).await.requests(), requests, "{path}");
    }
    assert_eq!(admin.patch(&message, json!({ "seen": true }), 200).await.requests(), 3);
    let once = admin.with("idempotency-key", "k");
    let body = json!({ "room": "r", "text": "hey" });
    let absent = read_units_of_absent(1.0);
    assert_eq!(
        once.post("/chat-messages", body.clone(), 200).await.cost(),
        (3, read + absent, 3.0),
        "a key is a unit more"
    );
    assert_eq!(once.post("/chat-messages", body, 200).await.cost(), (2, read + 1.0 + 1.0, 0.0));
}

#[tokio::test]
async fn an_edit_and_a_removal_are_two_units_and_of_anothers_message_what_a_line_of_the_log_costs_more() {
    let dais = Dais::start().await;
    let (ann, service) = (dais.client("ann"), dais.client("service"));
    let post = async || {
        let posted = ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await.body;
        format!("/chat-messages/{}", posted["id"].as_str().unwrap())
    };
    let (own, others, absent) = (post().await, post().await, read_units_of_absent(1.0));
    let edit = || json!({ "text": "ho" });
    // The message with what decides, its pointer, itself, and its readers.
    let edited = ann.patch(&own, edit(), 200).await;
    assert_eq!(edited.cost(), (4, 1.0 + 3.0 * absent, 2.0));
    let removed = ann.delete(&own, 200).await;
    assert_eq!(removed.cost(), (4, 1.0 + absent, 2.0));
    assert_eq!(ann.delete(&own, 200).await.cost(), (2, 1.0 + absent, 0.0));
    // The pointer; in a transaction the message, and a line that is in the index.
    let edited = service.patch(&others, edit(), 200).await;
    assert_eq!((edited.requests(), edited.cost().2), (4, 1.0 + 2.0 + 3.0));
    let removed = service.delete(&others, 200).await;
    assert_eq!((removed.requests(), removed.cost().2), (4, 1.0 + 2.0 + 3.0));
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
