//! What LiveKit itself puts into a room is neither member nor stranger.

use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::stage::{Stage, address};

/// A token as only a holder of the API secret can make it.
fn token(stage: &Stage, identity: &str, kind: &str) -> String {
    let now = stage.dais.now().seconds();
    let claims = json!({
        "iss": dais::livekit::access::API_KEY, "sub": identity, "kind": kind, "nbf": now, "exp": now + 300,
        "video": { "roomJoin": true, "room": stage.rooms("c").pop().unwrap() },
    });
    let key = jsonwebtoken::EncodingKey::from_secret(dais::livekit::access::API_SECRET.as_bytes());
    shared::hs256::install();
    jsonwebtoken::encode(&jsonwebtoken::Header::default(), &claims, &key).unwrap()
}

#[tokio::test]
async fn service_participants_are_not_counted_and_never_removed() {
    for kind in ["egress", "ingress", "agent", "sip", "connector", "bridge"] {
        let stage = Stage::start().await;
        stage.connected("c", &address(1), "create", "owner").await;
        stage.enter("c", &address(3), "join", "member").await;
        // One with a name of its own, one that bears a member's and one that bears nobody's address.
        let tokens = ["EG_x".to_owned(), address(3), address(9)].map(|identity| token(&stage, &identity, kind));
        stage.livekit().forget_calls();
        for token in &tokens {
            stage.livekit().connect(token).await.unwrap();
        }
        stage.livekit().settled().await;
        stage.dais.advance(600);
        stage.sweep().await;
        let room = stage.rooms("c").pop().unwrap();
        assert_eq!(stage.livekit().participants(&room).len(), 4, "{kind}");
        assert_eq!(stage.status("c").await, (true, 1, 1), "{kind}");
        let calls = stage.livekit().calls();
        assert!(calls.iter().all(|call| call.name() == "ListParticipants"), "{kind}: {calls:?}");
        stage.livekit().disconnect(&tokens[1], DisconnectReason::RoomDeleted).await.unwrap();
        stage.livekit().settled().await;
        assert_eq!(stage.status("c").await, (true, 1, 1), "{kind}");
    }
}

#[tokio::test]
async fn a_kind_that_only_a_newer_livekit_knows_is_no_person() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let room = stage.rooms("c").pop().unwrap();
    stage.livekit().forget_calls();
    for kind in [json!("HOLOGRAM"), json!(99)] {
        for event in ["participant_joined", "participant_left", "participant_connection_aborted"] {
            let participant = json!({
                "sid": "PA_new", "identity": address(1), "joinedAt": "1772366400", "kind": kind, "state": "ACTIVE",
                "disconnectReason": "ROOM_DELETED",
            });
            let event = json!({ "event": event, "room": { "name": room }, "participant": participant });
            stage.webhook(&event).await.expecting(200);
        }
    }
    assert_eq!(stage.status("c").await, (true, 1, 1));
    assert_eq!(stage.livekit().calls(), []);
}
