//! The load command: what it finds where all is well, and where it is not.

use dais::load::{Report, StageLoad, stage};
use dais::testing::TestClock;
use shared::app::clock::Clock;

use crate::support::flow;

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
    assert!(lag.difference.within(1.0) > 5, "{report}");
    assert!(report.to_string().contains("DIFFERS"), "{report}");
}

#[tokio::test]
async fn what_is_no_load_is_refused() {
    for wrong in [
        StageLoad { people: 0, ..options() },
        StageLoad { within: -1.0, ..options() },
        StageLoad { minutes: f64::NAN, ..options() },
        StageLoad { churn: f64::INFINITY, ..options() },
    ] {
        assert!(stage(wrong, dais::time::Time::real()).await.is_err());
    }
}
