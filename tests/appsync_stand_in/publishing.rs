//! The HTTP endpoint, and what becomes of what is published.

use dais::live::Channel;
use serde_json::{Value, json};

use super::{Api, kind};
use crate::support::Answer;

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status.as_u16(), kind(&answer.body))
}

#[tokio::test]
async fn a_publish_is_answered_with_each_events_index_and_identifier() {
    let api = Api::start().await;
    let answer = api.publisher().publish("/rooms/a", &[json!("a"), json!("b")]).await.expecting(200);
    assert_eq!(answer.body["failed"], json!([]));
    let successful = answer.body["successful"].as_array().unwrap();
    assert_eq!(successful.iter().map(|event| &event["index"]).collect::<Vec<_>>(), [&json!(0), &json!(1)]);
    assert!(successful.iter().all(|event| event["identifier"].as_str().unwrap().len() == 36));
    assert_ne!(successful[0]["identifier"], successful[1]["identifier"]);
    assert_eq!(answer.header("content-type"), "application/json");
}

#[tokio::test]
async fn a_publish_outside_the_limits_is_refused_as_a_whole() {
    let api = Api::start().await;
    let mut listener = api.live.listen("/rooms/*").unwrap();
    let publish = |channel: &str, events: Value| json!({ "channel": channel, "events": events });
    // A string of that many bytes, quotes included.
    let text = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
    let cases = [
        (publish("/rooms/a", json!([])), (400, "BadRequestException")),
        (publish("/rooms/a", json!(["1", "2", "3", "4", "5", "6"])), (400, "BadRequestException")),
        (publish("/rooms/a", json!(["1", "no JSON"])), (400, "BadRequestException")),
        (publish("/rooms/a", json!(["1", ""])), (400, "BadRequestException")),
        (publish("/rooms/a", json!(["1", "2 3"])), (400, "BadRequestException")),
        (publish("/rooms/a", json!(["1", { "an": "object" }])), (400, "BadRequestException")),
        (publish("/rooms/a", json!("1")), (400, "BadRequestException")),
        (publish("/rooms/a", json!(["1", text(240_001)])), (400, "BadRequestException")),
        (publish("/rooms/*", json!(["1"])), (400, "BadRequestException")),
        (publish("/rooms/a_b", json!(["1"])), (400, "BadRequestException")),
        (publish("", json!(["1"])), (400, "BadRequestException")),
        (publish("/others/a", json!(["1"])), (401, "UnauthorizedException")),
        (json!({ "events": ["1"] }), (400, "BadRequestException")),
        (json!({ "channel": "/rooms/a" }), (400, "BadRequestException")),
        (json!([]), (400, "BadRequestException")),
    ];
    for (body, expected) in cases {
        let answer = api.publisher().post(&body).await;
        assert_eq!(refused(&answer), expected, "{}", answer.text);
    }
    let publisher = api.publisher();
    for body in [&b""[..], b"no JSON", &[b'x'; 1_200_001]] {
        let answer = publisher.send(&publisher.signed(body), body.to_vec()).await;
        assert_eq!(refused(&answer), (400, "BadRequestException"));
    }
    let many = publisher.post(&publish("/rooms/a", json!(["1", "2", "3", "4", "5", "6"]))).await;
    assert_eq!(many.body["errors"][0]["message"], "Input exceeded 5 event limit");
    let unknown = publisher.post(&publish("/others/a", json!(["1"]))).await;
    assert_eq!(unknown.body, json!({ "errors": [{ "errorType": "UnauthorizedException" }] }));
    assert_eq!(listener.events(), []);
    assert_eq!(api.live.publishes(), []);
    // What is just within them is delivered.
    publisher.post(&publish("rooms/a", json!([text(240_000), text(240_000), "1", "null", "{}"]))).await.expecting(200);
    let texts = listener.events().iter().map(|event| event.text().len()).collect::<Vec<_>>();
    assert_eq!(texts, [240_000, 240_000, 1, 4, 2]);
}

#[tokio::test]
async fn a_request_without_a_good_signature_is_refused() {
    let api = Api::start_with(|settings| {
        settings.callers[1].session = Some("session".to_owned());
    })
    .await;
    let body = json!({ "channel": "/rooms/a", "events": ["1"] }).to_string().into_bytes();
    let publisher = api.publisher();
    let signed = publisher.signed(&body);
    let with = |name: &str, value: Option<&str>| {
        let mut headers = signed.clone();
        headers.retain(|(known, _)| known != name);
        headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        headers
    };
    let authorization = &signed.iter().find(|(name, _)| name == "authorization").unwrap().1;
    let changed = |from: &str, to: &str| {
        assert!(authorization.contains(from), "{authorization}");
        with("authorization", Some(&authorization.replacen(from, to, 1)))
    };
    let mut later = publisher.clone();
    later.now = later.now.after(std::time::Duration::from_secs(301));
    let mut earlier = publisher.clone();
    earlier.now = earlier.now.before(std::time::Duration::from_secs(301));
    let mut elsewhere = publisher.clone();
    elsewhere.region = "eu-west-1".to_owned();
    let mut database = publisher.clone();
    database.service = "dynamodb".to_owned();
    let mut stranger = publisher.clone();
    stranger.access_key = "stranger".to_owned();
    let mut forger = publisher.clone();
    forger.secret = "guessed".to_owned();
    let mut guest = publisher.clone();
    guest.session = Some("session".to_owned());
    let mut expired = publisher.clone();
    (expired.access_key, expired.session) = ("rooms".to_owned(), Some("other".to_owned()));
    let (bad, unknown) = ((400, "BadRequestException"), (403, "UnrecognizedClientException"));
    let unauthorized = (401, "UnauthorizedException");
    let cases = [
        ("no header", with("authorization", None), unauthorized),
        ("a person's token", with("authorization", Some("other")), unauthorized),
        ("a person's token with its scheme", with("authorization", Some("Bearer let")), unauthorized),
        ("no date", with("x-amz-date", None), bad),
        ("another date", with("x-amz-date", Some("20260301T120001Z")), bad),
        ("no date at all", with("x-amz-date", Some("today")), bad),
        ("another signature", changed("Signature=", "Signature=00"), bad),
        ("no signature", changed("Signature=", "Signature=g"), bad),
        ("another algorithm", changed("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256-X"), bad),
        ("another scope", changed("/appsync/aws4_request", "/appsync/aws5_request"), bad),
        ("the host is not signed", changed("host;", ""), bad),
        ("a header that is not there", changed("host;", "host;other;"), bad),
        ("a header of AWS's that is not signed", with("x-amz-target", Some("AmazonSQS.SendMessage")), bad),
        ("another body's", publisher.signed(b"{}"), bad),
        ("another region's", elsewhere.signed(&body), bad),
        ("another service's", database.signed(&body), bad),
        ("another secret's", forger.signed(&body), bad),
        ("from later on", later.signed(&body), bad),
        ("from a while ago", earlier.signed(&body), bad),
        ("an unknown key's", stranger.signed(&body), unknown),
        ("with a session that it does not have", guest.signed(&body), unknown),
        ("with another session", expired.signed(&body), unknown),
    ];
    let mut listener = api.live.listen("/rooms/*").unwrap();
    for (what, headers, expected) in cases {
        let answer = publisher.send(&headers, body.clone()).await;
        assert_eq!(refused(&answer), expected, "{what}: {}", answer.text);
    }
    assert_eq!(listener.events(), []);
    publisher.send(&signed, body.clone()).await.expecting(200);
    // A clock that is five minutes off is taken.
    earlier.now = earlier.now.after(std::time::Duration::from_secs(1));
    earlier.send(&earlier.signed(&body), body).await.expecting(200);
    assert_eq!(listener.events().len(), 2);
}

#[tokio::test]
async fn a_person_publishes_over_http_what_the_authorizer_lets_them() {
    let api = Api::start().await;
    let body = json!({ "channel": "/users/a", "events": ["1"] }).to_string().into_bytes();
    let token = |token: &str| vec![("authorization".to_owned(), token.to_owned())];
    let answer = api.publisher().send(&token("other"), body.clone()).await;
    assert_eq!(refused(&answer), (401, "UnauthorizedException"));
    let context = &api.asked()[0]["requestContext"];
    assert_eq!((&context["operation"], &context["channel"]), (&json!("EVENT_PUBLISH"), &json!("/users/a")));
    api.publisher().send(&token("let"), body).await.expecting(200);
}

#[tokio::test]
async fn every_subscription_gets_what_was_published_while_it_was_there_once_and_in_order() {
    let api = Api::start().await;
    let (mut one, mut all, mut none) = (api.connect().await, api.connect().await, api.connect().await);
    let publish = async |channel: &str, number: u64| api.publish(channel, &[json!(number), json!(number + 1)]).await;
    publish("/rooms/a", 0).await;
    one.subscribe("/rooms/a").await;
    all.subscribe("/rooms/*").await;
    none.subscribe("/users/*").await;
    let also = one.subscribe("/rooms/a/*").await;
    publish("/rooms/a", 2).await;
    publish("/rooms/b", 4).await;
    publish("rooms/a/b/", 6).await;
    publish("/rooms", 8).await;
    one.unsubscribe(&also).await;
    publish("/rooms/a/c", 10).await;
    publish("/rooms/a", 12).await;
    let numbers = |of: &[u64]| of.iter().map(|number| json!(number)).collect::<Vec<_>>();
    assert_eq!(one.events().await, numbers(&[2, 3, 6, 7, 12, 13]));
    assert_eq!(all.events().await, numbers(&[2, 3, 4, 5, 6, 7, 10, 11, 12, 13]));
    assert_eq!(none.events().await, numbers(&[]));
    // Two subscriptions that it is in get it twice, each with its id.
    let ids = [all.subscribe("/rooms/a").await, all.subscribe("/rooms/a").await, "s1".to_owned()];
    api.publish("/rooms/a", &[json!("x")]).await;
    let mut got = Vec::new();
    for _ in 0..3 {
        let message = all.next().await.unwrap();
        assert_eq!(message["event"], r#""x""#);
        got.push(message["id"].as_str().unwrap().to_owned());
    }
    got.sort();
    assert_eq!(got, {
        let mut ids = ids;
        ids.sort();
        ids
    });
}

#[tokio::test]
async fn a_thousand_subscribers_share_the_bytes_of_what_they_get() {
    let api = Api::start().await;
    let mut listeners = (0..1_000).map(|_| api.live.listen("/rooms/a").unwrap()).collect::<Vec<_>>();
    api.publish("/rooms/a", &[json!("x".repeat(4_998)), json!("y".repeat(5_000))]).await;
    let figures = api.live.figures();
    assert_eq!((figures.publishes, figures.events, figures.metered_events), (1, 2, 3));
    assert_eq!((figures.deliveries, figures.metered_deliveries), (2_000, 3_000));
    assert_eq!((figures.connects, figures.subscribes), (1_000, 1_000));
    assert_eq!((figures.operations(), figures.connection_minutes), (3 + 3_000 + 2_000, 1_000));
    let events = listeners.iter_mut().flat_map(dais::testing::live::Listener::events).collect::<Vec<_>>();
    assert_eq!(events.len(), 2_000);
    assert!(events.iter().step_by(2).all(|event| std::ptr::eq(event.text(), events[0].text())));
    let channel = "/rooms/a".parse::<Channel>().unwrap();
    assert_eq!(api.live.publishes()[0].channel, channel);
}
