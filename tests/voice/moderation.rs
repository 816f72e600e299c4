//! Who speaks: requests, promotion, mutes, kicks, and who may do that.

use serde_json::json;

use super::stage::{Stage, address, member};

/// A chat with an owner and a listener, both connected.
async fn owner_and_listener() -> (Stage, String, String) {
    let stage = Stage::start().await;
    let (owner, listener) = (address(1), address(2));
    stage.connected("c", &owner, "create", "owner").await;
    stage.connected("c", &listener, "join", "member").await;
    (stage, owner, listener)
}

#[tokio::test]
async fn a_listener_asks_is_let_speak_and_made_a_listener_again() {
    let (stage, _, user) = owner_and_listener().await;
    for (method, below, speaks, asks) in [
        ("POST", "/speak-request", false, true),
        ("DELETE", "/speak-request", false, false),
        ("POST", "/speak-request", false, true),
        ("POST", "/speaker", true, false),
        ("POST", "/speaker", true, false),
        ("DELETE", "/speaker", false, false),
        ("DELETE", "/speaker", false, false),
    ] {
        stage.service.send(method, &member("c", &user, below), Vec::new()).await.expecting(204);
        let (metadata, can_publish) = stage.copy("c", &user);
        assert_eq!(
            (&metadata["isSpeaker"], &metadata["isRequestingToSpeak"]),
            (&json!(speaks), &json!(asks)),
            "{below}"
        );
        assert_eq!(can_publish, speaks);
    }
}

#[tokio::test]
async fn a_speaker_who_asks_to_speak_is_refused() {
    let (stage, owner, _) = owner_and_listener().await;
    let refused = stage.service.send("POST", &member("c", &owner, "/speak-request"), Vec::new()).await.expecting(409);
    assert_eq!(refused.text, r#"{"error":"Only listeners can request to speak"}"#);
}

#[tokio::test]
async fn a_muted_speaker_may_not_publish_until_unmuted_and_nobody_muted_is_promoted() {
    let (stage, owner, listener) = owner_and_listener().await;
    stage.service.patch(&member("c", &owner, "/mute"), json!({ "muted": true }), 204).await;
    let (metadata, can_publish) = stage.copy("c", &owner);
    assert_eq!((&metadata["muted"], &metadata["isSpeaker"], can_publish), (&json!(true), &json!(true), false));
    stage.service.patch(&member("c", &owner, "/mute"), json!({ "muted": false }), 204).await;
    assert!(stage.copy("c", &owner).1);
    stage.service.patch(&member("c", &listener, "/mute"), json!({ "muted": true }), 204).await;
    stage.service.send("POST", &member("c", &listener, "/speaker"), Vec::new()).await.expecting(409);
}

#[tokio::test]
async fn whoever_is_kicked_is_not_counted_and_old_credentials_do_not_bring_them_back() {
    let (stage, _, user) = owner_and_listener().await;
    let old = stage.enter("c", &user, "join", "member").await;
    stage.service.patch(&member("c", &user, "/mute"), json!({ "muted": true }), 204).await;
    for _ in 0..2 {
        stage.service.delete(&member("c", &user, ""), 204).await;
        assert_eq!(stage.status("c").await, (true, 1, 1));
        assert!(!stage.is_in_a_chat(&user).await);
    }
    stage.livekit().settled().await;
    stage.livekit().connect(Stage::token(&old)).await.unwrap();
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    assert_eq!(stage.livekit().participants(&stage.rooms("c")[0]).len(), 1, "removed again");
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(404);
    stage.connected("c", &user, "join", "member").await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    assert_eq!(stage.copy("c", &user).0["muted"], true);
}

#[tokio::test]
async fn no_member_of_that_chat_is_404() {
    let (stage, _, _) = owner_and_listener().await;
    let stranger = address(9);
    for community in ["c", "none"] {
        for (method, below) in
            [("POST", "/speak-request"), ("DELETE", "/speak-request"), ("POST", "/speaker"), ("DELETE", "")]
        {
            stage.service.send(method, &member(community, &stranger, below), Vec::new()).await.expecting(404);
        }
        stage.service.patch(&member(community, &stranger, "/mute"), json!({ "muted": true }), 404).await;
    }
}

#[tokio::test]
async fn a_person_asks_for_themselves_and_only_moderators_moderate() {
    let (stage, owner, listener) = owner_and_listener().await;
    let (moderator, person) = (stage.person(&owner), stage.person(&listener));
    let at = |user: &str, below: &str| member("c", user, below);
    person.send("POST", &at(&listener, "/speak-request"), Vec::new()).await.expecting(204);
    moderator.send("POST", &at(&listener, "/speak-request"), Vec::new()).await.expecting(403);
    for (method, below) in [("DELETE", "/speak-request"), ("POST", "/speaker"), ("DELETE", "/speaker"), ("DELETE", "")]
    {
        person.send(method, &at(&owner, below), Vec::new()).await.expecting(403);
    }
    person.send("POST", &at(&listener, "/speaker"), Vec::new()).await.expecting(403);
    person.patch(&at(&owner, "/mute"), json!({ "muted": true }), 403).await;
    person.delete("/community-voice-chat/c", 403).await;
    let body = json!({ "community_id": "c", "user_address": owner, "action": "join", "user_role": "owner" });
    moderator.post("/community-voice-chat", body, 403).await;
    moderator.send("POST", &at(&listener, "/speaker"), Vec::new()).await.expecting(204);
    moderator.delete(&at(&listener, ""), 204).await;
    moderator.delete("/community-voice-chat/c", 204).await;
}
