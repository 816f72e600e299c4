//! Rooms are changed: at a version, once, with the line that tells of it.

use futures::future::join_all;
use serde_json::{Value, json};

use crate::support::differences::counts_transactions;
use crate::support::{Client, Dais};

fn room(start: Value, end: Value) -> Value {
    json!({ "roomId": "r", "name": "n", "about": "a", "isSpeak": true, "startTime": start, "endTime": end })
}

const ROOM: &str = "/external/room/r";

async fn status(client: &Client) -> String {
    client.get(ROOM, 200).await.body["status"].as_str().unwrap().to_owned()
}

/// What was logged of the room, the newest first: who did what, and what differs.
async fn lines(client: &Client) -> Vec<Value> {
    let log = client.get("/moderation-log?room=r", 200).await.body;
    let line = |line: &Value| json!([line["moderator"]["id"], line["action"], line["before"], line["after"]]);
    log["data"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn what_is_sent_is_changed_and_the_rest_stays() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room(json!("2026-03-02 00:00:00"), json!("2026-03-03 00:00:00")), 201).await;
    dais.advance(60);
    let changed = admin.patch(ROOM, json!({ "name": "Another", "startTime": null, "else": 1 }), 200).await.body;
    let expected = json!({
        "roomId": "r", "name": "Another", "about": "a", "isSpeak": true, "status": "LIVE", "startTime": null,
        "endTime": "2026-03-03T00:00:00Z", "createdAt": "2026-03-01T12:00:00Z", "updatedAt": "2026-03-01T12:01:00Z",
    });
    assert_eq!(changed, expected);
    assert_eq!(admin.get(ROOM, 200).await.body, expected);
    assert_eq!(admin.get("/external/room", 200).await.body["data"], json!([expected]));
    let emptied = admin.patch(ROOM, json!({ "name": null, "about": "", "endTime": " " }), 200).await.body;
    assert_eq!((&emptied["name"], &emptied["about"]), (&json!("Another"), &json!("")));
    assert_eq!(emptied["endTime"], "2026-03-03T00:00:00Z");
}

#[tokio::test]
async fn the_status_follows_the_new_times_unless_it_is_held_by_hand() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room(json!("2026-03-01 12:10:00"), json!("2026-03-01 12:20:00")), 201).await;
    let by_hand =
        async |status: &str| admin.post("/external/room/status", json!({ "roomId": "r", "status": status }), 200).await;
    dais.advance(30 * 60);
    assert_eq!(status(&admin).await, "ENDED");
    let times = json!({ "startTime": "2026-03-01 13:00:00", "endTime": "2026-03-01 14:00:00" });
    assert_eq!(admin.patch(ROOM, times, 200).await.body["status"], "SOON");
    by_hand("LIVE").await;
    assert_eq!(admin.patch(ROOM, json!({ "startTime": "2026-03-01 13:30:00" }), 200).await.body["status"], "LIVE");
    dais.advance(30 * 60);
    assert_eq!(status(&admin).await, "LIVE", "at 13:00, which is no scheduled moment any more");
    by_hand("SOON").await;
    dais.advance(30 * 60);
    assert_eq!(status(&admin).await, "LIVE");
    by_hand("ENDED").await;
    assert_eq!(admin.patch(ROOM, json!({ "endTime": null }), 200).await.body["status"], "ENDED");
}

#[tokio::test]
async fn times_are_held_against_what_results_and_the_field_is_named() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room(json!("2026-03-02 00:00:00"), json!("2026-03-03 00:00:00")), 201).await;
    for (times, field) in [
        (json!({ "startTime": "2026-03-03 00:00:00" }), "startTime"),
        (json!({ "endTime": "2026-03-02 00:00:00" }), "endTime"),
        (json!({ "endTime": "2026-03-01 12:00:00", "startTime": null }), "endTime"),
        (json!({ "startTime": "2026-03-05 00:00:00", "endTime": "2026-03-04 00:00:00" }), "endTime"),
        (json!({ "unknown": 1 }), "unknown"),
        (json!({ "name": null, "unknown": 1 }), "unknown"),
    ] {
        assert_eq!(admin.patch(ROOM, times.clone(), 400).await.fields(), [field], "{times}");
    }
    admin.patch(ROOM, json!({ "startTime": "2026-03-05 00:00:00", "endTime": null }), 200).await;
}

#[tokio::test]
async fn what_changes_nothing_is_neither_written_nor_logged() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let created = admin.post("/external/room", room(json!(null), json!("2026-03-03 00:00:00")), 201).await;
    admin.post("/external/room/status", json!({ "roomId": "r", "status": "SOON" }), 200).await;
    let before = admin.get(ROOM, 200).await;
    dais.advance(60);
    let speak = json!({ "roomId": "r", "isSpeak": true });
    let soon = json!({ "roomId": "r", "status": "SOON" });
    let same = json!({ "name": "n", "about": "a", "startTime": null, "endTime": "2026-03-03 00:00:00" });
    for answer in [
        admin.patch(ROOM, json!({}), 200).await,
        admin.patch(ROOM, same, 200).await,
        admin.post("/external/room/speak", speak, 200).await,
        admin.post("/external/room/status", soon, 200).await,
    ] {
        assert_eq!((&answer.body, answer.header("etag")), (&before.body, before.header("etag")));
        assert_eq!(answer.cost(), (1, 1.0, 0.0));
    }
    assert_ne!(created.header("etag"), before.header("etag"));
    assert_eq!(lines(&admin).await.len(), 1);
}

#[tokio::test]
async fn who_has_the_room_as_it_is_is_told_so_and_a_writer_minds_no_clock() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    let created = admin.post("/external/room", room(json!("2026-03-01 12:10:00"), json!(null)), 201).await;
    let tag = created.header("etag").to_owned();
    let known = admin.with("if-none-match", &tag).get(ROOM, 304).await;
    assert_eq!((known.text.as_str(), known.header("etag")), ("", tag.as_str()));
    dais.advance(10 * 60);
    let live = admin.with("if-none-match", &tag).get(ROOM, 200).await;
    assert_eq!(live.body["status"], "LIVE");
    assert_ne!(live.header("etag"), tag, "another status is another answer");
    admin.with("if-match", &tag).get(ROOM, 200).await;
    let changed = admin.with("if-match", &tag).patch(ROOM, json!({ "name": "m" }), 200).await;
    assert_ne!(changed.header("etag"), live.header("etag"));
    let stale = admin.with("if-match", &tag).patch(ROOM, json!({ "name": "l" }), 412).await;
    assert_eq!(stale.header("etag"), changed.header("etag"));
    admin.with("if-match", &tag).get(ROOM, 412).await;
    admin.with("if-none-match", "*").patch(ROOM, json!({ "name": "l" }), 412).await;
    admin.with("if-none-match", changed.header("etag")).patch(ROOM, json!({ "name": "l" }), 412).await;
    admin.with("if-match", "*").patch("/external/room/none", json!({ "name": "l" }), 404).await;
    assert_eq!(admin.get(ROOM, 200).await.body["name"], "m");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_change_a_room_at_one_version_one_wins_and_without_a_version_both_do() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room(json!(null), json!(null)), 201).await;
    for round in 0..20 {
        let tag = admin.get(ROOM, 200).await.header("etag").to_owned();
        let at_tag = admin.with("if-match", &tag);
        let names = [format!("a{round}"), format!("b{round}")];
        let answers =
            join_all(names.iter().map(async |name| at_tag.json("PATCH", ROOM, &json!({ "name": name })).await));
        let mut statuses = answers.await.into_iter().map(|answer| answer.status.as_u16()).collect::<Vec<_>>();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
        let about = format!("about {round}");
        let (name, about) = tokio::join!(
            admin.patch(ROOM, json!({ "name": format!("c{round}") }), 200),
            admin.patch(ROOM, json!({ "about": about }), 200)
        );
        let stored = admin.get(ROOM, 200).await.body;
        assert_eq!((&stored["name"], &stored["about"]), (&name.body["name"], &about.body["about"]));
    }
    assert_eq!(lines(&admin).await.len(), 50, "50 a page");
    let log = admin.get("/moderation-log?room=r&limit=200", 200).await.body;
    assert_eq!(log["data"].as_array().unwrap().len(), 60, "one a change");
}

#[tokio::test]
async fn each_change_of_a_room_is_logged_with_what_differs() {
    let dais = Dais::start().await;
    let (admin, ann) = (dais.client("admin"), dais.client("ann"));
    admin.post("/external/room", room(json!("2026-03-01 12:10:00"), json!(null)), 201).await;
    let change = json!({ "name": "m", "startTime": "2026-03-01 12:00:00" });
    let (requests, read, written) = ann.patch(ROOM, change, 200).await.cost();
    assert_eq!((requests, read), (2, 1.0));
    // The room and the line, each with its entry in the index.
    assert!(written == 6.0 || !counts_transactions(), "{written}");
    ann.post("/external/room/speak", json!({ "roomId": "r", "isSpeak": false }), 200).await;
    ann.post("/external/room/status", json!({ "roomId": "r", "status": "LIVE" }), 200).await;
    admin.delete(ROOM, 204).await;
    admin.patch(ROOM, json!({ "name": "o" }), 404).await;
    let updated = "room.updated";
    assert_eq!(
        lines(&admin).await,
        [
            json!(["admin", "room.deleted", null, null]),
            json!(["ann", updated, { "status": "LIVE" }, { "status": "LIVE" }]),
            json!(["ann", updated, { "isSpeak": true }, { "isSpeak": false }]),
            json!([
                "ann",
                updated,
                { "name": "n", "startTime": "2026-03-01T12:10:00Z", "status": "SOON" },
                { "name": "m", "startTime": "2026-03-01T12:00:00Z", "status": "LIVE" },
            ]),
        ]
    );
}

#[tokio::test]
async fn a_rescheduled_show_keeps_its_mutes_and_its_place_in_the_list() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    admin.post("/external/room", room(json!(null), json!("2026-03-01 12:01:00")), 201).await;
    admin.post("/mutes?room=r", json!({ "userID": "u", "reason": 1, "duration": "l" }), 200).await;
    admin.post("/external/room", json!({ "roomId": "later", "name": "n", "about": "", "isSpeak": true }), 201).await;
    dais.advance(120);
    admin.patch(ROOM, json!({ "startTime": "2026-03-01 13:00:00", "endTime": "2026-03-01 14:00:00" }), 200).await;
    assert_eq!(admin.get("/mutes?room=r", 200).await.body["data"].as_array().unwrap().len(), 1);
    let listed = admin.get("/external/room", 200).await.body["data"].clone();
    assert_eq!((&listed[0]["roomId"], &listed[1]["roomId"]), (&json!("later"), &json!("r")));
    assert_eq!(listed[1]["status"], "SOON");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_is_changed_while_it_is_deleted_is_gone_and_its_deletion_is_logged_once() {
    let dais = Dais::start().await;
    let admin = dais.client("admin");
    for round in 0..20 {
        admin.post("/external/room", room(json!(null), json!(null)), 201).await;
        let (name, about) = (json!({ "name": format!("n{round}") }), json!({ "about": "b" }));
        let (changed, other, deleted, also) = tokio::join!(
            admin.json("PATCH", ROOM, &name),
            admin.json("PATCH", ROOM, &about),
            admin.send("DELETE", ROOM, Vec::new()),
            admin.send("DELETE", ROOM, Vec::new()),
        );
        assert!([changed, other].iter().all(|answer| [200, 404].contains(&answer.status.as_u16())));
        let deletions = [deleted, also].map(|answer| answer.status.as_u16());
        assert!(deletions.contains(&204) && deletions.iter().all(|status| [204, 404].contains(status)));
        admin.get(ROOM, 404).await;
    }
    let log = admin.get("/moderation-log?room=r&limit=200&action=room.deleted", 200).await.body;
    assert_eq!(log["data"].as_array().unwrap().len(), 20);
}
