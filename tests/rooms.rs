//! Rooms.

use futures::future::join_all;
use serde_json::{Value, json};

use crate::support::{Client, Dais};

fn room(id: &str) -> Value {
    json!({ "roomId": id, "name": "Test text room", "about": "Some text", "isSpeak": false })
}

fn scheduled(id: &str, start: &str, end: &str) -> Value {
    json!({ "roomId": id, "name": "n", "about": "", "isSpeak": true, "startTime": start, "endTime": end })
}

async fn status(client: &Client, id: &str) -> String {
    let body = client.get(&format!("/external/room/{id}"), 200).await.body;
    body["status"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_room_is_created_with_its_location() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let created = admin.post("/external/room", room("321textroom321"), 201).await;
    assert_eq!(created.header("location"), "/external/room/321textroom321");
    let expected = json!({
        "roomId": "321textroom321", "name": "Test text room", "about": "Some text", "isSpeak": false,
        "status": "LIVE", "startTime": null, "endTime": null,
        "createdAt": "2026-03-01T12:00:00Z", "updatedAt": "2026-03-01T12:00:00Z",
    });
    assert_eq!(created.body, expected);
    assert_eq!(admin.get("/external/room/321textroom321", 200).await.body, expected);
}

#[tokio::test]
async fn a_taken_id_is_a_conflict_and_changes_nothing() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let first = admin.post("/external/room", room("r"), 201).await.body;
    dais.advance(5);
    admin.post("/external/room", scheduled("r", "2026-03-02 00:00:00", "2026-03-03 00:00:00"), 409).await;
    assert_eq!(admin.get("/external/room/r", 200).await.body, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_32_creates_of_one_room_at_once_one_wins() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let creates = (0..32).map(|n| {
        let body = json!({ "roomId": "r", "name": format!("by {n}"), "about": "", "isSpeak": true });
        let admin = admin.clone();
        async move { admin.json("POST", "/external/room", &body).await }
    });
    let answers = join_all(creates).await;
    let won = answers.iter().filter(|answer| answer.status == 201).collect::<Vec<_>>();
    assert_eq!(won.len(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 409).count(), 31);
    assert_eq!(admin.get("/external/room/r", 200).await.body, won[0].body);
}

#[tokio::test]
async fn the_status_follows_the_schedule_to_the_second() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", scheduled("r", "2026-03-01 12:01:00", "2026-03-01T14:02:00+02:00"), 201).await;
    for (seconds, expected) in [(59, "SOON"), (1, "LIVE"), (59, "LIVE"), (1, "ENDED"), (10_000_000, "ENDED")] {
        dais.advance(seconds);
        // The month's token has run out by the end.
        assert_eq!(status(&dais.client("admin"), "r").await, expected, "at {}", dais.now());
    }
}

#[tokio::test]
async fn both_time_formats_are_read_and_answered_as_rfc_3339() {
    let dais = Dais::start().await;
    let body = scheduled("r", "2026-12-31 05:33:32", "2026-12-31T09:33:32.5+02:00");
    let created = dais.client("admin").post("/external/room", body, 201).await;
    assert_eq!(created.body["startTime"], "2026-12-31T05:33:32Z");
    assert_eq!(created.body["endTime"], "2026-12-31T07:33:32.5Z");
    assert_eq!(created.body["status"], "SOON");
}

#[tokio::test]
async fn live_by_hand_holds_until_the_next_scheduled_moment() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", scheduled("r", "2026-03-01 12:10:00", "2026-03-01 12:20:00"), 201).await;
    let opened = admin.post("/external/room/status", json!({ "roomId": "r", "status": "LIVE" }), 200).await;
    assert_eq!(opened.body["status"], "LIVE");
    dais.advance(15 * 60);
    admin.post("/external/room/status", json!({ "roomId": "r", "status": "SOON" }), 200).await;
    assert_eq!(status(&admin, "r").await, "SOON");
    dais.advance(5 * 60);
    assert_eq!(status(&admin, "r").await, "ENDED");
    admin.post("/external/room/status", json!({ "roomId": "r", "status": "LIVE" }), 200).await;
    dais.advance(24 * 60 * 60);
    assert_eq!(status(&admin, "r").await, "LIVE");
}

#[tokio::test]
async fn ended_and_disabled_by_hand_hold_and_close_the_chat() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", scheduled("r", "2026-03-01 12:10:00", "2027-03-01 12:20:00"), 201).await;
    let hey = || json!({ "room": "r", "text": "hey" });
    admin.post("/chat-messages", hey(), 200).await;
    for closed in ["ENDED", "DISABLED"] {
        admin.post("/external/room/status", json!({ "roomId": "r", "status": closed }), 200).await;
        dais.advance(20 * 60);
        assert_eq!(status(&admin, "r").await, closed);
        let refused = admin.post("/chat-messages", hey(), 409).await;
        assert_eq!(refused.body["detail"], format!("the room is {closed}"));
    }
    admin.post("/external/room/status", json!({ "roomId": "r", "status": "LIVE" }), 200).await;
    admin.post("/chat-messages", hey(), 200).await;
}

#[tokio::test]
async fn voice_is_switched_and_the_change_is_dated() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room("r"), 201).await;
    dais.advance(60);
    let on = admin.post("/external/room/speak", json!({ "roomId": "r", "isSpeak": true }), 200).await;
    assert_eq!(on.body["isSpeak"], true);
    assert_eq!(on.body["updatedAt"], "2026-03-01T12:01:00Z");
    assert_eq!(on.body["createdAt"], "2026-03-01T12:00:00Z");
    assert_eq!(admin.get("/external/room/r", 200).await.body, on.body);
}

#[tokio::test]
async fn what_is_done_to_an_unknown_room_is_404() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.get("/external/room/none", 404).await;
    admin.delete("/external/room/none", 404).await;
    admin.post("/external/room/speak", json!({ "roomId": "none", "isSpeak": true }), 404).await;
    admin.post("/external/room/status", json!({ "roomId": "none", "status": "LIVE" }), 404).await;
    admin.get("/external/room/none", 404).await;
}

#[tokio::test]
async fn a_deleted_room_takes_its_mutes_along_and_leaves_its_messages() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room("r"), 201).await;
    admin.post("/chat-messages", json!({ "room": "r", "text": "hey" }), 200).await;
    for user in 0..60 {
        admin.post("/mutes?room=r", json!({ "userID": user, "reason": 1 }), 200).await;
    }
    admin.post("/mutes?room=other", json!({ "userID": 1, "reason": 1 }), 200).await;
    dais.advance(1);
    let deleted = admin.delete("/external/room/r", 204).await;
    assert_eq!(deleted.text, "");
    admin.get("/external/room/r", 404).await;
    admin.delete("/external/room/r", 404).await;
    assert_eq!(admin.get("/mutes?room=r", 200).await.body["data"], json!([]));
    assert_eq!(admin.get("/mutes?room=other", 200).await.body["data"].as_array().unwrap().len(), 1);
    assert_eq!(admin.get("/chat-messages?room=r", 200).await.body.as_array().unwrap().len(), 1);
    assert_eq!(admin.get("/external/room", 200).await.body["data"], json!([]));
    admin.post("/external/room", room("r"), 201).await;
}

#[tokio::test]
async fn deleting_an_unknown_room_leaves_the_mutes_of_that_name() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/mutes?room=r", json!({ "userID": 1, "reason": 1 }), 200).await;
    admin.delete("/external/room/r", 404).await;
    assert_eq!(admin.get("/mutes?room=r", 200).await.body["data"].as_array().unwrap().len(), 1);
}

async fn listed(client: &Client, first: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut path = first.to_owned();
    loop {
        let page = client.get(&path, 200).await.body;
        ids.extend(page["data"].as_array().unwrap().iter().map(|room| room["roomId"].as_str().unwrap().to_owned()));
        assert_eq!(page["hasNext"], !page["nextCursor"].is_null());
        let Some(cursor) = page["nextCursor"].as_str() else { return ids };
        path = format!("{first}&cursor={cursor}");
    }
}

#[tokio::test]
async fn rooms_are_listed_newest_first_in_pages() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for n in 0..120 {
        admin.post("/external/room", room(&format!("r{n}")), 201).await;
        dais.advance(1);
    }
    let newest_first = (0..120).rev().map(|n| format!("r{n}")).collect::<Vec<_>>();
    for limit in [1, 7, 50, 60, 100] {
        assert_eq!(listed(&admin, &format!("/external/room?limit={limit}")).await, newest_first, "limit {limit}");
    }
    let page = admin.get("/external/room", 200).await.body;
    assert_eq!(page["data"].as_array().unwrap().len(), 50);
}

#[tokio::test]
async fn a_filtered_list_shows_the_rooms_of_that_status_now() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for n in 0..30 {
        let body =
            if n % 3 == 0 { scheduled(&format!("r{n}"), "2026-03-01 13:00:00", "") } else { room(&format!("r{n}")) };
        admin.post("/external/room", body, 201).await;
        dais.advance(1);
    }
    let of = |soon: bool| (0..30).rev().filter(|n| (n % 3 == 0) == soon).map(|n| format!("r{n}")).collect::<Vec<_>>();
    assert_eq!(listed(&admin, "/external/room?status=SOON&limit=4").await, of(true));
    assert_eq!(listed(&admin, "/external/room?status=LIVE&limit=4").await, of(false));
    dais.advance(60 * 60);
    assert_eq!(listed(&admin, "/external/room?status=SOON&limit=4").await, [] as [String; 0]);
}

#[tokio::test]
async fn a_cursor_belongs_to_its_filter() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for n in 0..3 {
        admin.post("/external/room", room(&format!("r{n}")), 201).await;
    }
    let cursor = admin.get("/external/room?limit=1", 200).await.body["nextCursor"].as_str().unwrap().to_owned();
    let refused = admin.get(&format!("/external/room?limit=1&status=LIVE&cursor={cursor}"), 400).await;
    assert_eq!(refused.fields(), ["cursor"]);
}

#[tokio::test]
async fn a_confined_token_sees_its_room_alone() {
    let dais = Dais::start().await;
    let (admin, confined) = (dais.client("admin"), dais.confined("host", "mine"));
    admin.post("/external/room", room("mine"), 201).await;
    admin.post("/external/room", room("other"), 201).await;
    assert_eq!(listed(&confined, "/external/room?limit=10").await, ["mine"]);
    assert_eq!(listed(&confined, "/external/room?status=ENDED").await, [] as [String; 0]);
    confined.get("/external/room/mine", 200).await;
    confined.post("/external/room/speak", json!({ "roomId": "mine", "isSpeak": true }), 200).await;
    confined.get("/external/room/other", 403).await;
    confined.post("/external/room/speak", json!({ "roomId": "other", "isSpeak": true }), 403).await;
    confined.post("/external/room/status", json!({ "roomId": "other", "status": "ENDED" }), 403).await;
    confined.delete("/external/room/other", 403).await;
    confined.post("/external/room", room("new"), 403).await;
    confined.get("/external/room/none", 403).await;
}

#[tokio::test]
async fn the_api_key_is_asked_for_beside_the_token() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for client in [admin.without("x-api-key"), admin.with("x-api-key", "other"), admin.with("x-api-key", "")] {
        let refused = client.get("/external/room", 401).await;
        assert_eq!(refused.header("www-authenticate"), "Bearer");
    }
    dais.anonymous().with("x-api-key", "local").get("/external/room", 401).await;
}

#[tokio::test]
async fn times_without_a_zone_are_utc_in_either_form() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for (n, time) in ["2030-12-31 05:33:32", "2030-12-31T05:33:32", "2030-12-31T06:33:32+01:00"].into_iter().enumerate()
    {
        let room = json!({ "roomId": format!("r{n}"), "name": "n", "about": "", "isSpeak": true, "startTime": time });
        let room = admin.post("/external/room", room, 201).await.body;
        assert_eq!(room["startTime"], "2030-12-31T05:33:32Z", "{time}");
    }
}

#[tokio::test]
async fn rooms_of_one_moment_are_listed_in_the_order_in_which_they_were_created() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let ids = ["m", "a", "z", "b", "y", "c", "x"];
    for id in ids {
        admin.post("/external/room", json!({ "roomId": id, "name": "n", "about": "", "isSpeak": true }), 201).await;
    }
    let mut listed = Vec::new();
    let mut page = "/external/room?limit=3".to_owned();
    loop {
        let body = admin.get(&page, 200).await.body;
        listed.extend(body["data"].as_array().unwrap().iter().map(|room| room["roomId"].as_str().unwrap().to_owned()));
        let Some(cursor) = body["nextCursor"].as_str() else { break };
        page = format!("/external/room?limit=3&cursor={cursor}");
    }
    listed.reverse();
    assert_eq!(listed, ids);
}
