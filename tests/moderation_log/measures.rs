//! Mutes and bans, and their ends.

use dais::testing::dynamodb::Fault;
use serde_json::{Value, json};
use shared::token::NewToken;

use super::{lines_of, told};
use crate::support::{Client, Dais};
use crate::voice::stage::{Stage, address};

async fn mute(client: &Client, body: Value) {
    client.post("/mutes?room=r", body, 200).await;
}

async fn ban(client: &Client, body: Value) {
    client.post("/bans/add?room=r", body, 200).await;
}

#[tokio::test]
async fn a_mute_a_ban_and_their_ends_are_one_line_each_with_what_was_said_of_them() {
    let dais = Dais::start().await;
    let named = NewToken { name: Some("The Mod".parse().unwrap()), is_person: true, ..dais.claims("mod") };
    let moderator = dais.client_with(named);
    let service = dais.client("service");
    mute(&moderator, json!({ "userID": "u", "reason": 3, "duration": "m", "username": "Sam", "note": "twice" })).await;
    mute(&moderator, json!({ "userID": "u", "reason": 1 })).await;
    ban(&moderator, json!({ "userID": "u", "reason": 2, "duration": "f", "note": "enough" })).await;
    ban(&moderator, json!({ "userID": "u", "reason": 2, "duration": "h" })).await;
    for path in ["/mutes/u?room=r", "/bans/u?room=r"] {
        moderator.delete(path, 200).await;
    }
    let lines = lines_of(&service, "r").await;
    let acts = ["muted", "muted", "banned", "banned", "unmuted", "unbanned"];
    assert_eq!(told(&lines), acts.map(|act| format!("user.{act} mod u")));
    let said = |line: &Value| [&line["user"]["name"], &line["reason"], &line["note"], &line["until"]].map(Clone::clone);
    assert_eq!(lines[0]["moderator"], json!({ "id": "mod", "name": "The Mod", "kind": "person" }));
    assert_eq!(said(&lines[0]), [json!("Sam"), json!(3), json!("twice"), json!("2026-03-01T12:30:00Z")]);
    assert_eq!(said(&lines[2])[1..3], [json!(2), json!("enough")]);
    assert_eq!(lines[3]["until"], "2026-03-01T13:00:00Z");
    assert_eq!(said(&lines[4]), [Value::Null, Value::Null, Value::Null, Value::Null]);
}

#[tokio::test]
async fn lifting_what_is_not_there_or_is_over_is_no_line_nor_what_moderators_do_to_themselves() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    let lift = async || {
        for path in ["/mutes/u?room=r", "/bans/u?room=r"] {
            moderator.delete(path, 200).await;
        }
    };
    lift().await;
    assert!(lines_of(&moderator, "r").await.is_empty());
    mute(&moderator, json!({ "userID": "u", "reason": 1 })).await;
    ban(&moderator, json!({ "userID": "u", "reason": 1, "duration": "h" })).await;
    dais.advance(3_600);
    lift().await;
    mute(&moderator, json!({ "userID": "mod", "reason": 1 })).await;
    ban(&moderator, json!({ "userID": "mod", "reason": 1, "duration": "f" })).await;
    moderator.delete("/mutes/mod?room=r", 200).await;
    moderator.delete("/bans/mod?room=r", 200).await;
    assert_eq!(told(&lines_of(&moderator, "r").await), ["user.muted mod u", "user.banned mod u"]);
}

#[tokio::test]
async fn the_kick_of_a_ban_and_the_demotion_of_a_mute_are_no_lines_of_their_own() {
    let stage = Stage::start().await;
    stage.connected("r", &address(1), "create", "owner").await;
    stage.connected("r", &address(2), "create", "moderator").await;
    mute(&stage.service, json!({ "userID": address(2), "reason": 1 })).await;
    ban(&stage.service, json!({ "userID": address(2), "reason": 1, "duration": "d" })).await;
    let user = address(2);
    let expected = [format!("user.muted service {user}"), format!("user.banned service {user}")];
    assert_eq!(told(&lines_of(&stage.service, "r").await), expected);
}

#[tokio::test]
async fn a_measure_whose_answer_got_lost_is_one_line_and_one_that_failed_none() {
    for fault in [Fault::AnswerLost, Fault::Unreachable, Fault::ServerError, Fault::Throttled] {
        let dais = Dais::start().await;
        let moderator = dais.client("mod");
        let failing = || dais.wire.fail_next("TransactWriteItems", fault);
        failing();
        mute(&moderator, json!({ "userID": "u", "reason": 1 })).await;
        failing();
        ban(&moderator, json!({ "userID": "u", "reason": 1, "duration": "f" })).await;
        for path in ["/mutes/u?room=r", "/bans/u?room=r"] {
            failing();
            moderator.delete(path, 200).await;
        }
        let acts = ["muted", "banned", "unmuted", "unbanned"].map(|act| format!("user.{act} mod u"));
        assert_eq!(told(&lines_of(&moderator, "r").await), acts, "{fault:?}");
    }
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    for _ in 0..40 {
        dais.wire.fail_next("TransactWriteItems", Fault::Unreachable);
    }
    moderator.post("/bans/add?room=r", json!({ "userID": "u", "reason": 1, "duration": "f" }), 503).await;
    dais.wire.heal();
    assert!(lines_of(&moderator, "r").await.is_empty());
    assert_eq!(moderator.get("/bans?room=r", 200).await.body["data"], json!([]));
}

#[tokio::test]
async fn of_two_who_lift_one_ban_at_once_one_is_told_of() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    for trial in 1..=50 {
        ban(&moderator, json!({ "userID": "u", "reason": 1, "duration": "f" })).await;
        let lift = || moderator.delete("/bans/u?room=r", 200);
        futures::join!(lift(), lift());
        assert_eq!(lines_of(&moderator, "r").await.len(), 2 * trial);
    }
}
