//! The chat messages.

use serde_json::json;

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place};
use super::super::seeded::MESSAGE;
use super::{body, raw};

pub fn messages() -> Vec<Operation> {
    let list = Operation::new("GET /chat-messages")
        .may_ask("room", "r", Kind::Room)
        .may_ask("session", "s", Kind::Text(128))
        .may_ask("createdBy", "u", Kind::User)
        .may_ask("before", "1800000000000", Kind::Millis)
        .may_ask("after", "1600000000000", Kind::Millis)
        .may_ask("limit", "10", Kind::Limit(200))
        .may_ask("cursor", "ffffffffffffffffffffffffffffffff", Kind::Cursor)
        .may_head("If-None-Match", "\"another\"", Kind::Tags);
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
        .may_have("text", json!("hello"), Kind::Text(4096))
        .may_have("media", json!("b.png"), Kind::Text(2048))
        .row(Place::Body, "seen", "missing with all else", body("{}"), Expected::Taken)
        .has_json_body();
    let remove = message("DELETE /chat-messages/{id}");
    let mut seen = Operation::new("POST /chat-messages/seen")
        .needs("room", json!("r"), Kind::Room)
        .needs("upTo", json!(KNOWN), Kind::Message)
        .refuses("upTo", "of another room", json!("cw.019ca912-7a00-7000-8000-000000000000"))
        .refuses("upTo", "in capitals", json!("cg.019CA912-7A00-7000-8000-000000000000"))
        .refuses("upTo", "of a time that has not come", json!("cg.ffffffff-ffff-7fff-bfff-ffffffffffff"))
        .refuses("upTo", "a room alone", json!("cg"))
        .has_json_body();
    // Another room is no fault by itself, but the id is of this one.
    seen.rows.retain(|row| row.field != "room" || !row.is_taken());
    let unread = Operation::new("GET /chat-messages/unread").asks_many("room", "r", Kind::Room);
    vec![list, feathers_list(), follow(), post, get, patch, remove, seen, unread]
}

/// An id of the room `r`, of 12:00 on the day of all tests.
const KNOWN: &str = "cg.019ca912-7a00-7000-8000-000000000000";

/// The list as Feathers' clients ask for it: in rows of its own, since a parameter
/// may not say another thing in each of its forms.
fn feathers_list() -> Operation {
    Operation::new("GET /chat-messages")
        .may_ask_many("room[$in][]", "r", Kind::Room)
        .may_ask_many("session[$in][]", "s", Kind::Text(128))
        .may_ask("session[$ne]", "t", Kind::Text(128))
        .may_ask_many("createdBy[$in][]", "u", Kind::User)
        .may_ask("createdBy[$ne]", "v", Kind::User)
        .may_ask("createdAt[$lt]", "1800000000000", Kind::Millis)
        .may_ask("createdAt[$lte]", "1800000000000", Kind::Millis)
        .may_ask("createdAt[$gt]", "1600000000000", Kind::Millis)
        .may_ask("createdAt[$gte]", "1600000000000", Kind::Millis)
        .may_ask("$limit", "10", Kind::Limit(200))
        .may_ask("$skip", "10", Kind::Skip(1000))
        .may_ask("$sort[createdAt]", "-1", Kind::Order)
        .may_ask_many("$select[]", "id", Kind::Member)
}

/// The list as it is followed, which goes with fewer parameters.
fn follow() -> Operation {
    Operation::new("GET /chat-messages")
        .asks("room", "r", Kind::Room)
        // Of 12:00 on the day of all tests.
        .may_ask("since", "AZypRM9ocACAAAAAAAAAAA", Kind::Cursor)
        .may_ask("seenBy", "10", Kind::Skip(100))
        .may_head("If-None-Match", "\"another\"", Kind::Tags)
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
