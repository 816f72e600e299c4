use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::steps::{Done, Steps};
use crate::voice::stage::{address, member};

/// Everything that a function does at DynamoDB and SQS, each in its turn.
pub async fn scenario(function: &str, steps: &Steps<'_>) -> Done {
    match function {
        "rooms" => rooms(steps).await,
        "messages" => messages(steps).await,
        "mutes" => mutes(steps).await,
        "moderation" => moderation_log(steps).await,
        "av-config" => settings(steps).await,
        "voice" => voice(steps).await,
        "voice-sweeper" => sweeps(steps).await,
        "live" => live(steps).await,
        "live-access" => steps.call("GET /live", "/live?room=r", None).await.map(drop),
        "live-authorizer" => listening(steps).await,
        other => panic!("what does {other} do?"),
    }
}

async fn rooms(steps: &Steps<'_>) -> Done {
    let room = json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true });
    steps.call("POST /external/room", "/external/room", Some(room)).await?;
    steps.call("GET /external/room/{roomId}", "/external/room/r", None).await?;
    steps.call("GET /external/room", "/external/room", None).await?;
    let confined = steps.stage.dais.confined("ann", "r");
    steps.call_by(&confined, "GET /external/room, confined to rooms", "/external/room", None).await?;
    let speak = json!({ "roomId": "r", "isSpeak": false });
    steps.call("POST /external/room/speak", "/external/room/speak", Some(speak)).await?;
    let status = json!({ "roomId": "r", "status": "ENDED" });
    steps.call("POST /external/room/status", "/external/room/status", Some(status)).await?;
    let update = Some(json!({ "name": "Another name" }));
    steps.call("PATCH /external/room/{roomId}", "/external/room/r", update).await?;
    steps.call("DELETE /external/room/{roomId}", "/external/room/r", None).await?;
    Ok(())
}

async fn messages(steps: &Steps<'_>) -> Done {
    let message = || Some(json!({ "room": "r", "text": "hey" }));
    let posted = steps.call("POST /chat-messages", "/chat-messages", message()).await?;
    let once = steps.admin.with("idempotency-key", "k");
    steps.call_by(&once, "POST /chat-messages with Idempotency-Key", "/chat-messages", message()).await?;
    steps.call("GET /chat-messages?room=", "/chat-messages?room=r", None).await?;
    steps.call("GET /chat-messages", "/chat-messages", None).await?;
    let path = format!("/chat-messages/{}", posted.body["id"].as_str().unwrap());
    steps.call("GET /chat-messages/{id}", &path, None).await?;
    steps.call("PATCH /chat-messages/{id} seen", &path, Some(json!({ "seen": true }))).await?;
    steps.call("PATCH /chat-messages/{id} not seen", &path, Some(json!({ "seen": false }))).await?;
    for text in ["ho", "ha"] {
        steps.call("PATCH /chat-messages/{id} text", &path, Some(json!({ "text": text }))).await?;
    }
    steps.call("GET /chat-messages/unread", "/chat-messages/unread?room=r", None).await?;
    steps.call("GET /chat-messages/unread", "/chat-messages/unread?room=r&room=s&room=t&room=u", None).await?;
    let seen = json!({ "room": "r", "upTo": posted.body["id"] });
    steps.call("POST /chat-messages/seen", "/chat-messages/seen", Some(seen)).await?;
    let moderator = steps.stage.dais.client("moderator");
    steps.call_by(&moderator, "DELETE /chat-messages/{id} of another's", &path, None).await?;
    Ok(())
}

async fn moderation_log(steps: &Steps<'_>) -> Done {
    let settings = json!({ "recordingServerUrl": "http://a.example" });
    steps.stage.dais.client("admin").put("/livechat/audioVideoChatConfig", settings, 200).await;
    steps.call("GET /moderation-log?room=", "/moderation-log?room=r", None).await?;
    steps.call("GET /moderation-log", "/moderation-log", None).await?;
    Ok(())
}

async fn settings(steps: &Steps<'_>) -> Done {
    let path = "/livechat/audioVideoChatConfig";
    steps.call(&format!("GET {path}"), path, None).await?;
    let settings = json!({
        "isEnabled": true, "isAutomaticallyRecordingAudioVideoChatsEnabled": false, "recordingServerUrl": "http://a.example",
    });
    steps.call(&format!("PUT {path}"), path, Some(settings)).await?;
    Ok(())
}

async fn mutes(steps: &Steps<'_>) -> Done {
    let mute = |user: &str| Some(json!({ "userID": user, "reason": 1 }));
    steps.call("POST /mutes", "/mutes?room=c", mute("u")).await?;
    let named = Some(json!({ "userID": "u", "reason": 1, "username": "U" }));
    steps.call("POST /mutes with a username", "/mutes?room=c", named).await?;
    steps.call("GET /mutes", "/mutes?room=c", None).await?;
    // Behind `mutes#a`.
    steps.call("GET /mutes of a later page", "/mutes?room=c&cursor=bXV0ZXMjYQ", None).await?;
    steps.call("GET /mutes/{userID}", "/mutes/u?room=c", None).await?;
    steps.call("DELETE /mutes/{userID}", "/mutes/u?room=c", None).await?;
    let token = steps.enter("c", 1, "create", "owner").await?;
    steps.connect(&token).await?;
    steps.call("POST /mutes of a speaker", "/mutes?room=c", mute(&address(1))).await?;
    let ban = |user: &str, duration: &str| Some(json!({ "userID": user, "reason": 1, "duration": duration }));
    steps.call("POST /bans/add", "/bans/add?room=c", ban("u", "f")).await?;
    steps.call("POST /mutes of somebody banned", "/mutes?room=c", mute("u")).await?;
    steps.call("GET /bans", "/bans?room=c", None).await?;
    steps.call("GET /bans/{userID}", "/bans/u?room=c", None).await?;
    steps.call("DELETE /bans/{userID}", "/bans/u?room=c", None).await?;
    steps.call("POST /bans/add of a speaker", "/bans/add?room=c", ban(&address(1), "h")).await?;
    Ok(())
}

async fn listening(steps: &Steps<'_>) -> Done {
    let live = steps.call("GET /live", "/live?room=r", None).await?;
    steps.subscribes(&live.body).await
}

async fn voice(steps: &Steps<'_>) -> Done {
    let path = "/community-voice-chat/{communityId}/users/{userAddress}";
    let of_guest = async |method: &str, below: &str| {
        steps.call(&format!("{method} {path}{below}"), &member("c", &address(2), below), None).await
    };
    let owner = steps.enter("c", 1, "create", "owner").await?;
    steps.connect(&owner).await?;
    let guest = steps.enter("c", 2, "join", "member").await?;
    steps.connect_told_late(&guest).await?;
    // Another connection in place of the first: nobody more is present, and nobody less.
    steps.connect(&guest).await?;
    steps.call("GET /community-voice-chat/{communityId}/status", "/community-voice-chat/c/status", None).await?;
    let participants = "/community-voice-chat/c/participants";
    steps.call("GET /community-voice-chat/{communityId}/participants", participants, None).await?;
    let ids = json!({ "community_ids": ["c", "d"] });
    steps.call("POST /community-voice-chat/status", "/community-voice-chat/status", Some(ids)).await?;
    steps.call("GET /community-voice-chat/active", "/community-voice-chat/active", None).await?;
    let user = format!("/users/{}/community-voice-chat-status", address(1));
    steps.call("GET /users/{userAddress}/community-voice-chat-status", &user, None).await?;
    of_guest("POST", "/speak-request").await?;
    of_guest("DELETE", "/speak-request").await?;
    of_guest("POST", "/speaker").await?;
    of_guest("DELETE", "/speaker").await?;
    let mute = Some(json!({ "muted": true }));
    steps.call(&format!("PATCH {path}/mute"), &member("c", &address(2), "/mute"), mute).await?;
    of_guest("DELETE", "").await?;
    steps.enter_many("c").await?;
    steps.room_finished("c").await?;
    steps.leave(&owner).await?;
    steps.enter("d", 1, "create", "owner").await?;
    steps.call("DELETE /community-voice-chat/{communityId}", "/community-voice-chat/d", None).await?;
    Ok(())
}

async fn sweeps(steps: &Steps<'_>) -> Done {
    let owner = steps.enter("c", 1, "create", "owner").await?;
    steps.connect(&owner).await?;
    let reconnected = steps.enter("c", 2, "join", "member").await?;
    steps.connect(&reconnected).await?;
    let joined = steps.enter("c", 3, "join", "member").await?;
    steps.enter_many("c").await?;
    let livekit = steps.stage.livekit();
    steps
        .unnoticed(async || {
            livekit.connect(&joined).await.unwrap();
            livekit.disconnect(&reconnected, DisconnectReason::ClientInitiated).await.unwrap();
            livekit.connect(&reconnected).await.unwrap();
        })
        .await;
    // A reconcile is owed that nobody has carried out.
    steps.connect_told_late(&reconnected).await?;
    steps.stage.dais.advance(60);
    steps.sweep().await?;
    for community in ["abandoned", "abandoned-too"] {
        steps.enter(community, 4, "create", "owner").await?;
        steps.enter(community, 5, "join", "member").await?;
    }
    // Webhooks that were lost are made up for, and the chats whose owner never came are ended.
    steps.stage.dais.advance(601);
    steps.sweep().await?;
    // Whoever was in an ended chat is forgotten once their credentials are dead.
    steps.stage.dais.advance(661);
    steps.sweep().await?;
    // Somebody has only just come when the message does: once more.
    let late = steps.enter("c", 2, "join", "member").await?;
    steps.connect_told_late(&late).await?;
    steps.stage.dais.advance(3);
    let fresh = steps.enter("c", 3, "join", "member").await?;
    steps.unnoticed(async || drop(livekit.connect(&fresh).await.unwrap())).await;
    steps.deliver_one_that_asks_again().await
}

async fn live(steps: &Steps<'_>) -> Done {
    let message = Some(json!({ "room": "r", "text": "hey" }));
    let posted = steps.call("POST /chat-messages", "/chat-messages", message).await?;
    steps.tells("message.posted").await?;
    let path = format!("/chat-messages/{}", posted.body["id"].as_str().unwrap());
    steps.call("PATCH /chat-messages/{id}", &path, Some(json!({ "seen": true }))).await?;
    steps.tells("message.seen").await?;
    steps.enter("c", 1, "create", "owner").await?;
    steps.tells("stage.started").await?;
    for user in 2..4 {
        steps.enter("c", user, "join", "none").await?;
    }
    steps.tells("stage.changed").await?;
    steps.call("POST /mutes", "/mutes?room=r", Some(json!({ "userID": "u", "reason": 1 }))).await?;
    steps.gives_up("what is given up").await
}
