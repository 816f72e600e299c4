//! A sweep when there is much to do, or little time: no kind of work waits for
//! another, and what is not reached comes first the next time.

use std::time::Duration;

use dais::testing::livekit::Fault;
use serde_json::Value;
use shared::app::voice::sweep::{Limits, SweepFault, sweep_within};

use super::stage::{INACTIVE, Stage, address};
use crate::support::{Dais, Lines};

/// Chats that were ended while LiveKit could not be had.
async fn ended(stage: &Stage, chats: usize) {
    stage.livekit().fault_always_of("DeleteRoom", Some(Fault::Unavailable));
    for chat in 0..chats {
        let community = format!("ended-{chat:02}");
        stage.connected(&community, &address(1), "create", "owner").await;
        stage.service.delete(&format!("/community-voice-chat/{community}"), 204).await;
    }
}

#[tokio::test]
async fn forty_rooms_that_a_hanging_livekit_does_not_delete_keep_nothing_else_waiting() {
    let stage = Stage::over(Dais::start_in_still_time().await);
    ended(&stage, 40).await;
    stage.enter("abandoned", &address(2), "create", "owner").await;
    let ghost = stage.connected("due", &address(3), "create", "owner").await;
    stage.livekit().hold_webhooks();
    stage.leave(&ghost, livekit_protocol::DisconnectReason::SignalClose).await;
    drop(stage.livekit().take_held());
    stage.dais.advance(650);
    stage.livekit().fault_always_of("DeleteRoom", Some(Fault::Slow));
    let fault = stage.try_sweep().await.unwrap_err();
    assert!(matches!(fault, SweepFault::Left { failed: 40, not_reached: 0 }), "{fault}");
    let store = stage.dais.stack.states["voice-sweeper"].store();
    let running = store.all_chats().await.unwrap();
    assert_eq!(running.iter().map(|(community, _)| community.as_str()).collect::<Vec<_>>(), ["due"], "one is ended");
    stage.dais.advance(305);
    assert_eq!(stage.status("due").await, INACTIVE, "the other was reconciled");
}

#[tokio::test]
async fn what_there_was_no_time_for_is_logged_and_comes_first_the_next_time() {
    let stage = Stage::start().await;
    ended(&stage, 5).await;
    stage.livekit().fault_always_of("DeleteRoom", None);
    let (lines, _logging) = Lines::read("INFO");
    let limits = Limits { at_once: 2, time: Duration::ZERO, ..Limits::default() };
    let mut open = Vec::new();
    for _ in 0..3 {
        let swept = sweep_within(&stage.dais.stack.states["voice-sweeper"].voice, limits, stage.dais.now()).await;
        let left = stage.livekit().rooms().len();
        assert_eq!(swept.is_err(), left > 0);
        let logged = lines.taken().into_iter().filter(|line| line["kind"] == "finishing").collect::<Vec<Value>>();
        assert_eq!(
            logged.first().map(|line| line["not_reached"].as_u64().unwrap() as usize),
            Some(left).filter(|n| *n > 0)
        );
        open.push(left);
    }
    assert_eq!(open, [3, 1, 0], "two are begun in any case, and each time the next two");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_takes_too_long_is_cut_off_and_comes_first_the_next_time() {
    let stage = Stage::start().await;
    ended(&stage, 1).await;
    stage.livekit().fault_always_of("DeleteRoom", Some(Fault::Slow));
    let sweeper = &stage.dais.stack.states["voice-sweeper"];
    let limits = Limits { end: Duration::ZERO, ..Limits::default() };
    let fault = sweep_within(&sweeper.voice, limits, stage.dais.now()).await.unwrap_err();
    assert!(matches!(fault, SweepFault::Left { failed: 0, not_reached: 1 }), "{fault}");
    let cursors = sweeper.store().sweep_cursors().await.unwrap();
    assert!(cursors.finishing.unwrap().starts_with("ended-00:"));
}

#[tokio::test]
async fn a_chat_that_could_not_be_reconciled_is_due_at_the_next_sweep() {
    let stage = Stage::start().await;
    let ghost = stage.connected("c", &address(1), "create", "owner").await;
    stage.livekit().hold_webhooks();
    stage.leave(&ghost, livekit_protocol::DisconnectReason::SignalClose).await;
    drop(stage.livekit().take_held());
    stage.dais.advance(600);
    stage.livekit().fault_next("ListParticipants", Fault::Unavailable);
    stage.try_sweep().await.unwrap_err();
    stage.dais.advance(60);
    stage.sweep().await;
    stage.dais.advance(305);
    assert_eq!(stage.status("c").await, INACTIVE, "noted as reconciled though it was not");
}

#[tokio::test]
async fn whoever_has_just_changed_is_left_to_the_next_reconcile() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    let ghost = stage.connected("c", &address(2), "join", "member").await;
    stage.livekit().hold_webhooks();
    stage.leave(&ghost, livekit_protocol::DisconnectReason::SignalClose).await;
    drop(stage.livekit().take_held());
    stage.dais.advance(600);
    // Just before the list is asked for: it may not know yet.
    stage.service.send("POST", &super::stage::member("c", &address(2), "/speak-request"), Vec::new()).await;
    stage.sweep().await;
    stage.dais.advance(60);
    stage.sweep().await;
    stage.dais.advance(299);
    assert_eq!(stage.status("c").await, (true, 2, 1));
    stage.dais.advance(6);
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_members_are_read_in_batches() {
    let stage = Stage::small().await;
    stage.connected("c", &address(0), "create", "owner").await;
    for user in 1..200 {
        stage.enter("c", &address(user), "join", "none").await;
    }
    stage.dais.advance(600);
    stage.dais.wire.record();
    stage.sweep().await;
    let sent = stage.dais.wire.sent();
    let operations = sent.iter().map(|sent| sent.operation.as_str()).collect::<Vec<_>>();
    // Ended and running chats by index; the chat, its shards and its room; its members by index and in two batches, and the room's mutes; the note; the shards to be pruned.
    let expected = ["Query"; 5].into_iter().chain(["BatchGetItem", "Query", "BatchGetItem", "Query"]);
    assert_eq!(
        operations,
        expected.chain(["BatchGetItem", "BatchGetItem", "Query"]).chain(["UpdateItem", "Query"]).collect::<Vec<_>>()
    );
    assert_eq!(stage.status("c").await, (true, 1, 1));
}

#[test]
fn a_sweep_ends_before_lambda_ends_it() {
    let function = dais::template::TEMPLATE.split("\n  VoiceSweeper:\n").nth(1).unwrap();
    let seconds = function.split("Timeout: ").nth(1).unwrap().lines().next().unwrap().parse::<u64>().unwrap();
    let limits = Limits::default();
    // A chat is left at once, a LiveKit call in its middle too; the rest is for the notes and the log.
    assert!(limits.time < limits.end && limits.end + Duration::from_secs(4) < Duration::from_secs(seconds));
}
