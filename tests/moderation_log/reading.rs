//! The log is read: pages, filters, rights, and as an export.

use serde_json::{Value, json};
use shared::token::NewToken;

use super::{LOG, told};
use crate::support::{Client, Dais};
use crate::voice::stage::{Stage, address, member};

/// Two rooms with a stage each, on which somebody is promoted and demoted in turn, a
/// second apart; and a change of the settings.
async fn furnished() -> Stage {
    let stage = Stage::start().await;
    for room in ["own", "other"] {
        stage.connected(room, &address(1), "create", "owner").await;
        stage.connected(room, &address(2), "join", "member").await;
    }
    for number in 0..12 {
        for room in ["own", "other"] {
            let speaker = member(room, &address(2), "/speaker");
            let method = if number % 2 == 0 { "POST" } else { "DELETE" };
            stage.service.send(method, &speaker, Vec::new()).await.expecting(204);
        }
        stage.dais.advance(1);
    }
    let config = json!({ "recordingServerUrl": "http://a.example" });
    stage.dais.client("admin").put("/livechat/audioVideoChatConfig", config, 200).await;
    stage
}

fn entries(log: &Value) -> Vec<Value> {
    log["data"].as_array().unwrap().clone()
}

/// All pages of a query, by the cursor.
async fn pages(client: &Client, query: &str) -> Vec<Vec<Value>> {
    let mut pages = Vec::new();
    let mut path = format!("{LOG}?{query}");
    loop {
        let answer = client.get(&path, 200).await;
        let next = answer.next_page();
        assert_eq!(answer.body["hasNext"], next.is_some());
        pages.push(entries(&answer.body));
        match answer.body["nextCursor"].as_str() {
            Some(cursor) => {
                path = format!("{LOG}?{query}&cursor={cursor}");
                assert!(next.unwrap().contains(&format!("cursor={cursor}")));
            }
            None => return pages,
        }
    }
}

#[tokio::test]
async fn a_room_is_read_page_by_page_newest_first() {
    let stage = furnished().await;
    for limit in [1, 5, 12, 200] {
        let pages = pages(&stage.service, &format!("room=own&limit={limit}")).await;
        assert_eq!(pages.len(), 12_usize.div_ceil(limit), "by {limit}");
        let lines = pages.concat();
        assert!(lines.iter().all(|line| line["room"] == "own"));
        let at = lines.iter().map(|line| line["at"].as_str().unwrap()).collect::<Vec<_>>();
        assert!(at.len() == 12 && at.is_sorted_by(|a, b| a > b), "{at:?}");
    }
}

#[tokio::test]
async fn a_service_reads_all_rooms_and_what_is_of_none() {
    let stage = furnished().await;
    let all = pages(&stage.service, "limit=7").await.concat();
    assert_eq!(all.len(), 25);
    assert_eq!(all[0]["action"], "settings.updated");
    let rooms = |room: &str| all.iter().filter(|line| line["room"] == room).count();
    assert_eq!((rooms("own"), rooms("other")), (12, 12));
}

#[tokio::test]
async fn what_is_done_at_one_time_stands_in_the_order_it_was_received() {
    let stage = Stage::start().await;
    stage.connected("c", &address(1), "create", "owner").await;
    stage.connected("c", &address(2), "join", "member").await;
    for _ in 0..5 {
        for method in ["POST", "DELETE"] {
            stage.service.send(method, &member("c", &address(2), "/speaker"), Vec::new()).await.expecting(204);
        }
    }
    let lines = pages(&stage.service, "room=c&limit=3").await.concat();
    let actions = lines.iter().map(|line| line["action"].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(actions, ["participant.demoted", "participant.promoted"].repeat(5));
}

#[tokio::test]
async fn filters_name_whom_by_whom_what_and_when() {
    let stage = furnished().await;
    let counted = async |query: &str| pages(&stage.service, query).await.concat().len();
    assert_eq!(counted("room=own&action=participant.promoted").await, 6);
    assert_eq!(counted("room=own&action=stage.ended").await, 0);
    assert_eq!(counted("moderator=admin").await, 1);
    assert_eq!(counted("room=own&moderator=service").await, 12);
    assert_eq!(counted(&format!("user={}&limit=5", address(2))).await, 24);
    assert_eq!(counted(&format!("user={}", address(1))).await, 0);
    // Both ends are left out.
    assert_eq!(counted("room=own&after=2026-03-01T12:00:03Z&before=2026-03-01T12:00:06Z").await, 2);
    assert_eq!(counted("room=own&after=2026-03-01T12:00:03Z&action=participant.demoted&limit=1").await, 4);
    assert_eq!(counted("room=own&before=2026-03-01T12:00:00Z").await, 0);
    assert_eq!(counted("room=nobodys").await, 0);
}

#[tokio::test]
async fn an_export_is_a_line_of_json_an_entry_and_goes_on_by_its_link() {
    let stage = furnished().await;
    let export = stage.service.with("accept", "application/x-ndjson");
    let mut lines = Vec::new();
    let mut path = Some(format!("{LOG}?limit=10"));
    let mut sizes = Vec::new();
    while let Some(next) = path {
        let page = export.get(&next, 200).await;
        assert_eq!((page.header("content-type"), page.header("vary")), ("application/x-ndjson", "accept"));
        assert!(page.text.ends_with('\n'));
        sizes.push(page.text.lines().count());
        lines.extend(page.text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()));
        path = page.next_page();
    }
    assert_eq!(sizes, [10, 10, 5]);
    assert_eq!(lines, pages(&stage.service, "limit=200").await.concat());
    assert_eq!(export.get(LOG, 200).await.text.lines().count(), 25, "up to a thousand where nothing is said");
    assert_eq!(export.get(&format!("{LOG}?room=nobodys"), 200).await.text, "");
    assert_eq!(export.get(&format!("{LOG}?limit=0"), 400).await.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn who_reads_which_lines() {
    let stage = furnished().await;
    let dais = &stage.dais;
    let person = |room: Option<&str>| {
        let room = room.map(|room| room.parse().unwrap());
        dais.client_with(NewToken { is_person: true, room, ..dais.claims("ann") })
    };
    // Moderators of a room are people with the scope; for all rooms it takes a service.
    assert_eq!(entries(&person(Some("own")).get(LOG, 200).await.body).len(), 12);
    person(Some("own")).get(&format!("{LOG}?room=other"), 403).await;
    assert_eq!(entries(&person(None).get(&format!("{LOG}?room=other"), 200).await.body).len(), 12);
    let refused = person(None).get(LOG, 403).await;
    assert_eq!(refused.body["detail"], "only a service's token reads all rooms");
    // A confined service reads its room's, and of several it names one.
    assert_eq!(entries(&dais.confined("service", "own").get(LOG, 200).await.body).len(), 12);
    let rooms = Some(vec!["own".parse().unwrap(), "other".parse().unwrap()]);
    let several = dais.client_with(NewToken { rooms, ..dais.claims("service") });
    assert_eq!(several.get(LOG, 400).await.fields(), ["room"]);
    assert_eq!(entries(&several.get(&format!("{LOG}?room=other"), 200).await.body).len(), 12);
    // Without the scope nobody reads any.
    let other = dais.client_with(NewToken { scopes: vec!["voice".parse().unwrap()], ..dais.claims("ann") });
    other.get(&format!("{LOG}?room=own"), 403).await;
    dais.anonymous().get(&format!("{LOG}?room=own"), 401).await;
}

#[tokio::test]
async fn a_line_is_kept_as_long_as_the_operator_says_and_then_gone_whatever_the_table_does() {
    for (days, kept) in [("2", Some(2)), ("0", None)] {
        let dais = Dais::start_with(|settings| {
            settings.variables.push(("MODERATION_RETENTION_DAYS".into(), days.into()));
        });
        let dais = dais.await;
        let service = dais.client("service");
        let config = json!({ "recordingServerUrl": "http://a.example" });
        service.put("/livechat/audioVideoChatConfig", config, 200).await;
        dais.advance(2 * 86_400 - 1);
        assert_eq!(told(&entries(&service.get(LOG, 200).await.body)).len(), 1);
        dais.advance(1);
        assert_eq!(entries(&service.get(LOG, 200).await.body).is_empty(), kept.is_some());
        dais.advance(1);
        assert_eq!(dais.sweep_expired().await, usize::from(kept.is_some()));
    }
}

#[tokio::test]
async fn a_page_of_a_room_is_one_request_and_costs_what_it_shows() {
    let stage = furnished().await;
    let (requests, read, written) = stage.service.get(&format!("{LOG}?room=own"), 200).await.cost();
    assert_eq!((requests, written), (1, 0.0));
    assert!(read <= 2.0, "twelve lines: {read}");
    let (requests, read, _) = stage.service.get(&format!("{LOG}?limit=10"), 200).await.cost();
    assert_eq!(requests, 5, "four shards of the index, and the lines");
    assert!(read <= 8.0, "{read}");
}
