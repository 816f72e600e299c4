//! DynamoDB fails in the middle: the answer is right, and nothing is half done.

use dais::testing::dynamodb::{Aim, Fault};
use serde_json::{Value, json};

use crate::support::{Answer, Dais};

const CONFIG: &str = "/livechat/audioVideoChatConfig";

fn room() -> Value {
    json!({ "roomId": "r", "name": "n", "about": "", "isSpeak": true })
}

fn assert_unavailable(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(answer.header("retry-after"), "1");
    assert!(!answer.text.to_lowercase().contains("dynamo"), "the cause is for the log: {}", answer.text);
}

#[tokio::test]
async fn a_passing_fault_is_not_seen_by_the_caller() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for fault in [Fault::Unreachable, Fault::ServerError, Fault::Throttled] {
        dais.wire.fail_next("GetItem", fault);
        assert_eq!(admin.get(CONFIG, 200).await.requests(), 2, "{fault:?}");
    }
}

#[tokio::test]
async fn while_dynamodb_cannot_be_had_every_group_answers_503_in_its_own_shape() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for fault in [Fault::Unreachable, Fault::ServerError, Fault::Throttled] {
        for _ in 0..3 {
            for operation in ["GetItem", "Query", "BatchGetItem"] {
                dais.wire.fail_next(operation, fault);
            }
        }
        let problem = admin.send("GET", CONFIG, Vec::new()).await;
        assert_unavailable(&problem);
        assert_eq!(problem.header("content-type"), "application/problem+json");
        let mutes = admin.send("GET", "/mutes?room=r", Vec::new()).await;
        assert_unavailable(&mutes);
        assert_eq!(mutes.body["status"], "serverError");
        assert_unavailable(&admin.json("POST", "/chat-messages", &json!({ "room": "r", "text": "hey" })).await);
        admin.get(CONFIG, 200).await;
    }
    assert_eq!(admin.get("/chat-messages", 200).await.body, json!([]));
}

#[tokio::test]
async fn a_rooms_creator_gets_201_though_the_first_answer_got_lost() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    dais.wire.fail_next("UpdateItem", Fault::AnswerLost);
    assert_eq!(admin.post("/external/room", room(), 201).await.requests(), 2);
    admin.post("/external/room", room(), 409).await;
}

#[tokio::test]
async fn a_writer_with_if_match_gets_200_though_the_first_answer_got_lost() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for path in [":disable", ":enable"] {
        let tag = admin.get(CONFIG, 200).await.header("etag").to_owned();
        dais.wire.fail_next("TransactWriteItems", Fault::AnswerLost);
        let path = format!("{CONFIG}{path}");
        let written = admin.with("if-match", &tag).send("POST", &path, Vec::new()).await.expecting(200);
        assert_eq!(written.requests(), 3);
        assert_eq!(written.header("etag"), admin.get(CONFIG, 200).await.header("etag"));
    }
}

#[tokio::test]
async fn a_message_is_posted_once_though_the_first_answer_got_lost() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    dais.wire.fail_next("PutItem", Fault::AnswerLost);
    admin.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    let once = admin.with("idempotency-key", "k");
    // The key's answer, and the message's.
    for _ in 0..2 {
        dais.wire.fail_next("PutItem", Fault::AnswerLost);
    }
    once.post("/chat-messages", json!({ "room": "r", "text": "ho" }), 200).await;
    assert_eq!(admin.get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_message_whose_posting_failed_is_posted_by_the_repeat_and_once() {
    let dais = Dais::start().await;
    let body = || json!({ "room": "r", "text": "hey" });
    // At the key, and at the message.
    for request in [1, 2] {
        let once = dais.client("admin").with("idempotency-key", &request.to_string());
        dais.wire.fail(Aim { request: Some(request), tries: 3 }, Fault::AnswerLost);
        assert_unavailable(&once.json("POST", "/chat-messages", &body()).await);
        dais.wire.heal();
        let repeated = once.post("/chat-messages", body(), 200).await.body;
        assert_eq!(once.get("/chat-messages?room=r&limit=1", 200).await.body, json!([repeated]));
        assert_eq!(once.get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), request);
    }
}

#[tokio::test]
async fn a_delete_that_failed_in_the_middle_is_finished_by_its_repeat() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for operation in ["GetItem", "TransactWriteItems"] {
        admin.post("/external/room", room(), 201).await;
        admin.post("/mutes?room=r", json!({ "userID": 1, "reason": 1 }), 200).await;
        dais.advance(1);
        for _ in 0..3 {
            dais.wire.fail_next(operation, Fault::ServerError);
        }
        assert_unavailable(&admin.send("DELETE", "/external/room/r", Vec::new()).await);
        admin.get("/external/room/r", 200).await;
        admin.delete("/external/room/r", 204).await;
        assert_eq!(admin.get("/mutes?room=r", 200).await.body["data"], json!([]));
    }
    admin.post("/external/room", room(), 201).await;
    dais.wire.fail_next("TransactWriteItems", Fault::AnswerLost);
    admin.delete("/external/room/r", 204).await;
    admin.get("/external/room/r", 404).await;
}

#[tokio::test]
async fn a_fault_of_ours_is_500_with_a_constant_body() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    dais.wire.fail_next("GetItem", Fault::Refused);
    let answer = admin.send("GET", CONFIG, Vec::new()).await;
    assert_eq!(answer.status, 500);
    assert_eq!(answer.body["detail"], "something went wrong on our side");
}
