//! How much of a room somebody has not read.

use dais::dynamodb::simulated::Simulation;
use serde_json::{Value, json};
use shared::token::NewToken;

use crate::support::differences::read_units_of_absent;
use crate::support::{Client, Dais};

async fn post(client: &Client, room: &str) -> String {
    let posted = client.post("/chat-messages", json!({ "room": room, "text": "hey" }), 200).await;
    posted.body["id"].as_str().unwrap().to_owned()
}

async fn mark(client: &Client, room: &str, up_to: &str) {
    let marked = client.post("/chat-messages/seen", json!({ "room": room, "upTo": up_to }), 204).await;
    assert_eq!(marked.text, "");
}

async fn unread(client: &Client, rooms: &[&str]) -> Value {
    let query = rooms.iter().map(|room| format!("room={room}")).collect::<Vec<_>>().join("&");
    client.get(&format!("/chat-messages/unread?{query}"), 200).await.body
}

#[tokio::test]
async fn what_stands_after_the_mark_is_unread_but_ones_own_and_what_was_removed() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let mut posted = Vec::new();
    for n in 0..10 {
        posted.push(post(if n % 5 == 0 { &bob } else { &ann }, "r").await);
        dais.advance(1);
    }
    post(&ann, "s").await;
    let of_r = |count: usize, up_to: Option<&String>| {
        let mut entry = json!({ "room": "r", "unread": count });
        entry.as_object_mut().unwrap().extend(up_to.map(|up_to| ("upTo".to_owned(), json!(up_to))));
        entry
    };
    let of_s = json!({ "room": "s", "unread": 1 });
    assert_eq!(unread(&bob, &["s", "r"]).await, json!([of_s, of_r(8, None)]), "all where there is no mark");
    mark(&bob, "r", &posted[6]).await;
    assert_eq!(
        unread(&bob, &["r", "s", "empty", "r"]).await,
        json!([
            of_r(3, Some(&posted[6])), of_s, { "room": "empty", "unread": 0 },
        ])
    );
    ann.delete(&format!("/chat-messages/{}", posted[8]), 200).await;
    // Pointers of edits and of dated messages stand in the same range.
    ann.patch(&format!("/chat-messages/{}", posted[1]), json!({ "text": "ho" }), 200).await;
    ann.post("/chat-messages", json!({ "room": "r", "text": "hey", "createdAt": 7 }), 200).await;
    assert_eq!(unread(&bob, &["r"]).await, json!([of_r(2, Some(&posted[6]))]));
    mark(&bob, "r", &posted[9]).await;
    mark(&bob, "r", &posted[3]).await;
    assert_eq!(unread(&bob, &["r"]).await, json!([of_r(0, Some(&posted[9]))]), "a mark never goes back");
    assert_eq!(unread(&ann, &["r"]).await, json!([of_r(2, None)]), "a mark is one's own");
}

#[tokio::test]
async fn a_hundred_is_a_hundred_or_more_and_a_count_looks_at_a_thousand() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    for n in 0..1010 {
        let client = if n % 20 == 0 || n >= 1000 { &ann } else { &bob };
        post(client, "own").await;
    }
    for n in [98, 1, 1, 1] {
        for _ in 0..n {
            post(&ann, "others").await;
        }
        let expected = unread(&ann, &["others"]).await;
        assert_eq!(expected[0]["unread"], 0);
    }
    assert_eq!(unread(&bob, &["others"]).await[0]["unread"], 100);
    let own = bob.get("/chat-messages/unread?room=own", 200).await;
    assert_eq!(own.body[0]["unread"], 50, "of the first thousand");
    assert_eq!(own.requests(), 1 + 4);
}

#[tokio::test]
async fn a_mark_is_one_write_and_a_count_one_request_a_room() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let first = post(&ann, "r").await;
    let second = post(&ann, "r").await;
    for up_to in [&first, &second] {
        let marked = bob.post("/chat-messages/seen", json!({ "room": "r", "upTo": up_to }), 204).await;
        assert_eq!((marked.requests(), marked.cost().2), (1, 1.0));
    }
    let absent = read_units_of_absent(1.0);
    let one = bob.get("/chat-messages/unread?room=r", 200).await;
    assert_eq!(one.cost(), (2, 1.0 + 0.5 * absent, 0.0), "the mark strongly, the count at half the price");
    let many = (0..50).map(|n| format!("room=r{n}")).collect::<Vec<_>>().join("&");
    let of_many = bob.get(&format!("/chat-messages/unread?{many}"), 200).await;
    // The marks are one query; of each room nothing is read, or what is unread.
    assert_eq!(of_many.requests(), 51);
    assert!(of_many.cost().1 <= 1.0 + 50.0 * 0.5, "{}", of_many.cost().1);
    bob.get(&format!("/chat-messages/unread?{many}&room=r"), 400).await;
}

#[tokio::test]
async fn a_mark_names_a_message_of_its_room_that_need_not_be_there_any_more() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let id = post(&ann, "r").await;
    let (_, uuid) = id.split_once('.').unwrap();
    let elsewhere = format!("cw.{uuid}");
    let never = format!("{}.ffffffff-ffff-7fff-bfff-ffffffffffff", id.split_once('.').unwrap().0);
    for wrong in [json!(elsewhere), json!(never), json!("x"), json!(""), json!(null), json!(7)] {
        let refused = bob.post("/chat-messages/seen", json!({ "room": "r", "upTo": wrong }), 400).await;
        assert_eq!((refused.fields(), refused.requests()), (vec!["upTo".to_owned()], 0), "{wrong}");
    }
    ann.delete(&format!("/chat-messages/{id}"), 200).await;
    mark(&bob, "r", &id).await;
    let unknown = format!("{}-8000-000000000000", &id[..id.len() - 18]);
    mark(&bob, "r", &unknown).await;
}

#[tokio::test]
async fn people_count_in_their_own_rooms_alone() {
    let dais = Dais::start().await;
    let (admin, ann) = (dais.client("admin"), dais.confined("ann", "r"));
    let (here, there) = (post(&admin, "r").await, post(&admin, "s").await);
    assert_eq!(ann.get("/chat-messages/unread", 200).await.body, json!([{ "room": "r", "unread": 1 }]));
    for rooms in ["room=s", "room=r&room=s"] {
        ann.get(&format!("/chat-messages/unread?{rooms}"), 403).await;
    }
    ann.post("/chat-messages/seen", json!({ "room": "s", "upTo": there }), 403).await;
    mark(&ann, "r", &here).await;
    let rooms = Some(["r", "s"].map(|room| room.parse().unwrap()).to_vec());
    let several = dais.client_with(NewToken { rooms, is_person: true, ..dais.claims("ann") });
    assert_eq!(several.get("/chat-messages/unread", 400).await.fields(), ["room"]);
    assert_eq!(unread(&several, &["s", "r"]).await[1], json!({ "room": "r", "unread": 0, "upTo": here }));
    assert_eq!(admin.get("/chat-messages/unread", 400).await.fields(), ["room"]);
}

#[tokio::test]
async fn a_mark_lasts_as_long_as_what_was_there_when_it_was_made() {
    let dais =
        Dais::start_with(|settings| settings.variables.push(("MESSAGE_RETENTION_DAYS".into(), "2".into()))).await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let first = post(&ann, "r").await;
    dais.advance(60);
    mark(&bob, "r", &first).await;
    dais.advance(2 * 24 * 60 * 60 - 60);
    let second = post(&ann, "r").await;
    assert_eq!(unread(&bob, &["r"]).await, json!([{ "room": "r", "unread": 1, "upTo": first }]));
    dais.advance(60);
    assert_eq!(unread(&bob, &["r"]).await, json!([{ "room": "r", "unread": 1 }]));
    mark(&bob, "r", &first).await;
    assert_eq!(unread(&bob, &["r"]).await[0]["upTo"], json!(first), "what is over stands in nobody's way");
    mark(&bob, "r", &second).await;
    dais.advance(2 * 24 * 60 * 60);
    assert_eq!(unread(&bob, &["r"]).await, json!([{ "room": "r", "unread": 0 }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_marks_at_once_the_further_one_stays() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let mut posted = vec![post(&ann, "r").await];
    dais.wire.simulate(Simulation::without_latencies());
    for round in 0..200 {
        posted.push(post(&ann, "r").await);
        let (earlier, later) = (&posted[round], &posted[round + 1]);
        futures::join!(mark(&bob, "r", later), mark(&bob, "r", earlier));
        assert_eq!(unread(&bob, &["r"]).await, json!([{ "room": "r", "unread": 0, "upTo": later }]), "round {round}");
    }
}
