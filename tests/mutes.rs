//! Mutes, and what they do to chat messages.

use futures::StreamExt;
use futures::stream;
use serde_json::{Value, json};
use shared::token::NewToken;

use crate::support::{Answer, Client, Dais};

/// The pages of a list from `path` on.
pub async fn pages(client: &Client, path: &str) -> Vec<Answer> {
    let mut pages = Vec::new();
    let mut path = Some(path.to_owned());
    while let Some(next) = path {
        let page = client.get(&next, 200).await;
        path = page.next_page();
        pages.push(page);
    }
    pages
}

/// The ids of those on a page, in its order.
pub fn ids(page: &Answer) -> Vec<String> {
    page.body["data"].as_array().unwrap().iter().map(|entry| entry["id"].to_string()).collect()
}

/// So many people of the room are muted, banned for ever, or have a mute that is over.
pub async fn measure_crowd(dais: &Dais, muted: usize, banned: usize, over: usize) {
    let moderator = dais.client("mod");
    let mute = |id: String| ("/mutes?room=r", json!({ "userID": id, "reason": 1, "duration": "s" }));
    let ban = |id: String| ("/bans/add?room=r", json!({ "userID": id, "reason": 1, "duration": "f" }));
    let post = async |(path, body): (&str, Value)| drop(moderator.post(path, body, 200).await);
    let were_muted = (0..over).map(|n| mute(format!("{n:04}-over")));
    stream::iter(were_muted).for_each_concurrent(8, post).await;
    dais.advance(900);
    let are_muted = (0..muted).map(|n| mute(format!("{n:04}-muted")));
    let are_banned = (0..banned).map(|n| ban(format!("{n:04}-banned")));
    stream::iter(are_muted.chain(are_banned)).for_each_concurrent(8, post).await;
}

async fn mutes(client: &Client, path: &str) -> Vec<Value> {
    client.get(path, 200).await.body["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_mute_is_listed_with_its_moderator_and_counts_down() {
    let dais = Dais::start().await;
    let named = NewToken { name: Some("The Mod".parse().unwrap()), ..dais.claims("mod") };
    let moderator = dais.client_with(named);
    moderator.post("/mutes?room=r", json!({ "userID": 7, "reason": 2, "duration": "m", "username": "Sam" }), 200).await;
    dais.advance(100);
    let mute = json!({ "expires": 1700, "moderator": "The Mod", "reason": 2, "id": 7, "username": "Sam" });
    for path in ["/mutes?room=r", "/mutes/7?room=r"] {
        assert_eq!(mutes(&moderator, path).await, std::slice::from_ref(&mute));
    }
    assert_eq!(mutes(&moderator, "/mutes/8?room=r").await, [] as [Value; 0]);
    assert_eq!(mutes(&moderator, "/mutes?room=other").await, [] as [Value; 0]);
}

#[tokio::test]
async fn without_a_name_the_moderator_is_the_account_and_the_user_the_id() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod-1");
    moderator.post("/mutes?room=r", json!({ "userID": -1, "reason": 1 }), 200).await;
    let mute = json!({ "expires": 900, "moderator": "mod-1", "reason": 1, "id": -1, "username": "-1" });
    assert_eq!(mutes(&moderator, "/mutes?room=r").await, [mute]);
}

#[tokio::test]
async fn durations_are_15_30_and_45_minutes() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    for (duration, seconds) in [(json!("s"), 900), (json!("m"), 1800), (json!("l"), 2700), (Value::Null, 900)] {
        moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1, "duration": duration }), 200).await;
        assert_eq!(mutes(&moderator, "/mutes/u?room=r").await[0]["expires"], seconds);
    }
}

#[tokio::test]
async fn a_new_mute_replaces_the_old_and_keeps_the_name() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator
        .post("/mutes?room=r", json!({ "userID": 42, "reason": 1, "duration": "l", "username": "Ann" }), 200)
        .await;
    moderator.post("/mutes?room=r", json!({ "userID": "42", "reason": 5, "username": " " }), 200).await;
    let all = mutes(&moderator, "/mutes?room=r").await;
    let replaced = json!({ "expires": 900, "moderator": "mod", "reason": 5, "id": "42", "username": "Ann" });
    assert_eq!(all, [replaced]);
}

#[tokio::test]
async fn a_mute_that_is_over_hands_on_no_name_though_it_still_lies_in_the_table() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1, "username": "Old Name" }), 200).await;
    dais.advance(900);
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1 }), 200).await;
    assert_eq!(mutes(&moderator, "/mutes/u?room=r").await[0]["username"], "u");
}

#[tokio::test]
async fn unmuting_somebody_who_is_not_muted_is_fine() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 1 }), 200).await;
    for _ in 0..2 {
        let answer = moderator.delete("/mutes/u?room=r", 200).await;
        assert_eq!((&answer.body["data"], &answer.body["status"]), (&json!([]), &json!("ok")));
        assert_eq!(mutes(&moderator, "/mutes?room=r").await, [] as [Value; 0]);
    }
}

#[tokio::test]
async fn the_room_is_that_of_the_query_or_else_of_the_token() {
    let dais = Dais::start().await;
    let confined = dais.confined("mod", "r");
    confined.post("/mutes", json!({ "userID": "u", "reason": 1 }), 200).await;
    assert_eq!(mutes(&confined, "/mutes").await.len(), 1);
    assert_eq!(mutes(&dais.client("mod"), "/mutes?room=r").await.len(), 1);
    let outside = confined.get("/mutes?room=other", 403).await;
    assert_eq!(
        outside.text,
        r#"{"data":["You are not authorized to access this resource."],"status":"notAuthorized"}"#
    );
    let nowhere = dais.client("mod").get("/mutes", 400).await;
    assert_eq!(nowhere.text, r#"{"data":["room is required"],"status":"requestError"}"#);
}

#[tokio::test]
async fn an_ethereum_address_is_muted_in_any_case() {
    let dais = Dais::start().await;
    let moderator = dais.client("mod");
    let address = "0xABCDEF0123456789abcdef0123456789ABCDEF01";
    moderator.post("/mutes?room=r", json!({ "userID": address, "reason": 1 }), 200).await;
    assert_eq!(mutes(&moderator, &format!("/mutes/{}?room=r", address.to_lowercase())).await.len(), 1);
    dais.client(address).post("/chat-messages", json!({ "room": "r", "text": "hey" }), 403).await;
}

#[tokio::test]
async fn a_mute_of_15_minutes_refuses_at_14_59_and_lets_through_at_15_00_while_it_still_lies_in_the_table() {
    let dais = Dais::start().await;
    let (moderator, user) = (dais.client("mod"), dais.client("u"));
    let hey = || json!({ "room": "r", "text": "hey" });
    moderator.post("/mutes?room=r", json!({ "userID": "u", "reason": 3, "duration": "s" }), 200).await;
    let refused = user.post("/chat-messages", hey(), 403).await;
    assert_eq!((refused.header("retry-after"), &refused.body["reason"]), ("900", &json!(3)));

    dais.advance(14 * 60 + 59);
    let refused = user.post("/chat-messages", hey(), 403).await;
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(mutes(&moderator, "/mutes?room=r").await[0]["expires"], 1);
    user.post("/chat-messages", json!({ "room": "other", "text": "hey" }), 200).await;
    moderator.post("/chat-messages", hey(), 200).await;

    dais.advance(1);
    user.post("/chat-messages", hey(), 200).await;
    assert_eq!(mutes(&moderator, "/mutes?room=r").await, [] as [Value; 0]);
    assert_eq!(mutes(&moderator, "/mutes/u?room=r").await, [] as [Value; 0]);
    dais.advance(1);
    assert_eq!(dais.sweep_expired().await, 1, "the expired mute was in the table until now");
}

#[tokio::test]
async fn time_is_a_number_of_milliseconds_with_a_fraction() {
    let dais = Dais::start().await;
    let answer = dais.client("mod").get("/mutes?room=r", 200).await;
    assert!(answer.body["time"].as_f64().unwrap() > 0.0);
    assert!(answer.text.rsplit(':').next().unwrap().contains('.'), "{}", answer.text);
    assert!(answer.text.starts_with(r#"{"data":[],"meta":{},"status":"ok","time":"#), "{}", answer.text);
}

#[tokio::test]
async fn people_ask_about_their_own_mute_without_any_scope() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let bob = dais.client_with(NewToken { scopes: Vec::new(), ..dais.claims("bob") });
    assert_eq!(bob.get("/mutes/@me?room=r", 200).await.body["data"], json!([]));
    admin.post("/mutes?room=r", json!({ "userID": "bob", "reason": 3, "duration": "m" }), 200).await;
    let own = bob.get("/mutes/%40me?room=r", 200).await.body["data"].clone();
    assert_eq!((&own[0]["id"], &own[0]["expires"], &own[0]["reason"]), (&json!("bob"), &json!(1800), &json!(3)));
    assert_eq!(own, admin.get("/mutes/bob?room=r", 200).await.body["data"]);
    assert_eq!(admin.get("/mutes/@me?room=r", 200).await.body["data"], json!([]), "the caller's, nobody else's");
    bob.get("/mutes/bob?room=r", 403).await;
    bob.get("/mutes?room=r", 403).await;
    bob.delete("/mutes/@me?room=r", 403).await;
    admin.delete("/mutes/@me?room=r", 400).await;
    admin.post("/mutes?room=r", json!({ "userID": "@me", "reason": 1 }), 400).await;
    dais.anonymous().get("/mutes/@me?room=r", 401).await;
    let confined = NewToken { room: Some("other".parse().unwrap()), scopes: Vec::new(), ..dais.claims("bob") };
    dais.client_with(confined).get("/mutes/@me?room=r", 403).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_show_every_mute_once_whatever_their_limit() {
    let dais = Dais::start().await;
    measure_crowd(&dais, 25, 12, 7).await;
    let moderator = dais.confined("mod", "r");
    let whole = moderator.get("/mutes", 200).await;
    assert_eq!((ids(&whole).len(), whole.next_page()), (25, None), "all of them without a limit");
    assert!(ids(&whole).is_sorted());
    for (limit, least) in [(1, 25), (2, 13), (7, 4), (24, 2), (25, 1), (26, 1), (200, 1)] {
        let pages = pages(&moderator, &format!("/mutes?limit={limit}")).await;
        assert!(pages.iter().all(|page| ids(page).len() <= limit), "{limit}");
        assert_eq!(pages.iter().flat_map(ids).collect::<Vec<_>>(), ids(&whole), "{limit}");
        // Who is only banned may stand behind the last, on a page of their own.
        assert!((least..=least + 1).contains(&pages.len()), "{limit}: {} pages", pages.len());
    }
    // Another limit with each page, and none, which is the most.
    let mut found = Vec::new();
    let mut path = Some("/mutes?limit=1".to_owned());
    for limit in ["limit=3", "limit=2", "limit=9", "other=1"] {
        let page = moderator.get(&path.unwrap(), 200).await;
        found.extend(ids(&page));
        path = page
            .next_page()
            .map(|next| next.replace(&next[next.find("limit=").unwrap()..next.find('&').unwrap()], limit));
    }
    let last = moderator.get(&path.unwrap(), 200).await;
    assert_eq!(([found, ids(&last)].concat(), last.next_page()), (ids(&whole), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_mutes_looks_at_a_thousand_people_and_may_be_empty_and_have_a_next() {
    let dais = Dais::start().await;
    measure_crowd(&dais, 0, 1_200, 0).await;
    let moderator = dais.client("mod");
    moderator.post("/mutes?room=r", json!({ "userID": "last", "reason": 1 }), 200).await;
    let pages = pages(&moderator, "/mutes?room=r&limit=10").await;
    let shown = pages.iter().map(ids).collect::<Vec<_>>();
    assert_eq!(shown, [vec![], vec![r#""last""#.to_owned()]]);
    // The room, and eleven, three times 250 and the rest of the thousand.
    assert_eq!(pages.iter().map(Answer::requests).collect::<Vec<_>>(), [6, 3]);
}

#[tokio::test]
async fn a_cursor_is_of_its_list_and_what_is_wrong_with_a_page_is_said_in_the_words_of_the_mutes() {
    let dais = Dais::start().await;
    measure_crowd(&dais, 2, 2, 0).await;
    let moderator = dais.client("mod");
    let cursor_of = async |list: &str| {
        let next = moderator.get(&format!("{list}?room=r&limit=1"), 200).await.next_page().unwrap();
        assert!(next.starts_with(&format!("{list}?room=r&limit=1&cursor=")), "{next}");
        next.split_once("cursor=").unwrap().1.to_owned()
    };
    let (of_mutes, of_bans) = (cursor_of("/mutes").await, cursor_of("/bans").await);
    let rule = "cursor must be the cursor of a page of this list, with the same filters";
    for (path, said) in [
        (format!("/mutes?room=r&cursor={of_bans}"), rule),
        (format!("/bans?room=r&cursor={of_mutes}"), rule),
        ("/mutes?room=r&limit=0".to_owned(), "limit must be a whole number from 1 to 200"),
        ("/bans?room=r&limit=201".to_owned(), "limit must be a whole number from 1 to 200"),
    ] {
        let refused = moderator.get(&path, 400).await;
        assert_eq!(refused.text, format!(r#"{{"data":["{said}"],"status":"requestError"}}"#), "{path}");
    }
    // A token of another room is kept from its pages as from the whole.
    dais.confined("mod", "other").get(&format!("/mutes?room=r&cursor={of_mutes}"), 403).await;
}
