//! With short graces and the stack's own sweeper, on the real clock: what
//! nobody comes back to is gone without any further request.

use std::time::{Duration, Instant};

use livekit_protocol::DisconnectReason;

use super::stage::{Stage, address};
use crate::support::Dais;

async fn short_graces() -> Stage {
    let dais = Dais::start_in_real_time(|settings| {
        for name in ["VOICE_CONNECT_GRACE_SECONDS", "VOICE_RECONNECT_GRACE_SECONDS", "VOICE_MODERATOR_GRACE_SECONDS"] {
            settings.variables.push((name.to_owned(), "2".to_owned()));
        }
        settings.variables.push(("VOICE_SWEEP_SECONDS".to_owned(), "1".to_owned()));
    });
    Stage::over(dais.await)
}

#[tokio::test(flavor = "multi_thread")]
async fn chats_of_moderators_who_broke_off_or_never_came_are_gone_with_their_rooms() {
    let stage = short_graces().await;
    let broken_off = stage.connected("a", &address(1), "create", "owner").await;
    stage.connected("a", &address(2), "join", "member").await;
    stage.leave(&broken_off, DisconnectReason::SignalClose).await;
    stage.enter("b", &address(3), "create", "owner").await;
    let store = stage.dais.stack.states["voice-sweeper"].store();
    let started = Instant::now();
    while !(store.all_chats().await.unwrap().is_empty() && stage.rooms("a").is_empty()) {
        assert!(started.elapsed() < Duration::from_secs(300), "still there");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(started.elapsed() > Duration::from_secs(3), "gone before its graces");
}
