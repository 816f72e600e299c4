//! Whoever lost the right to speak never speaks again by credentials of
//! before, whichever they use: LiveKit hands out what a token says, and what it
//! reports of a join is held against what is stored.

use livekit_protocol::DisconnectReason;
use serde_json::{Value, json};

use super::stage::{Stage, address, member};

const CHANGES: [&str; 4] = ["demoted", "muted", "muted in the room", "kicked"];

/// A speaker's credentials from when they were one, handed out while connected.
async fn speaker() -> (Stage, String) {
    let stage = Stage::start().await;
    let user = address(2);
    stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &user, "join", "member").await;
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
    let old = stage.connected("c", &user, "join", "member").await;
    stage.livekit().publish(Stage::token(&old)).await.unwrap();
    assert_eq!(stage.livekit().heard(&stage.rooms("c")[0]), [user]);
    stage.dais.advance(2);
    (stage, old)
}

async fn change(stage: &Stage, what: &str) {
    let at = |below: &str| member("c", &address(2), below);
    match what {
        "demoted" => drop(stage.service.send("DELETE", &at("/speaker"), Vec::new()).await.expecting(204)),
        "muted" => drop(stage.service.patch(&at("/mute"), json!({ "muted": true }), 204).await),
        "muted in the room" => {
            drop(stage.service.post("/mutes?room=c", json!({ "userID": address(2), "reason": 1 }), 200).await);
        }
        _ => drop(stage.service.delete(&at(""), 204).await),
    }
    stage.livekit().settled().await;
}

/// Nobody hears the user, who cannot change that either.
async fn assert_silent(stage: &Stage, token: &str, what: &str) {
    stage.livekit().settled().await;
    let heard = stage.livekit().heard(&stage.rooms("c")[0]);
    assert_eq!(heard, [] as [&str; 0], "{what}");
    stage.livekit().publish(token).await.expect_err(what);
    assert!(!stage.copy("c", &address(2)).1, "{what}");
    let may_send = stage.livekit().send_data(token).is_ok();
    assert_eq!(may_send, !what.starts_with("muted"), "{what}");
}

#[tokio::test]
async fn the_change_itself_silences_a_live_connection() {
    for what in CHANGES {
        let (stage, old) = speaker().await;
        change(&stage, what).await;
        if what != "kicked" {
            assert_silent(&stage, Stage::token(&old), what).await;
        }
    }
}

#[tokio::test]
async fn connecting_by_credentials_of_before_gives_no_right_back_though_newer_ones_were_made() {
    for what in CHANGES {
        let (stage, old) = speaker().await;
        change(&stage, what).await;
        stage.dais.advance(2);
        stage.enter("c", &address(2), "join", "member").await;
        stage.dais.advance(2);
        stage.livekit().connect(Stage::token(&old)).await.unwrap();
        assert_silent(&stage, Stage::token(&old), what).await;
        assert_eq!(stage.status("c").await, (true, 2, 1), "{what}");
    }
}

#[tokio::test]
async fn nor_do_credentials_that_livekit_refreshed_before() {
    for what in CHANGES {
        let (stage, old) = speaker().await;
        stage.dais.advance(400);
        let refreshed = stage.livekit().refreshed_token(Stage::token(&old)).unwrap();
        change(&stage, what).await;
        stage.enter("c", &address(2), "join", "member").await;
        stage.dais.advance(400);
        stage.livekit().connect(Stage::token(&old)).await.expect_err("these are over");
        stage.livekit().connect(&refreshed).await.unwrap();
        assert_silent(&stage, &refreshed, what).await;
    }
}

/// The event as LiveKit would have sent it without what is at `pointers`.
async fn joined_without(stage: &Stage, url: &str, names: &[&str]) -> Value {
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(url)).await.unwrap();
    let held = stage.livekit().take_held();
    stage.livekit().release_webhooks().await;
    let joined = held.iter().find(|webhook| webhook.name == "participant_joined").unwrap();
    let mut event = serde_json::from_str::<Value>(&joined.body).unwrap();
    for name in names {
        event["participant"].as_object_mut().unwrap().remove(*name).unwrap();
    }
    event
}

#[tokio::test]
async fn where_livekit_does_not_say_what_it_grants_it_is_told() {
    let (stage, old) = speaker().await;
    stage.leave(&old, DisconnectReason::SignalClose).await;
    change(&stage, "demoted").await;
    stage.enter("c", &address(2), "join", "member").await;
    let event = joined_without(&stage, &old, &["permission"]).await;
    stage.webhook(&event).await.expecting(200);
    assert_silent(&stage, Stage::token(&old), "demoted").await;
}

#[tokio::test]
async fn a_role_or_profile_of_before_is_put_right_too() {
    let (stage, old) = speaker().await;
    stage.enter("c", &address(2), "join", "none").await;
    stage.livekit().connect(Stage::token(&old)).await.unwrap();
    stage.livekit().settled().await;
    assert_eq!(stage.copy("c", &address(2)).0["role"], "none");
    stage.livekit().forget_calls();
    let url = stage.connected("c", &address(2), "join", "none").await;
    stage.livekit().settled().await;
    assert_eq!(stage.livekit().calls(), [], "what is as stored is not pushed: {url}");
}

#[tokio::test]
async fn on_livekit_cloud_a_kick_revokes_the_old_credentials_and_not_the_next_ones() {
    let (stage, old) = speaker().await;
    stage.livekit().revoke_tokens_as_cloud();
    change(&stage, "kicked").await;
    stage.livekit().connect(Stage::token(&old)).await.expect_err("revoked");
    stage.dais.advance(1);
    stage.connected("c", &address(2), "join", "member").await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
}
