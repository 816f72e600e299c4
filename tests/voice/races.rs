//! Races, each many times over, with a DynamoDB that refuses transactions on
//! one key at once as the real one does.

use dais::dynamodb::simulated::Simulation;
use futures::future::join_all;
use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::stage::{INACTIVE, Stage, address, member};
use crate::support::live::Subscriber;

/// As many on each of the two.
const TRIALS: usize = 100;

/// A stack whose chats are small, and one whose chats count on shards from the
/// first member on.
async fn racing() -> [Stage; 2] {
    let stages = [Stage::small().await, Stage::crowded().await];
    for stage in &stages {
        stage.dais.wire.simulate(Simulation::without_latencies());
    }
    stages
}

async fn ended(stage: &Stage) -> usize {
    stage.dais.stack.states["voice-sweeper"].store().ended_chats().await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_last_moderators_leaving_at_once_end_the_chat_once() {
    for stage in racing().await {
        two_last_moderators_leaving_at_once_end_the_chat_once_in(&stage).await;
    }
}

async fn two_last_moderators_leaving_at_once_end_the_chat_once_in(stage: &Stage) {
    for trial in 0..TRIALS {
        let community = format!("c{trial}");
        let first = stage.connected(&community, &address(2 * trial), "create", "owner").await;
        let second = stage.connected(&community, &address(2 * trial + 1), "create", "moderator").await;
        stage.livekit().hold_webhooks();
        stage.leave(&first, DisconnectReason::ClientInitiated).await;
        stage.leave(&second, DisconnectReason::ClientInitiated).await;
        let held = stage.livekit().take_held();
        let answers = join_all(held.iter().map(|webhook| stage.livekit().send(webhook))).await;
        assert!(answers.iter().all(|status| *status == Some(200)), "trial {trial}: {answers:?}");
        assert_eq!(stage.status(&community).await, INACTIVE, "trial {trial}");
        assert_eq!(ended(stage).await, trial + 1, "trial {trial}");
        stage.livekit().release_webhooks().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderator_who_enters_while_the_last_one_leaves_is_counted_in_a_chat() {
    for stage in racing().await {
        a_moderator_who_enters_while_the_last_one_leaves_is_counted_in_a_chat_in(&stage).await;
    }
}

async fn a_moderator_who_enters_while_the_last_one_leaves_is_counted_in_a_chat_in(stage: &Stage) {
    for trial in 0..TRIALS {
        let community = format!("c{trial}");
        let (leaver, newcomer) = (address(2 * trial), address(2 * trial + 1));
        let url = stage.connected(&community, &leaver, "create", "owner").await;
        stage.livekit().hold_webhooks();
        stage.leave(&url, DisconnectReason::ClientInitiated).await;
        let held = stage.livekit().take_held();
        let left = join_all(held.iter().map(|webhook| stage.livekit().send(webhook)));
        let (_, entered) = futures::join!(left, stage.enter(&community, &newcomer, "create", "owner"));
        stage.livekit().release_webhooks().await;
        assert_eq!(stage.status(&community).await, (true, 1, 1), "trial {trial}");
        stage.livekit().connect(Stage::token(&entered)).await.unwrap();
        assert!(stage.is_in_a_chat(&newcomer).await, "trial {trial}: credentials into nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_three_concurrent_ends_one_ends_the_chat() {
    for stage in racing().await {
        of_three_concurrent_ends_one_ends_the_chat_in(&stage).await;
    }
}

async fn of_three_concurrent_ends_one_ends_the_chat_in(stage: &Stage) {
    for trial in 0..TRIALS {
        let community = format!("c{trial}");
        stage.enter(&community, &address(1), "create", "owner").await;
        let path = format!("/community-voice-chat/{community}");
        join_all((0..3).map(|_| stage.service.delete(&path, 204))).await;
        assert_eq!(ended(stage).await, trial + 1, "trial {trial}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mute_and_a_speak_request_at_once_are_both_kept() {
    for stage in racing().await {
        a_mute_and_a_speak_request_at_once_are_both_kept_in(&stage).await;
    }
}

async fn a_mute_and_a_speak_request_at_once_are_both_kept_in(stage: &Stage) {
    stage.connected("c", &address(0), "create", "owner").await;
    for trial in 1..=TRIALS {
        let user = address(trial);
        stage.connected("c", &user, "join", "member").await;
        let (mute, request) = (member("c", &user, "/mute"), member("c", &user, "/speak-request"));
        let muted = stage.service.patch(&mute, json!({ "muted": true }), 204);
        let (_, asked) = futures::join!(muted, stage.service.send("POST", &request, Vec::new()));
        asked.expecting(204);
        let (metadata, can_publish) = stage.copy("c", &user);
        let kept = (&metadata["muted"], &metadata["isRequestingToSpeak"], can_publish);
        assert_eq!(kept, (&json!(true), &json!(true), false), "trial {trial}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn promotion_and_a_mute_at_once_never_leave_a_muted_speaker() {
    for stage in racing().await {
        promotion_and_a_mute_at_once_never_leave_a_muted_speaker_in(&stage).await;
    }
}

async fn promotion_and_a_mute_at_once_never_leave_a_muted_speaker_in(stage: &Stage) {
    stage.connected("c", &address(0), "create", "owner").await;
    for trial in 1..=TRIALS {
        let user = address(trial);
        stage.connected("c", &user, "join", "member").await;
        let promoted = member("c", &user, "/speaker");
        let mute = stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1 }), 200);
        let (promoted, _) = futures::join!(stage.service.send("POST", &promoted, Vec::new()), mute);
        assert!(matches!(promoted.status.as_u16(), 204 | 409), "trial {trial}: {}", promoted.text);
        let (metadata, can_publish) = stage.copy("c", &user);
        assert_eq!((&metadata["isSpeaker"], can_publish), (&json!(false), false), "trial {trial}");
    }
}

async fn ban(stage: &Stage, user: &str) {
    stage.service.post("/bans/add?room=c", json!({ "userID": user, "reason": 1, "duration": "f" }), 200).await;
}

/// Nobody of that address is counted, on LiveKit's list or heard.
async fn assert_out(stage: &Stage, user: &str, trial: usize) {
    stage.livekit().settled().await;
    assert!(!stage.is_in_a_chat(user).await, "trial {trial}");
    let room = stage.rooms("c").pop().unwrap();
    let participants = stage.livekit().participants(&room);
    assert!(participants.iter().all(|participant| participant.identity != user), "trial {trial}");
    assert!(!stage.livekit().heard(&room).contains(&user.to_owned()), "trial {trial}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_while_they_are_banned_is_out_once_they_have_connected() {
    for stage in racing().await {
        whoever_joins_while_they_are_banned_is_out_once_they_have_connected_in(&stage).await;
    }
}

async fn whoever_joins_while_they_are_banned_is_out_once_they_have_connected_in(stage: &Stage) {
    stage.connected("c", &address(0), "create", "owner").await;
    for trial in 1..=TRIALS {
        let user = address(trial);
        let (action, role) = if trial % 2 == 0 { ("join", "member") } else { ("create", "moderator") };
        let body = json!({ "community_id": "c", "user_address": user, "action": action, "user_role": role });
        let joined = stage.service.json("POST", "/community-voice-chat", &body);
        let (joined, ()) = futures::join!(joined, ban(stage, &user));
        if joined.status == 200 {
            let url = joined.body["connection_url"].as_str().unwrap();
            let _ = stage.livekit().connect(Stage::token(url)).await;
            let _ = stage.livekit().publish(Stage::token(url)).await;
        } else {
            joined.expecting(403);
        }
        assert_out(stage, &user, trial).await;
        stage.service.post("/community-voice-chat", body, 403).await;
    }
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn promotion_and_a_ban_at_once_never_leave_anybody_on_the_stage() {
    for stage in racing().await {
        promotion_and_a_ban_at_once_never_leave_anybody_on_the_stage_in(&stage).await;
    }
}

async fn promotion_and_a_ban_at_once_never_leave_anybody_on_the_stage_in(stage: &Stage) {
    stage.connected("c", &address(0), "create", "owner").await;
    for trial in 1..=TRIALS {
        let user = address(trial);
        let url = stage.connected("c", &user, "join", "member").await;
        let promoted = member("c", &user, "/speaker");
        let promoted = stage.service.send("POST", &promoted, Vec::new());
        let (promoted, ()) = futures::join!(promoted, ban(stage, &user));
        assert!(matches!(promoted.status.as_u16(), 204 | 404), "trial {trial}: {}", promoted.text);
        let _ = stage.livekit().publish(Stage::token(&url)).await;
        assert_out(stage, &user, trial).await;
    }
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mute_and_a_ban_at_once_are_both_kept_and_so_are_their_ends() {
    for stage in racing().await {
        a_mute_and_a_ban_at_once_are_both_kept_and_so_are_their_ends_in(&stage).await;
    }
}

async fn a_mute_and_a_ban_at_once_are_both_kept_and_so_are_their_ends_in(stage: &Stage) {
    let count = async |path: String| stage.service.get(&path, 200).await.body["data"].as_array().unwrap().len();
    for trial in 1..=TRIALS {
        let user = format!("u{trial}");
        let mute = stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1 }), 200);
        futures::join!(mute, ban(stage, &user));
        let (mutes, bans) = (format!("/mutes/{user}?room=c"), format!("/bans/{user}?room=c"));
        assert_eq!((count(mutes.clone()).await, count(bans.clone()).await), (1, 1), "trial {trial}");
        futures::join!(stage.service.delete(&mutes, 200), ban(stage, &user));
        assert_eq!((count(mutes.clone()).await, count(bans.clone()).await), (0, 1), "trial {trial}");
        let mute = stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1 }), 200);
        futures::join!(mute, stage.service.delete(&bans, 200));
        assert_eq!((count(mutes).await, count(bans).await), (1, 0), "trial {trial}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_posts_while_they_are_banned_posts_no_more_once_the_ban_was_answered() {
    for stage in racing().await {
        whoever_posts_while_they_are_banned_posts_no_more_once_the_ban_was_answered_in(&stage).await;
    }
}

async fn whoever_posts_while_they_are_banned_posts_no_more_once_the_ban_was_answered_in(stage: &Stage) {
    for trial in 1..=TRIALS {
        let user = format!("u{trial}");
        let client = stage.dais.client(&user).with("idempotency-key", "k");
        let hey = json!({ "room": "c", "text": "hey" });
        let posted = client.json("POST", "/chat-messages", &hey);
        let (posted, ()) = futures::join!(posted, ban(stage, &user));
        assert!(matches!(posted.status.as_u16(), 200 | 403), "trial {trial}: {}", posted.text);
        let anew = stage.dais.client(&user);
        anew.post("/chat-messages", hey, 403).await;
        let theirs = stage.service.get(&format!("/chat-messages?room=c&createdBy={user}"), 200).await;
        let stored = theirs.body.as_array().unwrap().len();
        assert_eq!(stored, usize::from(posted.status == 200), "trial {trial}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_subscribes_while_they_are_banned_is_refused_once_the_ban_was_answered() {
    for stage in racing().await {
        whoever_subscribes_while_they_are_banned_is_refused_once_the_ban_was_answered_in(&stage).await;
    }
}

async fn whoever_subscribes_while_they_are_banned_is_refused_once_the_ban_was_answered_in(stage: &Stage) {
    for trial in 1..=TRIALS {
        let user = format!("u{trial}");
        let client = stage.dais.client(&user);
        let live = client.get("/live?room=c", 200).await.body;
        let text = |name: &str| live[name].as_str().unwrap().to_owned();
        let mut subscriber = Subscriber::connect(&text("url"), &text("host"), &text("token")).await;
        let room = live["channels"]["room"].as_str().unwrap();
        let (_, asked, ()) = futures::join!(
            subscriber.try_subscribe(room),
            client.send("GET", "/live?room=c", Vec::new()),
            ban(stage, &user)
        );
        assert!(matches!(asked.status.as_u16(), 200 | 403), "trial {trial}: {}", asked.text);
        assert!(subscriber.try_subscribe(room).await.is_err(), "trial {trial}");
        subscriber.try_subscribe(live["channels"]["me"].as_str().unwrap()).await.unwrap();
        client.get("/live?room=c", 403).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_leave_of_an_old_connection_after_a_new_one_changes_nothing() {
    for stage in racing().await {
        the_leave_of_an_old_connection_after_a_new_one_changes_nothing_in(&stage).await;
    }
}

async fn the_leave_of_an_old_connection_after_a_new_one_changes_nothing_in(stage: &Stage) {
    stage.connected("c", &address(0), "create", "owner").await;
    for trial in 1..=TRIALS {
        let user = address(trial);
        let url = stage.connected("c", &user, "join", "member").await;
        stage.livekit().hold_webhooks();
        stage.leave(&url, DisconnectReason::ClientInitiated).await;
        let old = stage.livekit().take_held();
        stage.livekit().release_webhooks().await;
        stage.dais.advance(1);
        let entered = stage.enter("c", &user, "join", "member").await;
        let (connected, _) = futures::join!(
            stage.livekit().connect(Stage::token(&entered)),
            join_all(old.iter().map(|webhook| stage.livekit().send(webhook))),
        );
        connected.unwrap();
        assert!(stage.is_in_a_chat(&user).await, "trial {trial}");
    }
    assert_eq!(stage.status("c").await, (true, 1 + TRIALS as i64, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leave_that_meets_its_own_join_stays_gone() {
    for stage in racing().await {
        a_leave_that_meets_its_own_join_stays_gone_in(&stage).await;
    }
}

async fn a_leave_that_meets_its_own_join_stays_gone_in(stage: &Stage) {
    stage.connected("c", &address(0), "create", "owner").await;
    for trial in 1..=TRIALS {
        let user = address(trial);
        let url = stage.enter("c", &user, "join", "member").await;
        stage.livekit().hold_webhooks();
        stage.livekit().connect(Stage::token(&url)).await.unwrap();
        stage.leave(&url, DisconnectReason::ClientInitiated).await;
        let mut held = stage.livekit().take_held();
        stage.livekit().release_webhooks().await;
        held.reverse();
        join_all(held.iter().map(|webhook| stage.livekit().send(webhook))).await;
        assert!(!stage.is_in_a_chat(&user).await, "trial {trial}");
    }
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

/// Fewer than the others: each is 64 transactions on one chat, all at once.
const CROWDS: usize = 10;

#[tokio::test(flavor = "multi_thread")]
async fn of_64_who_join_at_once_all_are_counted() {
    for stage in racing().await {
        of_64_who_join_at_once_all_are_counted_in(&stage).await;
    }
}

async fn of_64_who_join_at_once_all_are_counted_in(stage: &Stage) {
    let users = (1..=64).map(address).collect::<Vec<_>>();
    for trial in 0..CROWDS {
        let community = format!("c{trial}");
        stage.enter(&community, &address(0), "create", "owner").await;
        join_all(users.iter().map(|user| stage.enter(&community, user, "join", "none"))).await;
        assert_eq!(stage.status(&community).await, (true, 65, 1), "trial {trial}");
    }
    assert!(stage.dais.wire.figures().conflicts > 64, "nobody met anybody");
}
