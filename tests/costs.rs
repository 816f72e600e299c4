//! What calls cost at DynamoDB, in requests and units.

use serde_json::json;

use crate::mutes::measure_crowd;
use crate::support::differences::{counts_transactions, read_units_of_absent};
use crate::support::{Answer, Dais};

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
        (message.as_str(), 3),
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
async fn an_edit_and_a_removal_are_three_units_and_of_anothers_message_what_a_line_of_the_log_costs_more() {
    let dais = Dais::start().await;
    let (ann, service) = (dais.client("ann"), dais.client("service"));
    let post = async || {
        let posted = ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await.body;
        format!("/chat-messages/{}", posted["id"].as_str().unwrap())
    };
    let (own, others, absent) = (post().await, post().await, read_units_of_absent(1.0));
    let edit = || json!({ "text": "ho" });
    // The message with what decides, its pointer, itself with its place in the feed, and its readers.
    let edited = ann.patch(&own, edit(), 200).await;
    assert_eq!(edited.cost(), (4, 1.0 + 3.0 * absent, 3.0));
    let removed = ann.delete(&own, 200).await;
    assert_eq!(removed.cost(), (4, 1.0 + absent, 3.0));
    assert_eq!(ann.delete(&own, 200).await.cost(), (2, 1.0 + absent, 0.0));
    // The pointer; in a transaction the message, and a line; both are in the index.
    for answer in [service.patch(&others, edit(), 200).await, service.delete(&others, 200).await] {
        let (requests, _, written) = answer.cost();
        assert_eq!(requests, 4);
        assert!(written == 1.0 + 3.0 + 3.0 || !counts_transactions(), "{written}");
    }
}

/// The requests and read units of a call that writes one such transaction.
#[track_caller]
fn written(answer: &Answer) -> (u32, f64) {
    let (requests, read, written) = answer.cost();
    assert!(written == 5.0 || !counts_transactions(), "{written}");
    (requests, read)
}

/// The measure and the line of the log in one transaction, each with two units for a
/// kilobyte, and the line's place in the index; what is written about a stage besides
/// is one more request that reads.
#[tokio::test]
async fn mutes_and_bans_cost_as_much_however_many_there_are_and_no_post_more_because_of_them() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
    admin.post("/external/room", room, 201).await;
    let user = "0x0000000000000000000000000000000000000001";
    let mute = || json!({ "userID": user, "reason": 1, "duration": "l" });
    let ban = || json!({ "userID": user, "reason": 1, "duration": "f" });
    // Whether they are on a stage.
    let looked = read_units_of_absent(2.0);
    let costs = async |write: &str, path: &str, body| match write {
        "POST" => written(&admin.post(&format!("{path}?room=r"), body, 200).await),
        _ => written(&admin.delete(&format!("{path}/{user}?room=r"), 200).await),
    };
    let taken = (2, 1.0 + looked);
    let lifted = (1, 0.0);
    for _ in 0..2 {
        assert_eq!(costs("POST", "/mutes", mute()).await, taken, "anew, and in place of another");
    }
    assert_eq!(costs("DELETE", "/mutes", json!({})).await, lifted);
    for _ in 0..2 {
        assert_eq!(costs("POST", "/bans/add", ban()).await, taken);
    }
    assert_eq!(costs("DELETE", "/bans", json!({})).await, lifted);
    // In vain.
    assert_eq!(admin.delete(&format!("/bans/{user}?room=r"), 200).await.requests(), 1);
    costs("POST", "/bans/add", ban()).await;
    // A mute beside a ban that ends later is decided anew, by what lies there; what is refused
    // is paid for too.
    let (requests, _, written) = admin.post("/mutes?room=r", mute(), 200).await.cost();
    assert!(requests == 4 && (written == 7.0 || !counts_transactions()), "{requests}, {written}");
    for (path, cost) in [
        (format!("/bans/{user}?room=r"), (1, 2.0, 0.0)),
        (format!("/mutes/{user}?room=r"), (1, 2.0, 0.0)),
        ("/bans?room=r".to_owned(), (2, 2.0, 0.0)),
        ("/mutes?room=r".to_owned(), (2, 2.0, 0.0)),
    ] {
        assert_eq!(admin.get(&path, 200).await.cost(), cost, "{path}");
    }
    // A post by somebody against whom both lie there, and one by somebody else.
    let refused = dais.client(user).post("/chat-messages", json!({ "room": "r", "text": "hey" }), 403).await;
    assert_eq!(refused.cost(), (1, 2.0, 0.0));
    let live = dais.client("ann").get("/live?room=r", 200).await;
    assert_eq!(live.cost(), (1, 1.0 + read_units_of_absent(1.0), 0.0));
}

/// Of the room one request, and of the people one that reads a page of them.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_mutes_or_bans_reads_what_it_shows_and_one_more() {
    let dais = Dais::start().await;
    measure_crowd(&dais, 400, 0, 0).await;
    let moderator = dais.client("mod");
    // By GetItem, which costs one everywhere.
    let of_room = 1.0;
    let mut costs = Vec::new();
    for (query, people) in [("", 400), ("&limit=200", 200), ("&limit=50", 50), ("&limit=10", 10)] {
        let list = moderator.get(&format!("/mutes?room=r{query}"), 200).await;
        assert_eq!(list.body["data"].as_array().unwrap().len(), people);
        assert_eq!((list.requests(), list.cost().2), (2, 0.0));
        costs.push(list.cost().1 - of_room);
    }
    assert_eq!(costs, [12.0, 6.0, 2.0, 1.0]);
    let second = moderator.get("/mutes?room=r&limit=50", 200).await.next_page().unwrap();
    assert_eq!(moderator.get(&second, 200).await.cost(), (2, 2.0 + of_room, 0.0));
    let bans = moderator.get("/bans?room=other&limit=50", 200).await;
    assert_eq!(bans.cost(), (2, of_room + read_units_of_absent(1.0), 0.0));
}

/// The message and its first readers, side by side, and the mark; taken back, also what
/// there is of the reader's own.
#[tokio::test]
async fn a_mark_costs_as_much_however_many_came_before_and_so_does_a_list() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let posted = ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    let message = format!("/chat-messages/{}", posted.body["id"].as_str().unwrap());
    let mark = async |number: usize, is_seen: bool| {
        let reader = dais.client(&format!("user-{number:03}"));
        reader.patch(&message, json!({ "seen": is_seen }), 200).await.cost()
    };
    let absent = read_units_of_absent(1.0);
    assert_eq!(mark(0, true).await, (3, 1.0 + absent, 1.0), "of the first");
    assert_eq!(mark(0, true).await, (2, 2.0, 0.0), "again");
    for number in 1..300 {
        let cost = mark(number, true).await;
        // A hundred of them are two read units.
        let most = if number < 100 { 2.0 } else { 3.0 };
        assert!(cost.0 == 3 && cost.1 <= most + 1.0 && cost.2 == 1.0, "{number}: {cost:?}");
        if [150, 299].contains(&number) {
            assert_eq!(cost, (3, 3.0, 1.0), "{number}");
        }
    }
    assert_eq!(mark(7, true).await, (2, 3.0, 0.0), "one of the first, again");
    assert_eq!(mark(299, true).await, (3, 3.0, 1.0), "one of the others, again");
    assert_eq!(mark(299, false).await, (4, 4.0 + absent, 1.0), "taken back");
    assert_eq!(mark(299, false).await, (3, 3.0 + 2.0 * absent, 0.0), "again");
    assert_eq!(ann.patch(&message, json!({}), 200).await.cost(), (2, 3.0, 0.0));
    for _ in 0..9 {
        ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    }
    let list = async |query: &str| ann.get(&format!("/chat-messages?room=r{query}"), 200).await.cost();
    assert_eq!(list("").await, (2, 2.0, 0.0), "the messages, and a hundred receipts at half the price");
    assert_eq!(list("&seenBy=1").await, (2, 2.0, 0.0), "no request for each of the other messages");
    assert_eq!(list("&seenBy=0").await, (1, 1.0, 0.0));
    assert_eq!(ann.get(&message, 200).await.cost(), (3, 1.0 + 2.0 + 4.0, 0.0), "everybody");
}

/// The index has all that the list of rooms and that of all messages show, long words apart.
#[tokio::test]
async fn an_entry_of_a_list_over_the_index_costs_next_to_nothing_and_a_long_message_half_a_unit_per_4_kb() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for number in 0..60 {
        let room = json!({ "roomId": format!("r{number}"), "name": "n", "about": "", "isSpeak": true });
        admin.post("/external/room", room, 201).await;
    }
    let rooms = admin.get("/external/room?limit=50", 200).await;
    assert_eq!((rooms.body["data"].as_array().unwrap().len(), rooms.requests()), (50, 1));
    assert!(rooms.cost().1 <= 2.5, "{}", rooms.cost().1);
    // So many that none of the feed's eight partitions is empty, nor read to its end.
    for _ in 0..200 {
        admin.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    }
    let feed = async || admin.get("/chat-messages?$limit=20&seenBy=0", 200).await;
    let short = feed().await;
    // Twenty messages and one more, of eight partitions, each half a unit; a partition that
    // more than twelve of them are of, by chance, is read once more.
    let (requests, read, _) = short.cost();
    assert!((8..=9).contains(&requests) && read == f64::from(requests) * 0.5, "{requests} requests, {read} units");
    let long = json!({ "room": "r", "text": "x".repeat(4096) });
    let posted = admin.post("/chat-messages", long, 200).await;
    assert_eq!(posted.cost().2, 5.0 + 1.0, "no word of it is written twice");
    let with_long = feed().await;
    assert_eq!(with_long.body[0]["text"], posted.body["text"]);
    assert_eq!(with_long.cost().1 - with_long.requests() as f64 * 0.5, 0.5, "its five kilobytes");
}

#[tokio::test]
async fn the_cost_is_told_only_where_it_is_wanted() {
    let dais = Dais::start_with(|settings| settings.variables.push(("DAIS_COST_HEADER".into(), "0".into()))).await;
    let answer = dais.client("admin").get("/livechat/audioVideoChatConfig", 200).await;
    assert!(!answer.headers.contains_key("dais-cost"));
}
