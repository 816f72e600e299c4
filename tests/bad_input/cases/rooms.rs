//! The rooms.

use serde_json::json;

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place, Sent};
use super::raw;

pub fn rooms() -> Vec<Operation> {
    let list = Operation::new("GET /external/room");
    let filtered = list.clone().may_ask("status", "LIVE", Kind::Status).may_ask("limit", "10", Kind::Limit(100));
    // Without a filter: a cursor belongs to its filter.
    let next = list
        .may_ask("cursor", CURSOR, Kind::Cursor)
        .row(Place::Query, "cursor", "of another filter", raw(LIVE_CURSOR), Expected::Named(None))
        .row(Place::Query, "cursor", "of an unknown filter", raw(OPEN_CURSOR), Expected::Named(None));
    let speak = Operation::new("POST /external/room/speak")
        .needs("roomId", json!("r"), Kind::Room)
        .needs("isSpeak", json!(true), Kind::Flag)
        .has_json_body();
    let status = Operation::new("POST /external/room/status")
        .needs("roomId", json!("r"), Kind::Room)
        .needs("status", json!("ENDED"), Kind::Status)
        .has_json_body();
    let [get, delete] = ["GET /external/room/{roomId}", "DELETE /external/room/{roomId}"].map(room);
    let get = get.may_head("If-None-Match", "\"another\"", Kind::Tags).may_head("If-Match", "*", Kind::Tags).row(
        Place::Header,
        "If-None-Match",
        "odd tags",
        raw("\"a,b\" , W/\"\",\"c\""),
        Expected::Taken,
    );
    vec![filtered, next, create_room(), update_room(), where_rooms_exist(speak), where_rooms_exist(status), get, delete]
}

fn update_room() -> Operation {
    room("PATCH /external/room/{roomId}")
        .may_head("If-Match", "*", Kind::Tags)
        .may_head("If-None-Match", "\"another\"", Kind::Tags)
        .row(Place::Header, "If-None-Match", "any", raw("*"), Expected::Refused(412))
        .row(Place::Header, "If-Match", "stale", raw("\"stale\", W/\"old\""), Expected::Refused(412))
        .may_have("name", json!("Another name"), Kind::Text(256))
        .may_have("about", json!("Something else"), Kind::MaybeEmpty(4096))
        .may_have("startTime", json!("2026-03-02 00:00:00"), Kind::Time)
        .may_have("endTime", json!("2026-03-03 00:00:00"), Kind::Time)
        .refuses("endTime", "now", json!("2026-03-01 12:00:00"))
        .refuses("endTime", "before the start", json!("2026-03-01 23:59:59"))
        .takes("startTime", "past", json!("1000-01-01T00:00:00Z"))
        .has_json_body()
}

fn create_room() -> Operation {
    Operation::new("POST /external/room")
        .needs("roomId", json!("new"), Kind::Room)
        .needs("name", json!("A room"), Kind::Text(256))
        .needs("about", json!("Something"), Kind::MaybeEmpty(4096))
        .needs("isSpeak", json!(true), Kind::Flag)
        .may_have("startTime", json!("2026-03-02 00:00:00"), Kind::Time)
        .may_have("endTime", json!("2026-03-03 00:00:00"), Kind::Time)
        .refuses("endTime", "now", json!("2026-03-01 12:00:00"))
        .refuses("endTime", "past", json!("2020-03-01 12:00:00"))
        .refuses("endTime", "before the start", json!("2026-03-01 23:59:59"))
        .refuses("endTime", "the start", json!("2026-03-02T01:00:00+01:00"))
        .takes("startTime", "past", json!("1000-01-01T00:00:00Z"))
        .row(Place::Body, "roomId", "taken", Sent::Json(json!("r")), Expected::Refused(409))
        .has_json_body()
}

fn room(name: &'static str) -> Operation {
    Operation::new(name)
        .at("roomId", "r", Kind::Room)
        .row(Place::Path, "roomId", "unknown", raw("unknown"), Expected::Refused(404))
        // Paths of their own, which take other methods.
        .row(Place::Path, "roomId", "the path speak", raw("speak"), Expected::Gateway(404))
        .row(Place::Path, "roomId", "the path status", raw("status"), Expected::Gateway(404))
}

/// An id may be as unusual as it likes: of a room that nobody created it is unknown.
fn where_rooms_exist(mut operation: Operation) -> Operation {
    for row in operation.rows.iter_mut().filter(|row| row.field == "roomId" && row.is_taken()) {
        row.expected = Expected::Refused(404);
    }
    operation
}

/// `#9999999999999999#r` in base64url, then with a filter in front: cursors of `GET /external/room`.
const CURSOR: &str = "Izk5OTk5OTk5OTk5OTk5OTkjcg";
const LIVE_CURSOR: &str = "TElWRSM5OTk5OTk5OTk5OTk5OTk5I3I";
const OPEN_CURSOR: &str = "T1BFTiM5OTk5OTk5OTk5OTk5OTk5I3I";
