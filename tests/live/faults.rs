//! Whatever goes wrong: nothing is lost, nothing is stuck, and what comes again is
//! known by its id.

use aws_sdk_dynamodb::types::AttributeValue;
use dais::dynamodb::{client, endpoint};
use dais::iam::Grant;
use dais::stack::LOCAL_TABLE;
use dais::stream::SHARDS;
use dais::testing::dynamodb;
use dais::testing::live::Fault;
use serde_json::{Value, json};

use super::channels::{in_room, of_person, tell_all, tell_for};
use super::{post, types};
use crate::support::{Client, Dais, Lines};
use crate::voice::stage::{Stage, address};

/// Posts that many messages, whose texts are their numbers.
async fn post_many(client: &Client, room: &str, messages: usize) -> Vec<String> {
    let texts = (0..messages).map(|number| number.to_string()).collect::<Vec<_>>();
    for text in &texts {
        post(client, room, text).await;
    }
    texts
}

/// The messages that `live` gave up, as its on-failure destination was told.
fn given_up(dais: &Dais) -> Vec<Value> {
    dais.stack.live.as_ref().unwrap().drivers.iter().flat_map(|driver| driver.discarded()).collect()
}

async fn dying_after(publishes: usize) {
    let dais = Dais::start_within().await;
    let (ann, mut heard) = (dais.client("ann"), in_room(&dais, "r"));
    let texts = post_many(&ann, "r", 12).await;
    let live = dais.live();
    live.hold_publishes();
    let let_some_through = async {
        for publish in 0..=publishes {
            while live.publishes().len() <= publish {
                tokio::task::yield_now().await;
            }
            if publish < publishes {
                live.release_publishes();
                live.hold_publishes();
            }
        }
    };
    tokio::select! {
        biased;
        () = let_some_through => {}
        _ = dais.stack.live.as_ref().unwrap().tell() => panic!("it is held"),
    }
    live.release_publishes();
    let before = heard.texts();
    assert_eq!(before, texts[..publishes * 5], "it died in the middle");
    tell_all(&dais).await;
    assert_eq!([before, heard.texts()].concat(), texts);
    assert_eq!(heard.repeats, publishes * 5, "and nobody knows what it had told");
    assert_eq!(given_up(&dais), Vec::<Value>::new());
}

#[tokio::test(start_paused = true)]
async fn a_function_that_dies_in_the_middle_of_a_batch_has_told_nothing_for_good() {
    for publishes in 0..3 {
        dying_after(publishes).await;
    }
}

#[tokio::test(start_paused = true)]
async fn what_appsync_does_not_take_once_comes_a_moment_later() {
    for fault in [
        Fault::Throttled,
        Fault::Internal,
        Fault::LateInternal,
        Fault::Unavailable,
        Fault::Unreachable,
        Fault::AnswerLost,
        Fault::Garbage,
        Fault::Failing([3, 4].into()),
        Fault::NotPermitted,
    ] {
        let dais = Dais::start_within().await;
        let (ann, mut heard) = (dais.client("ann"), in_room(&dais, "r"));
        let texts = post_many(&ann, "r", 12).await;
        dais.live().fault_next(fault.clone());
        tell_all(&dais).await;
        assert_eq!(heard.texts(), texts, "{fault:?}");
        let again = if [Fault::LateInternal, Fault::AnswerLost].contains(&fault) { 5 } else { 0 };
        assert_eq!(heard.repeats, again, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_appsync_does_not_take_for_a_minute_comes_when_it_does() {
    for fault in [
        Fault::Throttled,
        Fault::Internal,
        Fault::LateInternal,
        Fault::Unavailable,
        Fault::Unreachable,
        Fault::AnswerLost,
        Fault::Garbage,
        Fault::Failing((1..5).collect()),
        Fault::Failing((0..5).collect()),
        Fault::NotPermitted,
    ] {
        let dais = Dais::start_within().await;
        let (ann, mut heard) = (dais.client("ann"), in_room(&dais, "r"));
        let texts = post_many(&ann, "r", 12).await;
        dais.live().fault_always(Some(fault.clone()));
        tell_for(&dais, 60).await;
        let before = heard.texts();
        assert_eq!(before, texts[..before.len()], "{fault:?}");
        dais.live().heal();
        tell_all(&dais).await;
        assert_eq!([before, heard.texts()].concat(), texts, "{fault:?}");
        assert_eq!(given_up(&dais), Vec::<Value>::new(), "{fault:?}");
    }
}

/// AppSync has delivered what came behind the event that failed: no order is
/// left to keep, but nothing is lost.
#[tokio::test(start_paused = true)]
async fn an_event_that_fails_among_others_comes_behind_them() {
    let dais = Dais::start_within().await;
    let (ann, mut heard) = (dais.client("ann"), in_room(&dais, "r"));
    post_many(&ann, "r", 7).await;
    dais.live().fault_next(Fault::Failing([1].into()));
    tell_all(&dais).await;
    assert_eq!(heard.texts(), ["0", "2", "3", "4", "1", "5", "6"]);
    assert_eq!(heard.repeats, 3);
}

#[tokio::test(start_paused = true)]
async fn an_event_that_appsync_refuses_for_good_holds_back_no_other() {
    let dais = Dais::start_within().await;
    let (ann, mut heard, mut other) = (dais.client("ann"), in_room(&dais, "r"), in_room(&dais, "other"));
    let texts = post_many(&ann, "r", 3).await;
    post(&ann, "r", "poison").await;
    post(&ann, "other", "elsewhere").await;
    post_many(&ann, "r", 3).await;
    dais.live().fault_at("poison", Fault::Refused);
    let told = dais.tell().await;
    assert_eq!(heard.texts(), [texts.clone(), texts].concat());
    assert_eq!(other.texts(), ["elsewhere"]);
    assert_eq!((told.done, told.failed), (8, 0));
}

/// A role that may not publish, or not yet, is nothing that is wrong with an event.
#[tokio::test(start_paused = true)]
async fn what_live_may_not_publish_is_tried_as_often_as_anything_and_then_in_the_list_of_failures() {
    let dais = Dais::start_within().await;
    let ann = dais.client("ann");
    post(&ann, "r", "hey").await;
    dais.live().fault_always(Some(Fault::NotPermitted));
    dais.live().forget_publishes();
    let told = tell_all(&dais).await;
    assert_eq!((told.calls, told.discarded), (11, 1));
    assert_eq!(dais.live().publishes().len(), 11, "no function waits for it");
    assert_eq!(given_up(&dais).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_is_given_up_is_in_the_list_of_failures_and_the_next_message_is_told() {
    let dais = Dais::start_within().await;
    let (ann, mut heard) = (dais.client("ann"), in_room(&dais, "r"));
    let began = dais.now();
    post(&ann, "r", "lost").await;
    dais.live().fault_always(Some(Fault::Throttled));
    let told = tell_all(&dais).await;
    assert_eq!((told.calls, told.done, told.discarded), (11, 0, 1), "once, and ten times again");
    // 1 + 2 + 4 + 8 + 16 + 32 s, and four minutes.
    assert_eq!(dais.now().millis() - began.millis(), (63 + 240) * 1_000);
    let [mut message] = <[Value; 1]>::try_from(given_up(&dais)).unwrap();
    assert!(message["requestContext"]["requestId"].take().is_string());
    let number = message["DDBStreamBatchInfo"]["startSequenceNumber"].take();
    assert!(number.is_string());
    assert_eq!(message["DDBStreamBatchInfo"]["endSequenceNumber"].take(), number);
    for name in ["shardId", "streamArn"] {
        assert!(message["DDBStreamBatchInfo"][name].take().is_string(), "{name}");
    }
    let expected = json!({
        "requestContext": {
            "requestId": null,
            "functionArn": "arn:aws:lambda:us-east-1:000000000000:function:live",
            "condition": "RetryAttemptsExhausted",
            "approximateInvokeCount": 11,
        },
        "responseContext": { "statusCode": 200, "executedVersion": "$LATEST" },
        "version": "1.0",
        "timestamp": dais.now().to_string(),
        "DDBStreamBatchInfo": {
            "shardId": null,
            "startSequenceNumber": null,
            "endSequenceNumber": null,
            "approximateArrivalOfFirstRecord": began.to_string(),
            "approximateArrivalOfLastRecord": began.to_string(),
            "batchSize": 1,
            "streamArn": null,
        },
    });
    assert_eq!(message, expected);
    let used = dais.wire.used();
    let is_sending = |grant: &Grant| grant.to_string().starts_with("sqs:SendMessage");
    assert!(used.iter().any(|(function, grant)| function == "live" && is_sending(grant)), "{used:?}");
    dais.live().heal();
    post(&ann, "r", "told").await;
    dais.tell().await;
    assert_eq!(heard.texts(), ["told"]);
}

/// Rooms whose changes are in shards of their own.
fn rooms(dais: &Dais) -> Vec<String> {
    let driver = &dais.stack.live.as_ref().unwrap().drivers[0];
    let mut rooms = vec![String::new(); SHARDS];
    for room in (0..100).map(|number| format!("room{number}")) {
        let shard = driver.shard_of(&format!("CHAT#{room}"));
        rooms[shard] = room;
    }
    rooms
}

#[tokio::test(start_paused = true)]
async fn a_room_that_cannot_be_told_of_holds_back_no_room_of_another_shard() {
    let dais = Dais::start_within().await;
    let ann = dais.client("ann");
    let rooms = rooms(&dais);
    let mut heard = rooms.iter().map(|room| in_room(&dais, room)).collect::<Vec<_>>();
    dais.live().fault_at("stuck", Fault::Throttled);
    post(&ann, &rooms[0], "stuck").await;
    for _ in 0..3 {
        for room in &rooms {
            post(&ann, room, "hey").await;
        }
        dais.tell().await;
    }
    assert_eq!(heard.iter_mut().map(|heard| heard.texts().len()).collect::<Vec<_>>(), [0, 3, 3, 3]);
    tell_all(&dais).await;
    assert_eq!(heard[0].texts(), ["hey"; 3]);
    assert_eq!(given_up(&dais).len(), 1);
}

/// Puts an item that Dais never wrote.
async fn put(dais: &Dais, item: Value) {
    let engine = dais.stack.engine.as_ref().unwrap();
    let client = client(&endpoint(engine.url.clone()), engine.direct(None));
    let text = |value: &Value| AttributeValue::S(value.as_str().unwrap().to_owned());
    let item = item.as_object().unwrap().iter().map(|(name, value)| (name.clone(), text(value))).collect();
    client.put_item().table_name(LOCAL_TABLE).set_item(Some(item)).send().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_record_that_cannot_be_read_is_passed_over_and_said_in_the_log() {
    let dais = Dais::start_within().await;
    let (lines, _logging) = Lines::read("ERROR");
    let (ann, mut heard) = (dais.client("ann"), in_room(&dais, "r"));
    post(&ann, "r", "before").await;
    for item in [
        json!({ "PK": "CHAT#r", "SK": "MSG#nonsense", "createdBy": "ann" }),
        json!({ "PK": "CHAT#r", "SK": "MSG#00000000-0000-7000-8000-000000000000", "createdBy": "", "text": "x" }),
        json!({ "PK": "MUTES#q", "SK": "bob", "mutedUntil": "soon" }),
        json!({ "PK": "MUTES#q", "SK": "what is this", "bannedUntil": "never" }),
        json!({ "PK": "ROOM#q", "SK": "ROOM", "name": "no room" }),
        json!({ "PK": "ROOM#q", "SK": "unknown" }),
        json!({ "PK": "VOICE#c", "SK": "unknown" }),
        json!({ "PK": "VOICE#c", "SK": "CHAT", "session": "none" }),
        json!({ "PK": "USER#x", "SK": "VOICE#c" }),
        json!({ "PK": "CHAT#r", "SK": "SEEN#nonsense" }),
        json!({ "PK": "CHAT#r", "SK": "MORE#nonsense" }),
    ] {
        put(&dais, item).await;
    }
    post(&ann, "r", "after").await;
    let told = dais.tell().await;
    assert_eq!((told.failed, told.discarded), (0, 0), "no later try would read it");
    assert_eq!(heard.texts(), ["before", "after"]);
    let lines = lines.taken();
    assert!(lines.len() >= 5, "{lines:?}");
    assert!(lines.iter().all(|line| line.to_string().contains("a record of the stream is passed over")), "{lines:?}");
}

#[tokio::test(start_paused = true)]
async fn who_wrote_a_message_that_was_seen_is_looked_up_until_it_is_known() {
    let dais = Dais::start_within().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let (mut author, mut room) = (of_person(&dais, "ann"), in_room(&dais, "r"));
    let id = post(&ann, "r", "hey").await["id"].as_str().unwrap().to_owned();
    bob.patch(&format!("/chat-messages/{id}"), json!({ "seen": true }), 200).await;
    for _ in 0..3 {
        // More than it is asked for, again and again for every half of a batch.
        for _ in 0..100 {
            dais.wire.fail_next("BatchGetItem", dynamodb::Fault::Unavailable);
        }
        let told = dais.tell().await;
        assert!(told.failed > 0, "{told:?}");
        dais.wire.heal();
        dais.advance(60);
    }
    assert_eq!(room.texts(), ["hey"], "messages are carried apart");
    assert_eq!(author.events(), Vec::<Value>::new());
    tell_all(&dais).await;
    let events = author.events();
    assert_eq!(types(&events), ["message.seen"]);
    assert_eq!(events[0]["data"], json!({ "id": id, "room": "r", "seenBy": ["bob"] }));
}

#[tokio::test(start_paused = true)]
async fn a_stage_whose_counts_cannot_be_read_is_told_of_when_they_can() {
    let stage = Stage::over(Dais::start_within().await);
    let (dais, mut room, mut other) = (&stage.dais, in_room(&stage.dais, "c"), in_room(&stage.dais, "other"));
    stage.connected("c", &address(1), "create", "owner").await;
    stage.livekit().settled().await;
    dais.advance(5);
    for tries in 0..3 {
        post(&stage.service, "other", &tries.to_string()).await;
        // More than it is asked for, again and again for every half of a batch.
        for _ in 0..100 {
            dais.wire.fail_next("GetItem", dynamodb::Fault::Unavailable);
        }
        let told = dais.tell().await;
        assert!(told.failed > 0, "{told:?}");
        assert_eq!(other.texts(), [tries.to_string()]);
        dais.wire.heal();
        dais.advance(60);
    }
    tell_all(dais).await;
    let events = room.events();
    assert_eq!(types(&events).iter().filter(|kind| **kind == "stage.started").count(), 1, "{events:?}");
    let (_, participants, moderators) = stage.status("c").await;
    let counts = json!({ "communityId": "c", "participantCount": participants, "moderatorCount": moderators });
    assert_eq!(events.iter().find(|event| event["type"] == "stage.started").unwrap()["data"], counts);
    assert_eq!(given_up(dais), Vec::<Value>::new());
}
