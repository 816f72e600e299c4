//! One line an act, and none for what failed, whatever DynamoDB does meanwhile.

use dais::testing::dynamodb::Fault;
use serde_json::json;

use super::{lines_of, told};
use crate::voice::stage::{Stage, address, member};

/// How many tries of one request the function makes at most.
const TRIES: usize = 40;

#[tokio::test]
async fn an_act_whose_answer_got_lost_is_one_line() {
    for fault in [Fault::AnswerLost, Fault::Unreachable, Fault::ServerError, Fault::Throttled] {
        let stage = Stage::start().await;
        stage.connected("c", &address(1), "create", "owner").await;
        stage.connected("c", &address(2), "join", "member").await;
        stage.dais.wire.fail_next("TransactWriteItems", fault);
        stage.service.post(&member("c", &address(2), "/speaker"), json!({}), 204).await;
        stage.dais.wire.fail_next("TransactWriteItems", fault);
        stage.service.delete("/community-voice-chat/c", 204).await;
        let expected = [format!("participant.promoted service {}", address(2)), "stage.ended service -".to_owned()];
        assert_eq!(told(&lines_of(&stage.service, "c").await), expected, "{fault:?}");
    }
}

#[tokio::test]
async fn an_act_that_never_came_to_be_is_no_line() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    for _ in 0..TRIES {
        stage.dais.wire.fail_next("TransactWriteItems", Fault::Unreachable);
    }
    stage.service.post(&member("c", &address(2), "/speaker"), json!({}), 503).await;
    stage.dais.wire.heal();
    assert!(lines_of(&stage.service, "c").await.is_empty());
    stage.service.post(&member("c", &address(2), "/speaker"), json!({}), 204).await;
    assert_eq!(lines_of(&stage.service, "c").await.len(), 1);
}

#[tokio::test]
async fn of_two_who_end_a_stage_at_once_one_is_told_of() {
    for _ in 0..20 {
        let stage = Stage::start().await;
        stage.connected("c", &address(1), "create", "owner").await;
        let end = || stage.service.delete("/community-voice-chat/c", 204);
        futures::join!(end(), end());
        assert_eq!(lines_of(&stage.service, "c").await.len(), 1);
    }
}
