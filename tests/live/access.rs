//! Who may listen to what.

use std::time::Duration;

use dais::template::{TEMPLATE, Template};
use dais::testing::dynamodb::Fault;
use serde_json::{Value, json};
use shared::domain::caller::Scope;
use shared::token::{Audience, Claims, NewToken, NumericDate};

use super::{listening, person, post, types};
use crate::support::live::Subscriber;
use crate::support::{Client, Dais};

/// What `GET /live` answers that client about that room, or about none.
async fn live(client: &Client, room: Option<&str>) -> Value {
    let path = room.map_or("/live".to_owned(), |room| format!("/live?room={room}"));
    client.get(&path, 200).await.body
}

fn channel(live: &Value, name: &str) -> String {
    live["channels"][name].as_str().unwrap().to_owned()
}

/// Whether somebody with that token at the Event API may connect, and subscribe to each of the channels.
async fn may(dais: &Dais, token: &str, channels: &[String]) -> Option<Vec<bool>> {
    let api = &dais.stack.live.as_ref().unwrap().stand_in;
    let mut subscriber = Subscriber::try_connect(&api.url(), api.host(), token).await.ok()?;
    let mut answers = Vec::new();
    for channel in channels {
        answers.push(subscriber.try_subscribe(channel).await.is_ok());
    }
    Some(answers)
}

#[tokio::test]
async fn whoever_may_enter_a_room_is_told_how_to_listen_to_it() {
    let dais = Dais::start().await;
    let api = &dais.stack.live.as_ref().unwrap().stand_in;
    let answer = dais.client("ann").get("/live?room=room-id", 200).await;
    assert_eq!((answer.header("cache-control"), answer.requests()), ("no-store", 1));
    let answer = answer.body;
    assert_eq!((&answer["url"], &answer["httpUrl"]), (&json!(api.url()), &json!(api.http_url())));
    assert_eq!(answer["host"], api.host());
    assert_eq!(answer["expiresAt"], "2026-03-01T13:00:00Z", "an hour");
    assert_eq!(channel(&answer, "room"), "/rooms/y5u6hwi6fk76ahxx6brxfwtvvegxm5vc");
    let follow = format!("/chat-messages?room=room-id&since={}", answer["since"].as_str().unwrap());
    assert_eq!(dais.client("ann").get(&follow, 200).await.body, json!([]));
}

#[tokio::test]
async fn a_live_token_ends_with_the_token_it_was_given_for() {
    let dais = Dais::start().await;
    let short = dais.client_with(NewToken { lasts: Duration::from_secs(90), ..dais.claims("ann") });
    let answer = live(&short, Some("r")).await;
    assert_eq!(answer["expiresAt"], "2026-03-01T12:01:30Z");
    let token = answer["token"].as_str().unwrap().to_owned();
    let channels = [channel(&answer, "room")];
    assert_eq!(may(&dais, &token, &channels).await, Some(vec![true]));
    // Clocks may be half a minute apart.
    dais.advance(90 + 30);
    assert_eq!(may(&dais, &token, &channels).await, None);
}

#[tokio::test]
async fn which_room_is_said_or_is_the_tokens_own() {
    let dais = Dais::start().await;
    let of_rooms = |rooms: &[&str], is_person| {
        let rooms = (!rooms.is_empty()).then(|| rooms.iter().map(|room| room.parse().unwrap()).collect());
        dais.client_with(NewToken { rooms, is_person, scopes: Vec::new(), ..dais.claims("ann") })
    };
    let room = |answer: &Value| channel(answer, "room");
    let expected = room(&live(&dais.client("x"), Some("a")).await);
    assert_eq!(room(&live(&of_rooms(&["a"], true), None).await), expected, "no scope is asked for");
    assert_eq!(room(&live(&of_rooms(&["a", "b"], true), Some("a")).await), expected);
    let required = json!([{ "field": "room", "rule": "is required" }]);
    for (client, path, status) in [
        (of_rooms(&["a", "b"], true), "/live", 400),
        (of_rooms(&["a", "b"], false), "/live", 400),
        (of_rooms(&[], true), "/live", 400),
        (of_rooms(&["a"], true), "/live?room=b", 403),
        (of_rooms(&["a"], false), "/live?room=b", 403),
        (of_rooms(&[], false), "/live?room=.", 400),
        (of_rooms(&[], false), "/live?room=a&room=b", 400),
        (dais.anonymous(), "/live?room=a", 401),
        (dais.bearer("none"), "/live?room=a", 401),
    ] {
        let answer = client.get(path, status).await.body;
        if path == "/live" {
            assert_eq!(answer["errors"], required);
        }
    }
    let everywhere = live(&of_rooms(&[], false), None).await;
    assert_eq!((room(&everywhere), everywhere.get("since")), ("/rooms/*".to_owned(), None));
}

/// Every channel with every kind of token: nobody hears what is not theirs.
#[tokio::test]
async fn nobody_listens_where_their_token_does_not_say() {
    let dais = Dais::start().await;
    let of = async |client: &Client, room: Option<&str>| live(client, room).await["token"].as_str().unwrap().to_owned();
    let (ann, bob) = (person(&dais, "ann", "a"), person(&dais, "bob", "b"));
    let service = dais.client("service");
    let (of_ann, of_bob) = (live(&ann, None).await, live(&bob, None).await);
    let channels = [
        channel(&of_ann, "room"),
        channel(&of_bob, "room"),
        channel(&of_ann, "me"),
        channel(&of_bob, "me"),
        "/rooms/*".to_owned(),
        "/users/*".to_owned(),
        "/rooms".to_owned(),
        "/other/a".to_owned(),
        format!("{}/more", channel(&of_ann, "room")),
        channel(&of_ann, "room").to_uppercase(),
    ];
    // Its own room, another room, its own person, another person, all rooms, and what there is not.
    let expect = |own: [bool; 5]| Some([own.to_vec(), vec![false; 5]].concat());
    assert_eq!(may(&dais, &of(&ann, None).await, &channels).await, expect([true, false, true, false, false]));
    assert_eq!(may(&dais, &of(&bob, None).await, &channels).await, expect([false, true, false, true, false]));
    let of_a_service_in_a_room = of(&service, Some("a")).await;
    assert_eq!(may(&dais, &of_a_service_in_a_room, &channels).await, expect([true, false, false, false, false]));
    let of_a_service = of(&service, None).await;
    assert_eq!(may(&dais, &of_a_service, &channels).await, expect([true, true, false, false, true]));
}

#[tokio::test]
async fn whoever_is_banned_from_a_room_hears_nothing_of_it_and_still_what_concerns_themselves() {
    let dais = Dais::start_telling().await;
    let moderator = dais.client("moderator");
    let (ann, bob) = (person(&dais, "ann", "a"), person(&dais, "bob", "a"));
    let before = live(&bob, None).await;
    let token = before["token"].as_str().unwrap().to_owned();
    let channels = [channel(&before, "room"), channel(&before, "me")];
    assert_eq!(may(&dais, &token, &channels).await, Some(vec![true, true]));
    let ban = json!({ "userID": "bob", "reason": 2, "duration": "h", "note": "for moderators" });
    moderator.post("/bans/add?room=a", ban, 200).await;
    let refused = bob.get("/live", 403).await;
    assert_eq!((refused.header("retry-after"), &refused.body["reason"]), ("3600", &json!(2)));
    assert!(!refused.text.contains("for moderators"));
    assert_eq!(may(&dais, &token, &channels).await, Some(vec![false, true]));
    // Others, other rooms, and a service that listens to all of them.
    let of_ann = live(&ann, None).await;
    assert_eq!(may(&dais, of_ann["token"].as_str().unwrap(), &channels).await, Some(vec![true, false]));
    live(&person(&dais, "bob", "b"), None).await;
    let of_service = live(&moderator, None).await;
    assert_eq!(may(&dais, of_service["token"].as_str().unwrap(), &channels[..1]).await, Some(vec![true]));
    moderator.delete("/bans/bob?room=a", 200).await;
    assert_eq!(may(&dais, &token, &channels).await, Some(vec![true, true]));
    // Nor does a ban in a room that was deleted since keep anybody out.
    let room = json!({ "roomId": "a", "name": "n", "about": "", "isSpeak": true });
    moderator.post("/external/room", room.clone(), 201).await;
    moderator.post("/bans/add?room=a", json!({ "userID": "bob", "reason": 2, "duration": "f" }), 200).await;
    assert!(!bob.get("/live", 403).await.headers.contains_key("retry-after"), "for ever");
    dais.advance(1);
    moderator.delete("/external/room/a", 204).await;
    moderator.post("/external/room", room, 201).await;
    live(&bob, None).await;
    assert_eq!(may(&dais, &token, &channels).await, Some(vec![true, true]));
}

#[tokio::test]
async fn nobody_listens_to_a_room_while_it_is_not_known_whether_they_are_banned() {
    let dais = Dais::start().await;
    let answer = live(&dais.client("ann"), Some("a")).await;
    let token = answer["token"].as_str().unwrap();
    let channels = [channel(&answer, "room")];
    for _ in 0..3 {
        dais.wire.fail_next("BatchGetItem", Fault::ServerError);
    }
    assert_eq!(may(&dais, token, &channels).await, Some(vec![false]));
    assert_eq!(may(&dais, token, &channels).await, Some(vec![true]));
}

#[tokio::test]
async fn no_other_token_is_taken_for_listening_and_no_live_token_for_anything_else() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let answer = live(&ann, Some("a")).await;
    let channels = [channel(&answer, "room")];
    let keys = &dais.stack.voice.app.api_keys;
    let claims = Claims {
        iss: "local".to_owned(),
        sub: "ann".parse().unwrap(),
        name: None,
        scopes: Scope::ALL.map(|scope| scope.to_string()).to_vec(),
        room: Some("a".parse().unwrap()),
        rooms: None,
        user: None,
        aud: None,
        iat: None,
        nbf: None,
        exp: NumericDate::Whole(dais.now().seconds() + 600),
    };
    let signed = |aud: Option<&str>, exp: i64| {
        let (aud, exp) = (aud.map(|aud| Audience::One(aud.to_owned())), NumericDate::Whole(dais.now().seconds() + exp));
        keys.sign(&Claims { aud, exp, ..claims.clone() }).unwrap()
    };
    assert_eq!(may(&dais, &signed(Some("dais-live"), 600), &channels).await, Some(vec![true]));
    let forged = format!("{}x", signed(Some("dais-live"), 600));
    for token in
        [signed(None, 600), signed(Some("dais"), 600), signed(Some("dais-live"), -31), forged, "none".to_owned()]
    {
        assert_eq!(may(&dais, &token, &channels).await, None, "{token}");
    }
    let live_token = dais.bearer(answer["token"].as_str().unwrap());
    for door in crate::support::doors::doors() {
        live_token.get(&door.url, 401).await;
    }
    live_token.get("/live?room=a", 401).await;
}

#[tokio::test]
async fn nobody_but_live_publishes() {
    let dais = Dais::start().await;
    let service = dais.client("service");
    let mut listener = listening(&service, "/live?room=a", &["room"]).await;
    let answer = live(&service, Some("a")).await;
    let channel = channel(&answer, "room");
    let publish = json!({
        "type": "publish", "id": "p", "channel": channel, "events": ["{}"],
        "authorization": { "host": answer["host"], "Authorization": answer["token"] },
    });
    listener.send(&publish).await;
    let refused = listener.next().await.unwrap();
    assert_eq!(
        (&refused["type"], &refused["errors"][0]["errorType"]),
        (&json!("publish_error"), &json!("UnauthorizedException"))
    );
    let http = Client::to(answer["httpUrl"].as_str().unwrap());
    let body = json!({ "channel": channel, "events": ["{}"] });
    for client in [http.clone(), http.with("authorization", answer["token"].as_str().unwrap())] {
        client.post("", body.clone(), 401).await;
    }
    assert!(types(&listener.events().await).is_empty());
}

#[tokio::test]
async fn without_live_events_there_is_nothing_of_them_and_all_the_rest() {
    let parameter = "  Live:\n    Type: String\n    Default: \"true\"";
    assert!(TEMPLATE.contains(parameter));
    let without = Template::parse(&TEMPLATE.replace(parameter, &parameter.replace("true", "false"))).unwrap();
    assert_eq!((without.table.stream_specification.is_none(), without.stream_records.len()), (true, 0));
    assert!(without.policies.keys().all(|function| !function.starts_with("live")));
    let dais = Dais::start_with(|settings| settings.template = Some(without)).await;
    assert!(dais.stack.live.is_none());
    let ann = dais.client("ann");
    assert_eq!(ann.get("/live?room=r", 404).await.body, json!({ "message": "Not Found" }));
    post(&ann, "r", "hey").await;
}
