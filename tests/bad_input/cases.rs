//! The table: every operation that takes input, with its valid request and
//! what may be wrong with each value of it.
//!
//! `needs`, `may_have`, `asks`, `may_ask`, `at` and `may_head` expand a field
//! and its kind to rows; `refuses`, `takes` and `row` add single ones.

use serde_json::json;

use super::kinds::Kind;
use super::row::{Expected, Operation, Place, Sent};
use super::seeded::MESSAGE;

/// The whole table.
pub fn operations() -> Vec<Operation> {
    [rooms(), messages(), mutes(), settings()].concat()
}

fn rooms() -> Vec<Operation> {
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
    vec![filtered, next, create_room(), where_rooms_exist(speak), where_rooms_exist(status), get, delete]
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

fn messages() -> Vec<Operation> {
    let list = Operation::new("GET /chat-messages")
        .may_ask("room", "r", Kind::Room)
        .may_ask("session", "s", Kind::Text(128))
        .may_ask("createdBy", "u", Kind::User)
        .may_ask("before", "1800000000000", Kind::Millis)
        .may_ask("after", "1600000000000", Kind::Millis)
        .may_ask("limit", "10", Kind::Limit(200))
        .may_ask("cursor", "ffffffffffffffffffffffffffffffff", Kind::Cursor);
    let post = Operation::new("POST /chat-messages")
        .needs("room", json!("r"), Kind::Room)
        .may_have("session", json!("s"), Kind::Text(128))
        .may_have("text", json!("hey"), Kind::Text(4096))
        .may_have("media", json!("a.png"), Kind::Text(2048))
        .may_have("createdAt", json!(1_772_366_400_000_i64), Kind::Millis)
        .may_head("Idempotency-Key", "k", Kind::Key)
        .refuses("createdAt", "more than 5 minutes ahead", json!(1_772_366_700_001_i64))
        .takes("createdAt", "5 minutes ahead", json!(1_772_366_700_000_i64))
        .takes("createdAt", "zero", json!(0))
        .takes("createdAt", "with a point", json!(7.0))
        .row(Place::Body, "text", "missing like the media", body(r#"{"room":"r"}"#), Expected::Named(None))
        .row(
            Place::Body,
            "text",
            "null like the media",
            body(r#"{"room":"r","text":null,"media":null}"#),
            Expected::Named(None),
        )
        .row(
            Place::Body,
            "text",
            "blank like the media",
            body(r#"{"room":"r","text":" ","media":"\n"}"#),
            Expected::Named(None),
        )
        .has_json_body();
    let get = message("GET /chat-messages/{id}");
    let patch = message("PATCH /chat-messages/{id}")
        .may_have("seen", json!(true), Kind::Flag)
        .row(Place::Body, "seen", "missing with all else", body("{}"), Expected::Taken)
        .has_json_body();
    vec![list, post, get, patch]
}

fn message(name: &'static str) -> Operation {
    let unknown =
        ["id-1", "a.b", "...", "cg.019ca912-7a00-7000-8000-000000000000", "cg.019CA912-7A00-7000-8000-000000000000"];
    let mut operation = Operation::new(name).at("id", MESSAGE, Kind::Message);
    for id in unknown {
        operation = operation.row(Place::Path, "id", &format!("unknown: {id}"), raw(id), Expected::Refused(404));
    }
    operation.row(Place::Path, "id", "the longest", raw(&"x".repeat(208)), Expected::Refused(404))
}

fn mutes() -> Vec<Operation> {
    let user = |name| {
        let longest = "x".repeat(128);
        Operation::new(name)
            .at("userID", "u", Kind::User)
            .asks("room", "r", Kind::Room)
            .row(Place::Path, "userID", "unknown", raw("unknown"), Expected::Taken)
            .row(Place::Path, "userID", "the longest", raw(&longest), Expected::Taken)
    };
    let mute = Operation::new("POST /mutes")
        .asks("room", "r", Kind::Room)
        .needs("userID", json!("v"), Kind::MutedUser)
        .needs("reason", json!(1), Kind::Reason)
        .may_have("duration", json!("m"), Kind::Duration)
        .may_have("username", json!("Vic"), Kind::Text(128))
        .refuses_reasons()
        .takes("userID", "2^53", json!(9_007_199_254_740_992_i64))
        .takes("userID", "-2^53", json!(-9_007_199_254_740_992_i64))
        .takes("reason", "with a point", json!(5.0))
        .has_json_body();
    let list = Operation::new("GET /mutes").asks("room", "r", Kind::Room);
    vec![list, mute, user("GET /mutes/{userID}"), user("DELETE /mutes/{userID}")]
}

impl Operation {
    fn refuses_reasons(mut self) -> Self {
        for reason in [0, 6] {
            let (sent, words) = (Sent::Json(json!(reason)), Expected::Named(Kind::Reason.words()));
            self = self.row(Place::Body, "reason", &format!("{reason}"), sent, words);
        }
        self
    }
}

fn settings() -> Vec<Operation> {
    let get = Operation::new("GET /livechat/audioVideoChatConfig")
        .may_head("If-None-Match", "\"another\"", Kind::Tags)
        .row(Place::Header, "If-None-Match", "odd tags", raw("\"a,b\" , W/\"\",\"c\""), Expected::Taken);
    let put = writing("PUT /livechat/audioVideoChatConfig")
        .needs("recordingServerUrl", json!("https://b.example"), Kind::Url)
        .may_have("isEnabled", json!(true), Kind::Flag)
        .may_have("isAutomaticallyRecordingAudioVideoChatsEnabled", json!(true), Kind::Flag)
        .takes("recordingServerUrl", "the longest", json!(format!("http://b/{}", "x".repeat(2039))))
        .has_json_body();
    let switches = ["POST /livechat/audioVideoChatConfig:disable", "POST /livechat/audioVideoChatConfig:enable"];
    [vec![get, put], switches.map(writing).to_vec()].concat()
}

fn writing(name: &'static str) -> Operation {
    Operation::new(name)
        .may_head("If-Match", "*", Kind::Tags)
        .row(Place::Header, "If-Match", "stale", raw("\"stale\", W/\"old\""), Expected::Refused(412))
        .row(
            Place::Header,
            "If-Match",
            "far too long",
            raw(&format!("\"{}\"", "x".repeat(5000))),
            Expected::Refused(412),
        )
}

fn raw(text: &str) -> Sent {
    Sent::Raw(text.to_owned())
}

fn body(text: &'static str) -> Sent {
    Sent::Whole(text.into(), None)
}

/// `#99999999999999#r` in base64url, then with a filter in front: cursors of `GET /external/room`.
const CURSOR: &str = "Izk5OTk5OTk5OTk5OTk5I3I";
const LIVE_CURSOR: &str = "TElWRSM5OTk5OTk5OTk5OTk5OSNy";
const OPEN_CURSOR: &str = "T1BFTiM5OTk5OTk5OTk5OTk5OSNy";
