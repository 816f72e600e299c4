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
    comes_back_in_and_newcomers_do_not(&stage, 403).await;
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

/// The connected owner of the chat enters again; nobody does who is not in it.
async fn comes_back_in_and_newcomers_do_not(stage: &Stage, refusal: u16) {
    stage.service.post("/community-voice-chat", entry(&address(1)), 200).await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    let gone = address(7);
    stage.service.post("/community-voice-chat", entry(&gone), refusal).await;
}

#[tokio::test]
async fn whoever_is_in_the_running_chat_comes_back_in_until_it_is_ended() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let room = json!({ "roomId": "c", "name": "n", "about": "", "isSpeak": true });
    stage.service.post("/external/room", room, 201).await;
    for (path, body, refusal) in [
        ("speak", json!({ "roomId": "c", "isSpeak": false }), 403),
        ("speak", json!({ "roomId": "c", "isSpeak": true }), 200),
        ("status", json!({ "roomId": "c", "status": "SOON" }), 409),
        ("status", json!({ "roomId": "c", "status": "ENDED" }), 409),
        ("status", json!({ "roomId": "c", "status": "DISABLED" }), 409),
    ] {
        stage.service.post(&format!("/external/room/{path}"), body, 200).await;
        if refusal != 200 {
            comes_back_in_and_newcomers_do_not(&stage, refusal).await;
        }
    }
    stage.service.delete("/external/room/c", 204).await;
    comes_back_in_and_newcomers_do_not(&stage, 409).await;
}

#[tokio::test]
async fn who_was_kicked_or_is_gone_is_a_newcomer() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let (kicked, gone) = (address(2), address(3));
    stage.connected("c", &kicked, "create", "owner").await;
    stage.service.delete(&member("c", &kicked, ""), 204).await;
    stage.enter("c", &gone, "create", "owner").await;
    stage.dais.advance(300);
    stage.service.send("POST", "/livechat/audioVideoChatConfig:disable", Vec::new()).await.expecting(200);
    for newcomer in [&kicked, &gone] {
        stage.service.post("/community-voice-chat", entry(newcomer), 403).await;
    }
}

#[tokio::test]
async fn the_next_sweep_ends_the_stage_of_a_room_that_is_over_and_no_other() {
    let stage = Stage::start().await;
    let end = "2026-03-01 13:00:00";
    for (community, change) in
        [("by-hand", "ENDED"), ("off", "DISABLED"), ("early", "SOON"), ("live", "LIVE"), ("deleted", ""), ("clock", "")]
    {
        let room = json!({ "roomId": community, "name": "n", "about": "", "isSpeak": true, "endTime": (community == "clock").then_some(end) });
        stage.service.post("/external/room", room, 201).await;
        stage.connected(community, &address(1), "create", "owner").await;
        if community == "deleted" {
            stage.service.delete("/external/room/deleted", 204).await;
        } else if community != "clock" {
            let status = json!({ "roomId": community, "status": change });
            stage.service.post("/external/room/status", status, 200).await;
        }
    }
    stage.connected("no-room", &address(1), "create", "owner").await;
    let open = async || {
        let mut open = Vec::new();
        for community in ["by-hand", "off", "early", "live", "deleted", "clock", "no-room"] {
            if stage.status(community).await.0 && !stage.rooms(community).is_empty() {
                open.push(community);
            }
        }
        open
    };
    assert_eq!(open().await.len(), 7);
    stage.sweep().await;
    assert_eq!(open().await, ["early", "live", "clock", "no-room"]);
    stage.dais.advance(3600);
    stage.sweep().await;
    assert_eq!(open().await, ["early", "live", "no-room"]);
}

#[tokio::test]
async fn the_id_of_a_deleted_room_is_closed_until_it_is_created_again() {
    let stage = Stage::start().await;
    let room = || json!({ "roomId": "c", "name": "n", "about": "", "isSpeak": true });
    stage.service.post("/external/room", room(), 201).await;
    stage.service.post("/chat-messages", json!({ "room": "c", "text": "before" }), 200).await;
    stage.service.delete("/external/room/c", 204).await;
    let refused = stage.service.post("/chat-messages", json!({ "room": "c", "text": "after" }), 409).await;
    assert_eq!(refused.body["detail"], "the room was deleted");
    let refused = stage.service.post("/community-voice-chat", entry(&address(1)), 409).await;
    assert_eq!(refused.body["error"], "the room was deleted");
    stage.service.get("/external/room/c", 404).await;
    stage.service.delete("/external/room/c", 404).await;
    stage.service.post("/external/room/status", json!({ "roomId": "c", "status": "LIVE" }), 404).await;
    stage.service.post("/external/room/speak", json!({ "roomId": "c", "isSpeak": true }), 404).await;
    assert_eq!(stage.service.get("/external/room", 200).await.body["data"], json!([]));
    stage.service.post("/external/room", room(), 201).await;
    stage.service.post("/external/room", room(), 409).await;
    stage.service.post("/chat-messages", json!({ "room": "c", "text": "again" }), 200).await;
    stage.service.post("/community-voice-chat", entry(&address(1)), 200).await;
    assert_eq!(stage.service.get("/external/room", 200).await.body["data"].as_array().unwrap().len(), 1);
    assert_eq!(stage.service.get("/chat-messages?room=c", 200).await.body.as_array().unwrap().len(), 2);
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
    stage.livekit().fault_always(Some(dais::testing::livekit::Fault::Unavailable));
    stage.service.post("/mutes?room=c", json!({ "userID": user, "reason": 1, "duration": "l" }), 200).await;
    stage.livekit().fault_always(None);
    assert!(stage.copy("c", &user).1, "LiveKit does not know yet");
    stage.dais.advance(600);
    stage.sweep().await;
    assert!(!stage.copy("c", &user).1);
}
