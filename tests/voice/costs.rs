//! What voice chats cost at DynamoDB, exactly: requests, read units and write
//! units, the figures of `docs/OPERATIONS.md`. Small chats and crowded ones.

use dais::livekit::webhook::CONTENT_TYPE;
use dais::testing::dynamodb::HeldBack;
use futures::stream::{self, StreamExt};
use livekit_protocol::DisconnectReason;
use serde_json::json;
use shared::app::voice::reconcile::{Extent, reconcile};
use shared::domain::voice::names::ChatRef;
use shared::store::cost::{Cost, metered};

use super::stage::{Stage, address, member};
use crate::support::Answer;
use crate::support::differences::{counts_transactions, read_units_of_absent};

async fn stages() -> [Stage; 2] {
    [Stage::small().await, Stage::crowded().await]
}

async fn furnished(stage: &Stage) {
    stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
}

#[tokio::test]
async fn ones_own_change_that_moves_no_count_is_one_write_unit_and_what_the_index_has_of_it() {
    for stage in stages().await {
        furnished(&stage).await;
        stage.service.send("POST", &member("c", &address(2), "/speaker"), Vec::new()).await.expecting(204);
        let (person, of) = (stage.person(&address(2)), |below: &str| member("c", &address(2), below));
        let muted = person.patch(&of("/mute"), json!({ "muted": true }), 204).await;
        let unmuted = person.patch(&of("/mute"), json!({ "muted": false }), 204).await;
        let stepped_down = person.delete(&of("/speaker"), 204).await;
        let asked = person.send("POST", &of("/speak-request"), Vec::new()).await.expecting(204);
        let taken_back = person.delete(&of("/speak-request"), 204).await;
        for answer in [muted, unmuted] {
            assert_eq!(answer.cost().2, 1.0);
        }
        // The index says who speaks, and has raised hands in a place of their own.
        assert_eq!(stepped_down.cost().2, 2.0);
        for answer in [asked, taken_back] {
            assert_eq!(answer.cost().2, 3.0);
        }
    }
}

#[tokio::test]
async fn a_moderators_change_that_moves_no_count_is_five_write_units_with_its_line_in_the_log_and_what_the_index_has_of_it()
 {
    for stage in stages().await {
        furnished(&stage).await;
        let of = |below: &str| member("c", &address(2), below);
        stage.service.send("POST", &of("/speak-request"), Vec::new()).await.expecting(204);
        let turned_down = stage.service.delete(&of("/speak-request"), 204).await;
        let muted = stage.service.patch(&of("/mute"), json!({ "muted": true }), 204).await;
        let unmuted = stage.service.patch(&of("/mute"), json!({ "muted": false }), 204).await;
        let promoted = stage.service.send("POST", &of("/speaker"), Vec::new()).await.expecting(204);
        let demoted = stage.service.delete(&of("/speaker"), 204).await;
        // The member and the line in one transaction, and the line's entry in the index.
        for answer in [muted, unmuted] {
            assert_written(&answer, 5.0);
        }
        // And what the index has of it: who speaks, and the place of a hand.
        assert_written(&demoted, 6.0);
        assert_written(&turned_down, 7.0);
        // And that nobody has muted them meanwhile.
        assert_written(&promoted, 8.0);
        stage.service.delete(&of("/speaker"), 204).await;
        stage.service.send("POST", &of("/speak-request"), Vec::new()).await.expecting(204);
        let let_speak = stage.service.send("POST", &of("/speaker"), Vec::new()).await.expecting(204);
        assert_written(&let_speak, 9.0);
    }
}

/// That a transaction took so many write units.
#[track_caller]
fn assert_written(answer: &Answer, units: f64) {
    assert!(answer.cost().2 == units || !counts_transactions(), "{}", answer.cost().2);
}

/// A webhook about what has just happened, and what it costs.
async fn told(stage: &Stage) -> Answer {
    let webhook = stage.livekit().take_held().pop().unwrap();
    let livekit = stage.dais.anonymous().with("content-type", CONTENT_TYPE);
    let livekit = livekit.with("authorization", &webhook.authorization);
    livekit.send("POST", "/livekit-webhook", webhook.body.into_bytes()).await.expecting(200)
}

#[tokio::test]
async fn a_join_and_each_webhook_are_five_write_units() {
    for stage in stages().await {
        furnished(&stage).await;
        let body = json!({ "community_id": "c", "user_address": address(3), "action": "join" });
        let joined = stage.service.post("/community-voice-chat", body, 200).await;
        assert_eq!(joined.requests(), 2);
        // The member, their place in the index, and where they are counted.
        assert_written(&joined, 5.0);
        stage.livekit().hold_webhooks();
        let url = joined.body["connection_url"].as_str().unwrap();
        stage.livekit().connect(Stage::token(url)).await.unwrap();
        let joined = told(&stage).await;
        // The chat, the member, and that they are not muted in the room.
        assert_eq!(joined.cost().1, 2.0 + read_units_of_absent(1.0));
        assert_written(&joined, 5.0);
        stage.leave(url, DisconnectReason::ClientInitiated).await;
        assert_written(&told(&stage).await, 5.0);
    }
}

#[tokio::test]
async fn a_late_webhook_is_a_read_and_one_in_three_seconds_a_write() {
    let stage = Stage::small().await;
    furnished(&stage).await;
    stage.livekit().hold_webhooks();
    let mut costs = Vec::new();
    for user in 3..6 {
        let url = stage.enter("c", &address(user), "join", "none").await;
        stage.livekit().connect(Stage::token(&url)).await.unwrap();
    }
    let held = stage.livekit().take_held();
    stage.dais.advance(5);
    for webhook in held {
        let livekit = stage.dais.anonymous().with("content-type", CONTENT_TYPE);
        let livekit = livekit.with("authorization", &webhook.authorization);
        costs.push(livekit.send("POST", "/livekit-webhook", webhook.body.into_bytes()).await.expecting(200).cost());
    }
    assert_eq!(costs, [(2, 1.0, 1.0), (1, 1.0, 0.0), (1, 1.0, 0.0)]);
}

#[tokio::test]
async fn a_bulk_of_five_hundred_is_five_requests_and_one_more_for_each_crowd() {
    let stage = Stage::small().await;
    for n in 0..500 {
        stage.enter(&format!("c{n}"), &address(n), "create", "owner").await;
    }
    let ids = (0..500).map(|n| format!("c{n}")).collect::<Vec<_>>();
    let bulk = stage.service.post("/community-voice-chat/status", json!({ "community_ids": ids }), 200).await;
    assert_eq!(bulk.cost(), (5, 500.0, 0.0));
    let active = stage.service.get("/community-voice-chat/active", 200).await;
    assert_eq!(active.body["total"], 500);
    // Four partitions of the index and the chats, all of it read eventually.
    let (requests, read, _) = active.cost();
    assert!(requests == 4 + 5 && read <= 250.0 + 10.0, "{requests} requests, {read} units");
}

/// Five hundred ids take as long as a hundred: none of the five requests waits for another.
#[tokio::test]
async fn a_bulk_of_five_hundred_is_under_way_all_at_once() {
    let stage = Stage::small().await;
    let wire = &stage.dais.wire;
    let mut requests = [(); 5].map(|()| wire.hold_next("BatchGetItem"));
    let ids = (0..500).map(|n| format!("c{n}")).collect::<Vec<_>>();
    let question = json!({ "community_ids": ids });
    let let_go_when_all_are_there = async {
        for request in &mut requests {
            request.reached().await;
        }
        requests.map(HeldBack::let_go)
    };
    let asked = stage.service.post("/community-voice-chat/status", question, 200);
    let (bulk, _) = tokio::join!(asked, let_go_when_all_are_there);
    assert_eq!((bulk.requests(), bulk.body["data"].as_array().unwrap().len()), (5, 500));
}

async fn reconciled(stage: &Stage, extent: Extent) -> Cost {
    let sweeper = &stage.dais.stack.states["voice-sweeper"];
    let (community, counted) = sweeper.store().all_chats().await.unwrap().pop().unwrap();
    let chat_ref = ChatRef { community, session: counted.chat.session };
    let livekit = sweeper.voice.livekit.as_deref().unwrap();
    let (done, cost) = metered(reconcile(&sweeper.voice, livekit, &chat_ref, &counted.chat, extent)).await;
    assert_eq!(done.unwrap().unsettled, 0);
    cost
}

/// As many as there are in the issue; `cargo test` takes fewer, and the cost is a line.
const CROWD: usize = 1_000;

#[tokio::test(flavor = "multi_thread")]
async fn who_is_there_is_read_off_the_index_and_only_those_who_differ_besides() {
    let stage = Stage::crowded().await;
    stage.connected("c", &address(0), "create", "owner").await;
    let connect = |user| {
        let stage = &stage;
        async move { stage.connected("c", &address(user), "join", "none").await }
    };
    let urls = stream::iter(1..CROWD).map(connect).buffer_unordered(16).collect::<Vec<_>>().await;
    stage.dais.advance(10);
    let cost = reconciled(&stage, Extent::Behind).await;
    let a_thousand = 170.0 * 1_000.0 / 5_000.0;
    assert!(cost.read_units <= a_thousand && cost.write_units == 0.0, "{cost}");
    // Thirty leave unnoticed.
    stage.livekit().hold_webhooks();
    for url in urls.iter().take(30) {
        stage.leave(url, DisconnectReason::ClientInitiated).await;
    }
    drop(stage.livekit().take_held());
    stage.dais.advance(10);
    let cost = reconciled(&stage, Extent::Behind).await;
    let of_those = 2.0 * 30.0;
    assert!(cost.read_units <= a_thousand + of_those, "{cost}");
    // Each member and their place in the index, and a shard for those it counts.
    assert!(cost.write_units <= 3.0 * 30.0 + 2.0 * 16.0 || !counts_transactions(), "{cost}");
    let status = stage.status("c").await;
    assert_eq!(status, (true, CROWD as i64 - 30, 1));
}
