//! No chat is ended as abandoned before LiveKit was asked who is in it, and
//! nobody who is in it counts for nothing because no webhook told.

use dais::testing::livekit::Fault;
use serde_json::Value;

use super::stage::{INACTIVE, Stage, address};
use crate::support::{Dais, Lines};

/// All graces at a fifth of their defaults.
async fn short_graces() -> Stage {
    let dais = Dais::start_with(|settings| {
        for name in ["VOICE_CONNECT_GRACE_SECONDS", "VOICE_RECONNECT_GRACE_SECONDS", "VOICE_MODERATOR_GRACE_SECONDS"] {
            settings.variables.push((name.to_owned(), "60".to_owned()));
        }
    });
    Stage::over(dais.await)
}

/// An owner and a guest enter and talk, and no webhook tells of it.
async fn untold(stage: &Stage) {
    stage.livekit().hold_webhooks();
    for (user, action, role) in [(1, "create", "owner"), (2, "join", "member")] {
        let url = stage.enter("c", &address(user), action, role).await;
        stage.livekit().connect(Stage::token(&url)).await.unwrap();
    }
    drop(stage.livekit().take_held());
}

fn told(lines: &Lines) -> Vec<Value> {
    lines.taken().into_iter().filter(|line| line["message"].as_str().unwrap().contains("no webhook told")).collect()
}

#[tokio::test]
async fn whoever_is_in_the_room_is_present_before_their_grace_runs_out() {
    // Whenever the minute's sweep comes, and with a LiveKit that was never told the webhook URL.
    for first_sweep in [1, 20, 40, 59] {
        let stage = short_graces().await;
        untold(&stage).await;
        stage.dais.advance(first_sweep);
        for _ in 0..4 {
            stage.sweep().await;
            assert_eq!(stage.status("c").await, (true, 2, 1), "swept first at {first_sweep}");
            stage.dais.advance(60);
            assert_eq!(stage.status("c").await, (true, 2, 1), "swept first at {first_sweep}");
        }
        assert_eq!(stage.rooms("c").len(), 1);
    }
}

#[tokio::test]
async fn whoever_connects_just_before_their_grace_runs_out_is_found_by_the_next_sweep() {
    let stage = short_graces().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let url = stage.enter("c", &address(2), "join", "member").await;
    stage.dais.advance(50);
    stage.sweep().await;
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    drop(stage.livekit().take_held());
    stage.dais.advance(60);
    assert_eq!(stage.status("c").await, (true, 1, 1), "late");
    stage.sweep().await;
    assert_eq!(stage.status("c").await, (true, 2, 1), "and not for longer than a sweep");
}

#[tokio::test]
async fn no_room_is_deleted_under_those_who_talk_in_it_though_no_sweep_came_in_time() {
    let stage = short_graces().await;
    untold(&stage).await;
    stage.dais.advance(3600);
    assert_eq!(stage.status("c").await, INACTIVE);
    stage.livekit().fault_always_of("ListParticipants", Some(Fault::Unavailable));
    stage.try_sweep().await.unwrap_err();
    assert_eq!(stage.rooms("c").len(), 1, "LiveKit could not be asked");
    stage.livekit().fault_always_of("ListParticipants", None);
    stage.sweep().await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    assert_eq!(stage.rooms("c").len(), 1);
}

#[tokio::test]
async fn a_chat_in_which_listeners_wait_for_a_moderator_in_vain_is_ended() {
    let stage = short_graces().await;
    let owner = stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    stage.livekit().hold_webhooks();
    stage.leave(&owner, livekit_protocol::DisconnectReason::SignalClose).await;
    drop(stage.livekit().take_held());
    stage.livekit().release_webhooks().await;
    for _ in 0..14 {
        stage.dais.advance(60);
        stage.sweep().await;
    }
    assert!(stage.rooms("c").is_empty());
}

#[tokio::test]
async fn the_log_says_once_an_hour_that_no_webhook_told_of_people() {
    let stage = short_graces().await;
    let (lines, _logging) = Lines::read("INFO");
    untold(&stage).await;
    stage.dais.advance(40);
    stage.sweep().await;
    let said = told(&lines);
    assert_eq!(said.len(), 1);
    assert_eq!((&said[0]["level"], &said[0]["people"]), (&"WARN".into(), &2.into()));

    let again = async |user: usize| {
        let url = stage.enter("c", &address(user), "join", "member").await;
        stage.livekit().connect(Stage::token(&url)).await.unwrap();
        drop(stage.livekit().take_held());
        stage.dais.advance(40);
        stage.sweep().await;
        told(&lines).len()
    };
    assert_eq!(again(3).await, 0, "it was said a moment ago");
    stage.dais.advance(3600);
    assert_eq!(again(4).await, 1);
}

#[tokio::test]
async fn webhooks_that_come_are_not_said_to_be_missing() {
    let stage = short_graces().await;
    let (lines, _logging) = Lines::read("INFO");
    stage.connected("c", &address(1), "create", "owner").await;
    // One is on its way when the sweep comes: LiveKit tries for half a minute.
    let url = stage.enter("c", &address(2), "join", "member").await;
    stage.dais.advance(20);
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    stage.dais.advance(20);
    stage.sweep().await;
    stage.livekit().release_webhooks().await;
    assert_eq!(stage.status("c").await, (true, 2, 1));
    assert_eq!(told(&lines), [] as [Value; 0]);
}
