//! The mutes.

use serde_json::json;

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place, Sent};
use super::raw;

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
