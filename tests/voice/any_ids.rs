//! Stages of whoever has an account: `VOICE_USER_IDS=any`.

use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::stage::{Stage, address, member};
use crate::support::Dais;

/// A stage with a moderator and a listener whose ids are no addresses, both connected.
async fn stage() -> (Stage, String) {
    let any = |settings: &mut dais::stack::Settings| settings.variables.push(("VOICE_USER_IDS".into(), "any".into()));
    let stage = Stage::over(Dais::start_with(any).await);
    stage.connected("c", "player:ann", "create", "owner").await;
    let url = stage.connected("c", "42", "join", "member").await;
    (stage, url)
}

#[tokio::test]
async fn whoever_has_an_account_speaks_is_moderated_and_leaves() {
    let (stage, url) = stage().await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    assert!(stage.is_in_a_chat("42").await);
    let (ann, player) = (stage.person("player:ann"), stage.person("42"));
    player.post(&member("c", "42", "/speak-request"), json!({}), 204).await;
    player.post(&member("c", "player:ann", "/speak-request"), json!({}), 403).await;
    ann.post(&member("c", "42", "/speaker"), json!({}), 204).await;
    assert_eq!(stage.copy("c", "42"), (stage.copy("c", "42").0, true));
    stage.leave(&url, DisconnectReason::ClientInitiated).await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    let url = stage.connected("c", "42", "join", "member").await;
    ann.delete(&member("c", "42", ""), 204).await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    assert!(stage.livekit().connect(Stage::token(&url)).await.is_err() || stage.status("c").await == (true, 1, 1));
    ann.delete("/community-voice-chat/c", 204).await;
    assert_eq!(stage.status("c").await, (false, 0, 0));
}

#[tokio::test]
async fn a_mute_of_a_number_silences_whose_id_it_is_and_a_ban_kicks_them() {
    let (stage, _) = stage().await;
    stage.service.post(&member("c", "42", "/speaker"), json!({}), 204).await;
    assert!(stage.copy("c", "42").1);
    stage.service.post("/mutes?room=c", json!({ "userID": 42, "reason": 1 }), 200).await;
    assert!(!stage.copy("c", "42").1, "neither heard nor a speaker");
    stage.service.post(&member("c", "42", "/speaker"), json!({}), 409).await;
    stage.service.post("/bans/add?room=c", json!({ "userID": 42, "reason": 1, "duration": "h" }), 200).await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test]
async fn an_identity_is_the_whole_id_and_an_address_is_the_same_in_any_case() {
    let (stage, _) = stage().await;
    let shouted = format!("0x{:040X}", 0xabcd);
    stage.connected("c", &shouted, "join", "member").await;
    assert!(stage.is_in_a_chat(&shouted.to_lowercase()).await);
    // Whose id merely begins alike is another person.
    assert!(!stage.is_in_a_chat("4").await);
    stage.reconcile("c").await;
    assert_eq!(stage.status("c").await, (true, 3, 1));
}

#[tokio::test]
async fn what_is_no_id_is_refused_by_the_rule_in_force() {
    let (stage, _) = stage().await;
    let entry = |user: &str| json!({ "community_id": "c", "user_address": user, "action": "join" });
    let refused = stage.service.post("/community-voice-chat", entry("a/b"), 400).await;
    assert!(refused.text.contains("user_address must be an id"), "{}", refused.text);
    let ethereum = Stage::start().await;
    for user in ["42", "player:ann", &address(1)[1..]] {
        let refused = ethereum.service.post("/community-voice-chat", entry(user), 400).await;
        assert!(refused.text.contains("user_address must be an Ethereum address"), "{}", refused.text);
        ethereum.service.get(&format!("/users/{user}/community-voice-chat-status"), 400).await;
        ethereum.service.delete(&member("c", user, ""), 400).await;
    }
}
