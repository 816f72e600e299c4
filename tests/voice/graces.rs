//! A grace that is over holds nobody, however long it stays in an item.

use livekit_protocol::DisconnectReason;

use super::stage::{INACTIVE, Stage, address};

#[tokio::test]
async fn leaving_long_after_entering_twice_counts_one_leave() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = stage.connected("c", &address(2), "join", "member").await;
    stage.enter("c", &address(2), "join", "member").await;
    stage.dais.advance(430);
    let left = stage.livekit().disconnect(Stage::token(&user), DisconnectReason::ClientInitiated).await.unwrap();
    assert!(left.webhooks.iter().all(|webhook| webhook.status == Some(200)), "{:?}", left.webhooks);
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test]
async fn an_interruption_long_after_entering_twice_counts_for_the_reconnect_grace() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = stage.connected("c", &address(2), "join", "member").await;
    stage.enter("c", &address(2), "join", "member").await;
    stage.dais.advance(430);
    stage.leave(&user, DisconnectReason::SignalClose).await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.dais.advance(305);
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test]
async fn an_owner_whose_second_credentials_went_unused_ends_the_chat_by_leaving() {
    let stage = Stage::start().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    stage.dais.advance(20);
    stage.enter("c", &address(1), "join", "owner").await;
    stage.dais.advance(350);
    stage.leave(&owner, DisconnectReason::ClientInitiated).await;
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, INACTIVE);
    assert!(stage.rooms("c").is_empty(), "ended at once, not by the sweeper");
}

#[tokio::test]
async fn a_connect_grace_that_still_runs_keeps_the_chat_of_an_owner_who_leaves() {
    let stage = Stage::start().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    stage.dais.advance(20);
    stage.enter("c", &address(1), "join", "owner").await;
    stage.dais.advance(100);
    stage.leave(&owner, DisconnectReason::ClientInitiated).await;
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    stage.dais.advance(200);
    assert_eq!(stage.status("c").await, INACTIVE);
}

/// How long the chat goes on without a moderator is told from when its last one
/// was gone, not from a grace of theirs that had ended before.
#[tokio::test]
async fn a_moderator_who_is_removed_leaves_the_whole_moderator_grace_behind() {
    let stage = Stage::start().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    stage.enter("c", &address(1), "join", "owner").await;
    stage.dais.advance(400);
    stage.leave(&owner, DisconnectReason::ParticipantRemoved).await;
    assert_eq!(stage.status("c").await, INACTIVE);
    let is_running = async || !stage.dais.stack.states["voice"].store().all_chats().await.unwrap().is_empty();
    stage.dais.advance(299);
    stage.sweep().await;
    assert!(is_running().await);
    stage.dais.advance(1);
    stage.sweep().await;
    assert!(!is_running().await);
}
