//! What time alone brings.

use std::sync::Arc;
use std::time::Duration;

use dais::live::session::Session;
use dais::live::{Authorizer, Settings, StandIn, Unwatched};
use dais::testing::TestClock;
use serde_json::json;

use super::Api;

#[tokio::test]
async fn a_connection_is_kept_alive_every_minute_and_ends_after_a_day() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    client.subscribe("/rooms/a").await;
    api.advance(59);
    assert_eq!(api.live.figures().keep_alives, 0);
    for minute in 1..=3 {
        api.advance(if minute == 1 { 1 } else { 60 });
        assert_eq!(client.next().await, Some(json!({ "type": "ka" })));
    }
    assert_eq!(api.live.figures().connection_minutes, 3);
    api.advance(24 * 60 * 60 - 181);
    assert_eq!(api.live.counts(), (1, 1));
    api.advance(1);
    assert_eq!(api.live.counts(), (0, 0));
    client.ended().await;
    assert_eq!(u16::from(client.closed.unwrap().code), 1000);
    assert_eq!(api.live.figures().connection_minutes, 24 * 60);
    let figures = api.live.figures();
    let operations = figures.connects + figures.subscribes + figures.keep_alives;
    assert_eq!((operations, figures.operations()), (1 + 1 + 4, operations));
}

#[tokio::test(start_paused = true)]
async fn in_real_time_a_connection_is_kept_alive_by_itself() {
    let clock = TestClock::flowing_from("2026-03-01 12:00:00".parse().unwrap());
    let authorizer = Authorizer::new(|_| async { Ok(json!({ "isAuthorized": true })) });
    let address = ([127, 0, 0, 1], 0).into();
    let watch = Arc::new(Unwatched);
    let stand_in = StandIn::start(clock.time(), Settings::default(), authorizer, watch, address).await.unwrap();
    let (mut session, mut line) = Session::open(&stand_in.server);
    session.receive(r#"{"type":"connection_init"}"#).await;
    tokio::time::sleep(Duration::from_secs(5 * 60 + 5)).await;
    let mut messages = Vec::new();
    while let Ok(message) = line.inbox.try_recv() {
        messages.push(message.text());
    }
    let [ack, alive @ ..] = messages.as_slice() else { panic!("nothing came") };
    assert_eq!(ack, r#"{"type":"connection_ack","connectionTimeoutMs":300000}"#);
    assert_eq!(alive, [r#"{"type":"ka"}"#; 5]);
}

#[tokio::test]
async fn a_client_that_does_not_keep_up_is_cut() {
    let api = Api::start_with(|settings| settings.buffer = 10).await;
    let mut slow = api.live.listen("/rooms/a").unwrap();
    let mut quick = api.live.listen("/rooms/a").unwrap();
    // Of the ten messages one is about the subscription.
    for number in 0..9 {
        api.publish("/rooms/a", &[json!(number)]).await;
        assert_eq!(quick.events().len(), 1);
    }
    assert!(!slow.is_over());
    api.publish("/rooms/a", &[json!(9), json!(10)]).await;
    assert!(slow.is_over() && !quick.is_over());
    assert_eq!((slow.events().len(), quick.events().len()), (9, 2));
    assert_eq!(api.live.counts(), (1, 1));
}

#[tokio::test]
async fn a_client_that_reads_nothing_from_its_socket_is_cut() {
    let api = Api::start_with(|settings| settings.buffer = 10).await;
    let mut client = api.connect().await;
    client.subscribe("/rooms/a").await;
    let event = json!("x".repeat(200_000));
    // What the machine's sockets hold goes as well.
    while api.live.counts() == (1, 1) {
        api.publish("/rooms/a", std::slice::from_ref(&event)).await;
    }
    client.ended().await;
    assert_eq!(client.closed, None);
}
