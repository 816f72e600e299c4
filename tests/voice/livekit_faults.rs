//! LiveKit down, slow or talking garbage: what is stored stays right, and a
//! repeat or the reconcile heals the rest.

use dais::testing::dynamodb::Fault as DynamoFault;
use dais::testing::livekit::Fault;
use serde_json::json;

use super::stage::{Stage, address, member};
use crate::support::Dais;

#[tokio::test]
async fn a_change_that_livekit_does_not_take_is_stored_and_a_repeat_pushes_it() {
    let stage = Stage::over(Dais::start_in_still_time().await);
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    stage.connected("c", &user, "join", "member").await;
    for fault in [Fault::Unavailable, Fault::Garbage, Fault::Unreachable, Fault::Slow] {
        stage.livekit().fault_next("UpdateParticipant", fault);
        let refused = stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(502);
        assert!(refused.body["error"].is_string(), "{}", refused.text);
        stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
        assert!(stage.copy("c", &user).1, "{fault:?}");
        stage.service.send("DELETE", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
    }
}

#[tokio::test]
async fn whoever_is_not_connected_yet_is_told_when_they_join() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = address(2);
    let url = stage.enter("c", &user, "join", "member").await;
    stage.dais.advance(2);
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    assert!(stage.copy("c", &user).1);
}

#[tokio::test]
async fn lost_webhooks_are_made_up_for_by_the_reconcile() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let (lost_join, ghost) = (address(2), address(3));
    let url = stage.enter("c", &lost_join, "join", "member").await;
    let ghost_url = stage.connected("c", &ghost, "join", "member").await;
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    stage.leave(&ghost_url, livekit_protocol::DisconnectReason::ClientInitiated).await;
    drop(stage.livekit().take_held());
    stage.livekit().release_webhooks().await;
    stage.dais.advance(600);
    assert!(!stage.is_in_a_chat(&lost_join).await, "the connect grace is over");
    assert!(stage.is_in_a_chat(&ghost).await);
    stage.sweep().await;
    assert!(stage.is_in_a_chat(&lost_join).await);
    stage.dais.advance(305);
    assert!(!stage.is_in_a_chat(&ghost).await, "no ghost outlives the grace after a reconcile");
    assert_eq!(stage.status("c").await, (true, 2, 1));
}

#[tokio::test]
async fn a_stranger_in_the_room_is_removed() {
    let stage = Stage::start().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    let room = stage.rooms("c").pop().unwrap();
    let claims = json!({
        "iss": dais::livekit::access::API_KEY, "sub": "stranger", "nbf": stage.dais.now().seconds(),
        "exp": stage.dais.now().seconds() + 300, "video": { "roomJoin": true, "room": room },
    });
    let key = jsonwebtoken::EncodingKey::from_secret(dais::livekit::access::API_SECRET.as_bytes());
    shared::hs256::install();
    let token = jsonwebtoken::encode(&jsonwebtoken::Header::default(), &claims, &key).unwrap();
    stage.livekit().connect(&token).await.unwrap();
    stage.livekit().settled().await;
    assert_eq!(stage.livekit().participants(&room).len(), 1);
    assert_eq!(stage.status("c").await, (true, 1, 1));
    drop(owner);
}

#[tokio::test]
async fn events_of_an_ended_chat_leave_its_successor_alone() {
    let stage = Stage::start().await;
    stage.livekit().hold_webhooks();
    let old = stage.enter("c", &address(1), "create", "owner").await;
    stage.livekit().connect(Stage::token(&old)).await.unwrap();
    stage.leave(&old, livekit_protocol::DisconnectReason::ClientInitiated).await;
    let of_the_old = stage.livekit().take_held();
    stage.livekit().release_webhooks().await;
    stage.service.delete("/community-voice-chat/c", 204).await;
    stage.connected("c", &address(1), "create", "owner").await;
    for webhook in of_the_old.iter().chain(of_the_old.iter().rev()) {
        assert_eq!(stage.livekit().send(webhook).await, Some(200), "{}", webhook.name);
        assert_eq!(stage.status("c").await, (true, 1, 1), "after {}", webhook.name);
    }
    stage.livekit().settled().await;
    assert_eq!(stage.rooms("c").len(), 1);
}

#[tokio::test]
async fn while_dynamodb_cannot_be_had_nothing_is_half_done_and_a_repeat_does_it() {
    let stage = Stage::start().await;
    let user = address(1);
    let body = json!({ "community_id": "c", "user_address": user, "action": "create", "user_role": "owner" });
    for fault in [DynamoFault::Unreachable, DynamoFault::Throttled, DynamoFault::ServerError, DynamoFault::AnswerLost] {
        for _ in 0..3 {
            stage.dais.wire.fail_next("TransactWriteItems", fault);
        }
        let refused = stage.service.post("/community-voice-chat", body.clone(), 503).await;
        assert!(refused.body["error"].is_string() && refused.header("retry-after") == "1", "{}", refused.text);
    }
    let url = stage.enter("c", &user, "create", "owner").await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    for _ in 0..3 {
        stage.dais.wire.fail_next("TransactWriteItems", DynamoFault::ServerError);
    }
    // LiveKit sends it again after a 5xx.
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    stage.dais.advance(3600);
    assert_eq!(stage.status("c").await, (true, 1, 1));
}
