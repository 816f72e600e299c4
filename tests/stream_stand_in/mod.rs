//! What goes from the table's stream to a function is as hard as Lambda's.

mod failures;
mod mapping;
mod stage;

use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::json;

use stage::{ACTIONS, Got, Stage, delivered, template};

#[tokio::test]
async fn a_change_comes_with_its_images_as_lambda_sends_it() {
    let stage = Stage::start().await;
    let got = Got::default();
    let driver = stage.driver("", got.dealing()).await;
    stage.put("a", "1", "first").await;
    stage.put("a", "1", "second").await;
    stage.put("a", "1", "second").await;
    stage.delete("a", "1").await;
    stage.delete("a", "1").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 3, 0, 0));
    let events = got.events();
    let records = events[0].records();
    let names = records.iter().map(|record| record["eventName"].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(names, ["INSERT", "MODIFY", "REMOVE"], "and none for what changes nothing");

    let key = json!({ "PK": { "S": "a" }, "SK": { "S": "1" } });
    let image = |text: &str| json!({ "PK": { "S": "a" }, "SK": { "S": "1" }, "text": { "S": text } });
    let images = [(None, Some("first")), (Some("first"), Some("second")), (Some("second"), None)];
    for (record, (old, new)) in records.iter().zip(images) {
        assert_eq!(record["dynamodb"]["Keys"], key);
        assert_eq!(record["dynamodb"].get("OldImage").cloned(), old.map(image));
        assert_eq!(record["dynamodb"].get("NewImage").cloned(), new.map(image));
        assert_eq!(record["dynamodb"]["StreamViewType"], "NEW_AND_OLD_IMAGES");
        assert_eq!(record["dynamodb"]["ApproximateCreationDateTime"], stage.dais.now().seconds());
        assert!(record["dynamodb"]["SizeBytes"].as_i64().unwrap() > 0);
        let is_number = |text: &str| (21..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = record["dynamodb"]["SequenceNumber"].as_str().unwrap();
        assert!(is_number(number), "{number}");
        assert_eq!(record["eventSource"], "aws:dynamodb");
        assert_eq!(record["awsRegion"], "us-east-1");
        assert!(record["eventID"].is_string() && record["eventVersion"].is_string());
        let arn = record["eventSourceARN"].as_str().unwrap();
        assert!(arn.starts_with("arn:aws:dynamodb:us-east-1:000000000000:table/") && arn.contains("/stream/"), "{arn}");
        assert_eq!(record.get("userIdentity"), None);
    }
    let ids = records.iter().map(|record| record["eventID"].as_str().unwrap());
    assert_eq!(ids.collect::<std::collections::BTreeSet<_>>().len(), 3);
    assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 0));
}

#[tokio::test]
async fn what_dynamodb_deletes_because_it_has_expired_is_known_by_its_user() {
    let stage = Stage::start().await;
    let got = Got::default();
    let driver = stage.driver("", got.dealing()).await;
    let expires_at = AttributeValue::N((stage.dais.now().seconds() + 60).to_string());
    stage.put_with("a", "expires", &[("expiresAt", expires_at)]).await;
    stage.put("a", "deleted", "x").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 2, 0, 0));
    stage.dais.advance(61);
    assert_eq!(stage.dais.sweep_expired().await, 1);
    stage.delete("a", "deleted").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 2, 0, 0));
    let events = got.events();
    let records = events[1].records();
    assert_eq!(records[0]["userIdentity"], json!({ "type": "Service", "principalId": "dynamodb.amazonaws.com" }));
    assert_eq!(records[0]["dynamodb"]["Keys"]["SK"]["S"], "expires");
    assert_eq!(records[1].get("userIdentity"), None);
    assert_eq!(records[1]["dynamodb"]["ApproximateCreationDateTime"], stage.dais.now().seconds());
}

/// Keys of that many different shards.
fn keys(shard_of: impl Fn(&str) -> usize) -> Vec<String> {
    let mut keys = vec![String::new(); dais::stream::SHARDS];
    (0..100).map(|number| format!("key{number}")).for_each(|key| {
        let shard = shard_of(&key);
        keys[shard] = key;
    });
    assert!(keys.iter().all(|key| !key.is_empty()));
    keys
}

#[tokio::test]
async fn an_items_changes_come_in_their_order_and_those_of_other_shards_in_any() {
    let stage = Stage::start().await;
    let got = Got::default();
    let driver = stage.driver("BatchSize: 2", got.dealing()).await;
    let keys = keys(|key| driver.shard_of(key));
    let write = async || {
        for number in 0..3 {
            for (shard, key) in keys.iter().enumerate().take(2) {
                stage.put(key, "1", &format!("{shard}.{number}")).await;
            }
        }
    };
    write().await;
    driver.turns(&[0, 1]);
    assert_eq!(driver.deliver().await.unwrap(), delivered(4, 6, 0, 0));
    assert_eq!(got.texts(), ["0.0 0.1", "1.0 1.1", "0.2", "1.2"]);
    for key in keys.iter().take(2) {
        stage.delete(key, "1").await;
    }
    driver.deliver().await.unwrap();
    got.texts();
    write().await;
    driver.turns(&[1, 0]);
    driver.deliver().await.unwrap();
    assert_eq!(got.texts(), ["1.0 1.1", "0.0 0.1", "1.2", "0.2"]);
}

#[tokio::test]
async fn what_no_filter_lets_through_costs_no_call() {
    let stage = Stage::start().await;
    let got = Got::default();
    let filters = r#"FilterCriteria: { Filters: [
        { Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"SK":{"S":[{"prefix":"MSG#"}]}}}}' },
        { Pattern: '{"dynamodb":{"NewImage":{"closed":{"BOOL":[true]}},"OldImage":{"closed":{"BOOL":[{"exists":false}]}}}}' },
        { Pattern: '{"userIdentity":{"type":["Service"]}}' }] }"#;
    let driver = stage.driver(filters, got.dealing()).await;
    stage.put("a", "ROOM", "a room").await;
    stage.put("a", "MSG#1", "posted").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 1, 0, 0));
    assert_eq!(got.texts(), ["posted"]);
    stage.put("a", "MSG#1", "edited").await;
    stage.delete("a", "MSG#1").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 0));
    let closed = |truth| [("closed", AttributeValue::Bool(truth)), ("text", AttributeValue::S("closed".to_owned()))];
    stage.put_with("a", "ROOM", &closed(true)).await;
    stage.put_with("a", "ROOM", &closed(false)).await;
    stage.put_with("a", "ROOM", &closed(true)).await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 1, 0, 0));
    assert_eq!(got.texts(), ["closed"]);
}

#[tokio::test]
async fn a_batch_is_gathered_until_it_is_full_or_its_window_is_over() {
    let stage = Stage::start().await;
    let got = Got::default();
    let driver = stage.driver("BatchSize: 3, MaximumBatchingWindowInSeconds: 2", got.dealing()).await;
    stage.put("a", "1", "1").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 0));
    assert_eq!(driver.due(), Some(stage.dais.now().after(Duration::from_secs(2))));
    stage.dais.advance(1);
    stage.put("a", "2", "2").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 0));
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 2, 0, 0));
    for number in 3..7 {
        stage.put("a", &number.to_string(), &number.to_string()).await;
    }
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 3, 0, 0));
    assert_eq!(got.texts(), ["1 2", "3 4 5"]);
    stage.dais.advance(2);
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 1, 0, 0));
    assert_eq!(driver.due(), None);
}

#[tokio::test]
async fn a_mapping_begins_at_what_is_new_or_at_the_oldest_there_is() {
    let stage = Stage::start().await;
    let got = Got::default();
    let before = stage.driver("", got.dealing()).await;
    stage.put("a", "1", "before").await;
    before.deliver().await.unwrap();
    assert_eq!(got.texts(), ["before"]);
    // Positions are in memory: what comes while nobody reads is not read from the latest on.
    drop(before);
    stage.put("a", "2", "meanwhile").await;
    let latest = stage.driver("", got.dealing()).await;
    let all = stage.open(&template("StartingPosition: TRIM_HORIZON", &ACTIONS), got.dealing()).await.unwrap().unwrap();
    stage.put("a", "3", "after").await;
    latest.deliver().await.unwrap();
    assert_eq!(got.texts(), ["after"]);
    all.deliver().await.unwrap();
    assert_eq!(got.texts(), ["before meanwhile after"]);
}

#[tokio::test]
async fn what_dynamodb_keeps_no_longer_never_comes() {
    let stage = Stage::start().await;
    let got = Got::default();
    let driver = stage.driver("", got.dealing()).await;
    stage.put("a", "1", "old").await;
    stage.dais.advance(24 * 60 * 60 + 1);
    stage.put("a", "2", "new").await;
    driver.deliver().await.unwrap();
    // A DynamoDB by another clock does not know how old it is.
    let expected = if stage.dais.stack.engine.is_some() { "new" } else { "old new" };
    assert_eq!(got.texts(), [expected]);
}

#[tokio::test]
async fn without_one_of_its_permissions_a_mapping_does_not_begin() {
    let mut stage = Stage::start().await;
    stage.dais.expect_denials();
    for missing in ACTIONS {
        let others = ACTIONS.into_iter().filter(|action| *action != missing).collect::<Vec<_>>();
        let opened = stage.open(&template("StartingPosition: LATEST", &others), Got::default().dealing()).await;
        // Records are asked for later than the rest.
        let error = match opened {
            Err(error) => error,
            Ok(driver) => driver.unwrap().deliver().await.unwrap_err(),
        };
        assert!(
            error.to_string().contains(&format!("live is not authorized to perform dynamodb:{missing}")),
            "{error}"
        );
        assert_eq!(stage.dais.wire.denied().last().unwrap().access.action, format!("dynamodb:{missing}"));
    }
}

#[tokio::test]
async fn a_table_without_a_stream_is_said_in_one_line() {
    let stage = Stage::start_with(None).await;
    let (lines, _logging) = crate::support::Lines::read("WARN");
    let opened = stage.open(&template("StartingPosition: LATEST", &ACTIONS), Got::default().dealing()).await;
    assert!(opened.unwrap().is_none());
    let lines = lines.taken();
    assert_eq!(lines.len(), 1, "{lines:?}");
}

/// In a time that flows while somebody waits, over an engine that is reached without a
/// socket: what the driver does by itself takes the time that it says.
#[tokio::test(start_paused = true)]
async fn by_itself_it_looks_four_times_a_second_until_it_is_dropped() {
    let embedded = stage::Embedded::start().await;
    let got = Got::default();
    let driver = embedded.driver("MaximumBatchingWindowInSeconds: 3", got.dealing()).await;
    let until_called = async || {
        let began = tokio::time::Instant::now();
        while got.events().is_empty() && began.elapsed().as_secs() < 60 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        (got.texts(), began.elapsed())
    };
    let running = driver.run();
    tokio::time::sleep(Duration::from_millis(10)).await;
    embedded.put("1");
    let (texts, after) = until_called().await;
    assert_eq!(texts, ["1"]);
    assert!((3_200..3_400).contains(&after.as_millis()), "read within a quarter of a second, then gathered: {after:?}");
    drop(running);
    embedded.put("2");
    assert_eq!(until_called().await.0, Vec::<String>::new());
}

#[tokio::test(start_paused = true)]
async fn the_engine_forgets_what_dynamodb_would_have_forgotten() {
    let embedded = stage::Embedded::start().await;
    for text in ["1", "2"] {
        embedded.put(text);
    }
    assert_eq!(embedded.kept(), 2);
    embedded.clock.advance(Duration::from_hours(24) + Duration::from_secs(1));
    embedded.put("3");
    assert_eq!(embedded.kept(), 1);
}
