//! One log line for each request, which is also its metrics.

use dais::dynamodb::simulated::Simulation;
use dais::template::TEMPLATE;
use dais::testing::dynamodb::Fault;
use serde_json::{Value, json};
use serde_yaml_ng::Value as Yaml;
use shared::observe::ColdStart;
use shared::runtime::run::observe_run;

use crate::support::differences::read_units_of_absent;
use crate::support::{Dais, Lines};
use crate::voice::stage::{Stage, address};

/// The fields that the template's metric filters read, each under the metric's name.
fn metrics() -> Vec<String> {
    let template: Yaml = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let resources = template["Resources"].as_mapping().unwrap().values();
    let filters = resources.filter(|resource| resource["Type"] == "AWS::Logs::MetricFilter");
    let metric = |filter: &Yaml| {
        let metric = filter["Properties"]["MetricTransformations"][0].clone();
        let (name, pattern) = (metric["MetricName"].as_str().unwrap(), &filter["Properties"]["FilterPattern"]);
        assert_eq!(metric["MetricValue"], format!("$.{name}").as_str());
        assert!(pattern.as_str().unwrap().starts_with("{ $.route = *"), "of requests alone");
        name.to_owned()
    };
    filters.map(metric).collect()
}

#[tokio::test]
async fn a_request_is_one_line_with_its_metrics() {
    let dais = Dais::start().await;
    let admin = dais.client("admin").with("x-request-id", "the-id");
    let (lines, _logging) = Lines::read("INFO");
    admin.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    let line = lines.only();
    assert_eq!(metrics(), ["ms", "cold_start", "dynamodb_retries", "conflicts"]);
    assert!(line["ms"].is_number());
    for (field, value) in [
        ("level", json!("INFO")),
        ("message", json!("request")),
        ("method", json!("POST")),
        ("route", json!("/chat-messages")),
        ("status", json!(200)),
        ("cold_start", json!(1)),
        ("dynamodb_requests", json!(2)),
        ("dynamodb_retries", Value::Null),
        ("conflicts", Value::Null),
        ("read_units", Some(read_units_of_absent(2.0)).filter(|units| *units > 0.0).into()),
        ("write_units", json!(2.0)),
        ("request_id", json!("the-id")),
    ] {
        assert_eq!(line[field], value, "{field}");
    }
    assert!(line["timestamp"].as_str().unwrap().ends_with('Z'));
    admin.get("/chat-messages/x", 404).await;
    let line = lines.only();
    assert_eq!((&line["route"], &line["status"]), (&json!("/chat-messages/{id}"), &json!(404)));
    assert!(line["cold_start"].is_null(), "the function is warm by now");
}

#[tokio::test]
async fn retries_of_the_sdk_and_lost_races_are_counted_apart() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let (lines, _logging) = Lines::read("INFO");
    dais.wire.fail_next("GetItem", Fault::ServerError);
    dais.wire.fail_next("GetItem", Fault::Throttled);
    admin.get("/livechat/audioVideoChatConfig", 200).await;
    // The SDK complains before it that an injected answer came over no connection.
    let line = lines.taken().pop().unwrap();
    assert_eq!((&line["dynamodb_requests"], &line["dynamodb_retries"]), (&json!(3), &json!(2)));
    assert!(line["conflicts"].is_null());

    dais.wire.simulate(Simulation::without_latencies());
    let enter = |user: usize, role: &'static str| {
        let (user, action) = (format!("0x{user:040x}"), if role == "owner" { "create" } else { "join" });
        json!({ "community_id": "c", "user_address": user, "action": action, "user_role": role })
    };
    admin.post("/community-voice-chat", enter(1, "owner"), 200).await;
    admin.post("/community-voice-chat", enter(2, "none"), 200).await;
    lines.taken();
    // Transactions alone: what is written plainly waits for them by the SDK's retries.
    let speaker = format!("/community-voice-chat/c/users/0x{:040x}/speaker", 2);
    futures::future::join_all((0..16).map(|_| admin.post(&speaker, json!({}), 204))).await;
    let lines = lines.taken().into_iter().filter(|line| line["message"] == "request").collect::<Vec<_>>();
    assert_eq!(lines.len(), 16);
    assert!(lines.iter().any(|line| line["conflicts"].as_u64() > Some(0)), "nobody met anybody");
    assert!(lines.iter().all(|line| line["dynamodb_retries"].is_null()), "a lost race is no retry of the SDK's");
}

#[tokio::test]
async fn what_went_wrong_is_a_line_of_its_own_and_nothing_is_said_below_the_level() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let (lines, _logging) = Lines::read("ERROR");
    dais.wire.fail_next("GetItem", Fault::Refused);
    assert_eq!(admin.send("GET", "/livechat/audioVideoChatConfig", Vec::new()).await.status, 500);
    let line = lines.only();
    assert_eq!(line["level"], "ERROR");
    assert!(line["route"].is_null(), "only the line of the request has metrics");
    assert!(line.to_string().contains("ValidationException"), "the cause is in the log: {line}");
}

#[tokio::test]
async fn a_sweep_is_one_line_and_publishes_no_metrics() {
    let dais = Dais::start().await;
    let (lines, _logging) = Lines::read("INFO");
    let cold_start = ColdStart::default();
    let sweep = || shared::app::voice::sweep::sweep(&dais.stack.states["voice-sweeper"].voice, dais.now());
    observe_run("sweep", &cold_start, sweep()).await.unwrap();
    let line = lines.only();
    assert!(line["route"].is_null());
    assert_eq!(
        (&line["message"], &line["cold_start"], &line["dynamodb_requests"]),
        (&json!("sweep"), &json!(1), &json!(5))
    );
    assert!(line["fault"].is_null());
    for _ in 0..3 {
        dais.wire.fail_next("Query", Fault::ServerError);
    }
    observe_run("sweep", &cold_start, sweep()).await.unwrap_err();
    let line = lines.taken().pop().unwrap();
    assert!(line["fault"].is_string() && line["dynamodb_retries"] == 2, "{line}");
}

#[tokio::test]
async fn what_a_webhook_holds_of_livekits_secrets_is_not_logged() {
    let stage = Stage::start().await;
    let (lines, _logging) = Lines::read("TRACE");
    let url = stage.enter("c", &address(1), "create", "owner").await;
    stage.livekit().hold_webhooks();
    stage.livekit().connect(Stage::token(&url)).await.unwrap();
    let mut events = Vec::new();
    for webhook in stage.livekit().take_held() {
        let event = serde_json::from_str::<Value>(&webhook.body).unwrap();
        // As it is, of a kind that is not known, and as no event at all.
        let mut newer = event.clone();
        newer["participant"]["kind"] = json!("SOMETHING_NEWER");
        events.extend([event, newer]);
    }
    for event in &events {
        stage.webhook(event).await.expecting(200);
    }
    let secrets = stage.livekit().turn_passwords();
    assert!(!secrets.is_empty() && secrets.iter().all(|secret| events[0].to_string().contains(secret)));
    let logged = serde_json::to_string(&lines.taken()).unwrap();
    assert!(logged.contains("/livekit-webhook"), "nothing was read along");
    for secret in secrets.iter().map(String::as_str).chain([Stage::token(&url)]) {
        assert!(!logged.contains(secret));
    }
}
