//! A mute, of either kind, reaches whatever somebody can be heard by: the
//! microphone, LiveKit data, credentials made before and after.

use dais::testing::dynamodb::Fault;
use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::credentials::claims;
use super::stage::{Stage, address, member};
use crate::support::Answer;

async fn mute_in_room(stage: &Stage, user: &str) {
    stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1 }), 200).await;
}

fn grants(url: &str) -> (bool, bool) {
    let video = &claims(url)["video"];
    (video["canPublish"].as_bool().unwrap(), video["canPublishData"].as_bool().unwrap())
}

#[tokio::test]
async fn a_muted_person_sends_no_data_either() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    let url = stage.connected("c", &user, "join", "member").await;
    let may_send = || stage.livekit().send_data(Stage::token(&url)).is_ok();
    assert!(may_send());
    let mute = member("c", &user, "/mute");
    stage.service.patch(&mute, json!({ "muted": true }), 204).await;
    assert!(!may_send());
    assert_eq!(grants(&stage.enter("c", &user, "join", "member").await), (false, false));
    stage.service.patch(&mute, json!({ "muted": false }), 204).await;
    assert!(may_send());

    mute_in_room(&stage, &user).await;
    assert!(!may_send(), "a listener is silenced too");
    assert_eq!(grants(&stage.enter("c", &user, "join", "member").await), (false, false));
    stage.service.patch(&mute, json!({ "muted": false }), 204).await;
    assert!(!may_send(), "two mutes, one of them lifted");
}

#[tokio::test]
async fn when_a_mute_of_the_room_ends_the_next_push_or_reconcile_gives_data_back() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let urls = [2, 3].map(|user| (user, address(user)));
    let mut tokens = Vec::new();
    for (_, user) in &urls {
        tokens.push(stage.connected("c", user, "join", "member").await);
        mute_in_room(&stage, user).await;
    }
    stage.dais.advance(900);
    let may_send = |which: usize| stage.livekit().send_data(Stage::token(&tokens[which])).is_ok();
    stage.service.send("POST", &member("c", &urls[0].1, "/speak-request"), Vec::new()).await.expecting(204);
    assert!(may_send(0) && !may_send(1));
    stage.sweep().await;
    assert!(may_send(1));
}

/// A speaker whose mute is stored and whose demotion is not.
async fn muted_and_not_demoted() -> (Stage, String) {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    let url = stage.connected("c", &user, "create", "moderator").await;
    stage.livekit().publish(Stage::token(&url)).await.unwrap();
    for _ in 0..3 {
        stage.dais.wire.fail_next("PutItem", Fault::ServerError);
    }
    stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1, "duration": "l" }), 503).await;
    assert_eq!(stage.service.get(&format!("/mutes/{user}?room=c"), 200).await.body["data"][0]["id"], user);
    assert_eq!(stage.livekit().heard(&stage.rooms("c")[0]), std::slice::from_ref(&user));
    stage.dais.advance(2);
    (stage, url)
}

async fn assert_silenced(stage: &Stage) {
    stage.livekit().settled().await;
    assert_eq!(stage.livekit().heard(&stage.rooms("c")[0]), [] as [&str; 0]);
    let (metadata, can_publish) = stage.copy("c", &address(2));
    assert_eq!((&metadata["isSpeaker"], can_publish), (&json!(false), false));
}

#[tokio::test]
async fn no_credentials_let_a_muted_person_publish_whatever_failed() {
    let (stage, _) = muted_and_not_demoted().await;
    for (action, role) in [("join", "moderator"), ("create", "moderator"), ("create", "owner"), ("join", "none")] {
        let url = stage.enter("c", &address(2), action, role).await;
        assert_eq!(grants(&url), (false, false), "{action} as {role}");
    }
    stage.connected("c", &address(2), "create", "moderator").await;
    assert_silenced(&stage).await;
}

#[tokio::test]
async fn a_demotion_that_failed_is_made_good_by_a_repeat_of_the_mute() {
    let (stage, _) = muted_and_not_demoted().await;
    mute_in_room(&stage, &address(2)).await;
    assert_silenced(&stage).await;
}

#[tokio::test]
async fn a_demotion_that_failed_is_made_good_by_the_next_webhook() {
    let (stage, url) = muted_and_not_demoted().await;
    stage.leave(&url, DisconnectReason::SignalClose).await;
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    assert_silenced(&stage).await;
}

#[tokio::test]
async fn a_demotion_that_failed_is_made_good_by_the_reconcile() {
    let (stage, _) = muted_and_not_demoted().await;
    stage.dais.advance(600);
    stage.sweep().await;
    assert_silenced(&stage).await;
}

#[tokio::test]
async fn a_demotion_that_livekit_did_not_take_is_made_good_by_a_repeat_too() {
    let stage = Stage::start().await;
    let url = stage.connected("c", &address(2), "create", "owner").await;
    stage.livekit().publish(Stage::token(&url)).await.unwrap();
    stage.livekit().fault_next("UpdateParticipant", dais::testing::livekit::Fault::Unavailable);
    mute_in_room(&stage, &address(2)).await;
    assert!(!stage.livekit().heard(&stage.rooms("c")[0]).is_empty());
    mute_in_room(&stage, &address(2)).await;
    assert_silenced(&stage).await;
}

#[tokio::test]
async fn what_is_said_of_a_livekit_fault_is_true() {
    let stage = Stage::start().await;
    let url = stage.connected("c", &address(1), "create", "owner").await;
    let room = stage.rooms("c").pop().unwrap();
    stage.livekit().fault_always(Some(dais::testing::livekit::Fault::Unavailable));
    let stranger = json!({ "sid": "PA_x", "identity": "stranger", "joinedAt": "1772366400", "state": "ACTIVE" });
    let joined = json!({ "event": "participant_joined", "room": { "name": room }, "participant": stranger });
    let finished = json!({ "event": "room_finished", "room": { "name": room } });
    let error = |answer: Answer| answer.expecting(502).body["error"].as_str().unwrap().to_owned();
    for event in [joined, finished] {
        let said = error(stage.webhook(&event).await);
        assert_eq!(said, "LiveKit is unavailable; send the event again");
    }
    let kick = stage.service.send("DELETE", &member("c", &address(1), ""), Vec::new()).await;
    assert_eq!(error(kick), "LiveKit is unavailable; the change is stored, and a repeat sends it again");
    assert_eq!(stage.status("c").await, super::stage::INACTIVE, "{url}");
}
