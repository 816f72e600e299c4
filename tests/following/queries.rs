//! What goes with `since`, and what does not.

use serde_json::{Value, json};
use shared::domain::following::cursor::FollowCursor;
use shared::token::NewToken;

use super::{Follower, post, post_dated};
use crate::support::Dais;

#[tokio::test]
async fn filters_leave_messages_out_for_good_and_the_cursor_goes_on_all_the_same() {
    let dais = Dais::start().await;
    let (ann, bob) = (dais.client("ann"), dais.client("bob"));
    let queries = [
        ("room=r&createdBy=ann", vec!["a1", "a2", "a3"]),
        ("room=r&createdBy[$ne]=ann", vec!["b1", "b2", "b3"]),
        ("room=r&session=s", vec!["a2", "b2"]),
        ("room=r&session[$ne]=s&createdBy[$in][]=bob", vec!["b1", "b3"]),
        ("room[$in][]=r&createdBy=nobody", vec![]),
    ];
    let mut followers = Vec::new();
    for (query, expected) in queries {
        followers.push((Follower::from_now(&ann, query).await, expected));
    }
    for n in 1..=3 {
        for (client, name) in [(&ann, "a"), (&bob, "b")] {
            let session = if n == 2 { json!("s") } else { Value::Null };
            let body = json!({ "room": "r", "text": format!("{name}{n}"), "session": session });
            client.post("/chat-messages", body, 200).await;
        }
    }
    dais.advance(20);
    for (mut follower, expected) in followers {
        let given = follower.next().await;
        let texts = given.iter().map(|message| message["text"].as_str().unwrap()).collect::<Vec<_>>();
        assert_eq!(texts, expected);
        assert!(follower.link().contains(&FollowCursor::from_now(dais.now()).to_string()), "{}", follower.link());
        assert_eq!(follower.next().await, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn members_are_selected_and_readers_shown_where_they_are_asked_for() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let follow = async |query: &str| Follower::from_now(&ann, query).await;
    let followers = [
        (follow("room=r&$select[]=text").await, json!({ "text": "hey" }), 1),
        (follow("room=r&$select[]=seenBy").await, json!({ "seenBy": [] }), 1),
        (follow("room=r&$select[]=seenBy&seenBy=1").await, json!({ "seenBy": ["ann"] }), 2),
        (follow("room=r&$select[]=text&seenBy=1&$limit=1").await, json!({ "text": "hey" }), 1),
    ];
    let posted = post(&ann, "hey").await;
    let path = format!("/chat-messages/{}", posted["id"].as_str().unwrap());
    ann.patch(&path, json!({ "seen": true }), 200).await;
    for (follower, mut expected, requests) in followers {
        expected["id"] = posted["id"].clone();
        let answer = follower.ask(200).await;
        assert_eq!((answer.body.clone(), answer.requests()), (json!([expected]), requests));
    }
}

#[tokio::test]
async fn what_has_a_date_or_a_place_in_a_list_does_not_go_with_since() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let cursor = FollowCursor::from_now(dais.now()).to_string();
    for since in ["", &cursor] {
        for (sent, named) in [
            ("before=1", "before"),
            ("after=1", "after"),
            ("createdAt[$lt]=1", "createdAt[$lt]"),
            ("createdAt[$lte]=%231", "createdAt[$lte]"),
            ("createdAt[$gt]=1", "createdAt[$gt]"),
            ("createdAt[$gte][$coerce][type]=number&createdAt[$gte][$coerce][value]=1", "createdAt[$gte]"),
            ("cursor=ffffffffffffffffffffffffffffffff", "cursor"),
            ("$skip=0", "$skip"),
            ("$sort[createdAt]=1", "$sort[createdAt]"),
            ("since=", "since"),
        ] {
            let refused = ann.get(&format!("/chat-messages?room=r&since={since}&{sent}"), 400).await;
            assert_eq!(refused.fields(), [named], "{sent}");
        }
        ann.get(&format!("/chat-messages?room=r&since={since}&before=&cursor=&limit=200"), 200).await;
    }
}

#[tokio::test]
async fn one_room_is_followed_and_only_by_those_who_may_enter_it() {
    let dais = Dais::start().await;
    let (service, confined) = (dais.client("service"), dais.confined("ann", "r"));
    let person = dais.client_with(NewToken { is_person: true, ..dais.claims("ann") });
    let rooms = Some(["r", "s"].map(|room| room.parse().unwrap()).to_vec());
    let several = dais.client_with(NewToken { rooms, ..dais.claims("ann") });
    for client in [&service, &person, &several] {
        for none_or_several in ["", "room[$in][]=r&room[$in][]=s&", "room=&", "room[$in]=%23[]&"] {
            let refused = client.get(&format!("/chat-messages?{none_or_several}since="), 400).await;
            assert_eq!(refused.body["detail"], "room is required", "{none_or_several}");
        }
        client.get("/chat-messages?room=r&since=", 200).await;
    }
    let mut follower = Follower::from_now(&confined, "limit=7").await;
    let posted = post(&service, "hey").await;
    assert_eq!(follower.next().await, [posted]);
    let cursor = FollowCursor::from_now(dais.now()).to_string();
    for since in ["", &cursor] {
        for client in [&confined, &several] {
            client.get(&format!("/chat-messages?room=other&since={since}"), 403).await;
        }
    }
}

#[tokio::test]
async fn a_cursor_that_was_not_given_out_is_refused_by_its_name() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let ahead = FollowCursor::from_now(dais.now().after(std::time::Duration::from_secs(16))).to_string();
    for wrong in ["x", "AAAAAAAAAAAAAAAAAAAAAA", &"A".repeat(5000), &ahead, "0", "ffffffffffffffffffffffffffffffff"] {
        let refused = ann.get(&format!("/chat-messages?room=r&since={wrong}"), 400).await;
        assert_eq!((refused.fields(), refused.requests()), (vec!["since".to_owned()], 0), "{wrong}");
    }
    for list in ["/chat-messages?room=r&since=", "/chat-messages?room=r"] {
        assert_eq!(ann.with("if-none-match", "x").get(list, 400).await.fields(), ["If-None-Match"], "{list}");
    }
}

/// API Gateway takes 10,240 bytes of request line and headers.
#[tokio::test]
async fn the_longest_cursor_is_a_request_that_api_gateway_takes() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let mut follower = Follower::from_now(&ann, "room=r&limit=200").await;
    let mut posted = Vec::new();
    for n in 0..520 {
        if n % 50 == 0 {
            dais.clock.advance(std::time::Duration::from_millis(7));
        }
        posted.push(if n % 10 == 0 { post_dated(&ann, "hey", n).await } else { post(&ann, "hey").await });
    }
    let mut given = Vec::new();
    for _ in 0..3 {
        given.extend(follower.next().await);
    }
    assert_eq!(given.len(), 500, "as many as a cursor can name");
    assert!((4000..4100).contains(&follower.link().len()), "{}", follower.link().len());
    assert_eq!(follower.next().await, Vec::<Value>::new());
    // The rest has to wait.
    dais.advance(15);
    given.extend(follower.next().await);
    dais.advance(15);
    given.extend(follower.next().await);
    assert_eq!(given, posted);
}
