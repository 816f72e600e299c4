//! What tests let go wrong.

use dais::testing::live::Fault;
use futures::FutureExt;
use serde_json::{Value, json};

use super::Api;

#[tokio::test]
async fn a_publish_goes_wrong_as_a_test_says_before_or_after_it_was_delivered() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    client.subscribe("/rooms/a").await;
    let publisher = api.publisher();
    let events = [json!(0), json!(1), json!(2)];
    let both =
        |status: u16, delivered: &[u64]| (status, delivered.iter().map(|number| json!(number)).collect::<Vec<_>>());
    let cases = [
        (Fault::Throttled, both(429, &[])),
        (Fault::Internal, both(500, &[])),
        (Fault::LateInternal, both(500, &[0, 1, 2])),
        (Fault::Unavailable, both(503, &[])),
        (Fault::Garbage, both(200, &[])),
        (Fault::Failing([0, 2].into()), both(200, &[1])),
        (Fault::Reversed, both(200, &[2, 1, 0])),
    ];
    for (fault, expected) in cases {
        api.live.fault_next(fault.clone());
        let answer = publisher.publish("/rooms/a", &events).await;
        assert_eq!((answer.status.as_u16(), client.events().await), expected, "{fault:?}");
        if matches!(fault, Fault::Failing(_)) {
            let indices = |of: &str| {
                answer.body[of].as_array().unwrap().iter().map(|event| event["index"].clone()).collect::<Vec<_>>()
            };
            assert_eq!((indices("failed"), indices("successful")), (vec![json!(0), json!(2)], vec![json!(1)]));
            assert!(answer.body["failed"][0]["code"].is_u64() && answer.body["failed"][0]["message"].is_string());
        }
    }
    api.live.fault_always(Some(Fault::Throttled));
    publisher.publish("/rooms/a", &events).await.expecting(429);
    api.live.heal();
    publisher.publish("/rooms/a", &events).await.expecting(200);
    assert_eq!(api.live.publishes().len(), 9);
}

#[tokio::test]
async fn a_publish_is_held_until_it_is_released() {
    let api = Api::start().await;
    let mut listener = api.live.listen("/rooms/a").unwrap();
    api.live.hold_publishes();
    let publisher = api.publisher();
    let events = [json!(1)];
    let mut first = Box::pin(publisher.publish("/rooms/a", &events));
    while api.live.held() == 0 {
        assert!(first.as_mut().now_or_never().is_none());
        tokio::task::yield_now().await;
    }
    assert_eq!(listener.events(), []);
    api.live.release_publishes();
    first.await.expecting(200);
    assert_eq!(listener.events().len(), 1);
    assert_eq!(api.live.held(), 0);
}

#[tokio::test]
async fn connections_are_cut_without_a_word_and_closed_with_one() {
    let api = Api::start().await;
    for is_cut in [true, false] {
        let mut client = api.connect().await;
        client.subscribe("/rooms/a").await;
        if is_cut {
            api.live.cut_connections()
        } else {
            api.live.close_connections()
        }
        client.ended().await;
        assert_eq!(client.closed.is_none(), is_cut);
        assert_eq!(api.live.counts(), (0, 0));
        // It may come back, and has missed what was published meanwhile.
        api.publish("/rooms/a", &[json!(1)]).await;
        let mut client = api.connect().await;
        client.subscribe("/rooms/a").await;
        assert_eq!(client.events().await, Vec::<Value>::new());
        api.publish("/rooms/a", &[json!(2)]).await;
        assert_eq!(client.next_event().await, json!(2));
        api.live.cut_connections();
    }
}
