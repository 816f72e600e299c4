//! The stand-in for SQS is as hard as SQS.

use std::time::Duration;

use dais::iam::Resource;
use dais::queue::Delivered;
use dais::template::{TEMPLATE, Template};
use serde_json::{Value, json};
use shared::queue::QueueFault;

use crate::support::{Answer, Client, Dais};

/// A request of `operation` as the SDK would send it.
async fn ask(dais: &Dais, operation: &str, body: &Value) -> Answer {
    let sqs = Client::to(&dais.stack.sqs.url).with("content-type", "application/x-amz-json-1.0");
    let sqs = sqs.with("x-amz-target", &format!("AmazonSQS.{operation}"));
    sqs.send("POST", "/", body.to_string().into_bytes()).await
}

fn message(dais: &Dais, body: &str, delay: i64) -> Value {
    json!({ "QueueUrl": dais.queue().url(), "MessageBody": body, "DelaySeconds": delay })
}

/// Messages that are none of ours, so that nobody is asked about them.
async fn send(dais: &Dais, body: &str, delay: i64) -> Answer {
    ask(dais, "SendMessage", &message(dais, body, delay)).await
}

#[tokio::test]
async fn what_sqs_refuses_is_refused_with_its_codes() {
    let dais = Dais::start().await;
    let long = "x".repeat(1_048_577);
    let url = dais.queue().url();
    let cases = [
        (message(&dais, "m", -1), "InvalidParameterValue"),
        (message(&dais, "m", 901), "InvalidParameterValue"),
        (message(&dais, &long, 0), "InvalidParameterValue"),
        (message(&dais, "", 0), "MissingParameter"),
        (json!({ "QueueUrl": url }), "MissingParameter"),
        (json!({ "MessageBody": "m" }), "MissingParameter"),
        (message(&dais, "\u{0}", 0), "InvalidMessageContents"),
        (message(&dais, "\u{ffff}", 0), "InvalidMessageContents"),
        (json!({ "QueueUrl": format!("{url}2"), "MessageBody": "m" }), "AWS.SimpleQueueService.NonExistentQueue"),
        (json!({ "QueueUrl": url, "MessageBody": 1 }), "MalformedInput"),
    ];
    for (body, code) in cases {
        let answer = ask(&dais, "SendMessage", &body).await.expecting(400);
        assert_eq!(answer.header("x-amzn-query-error"), format!("{code};Sender"), "{}", answer.text);
        assert!(answer.body["__type"].is_string() && answer.body["message"].is_string(), "{}", answer.text);
    }
    let unknown = ask(&dais, "PurgeQueue", &json!({ "QueueUrl": url })).await.expecting(400);
    assert_eq!(unknown.header("x-amzn-query-error"), "InvalidAction;Sender");
    assert_eq!(dais.queue().waiting(), []);
    for (body, delay) in [("m", 0), (&long[1..], 900), ("\t\n\r \u{fffd}\u{10ffff}", 3)] {
        let taken = send(&dais, body, delay).await.expecting(200);
        assert!(taken.body["MessageId"].is_string(), "{}", taken.text);
    }
    // A container calls this machine otherwise, and means the same queue.
    let elsewhere = url.replace("127.0.0.1", "host.docker.internal");
    ask(&dais, "SendMessage", &json!({ "QueueUrl": elsewhere, "MessageBody": "m" })).await.expecting(200);
    assert_eq!(dais.queue().waiting().len(), 4);
}

#[tokio::test]
async fn ten_messages_come_at_once_and_a_delay_is_kept_to_the_second() {
    let dais = Dais::start().await;
    for number in 0..25 {
        send(&dais, &number.to_string(), 3).await.expecting(200);
    }
    send(&dais, "later", 4).await.expecting(200);
    let deliver = async || dais.stack.carrier.deliver().await.unwrap();
    dais.clock.advance(Duration::from_millis(2_999));
    assert_eq!(deliver().await, Delivered::default());
    dais.clock.advance(Duration::from_millis(1));
    let (lines, _logging) = crate::support::Lines::read("INFO");
    assert_eq!(deliver().await, Delivered { done: 25, failed: 0 });
    let runs = lines.taken().into_iter().filter(|line| line["message"] == "reconcile").count();
    assert_eq!(runs, 3, "three batches");
    dais.advance(1);
    assert_eq!(deliver().await, Delivered { done: 1, failed: 0 });
}

#[tokio::test]
async fn a_message_is_kept_for_as_long_as_the_template_says() {
    let dais = Dais::start().await;
    let kept = Template::parse(TEMPLATE).unwrap().queue.message_retention_period;
    send(&dais, "m", 0).await.expecting(200);
    dais.advance(kept - 1);
    assert_eq!(dais.queue().waiting().len(), 1);
    dais.advance(1);
    assert_eq!(dais.queue().waiting(), []);
    assert_eq!(dais.queue().dead(), []);
}

#[tokio::test]
async fn a_function_without_the_permission_is_refused_as_by_sqs() {
    let mut template = Template::parse(TEMPLATE).unwrap();
    let policy = &template.policies["voice"];
    let grant = policy.grants().into_iter().find(|grant| grant.resource == Resource::Queue).unwrap();
    let changed = policy.without(&grant);
    template.policies.insert("voice".to_owned(), changed);
    let mut dais = Dais::start_with(|settings| settings.template = Some(template)).await;
    dais.expect_denials();
    let chat = "c:019cf2a0-1400-7000-8000-000000000001".parse().unwrap();
    let ask = async |function: &str| dais.stack.states[function].voice.reconciles.as_deref().unwrap().ask(&chat).await;
    let Err(QueueFault::Refused(why)) = ask("voice").await else { panic!("it is allowed") };
    assert!(why.starts_with("AccessDenied: voice is not authorized to perform sqs:SendMessage"), "{why}");
    assert_eq!(dais.wire.denied().len(), 1);
    ask("voice-sweeper").await.unwrap();
    let others = ["mutes", "rooms", "messages", "av-config"];
    assert!(others.iter().all(|function| dais.stack.states[function].voice.reconciles.is_none()));
}
