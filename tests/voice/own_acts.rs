//! What a person may do to themselves by a token of their own, without being a
//! moderator: take back the hand, step down, mute themselves, leave.

use serde_json::json;

use super::stage::{INACTIVE, Stage, address, member};
use crate::support::Client;

/// A chat with a connected owner, and a connected speaker with a client of their own.
async fn speaker() -> (Stage, Client, String) {
    let stage = Stage::start().await;
    let user = address(2);
    stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &user, "join", "member").await;
    stage.service.send("POST", &member("c", &user, "/speaker"), Vec::new()).await.expecting(204);
    let person = stage.person(&user);
    (stage, person, user)
}

#[tokio::test]
async fn a_person_takes_their_own_hand_back_and_steps_down() {
    let (stage, person, user) = speaker().await;
    let at = |below: &str| member("c", &user, below);
    person.send("DELETE", &at("/speaker"), Vec::new()).await.expecting(204);
    assert!(!stage.copy("c", &user).1);
    person.send("POST", &at("/speak-request"), Vec::new()).await.expecting(204);
    assert_eq!(stage.copy("c", &user).0["isRequestingToSpeak"], true);
    for _ in 0..2 {
        person.send("DELETE", &at("/speak-request"), Vec::new()).await.expecting(204);
        assert_eq!(stage.copy("c", &user).0["isRequestingToSpeak"], false);
    }
    let others = member("c", &address(1), "/speaker");
    person.send("DELETE", &others, Vec::new()).await.expecting(403);
}

#[tokio::test]
async fn a_person_mutes_themselves_and_undoes_that_but_not_what_a_moderator_said() {
    let (stage, person, user) = speaker().await;
    let mute = member("c", &user, "/mute");
    let is_heard = || stage.copy("c", &user).1;
    person.patch(&mute, json!({ "muted": true }), 204).await;
    assert!(!is_heard());
    person.patch(&mute, json!({ "muted": false }), 204).await;
    assert!(is_heard());

    person.patch(&mute, json!({ "muted": true }), 204).await;
    stage.service.patch(&mute, json!({ "muted": true }), 204).await;
    person.patch(&mute, json!({ "muted": true }), 204).await;
    let refused = person.patch(&mute, json!({ "muted": false }), 403).await;
    assert_eq!(refused.body["error"], "only moderators can undo a moderator's muting");
    assert!(!is_heard());
    stage.enter("c", &user, "join", "member").await;
    person.patch(&mute, json!({ "muted": false }), 403).await;
    stage.service.patch(&mute, json!({ "muted": false }), 204).await;
    assert!(is_heard());
}

#[tokio::test]
async fn a_moderator_whom_another_one_muted_does_not_unmute_themselves() {
    let (stage, _, _) = speaker().await;
    let (first, second) = (address(1), address(3));
    stage.connected("c", &second, "join", "moderator").await;
    stage.person(&first).patch(&member("c", &second, "/mute"), json!({ "muted": true }), 204).await;
    stage.person(&second).patch(&member("c", &second, "/mute"), json!({ "muted": false }), 403).await;
    stage.person(&first).patch(&member("c", &second, "/mute"), json!({ "muted": false }), 204).await;
}

#[tokio::test]
async fn a_person_leaves_and_may_come_back_as_they_were() {
    let (stage, person, user) = speaker().await;
    let old = stage.enter("c", &user, "join", "member").await;
    stage.livekit().connect(Stage::token(&old)).await.unwrap();
    for _ in 0..2 {
        person.delete(&member("c", &user, ""), 204).await;
        stage.livekit().settled().await;
        assert_eq!(stage.status("c").await, (true, 1, 1));
        assert!(!stage.is_in_a_chat(&user).await);
        assert_eq!(stage.livekit().participants(&stage.rooms("c")[0]).len(), 1, "their connection is removed");
    }
    stage.livekit().connect(Stage::token(&old)).await.unwrap();
    assert_eq!(stage.status("c").await, (true, 2, 1), "by the old credentials too: it was no kick");
    stage.connected("c", &user, "join", "member").await;
    assert!(stage.copy("c", &user).1, "still a speaker");
    person.delete(&member("c", &address(1), ""), 403).await;
    person.delete(&member("d", &user, ""), 404).await;
    stage.service.delete(&member("c", &user, ""), 204).await;
    person.delete(&member("c", &user, ""), 404).await;
}

#[tokio::test]
async fn the_last_active_moderator_who_leaves_by_a_call_ends_the_chat() {
    let (stage, _, user) = speaker().await;
    let (first, second) = (address(1), address(3));
    stage.connected("c", &second, "join", "moderator").await;
    stage.person(&first).delete(&member("c", &first, ""), 204).await;
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.person(&second).delete(&member("c", &second, ""), 204).await;
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, INACTIVE);
    assert!(stage.rooms("c").is_empty() && !stage.is_in_a_chat(&user).await);
}

#[tokio::test]
async fn a_leave_that_livekit_does_not_take_is_stored_and_a_repeat_takes_it() {
    let (stage, person, user) = speaker().await;
    stage.livekit().fault_next("RemoveParticipant", dais::testing::livekit::Fault::Unavailable);
    let refused = person.delete(&member("c", &user, ""), 502).await;
    assert!(refused.text.contains("the change is stored"), "{}", refused.text);
    assert_eq!(stage.status("c").await, (true, 1, 1));
    person.delete(&member("c", &user, ""), 204).await;
    stage.livekit().settled().await;
    assert_eq!(stage.livekit().participants(&stage.rooms("c")[0]).len(), 1);
}
