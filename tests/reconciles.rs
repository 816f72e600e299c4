//! Chats that are asked for through the queue are held against LiveKit's list:
//! what is sent, and what the sweeper's function does with what comes.

use std::time::{Duration, Instant};

use dais::queue::Delivered;
use dais::testing::dynamodb::Fault;
use dais::testing::livekit::Fault as LiveKitFault;
use livekit_protocol::DisconnectReason;
use serde_json::json;
use shared::domain::voice::names::ChatRef;
use shared::queue::QueueFault;

use crate::support::{Dais, Lines};
use crate::voice::stage::{Stage, address};

const DONE: Delivered = Delivered { done: 1, failed: 0 };
const FAILED: Delivered = Delivered { done: 0, failed: 1 };

/// A chat that has been there for a while, with an owner and a guest of whose
/// leaving nobody has told.
async fn stage_with_ghost(community: &str) -> (Stage, ChatRef) {
    let stage = Stage::start().await;
    let chat = ghost(&stage, community).await;
    (stage, chat)
}

async fn ghost(stage: &Stage, community: &str) -> ChatRef {
    stage.connected(community, &address(1), "create", "owner").await;
    let url = stage.connected(community, &address(2), "join", "member").await;
    stage.dais.advance(60);
    stage.livekit().hold_webhooks();
    stage.leave(&url, DisconnectReason::ClientInitiated).await;
    drop(stage.livekit().take_held());
    stage.livekit().release_webhooks().await;
    stage.chat_ref(community)
}

/// Whether the ghost is seen to be gone, at once.
async fn is_found_out(stage: &Stage, community: &str) -> bool {
    stage.status(community).await == (true, 1, 1)
}

#[tokio::test]
async fn a_message_names_the_chat_and_waits_for_three_seconds() {
    let (stage, chat) = stage_with_ghost("c").await;
    stage.dais.wire.record();
    stage.ask_for_reconcile(&chat).await.unwrap();
    let sent = stage.dais.wire.sent();
    let body = json!({ "chat": chat.to_string() }).to_string();
    let expected = json!({ "QueueUrl": stage.dais.queue().url(), "MessageBody": body, "DelaySeconds": 3 });
    assert_eq!((sent.len(), sent[0].operation.as_str(), &sent[0].body), (1, "SendMessage", &expected));
    let waiting = stage.dais.queue().waiting();
    assert_eq!((waiting.len(), waiting[0].due), (1, stage.dais.now().after(Duration::from_secs(3))));
    stage.dais.advance(2);
    assert_eq!(stage.deliver().await, Delivered::default());
    stage.dais.advance(1);
    assert_eq!(stage.deliver().await, DONE);
    assert_eq!(stage.dais.queue().waiting(), []);
    assert!(is_found_out(&stage, "c").await);
}

#[tokio::test]
async fn without_a_message_nobody_finds_out() {
    let (stage, _) = stage_with_ghost("c").await;
    assert_eq!(stage.deliver().await, Delivered::default());
    assert!(!is_found_out(&stage, "c").await);
}

#[tokio::test]
async fn of_several_messages_those_that_fail_come_again_and_no_others() {
    let (stage, first) = stage_with_ghost("a").await;
    for chat in [first, ghost(&stage, "b").await] {
        stage.ask_for_reconcile(&chat).await.unwrap();
    }
    stage.dais.advance(3);
    stage.livekit().fault_next("ListParticipants", LiveKitFault::Unavailable);
    let (lines, _logging) = Lines::read("WARN");
    assert_eq!(stage.deliver().await, Delivered { done: 1, failed: 1 });
    let line = lines.only();
    assert_eq!(line["message"], "the reconcile of a chat failed");
    assert!(line["fault"].as_str().unwrap().starts_with("LiveKit is unavailable"), "{line}");
    let waiting = stage.dais.queue().waiting();
    assert_eq!((waiting.len(), waiting[0].received), (1, 1));
    assert!(waiting[0].body.contains(line["chat"].as_str().unwrap()));
    stage.dais.advance(299);
    assert_eq!(stage.deliver().await, Delivered::default());
    stage.dais.advance(1);
    assert_eq!(stage.deliver().await, DONE);
    assert!(is_found_out(&stage, "a").await && is_found_out(&stage, "b").await);
}

#[tokio::test]
async fn what_fails_three_times_is_given_up_and_kept_apart() {
    let (stage, chat) = stage_with_ghost("c").await;
    stage.ask_for_reconcile(&chat).await.unwrap();
    stage.livekit().fault_always(Some(LiveKitFault::Unavailable));
    stage.dais.advance(3);
    for _ in 0..3 {
        assert_eq!(stage.dais.queue().dead(), []);
        assert_eq!(stage.deliver().await, FAILED);
        stage.dais.advance(300);
    }
    assert_eq!(stage.deliver().await, Delivered::default());
    assert_eq!((stage.dais.queue().dead().len(), stage.dais.queue().waiting().len()), (1, 0));
}

#[tokio::test]
async fn a_message_that_comes_twice_or_about_a_chat_that_is_over_changes_nothing_more() {
    let (stage, chat) = stage_with_ghost("c").await;
    stage.ask_for_reconcile(&chat).await.unwrap();
    assert!(stage.dais.queue().repeat_next());
    stage.dais.advance(3);
    assert_eq!(stage.deliver().await, Delivered { done: 2, failed: 0 });
    assert_eq!(stage.dais.queue().waiting(), []);
    assert!(is_found_out(&stage, "c").await);
    stage.ask_for_reconcile(&chat).await.unwrap();
    stage.service.delete("/community-voice-chat/c", 204).await;
    stage.dais.advance(3);
    stage.livekit().forget_calls();
    assert_eq!(stage.deliver().await, DONE);
    assert_eq!(stage.livekit().calls().len(), 0);
}

#[tokio::test]
async fn a_message_that_gets_lost_is_no_fault_and_never_comes() {
    let (stage, chat) = stage_with_ghost("c").await;
    stage.dais.lose_next_message();
    stage.ask_for_reconcile(&chat).await.unwrap();
    stage.dais.advance(3);
    assert_eq!(stage.deliver().await, Delivered::default());
    assert!(!stage.dais.queue().repeat_next());
}

/// Somebody has just come, and no webhook has told of it yet.
async fn enter_unnoticed(stage: &Stage, user: usize) {
    let url = stage.enter("c", &address(user), "join", "member").await;
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    drop(stage.livekit().take_held());
    stage.livekit().release_webhooks().await;
}

#[tokio::test]
async fn where_somebody_had_only_just_changed_it_is_asked_for_once_more() {
    let (stage, chat) = stage_with_ghost("c").await;
    stage.ask_for_reconcile(&chat).await.unwrap();
    stage.dais.advance(3);
    enter_unnoticed(&stage, 3).await;
    assert_eq!(stage.deliver().await, DONE);
    assert_eq!(stage.status("c").await, (true, 2, 1), "the ghost is gone, and the newcomer within the grace");
    assert_eq!(stage.dais.queue().waiting().len(), 1);
    stage.dais.advance(3);
    assert_eq!(stage.deliver().await, DONE);
    assert_eq!(stage.dais.queue().waiting(), []);
    stage.dais.advance(305);
    assert_eq!(stage.status("c").await, (true, 2, 1), "without the grace too");
}

#[tokio::test]
async fn where_it_cannot_be_asked_for_once_more_that_is_logged_and_the_next_sweep_does_it() {
    let (stage, chat) = stage_with_ghost("c").await;
    stage.ask_for_reconcile(&chat).await.unwrap();
    stage.dais.advance(3);
    enter_unnoticed(&stage, 3).await;
    stage.dais.wire.fail_next("SendMessage", Fault::Refused);
    let (lines, _logging) = Lines::read("ERROR");
    assert_eq!(stage.deliver().await, DONE);
    assert_eq!(lines.only()["message"], "the next sweep reconciles the chat instead");
    assert_eq!(stage.dais.queue().waiting(), []);
    stage.dais.advance(60);
    stage.sweep().await;
    stage.dais.advance(305);
    assert_eq!(stage.status("c").await, (true, 2, 1));
}

#[tokio::test]
async fn a_message_that_is_none_of_ours_is_logged_and_dropped() {
    let dais = Dais::start().await;
    let (lines, _logging) = Lines::read("WARN");
    for body in ["", "no json", "{}", r#"{"chat":7}"#, r#"{"chat":"c"}"#, r#"{"chat":"c:d"}"#] {
        let record = json!({ "messageId": "m", "body": body, "eventSource": "aws:sqs" });
        let answer = dais.stack.carrier.sweeper.answer(&json!({ "Records": [record] })).await.unwrap();
        assert_eq!(serde_json::to_value(answer).unwrap(), json!({ "batchItemFailures": [] }), "{body}");
        let line = lines.taken().pop().unwrap();
        assert_eq!((&line["message"], &line["level"]), (&json!("a message is dropped"), &json!("ERROR")), "{body}");
    }
}

#[tokio::test]
async fn a_batch_without_livekit_fails_as_a_whole() {
    let none = ("LIVEKIT_URL".to_owned(), String::new());
    let dais = Dais::start_with(|settings| settings.variables.push(none)).await;
    let message = |id: &str| {
        let body = json!({ "chat": "c:019cf2a0-1400-7000-8000-000000000001" }).to_string();
        json!({ "messageId": id, "body": body, "eventSource": "aws:sqs" })
    };
    let event = json!({ "Records": [message("1"), message("2")] });
    let answer = dais.stack.carrier.sweeper.answer(&event).await.unwrap();
    let failures = json!([{ "itemIdentifier": "1" }, { "itemIdentifier": "2" }]);
    assert_eq!(serde_json::to_value(answer).unwrap(), json!({ "batchItemFailures": failures }));
}

#[tokio::test]
async fn an_sqs_that_fails_once_is_asked_again_and_one_that_goes_on_failing_is_a_fault() {
    let (stage, chat) = stage_with_ghost("c").await;
    for fault in [Fault::Unreachable, Fault::ServerError, Fault::Unavailable, Fault::Throttled] {
        stage.dais.wire.fail_next("SendMessage", fault);
        stage.ask_for_reconcile(&chat).await.unwrap();
        (0..3).for_each(|_| stage.dais.wire.fail_next("SendMessage", fault));
        let failed = stage.ask_for_reconcile(&chat).await;
        assert!(matches!(failed, Err(QueueFault::Unavailable(_))), "{fault:?}: {failed:?}");
    }
    assert_eq!(stage.dais.queue().waiting().len(), 4);
    stage.dais.wire.fail_next("SendMessage", Fault::AnswerLost);
    stage.ask_for_reconcile(&chat).await.unwrap();
    assert_eq!(stage.dais.queue().waiting().len(), 6, "sent twice, since the first answer got lost");
    stage.dais.wire.fail_next("SendMessage", Fault::Refused);
    let refused = stage.ask_for_reconcile(&chat).await;
    assert!(matches!(refused, Err(QueueFault::Refused(_))), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn in_real_time_messages_come_by_themselves_and_not_before_their_delay() {
    let stage = Stage::over(Dais::start_in_real_time(|_| {}).await);
    stage.connected("c", &address(1), "create", "owner").await;
    let asked = Instant::now();
    stage.ask_for_reconcile(&stage.chat_ref("c")).await.unwrap();
    stage.livekit().forget_calls();
    let is_listed = || stage.livekit().calls().iter().any(|call| format!("{call:?}").contains("ListParticipants"));
    while !(is_listed() && stage.dais.queue().waiting().is_empty()) {
        assert!(asked.elapsed() < Duration::from_secs(300), "no message came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(asked.elapsed() >= Duration::from_millis(2_990));
}
