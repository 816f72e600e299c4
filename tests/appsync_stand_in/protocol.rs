//! What goes over a WebSocket.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::{Api, kind};
use crate::support::live::Subscriber;

/// What is answered to a message.
async fn asked(client: &mut Subscriber, message: &Value) -> Value {
    client.send(message).await;
    client.next().await.unwrap()
}

fn subscribe(id: &str, channel: &str) -> Value {
    json!({ "type": "subscribe", "id": id, "channel": channel, "authorization": { "Authorization": "let" } })
}

#[tokio::test]
async fn the_protocol_is_as_documented_from_the_first_word_to_the_last() {
    let api = Api::start().await;
    let authorization = json!({ "host": api.stand_in.host(), "Authorization": "let" });
    let mut client = Subscriber::open(&api.stand_in.url(), &authorization).await;
    let ack = asked(&mut client, &json!({ "type": "connection_init" })).await;
    assert_eq!(ack, json!({ "type": "connection_ack", "connectionTimeoutMs": 300_000 }));
    let id = "ee849ef0-cf23-4cb8-9fcb-152ae4fd1e69";
    let subscribed = asked(&mut client, &subscribe(id, "/rooms/a")).await;
    assert_eq!(subscribed, json!({ "type": "subscribe_success", "id": id }));
    api.publish("/rooms/a", &[json!({ "text": "\"quoted\"\n" }), json!("two")]).await;
    // Each event comes by itself, as the text that was sent.
    let data = |event: &str| json!({ "id": id, "type": "data", "event": event });
    assert_eq!(client.next().await, Some(data(r#"{"text":"\"quoted\"\n"}"#)));
    assert_eq!(client.next().await, Some(data(r#""two""#)));
    api.advance(60);
    assert_eq!(client.next().await, Some(json!({ "type": "ka" })));
    let unsubscribed = asked(&mut client, &json!({ "type": "unsubscribe", "id": id })).await;
    assert_eq!(unsubscribed, json!({ "type": "unsubscribe_success", "id": id }));
    api.publish("/rooms/a", &[json!(3)]).await;
    assert_eq!(client.events().await, Vec::<Value>::new());
    assert_eq!(api.live.counts(), (1, 0));
}

#[tokio::test]
async fn who_is_not_let_is_told_over_the_open_socket_which_is_then_closed() {
    let api = Api::start().await;
    let host = api.stand_in.host();
    let cases = [
        (json!({ "host": host, "Authorization": "other" }), "UnauthorizedException"),
        (json!({ "host": host, "Authorization": "Bearer let" }), "UnauthorizedException"),
        (json!({ "host": host, "Authorization": "" }), "UnauthorizedException"),
        (json!({ "host": host, "Authorization": 1 }), "UnauthorizedException"),
        (json!({ "host": host, "x-api-key": "let" }), "UnauthorizedException"),
        (
            json!({ "host": "example.appsync-realtime-api.us-east-1.amazonaws.com", "Authorization": "let" }),
            "UnauthorizedException",
        ),
        (json!({ "Authorization": "let" }), "BadRequestException"),
        (json!([]), "BadRequestException"),
    ];
    for (authorization, expected) in cases {
        let mut client = Subscriber::open(&api.stand_in.url(), &authorization).await;
        let refusal = client.initialize().await.unwrap_err();
        assert_eq!((refusal["type"].as_str(), kind(&refusal)), (Some("connection_error"), expected), "{authorization}");
        assert_eq!(client.next().await, None);
        assert_eq!(u16::from(client.closed.unwrap().code), 1000, "{authorization}");
    }
    for protocols in ["aws-appsync-event-ws", "aws-appsync-event-ws, header-*", "aws-appsync-event-ws, header-e30"] {
        let mut client = Subscriber::offering(&api.stand_in.url(), protocols).await.unwrap();
        assert_eq!(kind(&client.initialize().await.unwrap_err()), "BadRequestException", "{protocols}");
    }
    assert_eq!(api.asked().len(), 1, "only who has a token and the right host is asked about");
    assert_eq!(api.live.counts(), (0, 0));
}

#[tokio::test]
async fn a_client_that_does_not_offer_the_protocol_gets_no_websocket() {
    let api = Api::start().await;
    let header = crate::support::live::header(&json!({ "host": api.stand_in.host(), "Authorization": "let" }));
    for protocols in [&header, "graphql-ws"] {
        let refused = Subscriber::offering(&api.stand_in.url(), protocols).await.err().unwrap();
        assert!(refused.to_string().contains("400"), "{refused}");
    }
}

#[tokio::test]
async fn what_is_no_operation_is_refused_and_the_connection_stays() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    let error = json!([{ "errorType": "UnsupportedOperation", "message": "Operation not supported through the realtime channel" }]);
    let messages = [
        (Message::text("no JSON"), json!({ "type": "error", "errors": error })),
        (Message::text("{}"), json!({ "type": "error", "errors": error })),
        (Message::text(r#"{"type":"start","id":"a"}"#), json!({ "type": "error", "id": "a", "errors": error })),
        (Message::binary("{}"), json!({ "type": "error", "errors": error })),
    ];
    for (message, expected) in messages {
        client.send_raw(message).await;
        assert_eq!(client.next().await, Some(expected));
    }
    client.subscribe("/rooms/a").await;
}

#[tokio::test]
async fn nothing_is_done_before_the_connection_is_acknowledged() {
    let api = Api::start().await;
    let authorization = json!({ "host": api.stand_in.host(), "Authorization": "let" });
    let mut client = Subscriber::open(&api.stand_in.url(), &authorization).await;
    let publish =
        json!({ "type": "publish", "id": "a", "channel": "/rooms/a", "events": ["1"], "authorization": authorization });
    let messages = [
        (subscribe("a", "/rooms/a"), "subscribe_error"),
        (json!({ "type": "unsubscribe", "id": "a" }), "unsubscribe_error"),
        (publish, "publish_error"),
    ];
    for (message, expected) in messages {
        let refusal = asked(&mut client, &message).await;
        assert_eq!((refusal["type"].as_str(), refusal["id"].as_str()), (Some(expected), Some("a")));
        assert_eq!(kind(&refusal), "BadRequestException");
    }
    client.initialize().await.unwrap();
    assert_eq!(asked(&mut client, &subscribe("a", "/rooms/a")).await["type"], "subscribe_success");
}

#[tokio::test]
async fn a_subscription_is_refused_for_its_id_its_channel_or_its_bearer() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    assert_eq!(asked(&mut client, &subscribe("a", "/rooms/a")).await["type"], "subscribe_success");
    let long = "x".repeat(129);
    let bearer = |bearer: Value| {
        let mut message = subscribe("b", "/rooms/a");
        message["authorization"] = bearer;
        message
    };
    let cases = [
        (subscribe("a", "/rooms/b"), "DuplicatedOperationError"),
        (subscribe("", "/rooms/a"), "BadRequestException"),
        (subscribe("a b", "/rooms/a"), "BadRequestException"),
        (subscribe(&long, "/rooms/a"), "BadRequestException"),
        (json!({ "type": "subscribe", "id": 1, "channel": "/rooms/a" }), "BadRequestException"),
        (json!({ "type": "subscribe", "channel": "/rooms/a" }), "BadRequestException"),
        (json!({ "type": "subscribe", "id": "b" }), "BadRequestException"),
        (subscribe("b", "/rooms/a/b/c/d/e"), "BadRequestException"),
        (subscribe("b", "/rooms/a_b"), "BadRequestException"),
        (subscribe("b", "/rooms/*/a"), "BadRequestException"),
        (subscribe("b", "/*"), "BadRequestException"),
        (subscribe("b", "/others/a"), "UnauthorizedException"),
        (bearer(Value::Null), "UnauthorizedException"),
        (bearer(json!({})), "UnauthorizedException"),
        (bearer(json!({ "Authorization": "other" })), "UnauthorizedException"),
        (bearer(json!({ "x-api-key": "let" })), "UnauthorizedException"),
    ];
    for (message, expected) in cases {
        let refusal = asked(&mut client, &message).await;
        assert_eq!((refusal["type"].as_str(), kind(&refusal)), (Some("subscribe_error"), expected), "{message}");
    }
    let unknown = asked(&mut client, &json!({ "type": "unsubscribe", "id": "b" })).await;
    let error = json!([{ "errorType": "UnknownOperationError", "message": "Unknown operation id b" }]);
    assert_eq!(unknown, json!({ "type": "unsubscribe_error", "id": "b", "errors": error }));
    // Of the longest and the strangest id, and in the other spelling of the header.
    let mut message = subscribe(&format!("_+-{}", &long[4..]), "rooms/a/");
    message["authorization"] = json!({ "authorization": "let" });
    assert_eq!(asked(&mut client, &message).await["type"], "subscribe_success");
    assert_eq!(api.live.counts(), (1, 2));
}

#[tokio::test]
async fn a_connection_has_two_hundred_subscriptions_and_no_more() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    for number in 0..200 {
        client.subscribe(&format!("/rooms/{number}")).await;
    }
    let refusal = client.try_subscribe("/rooms/a").await.unwrap_err();
    assert_eq!(kind(&refusal), "MaxSubscriptionsReachedError");
    client.unsubscribe("s7").await;
    client.subscribe("/rooms/a").await;
    let mut other = api.connect().await;
    other.subscribe("/rooms/a").await;
}

#[tokio::test]
async fn people_publish_only_what_the_authorizer_lets_them() {
    let api = Api::start().await;
    let mut client = api.connect().await;
    client.subscribe("/rooms/a").await;
    let publish = |events: Value, token: &str| {
        let authorization = json!({ "Authorization": token });
        json!({ "type": "publish", "id": "p", "channel": "/rooms/a", "events": events, "authorization": authorization })
    };
    let refusal = asked(&mut client, &publish(json!(["1"]), "other")).await;
    let error =
        json!([{ "errorType": "UnauthorizedException", "message": "You are not authorized to make this call." }]);
    assert_eq!(refusal, json!({ "type": "publish_error", "id": "p", "errors": error }));
    assert_eq!(api.asked().last().unwrap()["requestContext"]["operation"], "EVENT_PUBLISH");
    let refusal = asked(&mut client, &publish(json!(["1", "2", "3", "4", "5", "6"]), "let")).await;
    let error = json!([{ "errorType": "InvalidInputError", "message": "input exceeded 5 event limit" }]);
    assert_eq!(refusal, json!({ "type": "publish_error", "id": "p", "errors": error }));
    assert_eq!(client.events().await, Vec::<Value>::new());
    client.send(&publish(json!(["1", "2"]), "let")).await;
    assert_eq!((client.next_event().await, client.next_event().await), (json!(1), json!(2)));
    let success = client.next().await.unwrap();
    assert_eq!(
        (&success["type"], &success["id"], &success["failed"]),
        (&json!("publish_success"), &json!("p"), &json!([]))
    );
    assert_eq!(success["successful"][1]["index"], 1);
}
