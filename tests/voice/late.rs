//! Webhooks that come late: LiveKit's list is the truth, and is asked for soon.

use dais::livekit::webhook::Webhook;
use futures::future::join_all;
use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::stage::{INACTIVE, Stage, address, member};

/// A stage with an owner on it.
async fn stage() -> Stage {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage
}

/// What LiveKit would tell of what happens now; it is kept back.
async fn untold(stage: &Stage, happens: impl AsyncFnOnce()) -> Vec<Webhook> {
    stage.livekit().hold_webhooks();
    happens().await;
    let held = stage.livekit().take_held();
    stage.livekit().release_webhooks().await;
    held
}

async fn joining(stage: &Stage, user: usize) -> Webhook {
    let url = stage.enter("c", &address(user), "join", "member").await;
    untold(stage, async || drop(stage.livekit().connect(Stage::token(&url)).await.unwrap())).await.pop().unwrap()
}

async fn leaving(stage: &Stage, url: &str, reason: DisconnectReason) -> Webhook {
    untold(stage, async || stage.leave(url, reason).await).await.pop().unwrap()
}

async fn tell(stage: &Stage, webhook: &Webhook) {
    assert_eq!(stage.livekit().send(webhook).await, Some(200));
}

/// How many reconciles are asked for and not yet done.
fn asked(stage: &Stage) -> usize {
    stage.dais.queue().waiting().len()
}

/// Present once nothing but a connection holds anybody.
async fn connected_alone(stage: &Stage) -> i64 {
    stage.dais.advance(305);
    stage.status("c").await.1
}

#[tokio::test]
async fn an_event_three_seconds_old_is_recorded_and_nothing_is_asked_for() {
    let stage = stage().await;
    let joined = joining(&stage, 2).await;
    stage.dais.advance(3);
    tell(&stage, &joined).await;
    assert_eq!(asked(&stage), 0);
    assert_eq!(connected_alone(&stage).await, 2);
}

#[tokio::test]
async fn an_event_five_seconds_old_asks_for_a_reconcile_which_records_what_is() {
    let stage = stage().await;
    let joined = joining(&stage, 2).await;
    stage.dais.advance(5);
    stage.dais.wire.record();
    tell(&stage, &joined).await;
    let operations = stage.dais.wire.sent().into_iter().map(|sent| sent.operation).collect::<Vec<_>>();
    assert_eq!(operations, ["GetItem", "UpdateItem", "SendMessage"], "it is not worked through");
    stage.dais.advance(3);
    assert_eq!((stage.deliver().await.done, asked(&stage)), (1, 0));
    assert_eq!(connected_alone(&stage).await, 2);
}

#[tokio::test]
async fn a_late_join_of_somebody_who_has_left_since_counts_nobody() {
    let stage = stage().await;
    let url = stage.enter("c", &address(2), "join", "member").await;
    let told = untold(&stage, async || {
        drop(stage.livekit().connect(Stage::token(&url)).await.unwrap());
        stage.leave(&url, DisconnectReason::ClientInitiated).await;
    });
    let told = told.await;
    stage.dais.advance(5);
    tell(&stage, told.iter().find(|webhook| webhook.name == "participant_joined").unwrap()).await;
    stage.dais.advance(3);
    stage.deliver().await;
    assert_eq!(connected_alone(&stage).await, 1);
}

#[tokio::test]
async fn a_late_leave_is_applied_at_once_and_a_reconcile_asked_for_besides() {
    let stage = stage().await;
    let url = stage.connected("c", &address(2), "join", "member").await;
    let left = leaving(&stage, &url, DisconnectReason::ClientInitiated).await;
    stage.dais.advance(5);
    tell(&stage, &left).await;
    assert_eq!((stage.status("c").await, asked(&stage)), ((true, 1, 1), 1));
    stage.dais.advance(3);
    stage.deliver().await;
    assert_eq!((stage.status("c").await, asked(&stage)), ((true, 1, 1), 0));
}

#[tokio::test]
async fn the_last_moderators_late_leave_ends_the_chat_and_nothing_is_asked_for() {
    let stage = Stage::start().await;
    let url = stage.connected("c", &address(1), "create", "owner").await;
    let left = leaving(&stage, &url, DisconnectReason::ClientInitiated).await;
    stage.dais.advance(5);
    tell(&stage, &left).await;
    assert_eq!((stage.status("c").await, asked(&stage)), (INACTIVE, 0));
}

#[tokio::test]
async fn whoever_is_missing_is_gone_and_a_moderator_is_waited_for() {
    let stage = stage().await;
    let moderator = stage.connected("c", &address(2), "join", "moderator").await;
    let guest = stage.connected("c", &address(3), "join", "member").await;
    let joined = joining(&stage, 4).await;
    for url in [moderator, guest] {
        leaving(&stage, &url, DisconnectReason::SignalClose).await;
    }
    stage.dais.advance(5);
    tell(&stage, &joined).await;
    stage.dais.advance(3);
    stage.deliver().await;
    assert_eq!(stage.status("c").await, (true, 3, 2));
    assert!(!stage.is_in_a_chat(&address(3)).await && stage.is_in_a_chat(&address(2)).await);
    stage.dais.advance(305);
    assert_eq!(stage.status("c").await, (true, 2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_late_events_at_once_ask_for_one_reconcile() {
    for _ in 0..20 {
        let stage = stage().await;
        let late = [joining(&stage, 2).await, joining(&stage, 3).await];
        stage.dais.advance(5);
        join_all(late.iter().map(|webhook| tell(&stage, webhook))).await;
        assert_eq!(asked(&stage), 1);
        stage.dais.advance(3);
        stage.deliver().await;
        assert_eq!(connected_alone(&stage).await, 3);
    }
}

#[tokio::test]
async fn while_webhooks_stay_late_a_reconcile_is_asked_for_every_three_seconds() {
    let stage = stage().await;
    let late = joining(&stage, 2).await;
    stage.dais.advance(5);
    let mut reconciles = 0;
    for _ in 0..30 {
        tell(&stage, &late).await;
        stage.dais.advance(1);
        reconciles += stage.deliver().await.done;
    }
    assert!((9..=10).contains(&reconciles), "{reconciles} in thirty seconds");
}

#[tokio::test]
async fn a_member_who_changes_while_the_list_is_asked_for_is_left_alone_and_looked_at_again() {
    let stage = stage().await;
    let late = joining(&stage, 2).await;
    stage.dais.advance(5);
    tell(&stage, &late).await;
    stage.dais.advance(3);
    // They are muted as the message comes: the list may be older than that.
    stage.service.patch(&member("c", &address(2), "/mute"), json!({ "muted": true }), 204).await;
    stage.deliver().await;
    assert_eq!(asked(&stage), 1, "once more");
    stage.dais.advance(3);
    stage.deliver().await;
    assert_eq!(asked(&stage), 0);
    assert_eq!(connected_alone(&stage).await, 2);
    assert_eq!(stage.copy("c", &address(2)).0["muted"], true);
}

#[tokio::test]
async fn a_message_that_is_lost_is_made_up_for_by_the_next_late_event() {
    let stage = stage().await;
    let late = [joining(&stage, 2).await, joining(&stage, 3).await];
    stage.dais.advance(5);
    stage.dais.lose_next_message();
    tell(&stage, &late[0]).await;
    stage.dais.advance(3);
    assert_eq!(stage.deliver().await.done, 0);
    tell(&stage, &late[1]).await;
    stage.dais.advance(3);
    assert_eq!(stage.deliver().await.done, 1);
    assert_eq!(connected_alone(&stage).await, 3);
}

#[tokio::test]
async fn a_message_that_is_lost_is_made_up_for_by_the_sweep_where_no_other_event_comes() {
    let stage = stage().await;
    let late = joining(&stage, 2).await;
    stage.dais.advance(5);
    stage.dais.lose_next_message();
    tell(&stage, &late).await;
    stage.dais.advance(60);
    stage.sweep().await;
    assert_eq!(connected_alone(&stage).await, 2);
}

#[tokio::test]
async fn a_message_that_comes_twice_does_nothing_the_second_time() {
    let stage = stage().await;
    let late = joining(&stage, 2).await;
    stage.dais.advance(5);
    tell(&stage, &late).await;
    assert!(stage.dais.queue().repeat_next());
    stage.dais.advance(3);
    assert_eq!(stage.deliver().await.done, 2);
    assert_eq!((stage.status("c").await, asked(&stage)), ((true, 2, 1), 0));
    assert_eq!(connected_alone(&stage).await, 2);
}

#[tokio::test]
async fn a_late_join_to_a_chat_that_is_over_closes_the_room_and_asks_for_nothing() {
    let stage = stage().await;
    let url = stage.enter("c", &address(2), "join", "member").await;
    stage.service.delete("/community-voice-chat/c", 204).await;
    let joined = untold(&stage, async || drop(stage.livekit().connect(Stage::token(&url)).await.unwrap())).await;
    stage.dais.advance(5);
    tell(&stage, joined.last().unwrap()).await;
    assert_eq!((stage.rooms("c").len(), asked(&stage)), (0, 0));
}

#[tokio::test]
async fn an_event_that_does_not_say_when_it_was_made_is_not_late() {
    let stage = stage().await;
    let url = stage.connected("c", &address(2), "join", "member").await;
    leaving(&stage, &url, DisconnectReason::ClientInitiated).await;
    stage.dais.advance(60);
    // Without `createdAt`.
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    stage.reconcile("c").await;
    assert_eq!(asked(&stage), 0);
}
