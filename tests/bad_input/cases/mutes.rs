//! The mutes and bans.

use serde_json::json;

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place, Sent};
use super::raw;

/// `mutes#u` and `bans#u` in base64url.
const OF_MUTES: &str = "bXV0ZXMjdQ";
const OF_BANS: &str = "YmFucyN1";

pub fn mutes() -> Vec<Operation> {
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
        .may_have("note", json!("again"), Kind::Text(512))
        .refuses_reasons(Kind::Reason)
        .takes("userID", "2^53", json!(9_007_199_254_740_992_i64))
        .takes("userID", "-2^53", json!(-9_007_199_254_740_992_i64))
        .takes("reason", "with a point", json!(5.0))
        .has_json_body();
    let list = Operation::new("GET /mutes")
        .asks("room", "r", Kind::Room)
        .may_ask("limit", "10", Kind::Limit(200))
        .may_ask("cursor", OF_MUTES, Kind::Cursor)
        .row(Place::Query, "cursor", "of the bans", raw(OF_BANS), Expected::Named(None));
    let ban = Operation::new("POST /bans/add")
        .asks("room", "r", Kind::Room)
        .needs("userID", json!("v"), Kind::MutedUser)
        .needs("reason", json!(1), Kind::BanReason)
        .needs("duration", json!("d"), Kind::BanDuration)
        .may_have("username", json!("Vic"), Kind::Text(128))
        .may_have("note", json!("again"), Kind::Text(512))
        .refuses_reasons(Kind::BanReason)
        .has_json_body();
    let bans = Operation::new("GET /bans")
        .asks("room", "r", Kind::Room)
        .may_ask("limit", "10", Kind::Limit(200))
        .may_ask("cursor", OF_BANS, Kind::Cursor)
        .row(Place::Query, "cursor", "of the mutes", raw(OF_MUTES), Expected::Named(None));
    vec![
        list,
        mute,
        user("GET /mutes/{userID}"),
        user("DELETE /mutes/{userID}"),
        bans,
        ban,
        user("GET /bans/{userID}"),
        user("DELETE /bans/{userID}"),
    ]
}

impl Operation {
    fn refuses_reasons(mut self, kind: Kind) -> Self {
        for reason in [0, 6] {
            let (sent, words) = (Sent::Json(json!(reason)), Expected::Named(kind.words()));
            self = self.row(Place::Body, "reason", &format!("{reason}"), sent, words);
        }
        self
    }
}
