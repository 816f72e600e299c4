//! A ban takes somebody off the stage and keeps them from it, whatever failed
//! meanwhile and whichever credentials they have.

use dais::testing::dynamodb::Fault;
use dais::testing::livekit;
use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};

use super::stage::{INACTIVE, Stage, address, member};

async fn ban(stage: &Stage, user: &str) {
    stage.service.post("/bans/add?room=c", json!({ "userID": user, "reason": 2, "duration": "d" }), 200).await;
}

fn entry(user: &str, action: &str, role: &str) -> Value {
    json!({ "community_id": "c", "user_address": user, "action": action, "user_role": role })
}

/// Who is in LiveKit's room.
fn present(stage: &Stage) -> Vec<String> {
    let rooms = stage.rooms("c");
    let participants = rooms.iter().flat_map(|room| stage.livekit().participants(room));
    participants.map(|participant| participant.identity).collect()
}

async fn assert_gone(stage: &Stage, user: &str) {
    stage.livekit().settled().await;
    assert!(!stage.is_in_a_chat(user).await);
    assert!(!present(stage).contains(&user.to_owned()));
}

#[tokio::test]
async fn a_banned_speaker_is_kicked_at_once_and_enters_no_more() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    let url = stage.connected("c", &user, "create", "moderator").await;
    stage.livekit().publish(Stage::token(&url)).await.unwrap();
    assert_eq!(stage.status("c").await, (true, 2, 2));
    ban(&stage, &user).await;
    assert_gone(&stage, &user).await;
    assert_eq!(stage.livekit().heard(&stage.rooms("c")[0]), [] as [&str; 0]);
    assert_eq!(stage.status("c").await, (true, 1, 1));
    for (action, role) in [("join", "none"), ("create", "owner"), ("create", "moderator")] {
        let refused = stage.service.post("/community-voice-chat", entry(&user, action, role), 403).await;
        assert_eq!(refused.body, json!({ "error": "banned from this room: verbal abuse" }));
        assert_eq!(refused.header("retry-after"), "86400");
    }
    // Their old credentials bring nobody back.
    let _ = stage.livekit().connect(Stage::token(&url)).await;
    assert_gone(&stage, &user).await;
    stage.service.delete(&format!("/bans/{user}?room=c"), 200).await;
    stage.connected("c", &user, "join", "member").await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
}

#[tokio::test]
async fn the_ban_goes_before_all_else_that_keeps_newcomers_out() {
    let stage = Stage::start().await;
    let room = json!({ "roomId": "c", "name": "n", "about": "", "isSpeak": true });
    stage.service.post("/external/room", room, 201).await;
    ban(&stage, &address(2)).await;
    stage.service.post("/external/room/status", json!({ "roomId": "c", "status": "ENDED" }), 200).await;
    stage.service.post("/community-voice-chat", entry(&address(2), "create", "owner"), 403).await;
    stage.service.post("/community-voice-chat", entry(&address(3), "create", "owner"), 409).await;
}

#[tokio::test]
async fn whoever_was_about_to_enter_is_removed_when_they_connect() {
    for is_told in [true, false] {
        let stage = Stage::start().await;
        stage.connected("c", &address(1), "create", "owner").await;
        let user = address(2);
        let url = stage.enter("c", &user, "join", "member").await;
        // As for one whose join is carried out after the ban has looked for them.
        for _ in 0..3 {
            stage.dais.wire.fail_next("BatchGetItem", Fault::ServerError);
        }
        stage.service.post("/bans/add?room=c", json!({ "userID": user, "reason": 2, "duration": "f" }), 503).await;
        if !is_told {
            stage.livekit().hold_webhooks();
        }
        let _ = stage.livekit().connect(Stage::token(&url)).await;
        if !is_told {
            drop(stage.livekit().take_held());
            stage.livekit().release_webhooks().await;
            stage.dais.advance(2);
            stage.reconcile("c").await;
        }
        assert_gone(&stage, &user).await;
        assert_eq!(stage.status("c").await, (true, 1, 1));
    }
}

#[tokio::test]
async fn a_kick_that_livekit_did_not_take_is_made_good_by_a_repeat_a_webhook_and_the_reconcile() {
    for made_good_by in ["repeat", "webhook", "reconcile"] {
        let stage = Stage::start().await;
        stage.connected("c", &address(1), "create", "owner").await;
        let user = address(2);
        let url = stage.connected("c", &user, "create", "moderator").await;
        stage.livekit().publish(Stage::token(&url)).await.unwrap();
        stage.livekit().fault_next("RemoveParticipant", livekit::Fault::Unavailable);
        ban(&stage, &user).await;
        assert!(!stage.is_in_a_chat(&user).await, "whatever LiveKit has");
        assert!(present(&stage).contains(&user));
        match made_good_by {
            "repeat" => ban(&stage, &user).await,
            "webhook" => {
                stage.leave(&url, DisconnectReason::SignalClose).await;
                let _ = stage.livekit().connect(Stage::token(&url)).await;
            }
            _ => {
                stage.dais.advance(600);
                stage.sweep().await;
            }
        }
        assert_gone(&stage, &user).await;
    }
}

/// Somebody whose ban is stored, and who is not kicked.
async fn banned_and_not_kicked() -> (Stage, String) {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    let url = stage.connected("c", &user, "create", "moderator").await;
    stage.livekit().publish(Stage::token(&url)).await.unwrap();
    for _ in 0..3 {
        stage.dais.wire.fail_next("BatchGetItem", Fault::ServerError);
    }
    stage.service.post("/bans/add?room=c", json!({ "userID": user, "reason": 2, "duration": "f" }), 503).await;
    stage.dais.wire.heal();
    assert_eq!(stage.service.get(&format!("/bans/{user}?room=c"), 200).await.body["data"][0]["id"], user);
    assert!(present(&stage).contains(&user));
    stage.dais.advance(2);
    (stage, url)
}

#[tokio::test]
async fn a_kick_that_was_not_stored_is_made_good_by_a_repeat_a_webhook_and_the_reconcile() {
    for made_good_by in ["repeat", "webhook", "reconcile"] {
        let (stage, url) = banned_and_not_kicked().await;
        let user = address(2);
        stage.service.post("/community-voice-chat", entry(&user, "join", "member"), 403).await;
        match made_good_by {
            "repeat" => ban(&stage, &user).await,
            "webhook" => {
                stage.leave(&url, DisconnectReason::SignalClose).await;
                let _ = stage.livekit().connect(Stage::token(&url)).await;
            }
            _ => {
                stage.dais.advance(600);
                stage.sweep().await;
            }
        }
        assert_gone(&stage, &user).await;
        assert_eq!(stage.livekit().heard(&stage.rooms("c")[0]), [] as [&str; 0]);
        assert_eq!(stage.status("c").await, (true, 1, 1));
    }
}

#[tokio::test]
async fn nothing_is_given_to_whoever_is_banned_and_not_kicked_yet() {
    let (stage, _) = banned_and_not_kicked().await;
    let user = address(2);
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(404);
    stage.service.send("POST", &member("c", &user, "/speak-request"), Vec::new()).await.expecting(404);
    stage.reconcile("c").await;
    assert_gone(&stage, &user).await;
}

#[tokio::test]
async fn a_chat_that_loses_its_last_moderator_by_a_ban_goes_on_for_the_moderator_grace_as_after_a_kick() {
    let stage = Stage::start().await;
    let url = stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    ban(&stage, &address(1)).await;
    assert_gone(&stage, &address(1)).await;
    assert_eq!(stage.status("c").await, INACTIVE);
    stage.sweep().await;
    assert_eq!(stage.rooms("c").len(), 1, "another moderator may come: {url}");
    stage.connected("c", &address(3), "create", "moderator").await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
}

#[tokio::test]
async fn a_mute_and_a_ban_together_keep_somebody_out_and_then_silent() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    stage.connected("c", &user, "create", "moderator").await;
    stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1, "duration": "l" }), 200).await;
    ban(&stage, &user).await;
    assert_gone(&stage, &user).await;
    stage.service.delete(&format!("/bans/{user}?room=c"), 200).await;
    stage.connected("c", &user, "create", "moderator").await;
    let (metadata, can_publish) = stage.copy("c", &user);
    assert_eq!((&metadata["isSpeaker"], can_publish), (&json!(false), false), "still muted");
}

#[tokio::test]
async fn a_ban_in_a_room_that_was_deleted_keeps_nobody_from_the_stage_of_a_later_one() {
    let stage = Stage::start().await;
    let room = || json!({ "roomId": "c", "name": "n", "about": "", "isSpeak": true });
    stage.service.post("/external/room", room(), 201).await;
    let (owner, user) = (address(1), address(2));
    ban(&stage, &user).await;
    stage.service.post("/mutes?room=c", json!({ "userID": owner, "reason": 1, "duration": "l" }), 200).await;
    stage.dais.advance(1);
    stage.service.delete("/external/room/c", 204).await;
    stage.service.post("/external/room", room(), 201).await;
    stage.connected("c", &owner, "create", "owner").await;
    assert!(stage.copy("c", &owner).1, "muted in the earlier room");
    stage.connected("c", &user, "join", "member").await;
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
    assert!(stage.copy("c", &user).1);
    stage.dais.advance(600);
    stage.sweep().await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    // And what is done in this one counts.
    ban(&stage, &user).await;
    assert_gone(&stage, &user).await;
}

#[tokio::test]
async fn a_chat_whose_room_was_deleted_and_created_again_is_ended_by_the_next_sweep() {
    let stage = Stage::start().await;
    let room = || json!({ "roomId": "c", "name": "n", "about": "", "isSpeak": true });
    stage.service.post("/external/room", room(), 201).await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.dais.advance(1);
    stage.service.delete("/external/room/c", 204).await;
    stage.service.post("/external/room", room(), 201).await;
    stage.sweep().await;
    assert_eq!((stage.status("c").await, stage.rooms("c").len()), (INACTIVE, 0));
    stage.connected("c", &address(1), "create", "owner").await;
    stage.sweep().await;
    assert_eq!(stage.status("c").await, (true, 1, 1), "the new room's own chat goes on");
}
