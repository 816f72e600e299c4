//! The list of messages as Feathers' clients ask for it.

use serde_json::{Value, json};

use crate::support::{Client, Dais};

/// Nine messages, dated 10, 20, … 90: by `odd` and `even`, in three rooms by
/// turns, the first four in a session, the next three in another.
async fn nine_messages(dais: &Dais) {
    for n in 1..=9 {
        let author = dais.client(if n % 2 == 0 { "even" } else { "odd" });
        let session = match n {
            1..=4 => json!("early"),
            5..=7 => json!("late"),
            _ => Value::Null,
        };
        let room = ["c", "a", "b"][n % 3];
        let body = json!({ "room": room, "text": "hey", "session": session, "createdAt": n * 10 });
        author.post("/chat-messages", body, 200).await;
    }
}

fn dates(messages: &Value) -> Vec<i64> {
    messages.as_array().unwrap().iter().map(|message| message["createdAt"].as_i64().unwrap()).collect()
}

async fn listed(client: &Client, query: &str) -> Vec<i64> {
    dates(&client.get(&format!("/chat-messages?{query}"), 200).await.body)
}

/// All of a list, page by page.
async fn followed(client: &Client, query: &str) -> Vec<i64> {
    let (mut all, mut path) = (Vec::new(), Some(format!("/chat-messages?{query}")));
    while let Some(page) = path {
        let answer = client.get(&page, 200).await;
        all.extend(dates(&answer.body));
        path = answer.next_page();
    }
    all
}

/// As a browser and `qs` encode it.
fn percent_encoded(query: &str) -> String {
    query.replace('[', "%5B").replace(']', "%5D").replace('$', "%24").replace('#', "%23")
}

const QUERIES: [(&str, &[i64]); 26] = [
    ("$limit=2", &[90, 80]),
    ("$limit=2&$skip=2", &[70, 60]),
    ("$skip=8", &[10]),
    ("$skip=1000", &[]),
    ("$skip=7&room[$in][]=a&room[$in][]=b", &[]),
    ("$skip=5&room[$in][]=a&room[$in][]=b", &[10]),
    ("$sort[createdAt]=-1&$limit=3", &[90, 80, 70]),
    ("$sort[createdAt]=1&$limit=3", &[10, 20, 30]),
    ("$sort[createdAt]=1&$limit=2&$skip=1&room=a", &[40, 70]),
    ("$sort[createdAt]=1&room[$in][]=a&room[$in][]=c&$limit=3", &[10, 30, 40]),
    ("room[$in][]=a", &[70, 40, 10]),
    ("room[$in]=a", &[70, 40, 10]),
    ("room[$in][]=a&room[$in][]=c", &[90, 70, 60, 40, 30, 10]),
    ("room[$in][0]=a&room[$in][1]=c", &[90, 70, 60, 40, 30, 10]),
    ("room[$in][1]=c&room[$in][0]=a&room[$in][2]=a&room[$in][3]=empty", &[90, 70, 60, 40, 30, 10]),
    ("room[$in]=#[]", &[]),
    ("createdAt[$gt]=30&createdAt[$lt]=60", &[50, 40]),
    ("createdAt[$gte]=30&createdAt[$lte]=60", &[60, 50, 40, 30]),
    ("createdAt[$gte]=30&createdAt[$gt]=30", &[90, 80, 70, 60, 50, 40]),
    ("createdBy[$in][]=even&createdBy[$in][]=nobody", &[80, 60, 40, 20]),
    ("createdBy[$ne]=even", &[90, 70, 50, 30, 10]),
    ("session[$in][]=early&session[$in][]=late&createdBy=odd", &[70, 50, 30, 10]),
    ("session[$ne]=early", &[90, 80, 70, 60, 50]),
    ("session=late&session[$ne]=late", &[]),
    ("room=a&room[$in][]=a&limit=2&$limit=2&after=10&createdAt[$gt]=10", &[70, 40]),
    ("before=#30&limit=#2", &[20, 10]),
];

#[tokio::test]
async fn every_operator_is_answered_in_each_spelling() {
    let dais = Dais::start().await;
    nine_messages(&dais).await;
    let reader = dais.client("reader");
    for (query, expected) in QUERIES {
        for query in [query.replace('#', "%23"), percent_encoded(query)] {
            assert_eq!(listed(&reader, &query).await, expected, "{query}");
        }
    }
}

/// A number as each of the three packages writes it.
fn numerals(name: &str, number: i64) -> [String; 4] {
    let coerced = format!("{name}[$coerce][type]=number&{name}[$coerce][value]={number}");
    [format!("{name}={number}"), format!("{name}=%23{number}"), percent_encoded(&coerced), coerced]
}

#[tokio::test]
async fn a_number_is_the_same_plain_with_a_hash_and_coerced() {
    let dais = Dais::start().await;
    nine_messages(&dais).await;
    let reader = dais.client("reader");
    for (name, number, expected) in [
        ("$limit", 1, vec![90]),
        ("$skip", 7, vec![20, 10]),
        ("$sort[createdAt]", 1, vec![10, 20, 30, 40, 50, 60, 70, 80, 90]),
        ("createdAt[$gt]", 70, vec![90, 80]),
        ("createdAt[$gte]", 70, vec![90, 80, 70]),
        ("createdAt[$lt]", 30, vec![20, 10]),
        ("createdAt[$lte]", 30, vec![30, 20, 10]),
        ("limit", 1, vec![90]),
        ("after", 70, vec![90, 80]),
        ("before", 30, vec![20, 10]),
    ] {
        for query in numerals(name, number) {
            assert_eq!(listed(&reader, &query).await, expected, "{query}");
        }
    }
}

#[tokio::test]
async fn pages_of_any_query_are_complete_and_each_message_comes_once() {
    let dais = Dais::start().await;
    nine_messages(&dais).await;
    let reader = dais.client("reader");
    for (query, expected) in [
        ("$sort[createdAt]=1", vec![10, 20, 30, 40, 50, 60, 70, 80, 90]),
        ("room[$in][]=a&room[$in][]=c", vec![90, 70, 60, 40, 30, 10]),
        ("room[$in][]=b&room[$in][]=c&$sort[createdAt]=1&createdBy[$ne]=odd", vec![20, 60, 80]),
        ("$skip=2", vec![70, 60, 50, 40, 30, 20, 10]),
        ("$skip=2&room[$in][]=a&room[$in][]=c", vec![60, 40, 30, 10]),
    ] {
        for limit in [1, 2, 3, 200] {
            assert_eq!(followed(&reader, &format!("{query}&$limit={limit}")).await, expected, "{query} by {limit}");
        }
    }
}

#[tokio::test]
async fn skipping_page_by_page_is_the_list_too() {
    let dais = Dais::start().await;
    nine_messages(&dais).await;
    let reader = dais.client("reader");
    let mut all = Vec::new();
    for skip in (0..12).step_by(2) {
        all.extend(listed(&reader, &format!("$limit=2&$skip={skip}")).await);
    }
    assert_eq!(all, [90, 80, 70, 60, 50, 40, 30, 20, 10]);
}

#[tokio::test]
async fn selected_members_are_answered_with_the_id_and_no_other() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    let posted = ann.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await.body;
    for (query, expected) in [
        ("$select[]=text&$select[]=session", json!({ "id": posted["id"], "text": "hey" })),
        ("$select[0]=seenBy&$select[1]=id", json!({ "id": posted["id"], "seenBy": [] })),
        ("$select=createdBy", json!({ "id": posted["id"], "createdBy": "ann" })),
        ("room=r", posted.clone()),
    ] {
        assert_eq!(ann.get(&format!("/chat-messages?{query}"), 200).await.body, json!([expected]), "{query}");
    }
    let cost = async |query| ann.get(&format!("/chat-messages?room=r&{query}"), 200).await.requests();
    assert_eq!((cost("$select[]=seenBy").await, cost("$select[]=text").await), (2, 1), "nobody asked who has seen it");
}

#[tokio::test]
async fn what_is_not_known_is_refused_and_named() {
    let dais = Dais::start().await;
    let reader = dais.client("reader");
    for (query, named) in [
        ("foo=1", "foo"),
        ("roon=R", "roon"),
        ("Room=r", "Room"),
        ("room[$ne]=r", "room[$ne]"),
        ("room[$nin][]=r", "room[$nin][]"),
        ("room[0]=r", "room[0]"),
        ("text=hey", "text"),
        ("id=x", "id"),
        ("createdAt=5", "createdAt"),
        ("createdAt[$gt][0]=5", "createdAt[$gt][0]"),
        (
            "createdAt[$gt][$coerce][type]=date&createdAt[$gt][$coerce][value]=2020-01-01T00:00:00.000Z",
            "createdAt[$gt]",
        ),
        ("createdAt[$gt]=2020-01-01T00:00:00.000Z", "createdAt[$gt]"),
        ("$sort[text]=1", "$sort[text]"),
        ("$sort=createdAt", "$sort"),
        ("$or[0][room]=a", "$or[0][room]"),
        ("$project[id]=1", "$project[id]"),
        ("$limit=0", "$limit"),
        ("$skip=1001", "$skip"),
        ("$limit=2&$limit=3", "$limit"),
        ("room[$in][0]=a&room[$in][0]=b", "room[$in][0]"),
    ] {
        for query in [query.to_owned(), percent_encoded(query)] {
            let refused = reader.get(&format!("/chat-messages?{query}"), 400).await;
            assert_eq!(refused.fields(), [named], "{query}");
            assert_eq!(refused.requests(), 0, "{query}");
        }
    }
    let refused = reader.get("/chat-messages?foo=1&bar=2&limit=x", 400).await;
    assert_eq!(refused.fields().len(), 3, "all of them at once: {}", refused.text);
}

#[tokio::test]
async fn two_forms_of_one_parameter_must_say_the_same() {
    let dais = Dais::start().await;
    let reader = dais.client("reader");
    for (query, named) in [
        ("limit=2&$limit=3", "$limit"),
        ("after=1&createdAt[$gt]=2", "createdAt[$gt]"),
        ("before=1&createdAt[$lt]=2", "createdAt[$lt]"),
        ("room=a&room[$in][]=b", "room[$in][]"),
        ("room=a&room[$in][]=a&room[$in][]=b", "room[$in][]"),
        ("session=a&session[$in][]=b", "session[$in][]"),
        ("createdBy=a&createdBy[$in][]=b", "createdBy[$in][]"),
    ] {
        assert_eq!(reader.get(&format!("/chat-messages?{query}"), 400).await.fields(), [named], "{query}");
    }
}

#[tokio::test]
async fn at_most_fifty_rooms_are_asked_for_at_once() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    for n in 0..50 {
        ann.post("/chat-messages", json!({ "room": format!("r{n}"), "text": "hey", "createdAt": n }), 200).await;
    }
    let rooms = |count| (0..count).map(|n| format!("room[$in][]=r{n}")).collect::<Vec<_>>().join("&");
    let newest = listed(&ann, &format!("{}&$limit=3", rooms(50))).await;
    assert_eq!(newest, [49, 48, 47]);
    assert_eq!(ann.get(&format!("/chat-messages?{}", rooms(51)), 400).await.fields(), ["room[$in][]"]);
}

#[tokio::test]
async fn several_rooms_cost_a_request_each_and_more_only_where_there_is_more() {
    let dais = Dais::start().await;
    let ann = dais.client("ann");
    for n in 0..60 {
        let room = if n % 20 == 0 { "quiet" } else { "busy" };
        ann.post("/chat-messages", json!({ "room": room, "text": "hey", "createdAt": n }), 200).await;
    }
    // What followers were told of dated messages is gone.
    dais.advance(25 * 60 * 60 + 1);
    assert_eq!(dais.sweep_expired().await, 60);
    let path = "/chat-messages?room[$in][]=quiet&room[$in][]=busy&room[$in][]=empty&$select[]=createdAt";
    let few = ann.get(&format!("{path}&$limit=5"), 200).await;
    assert_eq!((dates(&few.body), few.requests()), (vec![59, 58, 57, 56, 55], 3));
    let many = ann.get(&format!("{path}&$limit=60"), 200).await;
    assert_eq!(dates(&many.body), (0..60).rev().collect::<Vec<_>>());
    assert_eq!(many.next_page(), None);
    assert!(many.requests() <= 5, "{} requests", many.requests());
}

#[tokio::test]
async fn a_confined_token_asks_for_its_own_room_among_rooms_and_for_no_other() {
    let dais = Dais::start().await;
    nine_messages(&dais).await;
    let confined = dais.confined("guest", "a");
    assert_eq!(listed(&confined, "room[$in][]=a").await, [70, 40, 10]);
    assert_eq!(listed(&confined, "$limit=1").await, [70]);
    for query in ["room[$in][]=b", "room[$in][]=a&room[$in][]=b", "room[$in][0]=empty"] {
        confined.get(&format!("/chat-messages?{query}"), 403).await;
    }
}
