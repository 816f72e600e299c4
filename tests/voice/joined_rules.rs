//! Settings, rooms and mutes, and what they do to voice chats.

use serde_json::json;

use super::stage::{Stage, address, member};

fn entry(user: &str) -> serde_json::Value {
    json!({ "community_id": "c", "user_address": user, "action": "create", "user_role": "owner" })
}

#[tokio::test]
async fn switched_off_in_the_settings_refuses_newcomers_and_a_running_chat_goes_on() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.service.send("POST", "/livechat/audioVideoChatConfig:disable", Vec::new()).await.expecting(200);
    stage.service.post("/community-voice-chat", entry(&address(2)), 403).await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    stage.service.send("POST", "/livechat/audioVideoChatConfig:enable", Vec::new()).await.expecting(200);
    stage.service.post("/community-voice-chat", entry(&address(2)), 200).await;
}

#[tokio::test]
async fn a_room_of_that_id_has_to_allow_voice_and_be_live() {
    let stage = Stage::start().await;
    let room = json!({ "roomId": "c", "name": "n", "about": "", "isSpeak": false });
    stage.service.post("/external/room", room, 201).await;
    stage.service.post("/community-voice-chat", entry(&address(1)), 403).await;
    stage.service.post("/external/room/speak", json!({ "roomId": "c", "isSpeak": true }), 200).await;
    for (status, expected) in [("ENDED", 409), ("SOON", 409), ("DISABLED", 409), ("LIVE", 200)] {
        stage.service.post("/external/room/status", json!({ "roomId": "c", "status": status }), 200).await;
        stage.service.post("/community-voice-chat", entry(&address(1)), expected).await;
    }
}

#[tokio::test]
async fn a_mute_demotes_a_speaker_and_blocks_promotion_until_it_ends() {
    let stage = Stage::start().await;
    let user = address(1);
    stage.connected("c", &user, "create", "owner").await;
    assert!(stage.copy("c", &user).1);
    stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1 }), 200).await;
    let (metadata, can_publish) = stage.copy("c", &user);
    assert_eq!((&metadata["isSpeaker"], can_publish), (&json!(false), false));
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(409);
    stage.enter("c", &user, "create", "owner").await;
    assert_eq!(stage.copy("c", &user).0["isSpeaker"], false);
    stage.dais.advance(900);
    assert_eq!(stage.copy("c", &user).0["isSpeaker"], false, "nobody is promoted by itself");
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
    assert!(stage.copy("c", &user).1);
}

#[tokio::test]
async fn a_mute_is_stored_though_livekit_fails_and_the_reconcile_repairs_it() {
    let stage = Stage::start().await;
    let user = address(1);
    stage.connected("c", &user, "create", "owner").await;
    stage.livekit().fault_always(Some(dais::livekit::Fault::Unavailable));
    stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1, "duration": "l" }), 200).await;
    stage.livekit().fault_always(None);
    assert!(stage.copy("c", &user).1, "LiveKit does not know yet");
    stage.dais.advance(600);
    stage.sweep().await;
    assert!(!stage.copy("c", &user).1);
}
