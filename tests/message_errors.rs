//! Refusals about chat messages are problems, and errors as Feathers' clients
//! read them.

use std::time::Duration;

use serde_json::{Value, json};
use shared::domain::following::CURSORS_LAST;
use shared::domain::following::cursor::FollowCursor;

use crate::support::problem::problem;
use crate::support::{Client, Dais};

fn a_day_old(dais: &Dais) -> FollowCursor {
    FollowCursor::from_now(dais.now().before(CURSORS_LAST + Duration::from_secs(1)))
}

/// What every refusal of the group is answered, wherever it comes from.
async fn refusals(dais: &Dais, ann: &Client) -> Vec<(u16, Value)> {
    let hey = || json!({ "room": "r", "text": "hey" });
    let room = json!({ "roomId": "ended", "name": "n", "about": "", "isSpeak": false });
    ann.post("/external/room", room, 201).await;
    ann.post("/external/room/status", json!({ "roomId": "ended", "status": "ENDED" }), 200).await;
    ann.post("/mutes?room=r", json!({ "userID": "bob", "reason": 1 }), 200).await;
    let once = ann.with("idempotency-key", "k");
    once.post("/chat-messages", hey(), 200).await;
    let answers = [
        ann.get("/chat-messages?limit=0", 400).await,
        dais.anonymous().get("/chat-messages", 401).await,
        dais.client("bob").post("/chat-messages", hey(), 403).await,
        dais.confined("cy", "other").get("/chat-messages?room=r", 403).await,
        ann.get("/chat-messages/unknown", 404).await,
        ann.post("/chat-messages", json!({ "room": "ended", "text": "hey" }), 409).await,
        ann.get(&format!("/chat-messages?room=r&since={}", a_day_old(dais)), 410).await,
        ann.send("POST", "/chat-messages", vec![b'{'; 65 * 1024]).await.expecting(413),
        ann.with("content-type", "text/plain").send("POST", "/chat-messages", b"hey".to_vec()).await.expecting(415),
        once.post("/chat-messages", json!({ "room": "r", "text": "other" }), 422).await,
    ];
    answers.into_iter().map(|answer| (answer.status.as_u16(), answer.body)).collect()
}

#[tokio::test]
async fn every_refusal_of_a_message_has_name_message_code_and_class_as_feathers_clients_show_them() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    for (status, mut refusal) in refusals(&dais, &ann).await {
        let detail = refusal["detail"].as_str().unwrap().to_owned();
        // Members of one status alone.
        for more in ["errors", "reason"] {
            refusal.as_object_mut().unwrap().remove(more);
        }
        assert_eq!(refusal, problem("/chat-messages", status, &detail));
        assert_eq!(refusal["message"], detail);
    }
}

#[tokio::test]
async fn the_problems_of_other_groups_are_problems_and_no_more() {
    let dais = Dais::start().await;
    let refused = dais.client("ann").get("/external/room/unknown", 404).await.body;
    assert_eq!(refused, problem("/external/room/unknown", 404, refused["detail"].as_str().unwrap()));
    assert_eq!(refused.get("className"), None);
}
