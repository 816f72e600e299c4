//! Whoever signals and gets no media up is not there.

use livekit_protocol::DisconnectReason;

use super::stage::{INACTIVE, Stage, address};

#[tokio::test]
async fn a_reconcile_takes_nobody_for_present_whose_media_is_not_up() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.dais.advance(590);
    let user = stage.enter("c", &address(2), "join", "member").await;
    stage.livekit().signal(Stage::token(&user)).await.unwrap();
    stage.dais.advance(10);
    stage.sweep().await;
    stage.dais.advance(295);
    assert_eq!(stage.status("c").await, (true, 1, 1), "the connect grace is all there was");
    stage.livekit().pass_time();
    stage.livekit().settled().await;
    assert!(stage.livekit().deliveries().iter().any(|webhook| webhook.event == "participant_connection_aborted"));
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test]
async fn a_member_who_reconnects_and_gets_no_media_up_is_interrupted() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let user = stage.connected("c", &address(2), "join", "member").await;
    stage.livekit().hold_webhooks();
    stage.livekit().signal(Stage::token(&user)).await.unwrap();
    drop(stage.livekit().take_held());
    stage.dais.advance(50);
    let chats = stage.dais.stack.states["voice"].store().all_chats().await.unwrap();
    assert_eq!(chats.len(), 1);
    stage.reconcile("c").await;
    stage.dais.advance(299);
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.dais.advance(6);
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test]
async fn an_aborted_connection_gives_no_grace_and_the_next_one_counts() {
    for reason in [DisconnectReason::JoinFailure, DisconnectReason::SignalClose, DisconnectReason::ParticipantRemoved] {
        let stage = Stage::start().await;
        stage.connected("c", &address(1), "create", "owner").await;
        let user = stage.enter("c", &address(2), "join", "member").await;
        stage.livekit().signal(Stage::token(&user)).await.unwrap();
        let aborted = stage.livekit().disconnect(Stage::token(&user), reason).await.unwrap();
        assert_eq!(aborted.webhooks.last().unwrap().event, "participant_connection_aborted");
        assert_eq!(stage.status("c").await, (true, 1, 1), "{reason:?}");
        stage.livekit().connect(Stage::token(&user)).await.unwrap();
        assert_eq!(stage.status("c").await, (true, 2, 1), "{reason:?}");
    }
}

#[tokio::test]
async fn a_join_that_is_told_after_its_own_abort_changes_nothing() {
    let stage = Stage::start().await;
    let owner = stage.enter("c", &address(1), "create", "owner").await;
    stage.livekit().hold_webhooks();
    stage.livekit().signal(Stage::token(&owner)).await.unwrap();
    stage.livekit().disconnect(Stage::token(&owner), DisconnectReason::SignalClose).await.unwrap();
    let aborted = stage.livekit().take_held().pop().unwrap();
    let joined = aborted.body.replace("participant_connection_aborted", "participant_joined");
    for event in [&aborted.body, &joined, &aborted.body] {
        stage.webhook(&serde_json::from_str(event).unwrap()).await.expecting(200);
        assert_eq!(stage.status("c").await, INACTIVE);
    }
}
