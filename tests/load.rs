//! The load command: what it finds where all is well, and where it is not.

use dais::livekit::access::{API_KEY, API_SECRET};
use dais::load::{LiveLoad, Report, RequestsLoad, StageLoad, live, requests, stage};
use dais::stack::LOCAL_API_KEY;
use dais::testing::TestClock;
use dais::time::Time;
use serde_json::json;
use shared::app::clock::Clock;

use crate::support::{Dais, flow};

async fn put_on(options: StageLoad) -> Report {
    tokio::spawn(flow());
    // By the machine's date, by which the engine of a real stack lets items expire.
    stage(options, TestClock::flowing_from(Clock::system().now()).time()).await.unwrap()
}

fn options() -> StageLoad {
    StageLoad {
        people: 20,
        within: 2.0,
        churn: 2.0,
        minutes: 0.1,
        seed: 7,
        webhook_round_trip_ms: 80,
        url: None,
        token: None,
        livekit: None,
        livekit_api_key: None,
        livekit_api_secret: None,
    }
}

#[tokio::test(start_paused = true)]
async fn a_small_house_enters_comes_and_goes_and_leaves_and_all_of_it_is_told() {
    let report = put_on(options()).await;
    let text = report.to_string();
    assert!(report.is_good(), "{text}");
    // Two moderators, twenty people, and twelve who come for others.
    assert_eq!((report.entered.offered, report.entered.count(|status| status == 200)), (34, 34));
    assert_eq!(report.found.settled.0.map(|status| (status.participants, status.moderators)), Some((22, 2)));
    let (dynamodb, webhooks) = report.own.as_ref().unwrap();
    assert!(dynamodb.transactions >= 34 && webhooks.statuses[&Some(200)] >= 68, "{text}");
    for line in ["enter", "status", "webhooks", "DynamoDB", "a person", "coming and going", "after 10 s", "the end"] {
        assert!(text.lines().any(|told| told.starts_with(line)), "{line}: {text}");
    }
    assert!(text.contains("34 offered: 34 × 200") && text.contains(": exact"), "{text}");
}

#[tokio::test(start_paused = true)]
async fn nobody_has_to_come_and_go() {
    let report = put_on(StageLoad { people: 3, within: 0.0, minutes: 0.0, ..options() }).await;
    assert!(report.is_good(), "{report}");
    assert_eq!(report.entered.offered, 5);
    assert!(!report.to_string().contains("coming and going  status"));
}

/// A webhook that takes two seconds holds up those behind it.
#[tokio::test(start_paused = true)]
async fn a_count_that_lags_behind_is_found_and_is_not_good() {
    let slow = StageLoad { webhook_round_trip_ms: 2000, minutes: 0.2, ..options() };
    let report = put_on(slow).await;
    assert!(!report.is_good() && report.agrees() == Some(false), "{report}");
    let (_, lag) = report.found.lags.iter().find(|(phase, _)| *phase == "coming and going").unwrap();
    assert!(lag.difference.within(1.0) > 5 && lag.age.within(1.0) > 2.0, "{report}");
    assert!(report.to_string().contains("DIFFERS"), "{report}");
}

#[tokio::test(start_paused = true)]
async fn a_deployed_stack_is_only_entered_and_its_livekit_asked_for_the_list() {
    let dais = Dais::start_embedded().await;
    let token = dais.stack.voice.app.api_keys.issue(LOCAL_API_KEY, dais.claims("load"), dais.now()).unwrap();
    let deployed = StageLoad {
        minutes: 0.0,
        url: Some(dais.stack.url()),
        token: Some(token),
        livekit: Some(dais.livekit().url().to_owned()),
        livekit_api_key: Some(API_KEY.to_owned()),
        livekit_api_secret: Some(API_SECRET.to_owned()),
        ..options()
    };
    let report = put_on(deployed.clone()).await;
    assert!(report.is_good() && report.agrees() == Some(true) && report.own.is_none(), "{report}");
    assert_eq!(report.entered.count(|status| status == 200), 22);
    assert!(report.entered.cost.write_units >= 22.0 && report.to_string().contains("only enter"), "{report}");
    assert!(dais.livekit().calls().iter().any(|call| call.name() == "ListParticipants"));
    assert_eq!(dais.client("a").get("/community-voice-chat/active", 200).await.body["data"], json!([]), "it is ended");
    let without = put_on(StageLoad { livekit: None, ..deployed.clone() }).await;
    assert!(without.is_good() && without.agrees().is_none(), "{without}");
    let stranger = stage(StageLoad { token: Some("nobody".to_owned()), ..deployed.clone() }, Time::real()).await;
    assert!(stranger.unwrap_err().to_string().contains("401"));
    assert!(stage(StageLoad { livekit_api_key: None, ..deployed }, Time::real()).await.is_err());
}

#[tokio::test]
async fn what_is_no_load_is_refused() {
    for wrong in [
        StageLoad { people: 0, ..options() },
        StageLoad { within: -1.0, ..options() },
        StageLoad { minutes: f64::NAN, ..options() },
        StageLoad { churn: f64::INFINITY, ..options() },
    ] {
        assert!(stage(wrong, Time::real()).await.is_err());
    }
}

#[tokio::test(start_paused = true)]
async fn messages_are_heard_by_all_who_listen_in_their_order_and_it_is_told_how_soon() {
    tokio::spawn(flow());
    let options = LiveLoad { messages: 20, pause_ms: 50, listeners: vec![1, 7] };
    let report = live(options, TestClock::flowing_from(Clock::system().now()).time()).await.unwrap();
    assert!(report.is_good(), "{report}");
    assert_eq!(report.runs.iter().map(|run| run.took.len()).collect::<Vec<_>>(), [20, 140]);
    // The stream is looked at four times a second.
    assert!(report.runs.iter().all(|run| run.took.within(1.0).as_millis() <= 260), "{report}");
    for wrong in [
        LiveLoad { messages: 0, pause_ms: 0, listeners: vec![1] },
        LiveLoad { messages: 1, pause_ms: 0, listeners: vec![0] },
    ] {
        assert!(live(wrong, Time::real()).await.is_err());
    }
}

#[tokio::test]
async fn requests_are_answered_on_all_connections_and_it_is_told_what_they_take() {
    let options = RequestsLoad { requests: 40, connections: vec![1, 3], chats: 5, seed: 7 };
    let report = requests(options.clone()).await.unwrap();
    let text = report.to_string();
    assert!(report.is_good(), "{text}");
    assert_eq!(report.runs.len(), 2 * 8);
    assert_eq!(report.runs.iter().map(|run| run.took.len()).take(4).collect::<Vec<_>>(), [40; 4], "{text}");
    for run in &report.runs {
        assert!(!run.functions.is_zero() && run.functions < run.process, "{text}");
    }
    for wrong in [
        RequestsLoad { requests: 0, ..options.clone() },
        RequestsLoad { chats: 0, ..options.clone() },
        RequestsLoad { connections: vec![1, 0], ..options },
    ] {
        assert!(requests(wrong).await.is_err());
    }
}
