//! The moderation log.

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place};
use super::raw;

pub fn moderation_log() -> Vec<Operation> {
    let list = Operation::new("GET /moderation-log")
        .may_ask("room", "r", Kind::Room)
        .may_ask("user", "u", Kind::User)
        .may_ask("moderator", "admin", Kind::User)
        .may_ask("action", "user.muted", Kind::LoggedAction)
        .may_ask("before", "2026-03-02T00:00:00Z", Kind::Time)
        .may_ask("after", "2026-01-01T00:00:00Z", Kind::Time)
        .may_ask("limit", "10", Kind::Limit(1000))
        .may_ask("cursor", "AZypRM9ocACAAAAAAAAAAA", Kind::Cursor)
        .row(Place::Query, "cursor", "too short", raw("AZypRM9ocACAAA"), Expected::Named(None));
    vec![list]
}
