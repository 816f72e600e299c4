//! Who counts as present, for how long, and at what cost.

use futures::StreamExt;
use futures::stream;
use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::stage::{INACTIVE, Stage, address};

#[tokio::test]
async fn without_credentials_nobody_is_in_a_chat() {
    let stage = Stage::start().await;
    assert_eq!(stage.status("c").await, INACTIVE);
    assert!(!stage.is_in_a_chat(&address(1)).await);
    let active = stage.service.get("/community-voice-chat/active", 200).await;
    assert_eq!(active.text, r#"{"data":[],"total":0}"#);
}

#[tokio::test]
async fn whoever_never_connects_counts_for_the_connect_grace_and_not_longer() {
    let stage = Stage::start().await;
    stage.enter("c", &address(1), "create", "owner").await;
    stage.dais.wire.record();
    for (seconds, status) in [(0, (true, 1, 1)), (299, (true, 1, 1)), (1, INACTIVE)] {
        stage.dais.advance(seconds);
        assert_eq!(stage.status("c").await, status);
        assert_eq!(stage.is_in_a_chat(&address(1)).await, status.0);
    }
    assert!(stage.dais.wire.sent().iter().all(|sent| !sent.operation.contains("Write")), "nothing was written");
}

#[tokio::test]
async fn an_interrupted_member_counts_for_the_reconnect_grace() {
    let stage = Stage::start().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    let user = stage.connected("c", &address(2), "join", "member").await;
    stage.dais.advance(3600);
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.leave(&user, DisconnectReason::SignalClose).await;
    stage.dais.advance(299);
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.dais.advance(1);
    assert_eq!(stage.status("c").await, (true, 1, 1));
    assert!(!stage.is_in_a_chat(&address(2)).await);
    stage.leave(&owner, DisconnectReason::SignalClose).await;
    stage.dais.advance(300);
    assert_eq!(stage.status("c").await, INACTIVE);
}

#[tokio::test]
async fn whoever_leaves_of_their_own_accord_is_gone_at_once() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = stage.connected("c", &address(2), "join", "member").await;
    stage.leave(&user, DisconnectReason::ClientInitiated).await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    assert!(!stage.is_in_a_chat(&address(2)).await);
}

#[tokio::test]
async fn a_second_connection_of_the_same_person_counts_once() {
    let stage = Stage::start().await;
    let url = stage.connected("c", &address(1), "create", "owner").await;
    stage.dais.advance(5);
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    stage.dais.advance(3600);
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test]
async fn a_leave_before_its_join_stays_gone_and_repeats_change_nothing() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let url = stage.enter("c", &address(2), "join", "member").await;
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    stage.leave(&url, DisconnectReason::ClientInitiated).await;
    let held = stage.livekit().take_held();
    let of = |name: &str| held.iter().find(|webhook| webhook.name == name).unwrap();
    for name in ["participant_left", "participant_joined", "participant_left", "participant_joined"] {
        assert_eq!(stage.livekit().send(of(name)).await, Some(200));
        assert_eq!(stage.status("c").await, (true, 1, 1), "after {name}");
    }
}

#[tokio::test]
async fn statuses_come_in_the_order_asked_for_with_duplicates_kept() {
    let stage = Stage::start().await;
    stage.connected("b", &address(1), "create", "owner").await;
    stage.enter("a", &address(2), "join", "member").await;
    let body = json!({ "community_ids": ["c", "b", "a", "b"] });
    let bulk = stage.service.post("/community-voice-chat/status", body, 200).await;
    let status = |id: &str, active: bool, n: u8| json!({ "community_id": id, "active": active, "participant_count": n, "moderator_count": n });
    let expected = [status("c", false, 0), status("b", true, 1), status("a", false, 0), status("b", true, 1)];
    assert_eq!(bulk.body["data"], json!(expected));
    let active = stage.service.get("/community-voice-chat/active", 200).await;
    assert_eq!(active.text, r#"{"data":[{"communityId":"b","participantCount":1,"moderatorCount":1}],"total":1}"#);
}

#[tokio::test]
async fn a_hundred_communities_are_asked_about_in_one_request() {
    let stage = Stage::small().await;
    for n in 0..100 {
        stage.enter(&format!("c{n}"), &address(n), "create", "owner").await;
    }
    let ids = (0..100).map(|n| format!("c{n}")).collect::<Vec<_>>();
    let bulk = stage.service.post("/community-voice-chat/status", json!({ "community_ids": ids }), 200).await;
    assert_eq!(bulk.requests(), 1);
    assert!(bulk.body["data"].as_array().unwrap().iter().all(|status| status["active"] == true));
    for (user, requests) in [(2, 2), (200, 1)] {
        let question = format!("/users/{}/community-voice-chat-status", address(user));
        assert_eq!(stage.service.get(&question, 200).await.requests(), requests);
    }
}

/// What it costs to ask for the status of a chat of so many, and to end it:
/// requests and units.
async fn costs_with(participants: usize) -> [(u32, f64, f64); 2] {
    let stage = Stage::small().await;
    stage.enter("c", &address(0), "create", "owner").await;
    let others = (1..participants).map(address).collect::<Vec<_>>();
    // Spread over the connect grace, so that about every deadline is in use.
    for some in others.chunks(participants.div_ceil(50)) {
        stage.dais.advance(5);
        let enter = async |user: &String| drop(stage.enter("c", user, "join", "none").await);
        stream::iter(some).for_each_concurrent(16, enter).await;
    }
    let status = stage.service.get("/community-voice-chat/c/status", 200).await;
    assert_eq!(status.body["participant_count"], participants);
    [status.cost(), stage.service.delete("/community-voice-chat/c", 204).await.cost()]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_chat_costs_a_unit_and_ten_thousand_cost_no_more_than_a_crowd_does() {
    let [status_of_few, end_of_few] = costs_with(10).await;
    assert_eq!(status_of_few, (1, 1.0, 0.0));
    // The chat and its shards, each of which stays below 1 KB: its deadlines are what grows, to about sixty.
    let [status, end] = costs_with(10_000).await;
    assert!(status.0 == 2 && status.1 <= 1.0 + 16.0 / 4.0 && status.2 == 0.0, "{status:?}");
    assert_eq!(end.0, end_of_few.0);
    assert!(end.2 <= end_of_few.2 + 8.0, "{end:?} against {end_of_few:?}");
}
