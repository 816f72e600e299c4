//! Community voice chat.

use serde_json::{Value, json};

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place, Sent};
use super::super::seeded::{COMMUNITY, LISTENER};
use super::{body, raw};

const UNKNOWN: &str = "0x00000000000000000000000000000000000000ff";

/// Of one session, behind one address; without a state and with one.
const CURSOR: &str = concat!(
    "IzAxOTgwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMCMxIzB4MDAwMDAwMDAwMDAw",
    "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDBmZg"
);
const SPEAKERS_CURSOR: &str = concat!(
    "c3BlYWtlcnMjMDE5ODAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIzEjMHgwMDAw",
    "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMGZm"
);

pub fn voice() -> Vec<Operation> {
    [reads(), vec![create_or_join(), bulk_status(), mute(), kick(), end()], speech()].concat()
}

fn create_or_join() -> Operation {
    let mut operation = Operation::new("POST /community-voice-chat")
        .needs("community_id", json!("new"), Kind::Community)
        .needs("user_address", json!(UNKNOWN), Kind::Address)
        .needs("action", json!("create"), Kind::Action)
        .may_have("user_role", json!("owner"), Kind::Role)
        .may_have("profile_data", json!({}), Kind::Object)
        .may_have("profile_data.name", json!("Ann"), Kind::Text(128))
        .may_have("profile_data.has_claimed_name", json!(true), Kind::Flag)
        .may_have("profile_data.profile_picture_url", json!("https://a.example/p.png"), Kind::Text(2048))
        .may_have("profile_data.hasClaimedName", json!(true), Kind::Flag)
        .may_have("profile_data.profilePictureUrl", json!("https://a.example/p.png"), Kind::Text(2048))
        .takes("action", "join", json!("join"))
        .takes("community_id", "with a chat", json!(COMMUNITY))
        .takes("community_id", "a path of the rooms alone", json!("speak"))
        .takes("profile_data", "empty", json!({}))
        .takes("profile_data", "unknown fields", json!({ "unknown": [1, null] }))
        .row(Place::Body, "community_id", "where nobody may speak", Sent::Json(json!("r")), Expected::Refused(403))
        .has_json_body();
    for role in ["owner", "moderator", "member", "none"] {
        operation = operation.takes("user_role", role, json!(role));
    }
    operation
}

fn bulk_status() -> Operation {
    let ids = |count: usize| (0..count).map(|i| json!(format!("{i:0128}"))).collect::<Vec<_>>();
    Operation::new("POST /community-voice-chat/status")
        .needs("community_ids", json!([COMMUNITY, "unknown"]), Kind::List)
        .holds("community_ids[0]", json!(COMMUNITY), Kind::Community)
        .refuses("community_ids", "none", json!([]))
        .refuses("community_ids", "too many", json!(vec!["c"; 501]))
        .refuses("community_ids", "far too many", json!(vec!["c"; 16_000]))
        .refuses("community_ids", "far too many that are none", json!(vec![7; 32_000]))
        .takes("community_ids", "one", json!(["unknown"]))
        .takes("community_ids", "the same again and again", json!(vec![COMMUNITY; 500]))
        .takes("community_ids", "the most of the longest", json!(ids(500)))
        .row(Place::Body, "community_ids[0]", "null among ids", nulls(), Expected::Named(Some("is required")))
        .has_json_body_of(128)
}

/// Null at the first place, with ids after it.
fn nulls() -> Sent {
    body(r#"{"community_ids":[null,"a","b"]}"#)
}

fn reads() -> Vec<Operation> {
    let active = Operation::new("GET /community-voice-chat/active");
    let status = in_community("GET /community-voice-chat/{communityId}/status")
        .row(Place::Path, "communityId", "unknown", raw("unknown"), Expected::Taken)
        .row(Place::Path, "communityId", "the longest", raw(&"x".repeat(128)), Expected::Taken);
    let participants = in_community("GET /community-voice-chat/{communityId}/participants")
        .row(Place::Path, "communityId", "unknown", raw("unknown"), Expected::Taken)
        .may_ask("state", "speakers", Kind::Status)
        .may_ask("limit", "10", Kind::Limit(200));
    // Without a state: a cursor belongs to its filter.
    let next = in_community("GET /community-voice-chat/{communityId}/participants")
        .may_ask("cursor", CURSOR, Kind::Cursor)
        .row(Place::Query, "cursor", "of another filter", raw(SPEAKERS_CURSOR), Expected::Named(None));
    let user = about_user(Operation::new("GET /users/{userAddress}/community-voice-chat-status")).row(
        Place::Path,
        "userAddress",
        "unknown",
        raw(UNKNOWN),
        Expected::Taken,
    );
    vec![active, status, participants, next, user]
}

fn in_community(name: &'static str) -> Operation {
    Operation::new(name).at("communityId", COMMUNITY, Kind::Community)
}

fn about_user(operation: Operation) -> Operation {
    let shouted = LISTENER.to_uppercase().replace('X', "x");
    operation.at("userAddress", LISTENER, Kind::Address).row(
        Place::Path,
        "userAddress",
        "in upper case",
        raw(&shouted),
        Expected::Taken,
    )
}

fn of_member(name: &'static str) -> Operation {
    about_user(in_community(name))
        .row(Place::Path, "communityId", "unknown", raw("unknown"), Expected::Refused(404))
        .row(Place::Path, "userAddress", "unknown", raw(UNKNOWN), Expected::Refused(404))
}

fn speech() -> Vec<Operation> {
    let operations = [
        "POST /community-voice-chat/{communityId}/users/{userAddress}/speak-request",
        "DELETE /community-voice-chat/{communityId}/users/{userAddress}/speak-request",
        "POST /community-voice-chat/{communityId}/users/{userAddress}/speaker",
        "DELETE /community-voice-chat/{communityId}/users/{userAddress}/speaker",
    ];
    operations.map(of_member).to_vec()
}

fn mute() -> Operation {
    of_member("PATCH /community-voice-chat/{communityId}/users/{userAddress}/mute")
        .needs("muted", Value::Bool(true), Kind::Flag)
        .takes("muted", "false", json!(false))
        .has_json_body()
}

fn kick() -> Operation {
    of_member("DELETE /community-voice-chat/{communityId}/users/{userAddress}")
}

fn end() -> Operation {
    let mut operation = in_community("DELETE /community-voice-chat/{communityId}")
        .row(Place::Path, "communityId", "unknown", raw("unknown"), Expected::Taken)
        .row(Place::Path, "communityId", "the longest", raw(&"x".repeat(128)), Expected::Taken)
        .may_have("user_address", json!(UNKNOWN), Kind::Address)
        .has_optional_json_body();
    // Paths of their own, which take other methods.
    for row in
        operation.rows.iter_mut().filter(|row| matches!(row.wrong.as_str(), "the path active" | "the path status"))
    {
        row.expected = Expected::Gateway(404);
    }
    operation
}
