//! The end of a chat, however it comes.

use livekit_protocol::DisconnectReason;

use super::stage::{INACTIVE, Stage, address};

#[tokio::test]
async fn an_ended_chat_is_gone_and_its_successor_is_another() {
    let stage = Stage::start().await;
    let old = stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    let room = stage.rooms("c");
    stage.service.delete("/community-voice-chat/c", 204).await;
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, INACTIVE);
    assert!(!stage.is_in_a_chat(&address(1)).await);
    assert!(stage.rooms("c").is_empty());
    stage.service.delete("/community-voice-chat/c", 204).await;

    stage.connected("c", &address(3), "create", "owner").await;
    assert_ne!(stage.rooms("c"), room);
    stage.livekit().connect(Stage::token(&old)).await.unwrap();
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, (true, 1, 1));
    assert_eq!(stage.rooms("c").len(), 1, "who comes back to the old room finds it deleted");
}

#[tokio::test]
async fn the_last_moderator_leaving_ends_the_chat_and_an_earlier_one_does_not() {
    let stage = Stage::start().await;
    let first = stage.connected("c", &address(1), "create", "owner").await;
    let second = stage.connected("c", &address(2), "join", "moderator").await;
    stage.connected("c", &address(3), "join", "member").await;
    stage.leave(&first, DisconnectReason::ClientInitiated).await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.leave(&second, DisconnectReason::ClientInitiated).await;
    stage.livekit().settled().await;
    assert_eq!(stage.status("c").await, INACTIVE);
    assert!(stage.rooms("c").is_empty());
}

#[tokio::test]
async fn a_chat_whose_moderator_does_not_come_back_is_swept_after_both_graces() {
    let stage = Stage::start().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    stage.leave(&owner, DisconnectReason::SignalClose).await;
    stage.dais.advance(599);
    stage.sweep().await;
    assert_eq!(stage.rooms("c").len(), 1);
    stage.dais.advance(1);
    stage.sweep().await;
    assert!(stage.rooms("c").is_empty());
    assert!(!stage.is_in_a_chat(&address(2)).await);
}

#[tokio::test]
async fn what_an_end_left_undone_the_sweeper_does_and_forgets() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.livekit().fault_always(Some(dais::testing::livekit::Fault::Unavailable));
    stage.service.delete("/community-voice-chat/c", 204).await;
    assert_eq!(stage.status("c").await, INACTIVE);
    assert!(
        shared::app::voice::sweep::sweep(&stage.dais.stack.states["voice-sweeper"].voice, stage.dais.now())
            .await
            .is_err()
    );
    assert_eq!(stage.rooms("c").len(), 1);
    stage.livekit().fault_always(None);
    stage.sweep().await;
    assert!(stage.rooms("c").is_empty());
    let store = stage.dais.stack.states["voice-sweeper"].store();
    assert_eq!(store.ended_chats().await.unwrap().len(), 1);
    // Credentials that LiveKit refreshed just before the end are good for 600 s, and 60 beyond.
    stage.dais.advance(659);
    stage.sweep().await;
    assert_eq!(store.ended_chats().await.unwrap().len(), 1);
    stage.dais.advance(1);
    stage.sweep().await;
    assert!(store.ended_chats().await.unwrap().is_empty());
}
