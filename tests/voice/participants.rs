//! Who is on a stage: raised hands first, in pages.

use std::env;

use futures::stream::{self, StreamExt};
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};

use super::stage::{Stage, address, member};
use crate::support::{Answer, Client, Dais};

const PARTICIPANTS: &str = "/community-voice-chat/c/participants";

async fn raise(stage: &Stage, user: usize) {
    stage.service.send("POST", &member("c", &address(user), "/speak-request"), Vec::new()).await.expecting(204);
}

async fn promote(stage: &Stage, user: usize) {
    stage.service.send("POST", &member("c", &address(user), "/speaker"), Vec::new()).await.expecting(204);
}

/// An owner and listeners up to that number, who are connected.
async fn of(stage: &Stage, listeners: usize) -> Vec<String> {
    let mut urls = vec![stage.connected("c", &address(1), "create", "owner").await];
    for user in 2..2 + listeners {
        urls.push(stage.connected("c", &address(user), "join", "member").await);
    }
    urls
}

fn users(page: &Answer) -> Vec<usize> {
    let number = |entry: &Value| {
        let digits = entry["userAddress"].as_str().unwrap().trim_start_matches("0x");
        usize::from_str_radix(digits, 16).unwrap()
    };
    page.body["data"].as_array().unwrap().iter().map(number).collect()
}

/// All pages of a list.
async fn pages(client: &Client, query: &str) -> Vec<Vec<usize>> {
    let (mut pages, mut path) = (Vec::new(), format!("{PARTICIPANTS}?{query}"));
    loop {
        let page = client.get(&path, 200).await;
        assert_eq!(page.body["hasNext"], !page.body["nextCursor"].is_null());
        pages.push(users(&page));
        let Some(cursor) = page.body["nextCursor"].as_str() else { return pages };
        path = format!("{PARTICIPANTS}?{query}&cursor={cursor}");
    }
}

#[tokio::test]
async fn raised_hands_come_first_in_the_order_in_which_they_were_raised() {
    for stage in [Stage::small().await, Stage::crowded().await] {
        of(&stage, 5).await;
        // At one moment: in the order in which the requests came.
        for user in [5, 3, 6] {
            raise(&stage, user).await;
        }
        stage.dais.advance(1);
        raise(&stage, 4).await;
        raise(&stage, 5).await;
        let page = stage.service.get(PARTICIPANTS, 200).await;
        assert_eq!(users(&page), [5, 3, 6, 4, 1, 2]);
        let at = |index: usize| page.body["data"][index]["requestedAt"].clone();
        assert_eq!([at(0), at(3), at(4)], [json!("2026-03-01T12:00:00Z"), json!("2026-03-01T12:00:01Z"), json!(null)]);
        // Who comes again keeps their place, who is let speak or turned down loses it.
        stage.connected("c", &address(6), "join", "member").await;
        promote(&stage, 3).await;
        stage.service.delete(&member("c", &address(5), "/speak-request"), 204).await;
        assert_eq!(users(&stage.service.get(PARTICIPANTS, 200).await), [6, 4, 1, 2, 3, 5]);
        raise(&stage, 5).await;
        assert_eq!(users(&stage.service.get(PARTICIPANTS, 200).await), [6, 4, 5, 1, 2, 3]);
    }
}

#[tokio::test]
async fn an_entry_says_who_they_are_what_they_may_and_since_when_they_are_connected() {
    let stage = Stage::start().await;
    let profile = json!({ "name": "Ann", "profile_picture_url": "https://a.example/p.png" });
    let entry = json!({
        "community_id": "c", "user_address": address(1), "action": "create", "user_role": "owner", "profile_data": profile
    });
    stage.service.post("/community-voice-chat", entry, 200).await;
    let listener = stage.enter("c", &address(2), "join", "none").await;
    stage.dais.advance(5);
    let token = Stage::token(&listener);
    stage.livekit().connect(token).await.unwrap();
    stage.service.patch(&member("c", &address(2), "/mute"), json!({ "muted": true }), 204).await;
    let listed = async || stage.service.get(PARTICIPANTS, 200).await.body["data"].clone();
    let owner = json!({
        "userAddress": address(1), "name": "Ann", "profilePictureUrl": "https://a.example/p.png", "role": "owner",
        "isSpeaker": true, "muted": false, "isRequestingToSpeak": false,
        "connection": "connecting", "since": "2026-03-01T12:00:00Z",
    });
    let guest = |connection: &str, since: &str| {
        json!({
            "userAddress": address(2), "role": "none", "isSpeaker": false, "muted": true, "isRequestingToSpeak": false,
            "connection": connection, "since": since,
        })
    };
    assert_eq!(listed().await, json!([owner, guest("connected", "2026-03-01T12:00:05Z")]));
    stage.dais.advance(10);
    stage.leave(&listener, DisconnectReason::SignalClose).await;
    assert_eq!(listed().await[1], guest("interrupted", "2026-03-01T12:00:15Z"));
    // Fresh credentials do not make an interruption a later one.
    stage.dais.advance(10);
    stage.enter("c", &address(2), "join", "none").await;
    assert_eq!(listed().await[1], guest("interrupted", "2026-03-01T12:00:15Z"));
}

#[tokio::test]
async fn only_who_is_present_in_an_active_chat_is_listed() {
    let stage = Stage::start().await;
    assert_eq!(
        stage.service.get(PARTICIPANTS, 200).await.body,
        json!({ "data": [], "nextCursor": null, "hasNext": false })
    );
    let urls = of(&stage, 4).await;
    raise(&stage, 2).await;
    raise(&stage, 3).await;
    stage.leave(&urls[1], DisconnectReason::ClientInitiated).await;
    stage.service.delete(&member("c", &address(3), ""), 204).await;
    stage.enter("c", &address(6), "join", "none").await;
    assert_eq!(pages(&stage.service, "limit=1").await.concat(), [1, 4, 5, 6]);
    assert_eq!(pages(&stage.service, "state=requesting").await.concat(), [] as [usize; 0]);
    // Nobody comes with the credentials, and their grace ends.
    stage.dais.advance(306);
    assert_eq!(users(&stage.service.get(PARTICIPANTS, 200).await), [1, 4, 5]);
    let cursor = stage.service.get(&format!("{PARTICIPANTS}?limit=1"), 200).await.body["nextCursor"].clone();
    stage.service.delete("/community-voice-chat/c", 204).await;
    let gone = stage.service.get(PARTICIPANTS, 200).await;
    assert_eq!(users(&gone), [] as [usize; 0]);
    // The next chat of the community is another list.
    of(&stage, 1).await;
    let after = format!("{PARTICIPANTS}?limit=1&cursor={}", cursor.as_str().unwrap());
    assert_eq!(stage.service.get(&after, 200).await.body, json!({ "data": [], "nextCursor": null, "hasNext": false }));
}

#[tokio::test]
async fn who_asks_to_speak_who_speaks_and_who_moderates_are_lists_of_their_own() {
    let stage = Stage::start().await;
    of(&stage, 6).await;
    stage.connected("c", &address(9), "join", "moderator").await;
    for user in [7, 3, 5] {
        raise(&stage, user).await;
    }
    promote(&stage, 4).await;
    promote(&stage, 5).await;
    for limit in [1, 2, 100] {
        let of = async |state: &str| pages(&stage.service, &format!("limit={limit}&state={state}")).await.concat();
        assert_eq!(of("requesting").await, [7, 3], "{limit}");
        assert_eq!(of("speakers").await, [1, 4, 5], "{limit}");
        assert_eq!(of("moderators").await, [1, 9], "{limit}");
    }
    assert_eq!(pages(&stage.service, "limit=3").await, [vec![7, 3, 1], vec![2, 4, 5], vec![6, 9]]);
    let cursor = stage.service.get(&format!("{PARTICIPANTS}?limit=1"), 200).await.body["nextCursor"].clone();
    let other = format!("{PARTICIPANTS}?limit=1&state=speakers&cursor={}", cursor.as_str().unwrap());
    stage.service.get(&other, 400).await;
}

#[tokio::test]
async fn a_hand_that_goes_up_while_pages_are_turned_disturbs_nobody_else() {
    let stage = Stage::start().await;
    of(&stage, 5).await;
    let first = stage.service.get(&format!("{PARTICIPANTS}?limit=2"), 200).await;
    assert_eq!(users(&first), [1, 2]);
    raise(&stage, 2).await;
    raise(&stage, 4).await;
    let next = format!("{PARTICIPANTS}?limit=9&cursor={}", first.body["nextCursor"].as_str().unwrap());
    assert_eq!(users(&stage.service.get(&next, 200).await), [3, 5, 6]);
    assert_eq!(users(&stage.service.get(PARTICIPANTS, 200).await), [2, 4, 1, 3, 5, 6]);
    // And whoever reads the index for a reconcile reads the others' connections as before.
    stage.reconcile("c").await;
    assert_eq!(stage.status("c").await, (true, 6, 1));
}

#[tokio::test]
async fn anybody_who_may_be_near_the_community_may_see_who_is_there() {
    let stage = Stage::start().await;
    of(&stage, 1).await;
    for near in [stage.person(&address(7)), stage.dais.confined("guest", "c")] {
        assert_eq!(users(&near.get(PARTICIPANTS, 200).await), [1, 2]);
    }
    stage.dais.confined("guest", "d").get(PARTICIPANTS, 403).await;
}

/// `cargo test` takes fewer than a full house, and the cost of a page is the same.
fn crowd() -> usize {
    env::var("DAIS_CROWD").map_or(500, |set| set.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_costs_what_is_on_it_however_many_are_there() {
    let small = Stage::small().await;
    of(&small, 2).await;
    let page = small.service.get(PARTICIPANTS, 200).await;
    // The chat, the index, and each member, all of it eventually.
    assert_eq!(page.cost(), (3, 0.5 + 0.5 + 3.0 * 0.5, 0.0));
    let stage = Stage::crowded().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let enter = |user| {
        let stage = &stage;
        async move { drop(stage.enter("c", &address(user), "join", "none").await) }
    };
    stream::iter(2..=crowd()).map(enter).buffer_unordered(16).collect::<Vec<_>>().await;
    for user in [400, 200, 300] {
        raise(&stage, user).await;
    }
    let (mut path, mut costs, mut listed) = (PARTICIPANTS.to_owned(), Vec::new(), Vec::new());
    loop {
        let page = stage.service.get(&path, 200).await;
        listed.extend(users(&page));
        costs.push(page.cost());
        let Some(cursor) = page.body["nextCursor"].as_str() else { break };
        path = format!("{PARTICIPANTS}?cursor={cursor}");
    }
    assert_eq!(costs.len(), crowd() / 100);
    let entries_of_the_index = 3.0;
    for (requests, read, _) in [costs[0], costs[costs.len() - 1]] {
        assert!(requests == 3 && read <= 0.5 + entries_of_the_index + 50.0, "{costs:?}");
    }
    let others = (1..=crowd()).filter(|user| ![400, 200, 300].contains(user));
    assert_eq!(listed, [400, 200, 300].into_iter().chain(others).collect::<Vec<_>>());
    let speakers = stage.service.get(&format!("{PARTICIPANTS}?state=speakers"), 200).await;
    assert_eq!(users(&speakers), [1]);
    println!("a page of {}: {costs:?}; speakers: {:?}", crowd(), speakers.cost());
}

#[tokio::test]
async fn any_account_is_listed_where_any_may_be_on_a_stage() {
    let any = ("VOICE_USER_IDS".to_owned(), "any".to_owned());
    let stage = Stage::over(Dais::start_with(|settings| settings.variables.push(any)).await);
    stage.connected("c", "player:ann", "create", "owner").await;
    for user in ["42", "!", "4", "42!"] {
        stage.connected("c", user, "join", "none").await;
    }
    for user in ["player:ann", "42!"] {
        stage.service.delete(&member("c", user, "/speaker"), 204).await;
        stage.service.send("POST", &member("c", user, "/speak-request"), Vec::new()).await.expecting(204);
    }
    let (mut listed, mut path) = (Vec::new(), format!("{PARTICIPANTS}?limit=1"));
    loop {
        let page = stage.service.get(&path, 200).await.body;
        listed
            .extend(page["data"].as_array().unwrap().iter().map(|one| one["userAddress"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["nextCursor"].as_str() else { break };
        path = format!("{PARTICIPANTS}?limit=1&cursor={cursor}");
    }
    assert_eq!(listed, ["player:ann", "42!", "!", "4", "42"]);
    stage.reconcile("c").await;
    assert_eq!(stage.status("c").await, (true, 5, 1));
}
