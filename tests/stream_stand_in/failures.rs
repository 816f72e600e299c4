//! What fails is tried again, split, or given up, and holds back nothing else.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dais::stream::Function;
use serde_json::{Value, json};

use super::keys;
use super::stage::{Got, Stage, delivered};

const REPORTS: &str = "FunctionResponseTypes: [ReportBatchItemFailures]";

async fn three(stage: &Stage) {
    for text in ["1", "2", "3"] {
        stage.put("a", text, text).await;
    }
}

#[tokio::test]
async fn what_comes_after_the_lowest_failure_comes_again() {
    let stage = Stage::start().await;
    let got = Got::default();
    let driver = stage.driver(REPORTS, got.answering(|event| Ok(event.without("2")))).await;
    three(&stage).await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 1, 2, 0));
    assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 0));
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 0, 2, 0));
    assert_eq!(got.texts(), ["1 2 3", "2 3"]);
}

#[tokio::test]
async fn an_answer_that_lambda_does_not_understand_fails_the_whole_batch_and_is_ignored_where_none_is_asked_for() {
    for (answer, is_understood) in [
        (json!(null), true),
        (json!({ "batchItemFailures": null }), true),
        (json!({ "batchItemFailures": [{ "itemIdentifier": "1" }] }), false),
        (json!({ "batchItemFailures": [{ "itemIdentifier": "" }] }), false),
        (json!({ "batchItemFailures": [{ "sequenceNumber": "1" }] }), false),
        (json!("done"), false),
    ] {
        let stage = Stage::start().await;
        let says = |answer: &Value| {
            let answer = answer.clone();
            Got::default().answering(move |_| Ok(answer.clone()))
        };
        let (asked, not_asked) = (stage.driver(REPORTS, says(&answer)).await, stage.driver("", says(&answer)).await);
        three(&stage).await;
        let expected = if is_understood { delivered(1, 3, 0, 0) } else { delivered(1, 0, 3, 0) };
        assert_eq!(asked.deliver().await.unwrap(), expected, "{answer}");
        assert_eq!(not_asked.deliver().await.unwrap(), delivered(1, 3, 0, 0), "{answer}");
    }
}

#[tokio::test]
async fn an_error_is_split_down_to_the_record_that_causes_it() {
    let stage = Stage::start().await;
    let got = Got::default();
    let poisoned = |texts: String| if texts.contains('3') { Err("poison".to_owned()) } else { Ok(json!(null)) };
    let properties = "BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: !GetAtt Discarded.Arn } }";
    let driver = stage.driver(properties, got.answering(move |event| poisoned(event.texts()))).await;
    three(&stage).await;
    stage.put("a", "4", "4").await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(4, 2, 4 + 2 + 1, 0));
    assert_eq!(got.texts(), ["1 2 3 4", "1 2", "3 4", "3"]);
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(2, 1, 0, 1));
    assert_eq!(got.texts(), ["3", "4"]);
    assert_eq!(driver.discarded()[0]["DDBStreamBatchInfo"]["batchSize"], 1);
}

#[tokio::test]
async fn where_retries_end_the_place_of_the_records_is_told_and_the_rest_goes_on() {
    let stage = Stage::start().await;
    let got = Got::default();
    let fails = |text: String| if text.contains('2') { Err("no".to_owned()) } else { Ok(json!(null)) };
    let properties = "BatchSize: 2, MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: !GetAtt Discarded.Arn } }";
    let driver = stage.driver(properties, got.answering(move |event| fails(event.texts()))).await;
    let began = stage.dais.now();
    three(&stage).await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 0, 2, 0));
    let records = got.events().remove(0);
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 0, 2, 0));
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 0), "the second pause is longer");
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(2, 1, 0, 2));
    assert_eq!(got.texts(), ["1 2", "1 2", "1 2", "3"]);
    let [mut told] = <[Value; 1]>::try_from(driver.discarded()).unwrap();
    assert!(told["requestContext"]["requestId"].take().is_string());
    let shard = driver.shard_of("a");
    let number = |place: usize| records.records()[place]["dynamodb"]["SequenceNumber"].clone();
    let expected = json!({
        "requestContext": {
            "requestId": null,
            "functionArn": "arn:aws:lambda:us-east-1:000000000000:function:live",
            "condition": "RetryAttemptsExhausted",
            "approximateInvokeCount": 3,
        },
        "responseContext": { "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled" },
        "version": "1.0",
        "timestamp": stage.dais.now().to_string(),
        "DDBStreamBatchInfo": {
            "shardId": format!("shardId-{shard:020}-00000004"),
            "startSequenceNumber": number(0),
            "endSequenceNumber": number(1),
            "approximateArrivalOfFirstRecord": began.to_string(),
            "approximateArrivalOfLastRecord": began.to_string(),
            "batchSize": 2,
            "streamArn": records.records()[0]["eventSourceARN"],
        },
    });
    assert_eq!(told, expected);
}

#[tokio::test]
async fn what_is_too_old_is_given_up_and_without_a_destination_nobody_is_told() {
    let stage = Stage::start().await;
    let got = Got::default();
    let age = "MaximumRecordAgeInSeconds: 60";
    let destination = "DestinationConfig: { OnFailure: { Destination: !GetAtt Discarded.Arn } }";
    let fails = || got.answering(|_| Err("no".to_owned()));
    let telling = stage.driver(&format!("{age}, {destination}"), fails()).await;
    let silent = stage.driver(age, fails()).await;
    stage.put("a", "1", "1").await;
    for driver in [&telling, &silent] {
        assert_eq!(driver.deliver().await.unwrap(), delivered(1, 0, 1, 0));
    }
    stage.dais.advance(61);
    for driver in [&telling, &silent] {
        assert_eq!(driver.deliver().await.unwrap(), delivered(0, 0, 0, 1));
    }
    assert_eq!(telling.discarded()[0]["requestContext"]["condition"], "RecordAgeExceeded");
    assert_eq!(silent.discarded(), Vec::<Value>::new());
}

#[tokio::test]
async fn a_shard_that_is_stuck_holds_back_itself_alone() {
    let stage = Stage::start().await;
    let got = Got::default();
    let is_stuck = Arc::new(AtomicBool::new(true));
    let stuck = is_stuck.clone();
    let function = got.answering(move |event| match event.texts().contains("stuck") && stuck.load(Ordering::SeqCst) {
        true => Err("stuck".to_owned()),
        false => Ok(json!(null)),
    });
    let driver = stage.driver("BatchSize: 1", function).await;
    let keys = keys(|key| driver.shard_of(key));
    stage.put(&keys[0], "1", "stuck").await;
    for (shard, key) in keys.iter().enumerate() {
        stage.put(key, "2", &format!("{shard}")).await;
    }
    driver.turns(&[0, 1, 2, 3]);
    assert_eq!(driver.deliver().await.unwrap(), delivered(4, 3, 1, 0));
    assert_eq!(got.texts(), ["stuck", "1", "2", "3"]);
    is_stuck.store(false, Ordering::SeqCst);
    stage.dais.advance(1);
    driver.deliver().await.unwrap();
    assert_eq!(got.texts(), ["stuck", "0"]);
}

#[tokio::test]
async fn with_several_batches_a_shard_only_items_of_one_group_wait_for_each_other() {
    let stage = Stage::start().await;
    let got = Got::default();
    let fails = |text: String| if text.starts_with("0.") { Err("stuck".to_owned()) } else { Ok(json!(null)) };
    let driver =
        stage.driver("BatchSize: 1, ParallelizationFactor: 10", got.answering(move |event| fails(event.texts()))).await;
    for item in 0..20 {
        stage.put("a", &item.to_string(), &format!("{item}.a")).await;
        stage.put("a", &item.to_string(), &format!("{item}.b")).await;
    }
    let came = driver.deliver().await.unwrap();
    assert!(came.failed == 1 && came.done > 20 && came.done < 40, "{came:?}");
    let texts = got.texts();
    for item in 1..20 {
        let place = |text: String| texts.iter().position(|one| *one == text);
        let (a, b) = (place(format!("{item}.a")), place(format!("{item}.b")));
        assert!(a.is_some() == b.is_some() && a <= b, "{item}: {texts:?}");
    }
}

/// A function that takes its events and never answers, for as long as the switch is on.
fn hanging(got: &Got, time_out: Duration) -> (Function, Arc<AtomicBool>) {
    let hangs = Arc::new(AtomicBool::new(true));
    let (answers, is_hanging) = (got.dealing().call, hangs.clone());
    let call = move |event| {
        let answer = answers(event);
        if is_hanging.load(Ordering::SeqCst) { Box::pin(std::future::pending()) } else { answer }
    };
    (Function { call: Arc::new(call), time_out }, hangs)
}

#[tokio::test]
async fn a_function_that_never_answers_has_failed_when_its_time_is_over() {
    let stage = Stage::start().await;
    let got = Got::default();
    let (function, hangs) = hanging(&got, Duration::from_millis(5));
    let driver = stage.driver("", function).await;
    three(&stage).await;
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 0, 3, 0));
    hangs.store(false, Ordering::SeqCst);
    stage.dais.advance(1);
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 3, 0, 0));
    assert_eq!(got.texts(), ["1 2 3", "1 2 3"]);
}

#[tokio::test]
async fn who_delivers_may_die_in_the_middle_and_the_batch_comes_again() {
    let stage = Stage::start().await;
    let got = Got::default();
    let (function, hangs) = hanging(&got, Duration::from_secs(3600));
    let driver = stage.driver("", function).await;
    three(&stage).await;
    let delivering = driver.deliver();
    let called = async {
        while got.events().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        _ = delivering => panic!("it hangs"),
        () = called => {}
    }
    hangs.store(false, Ordering::SeqCst);
    assert_eq!(driver.deliver().await.unwrap(), delivered(1, 3, 0, 0));
}
