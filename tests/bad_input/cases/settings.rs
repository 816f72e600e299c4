//! The audio and video settings.

use serde_json::json;

use super::super::kinds::Kind;
use super::super::row::{Expected, Operation, Place};
use super::raw;

pub fn settings() -> Vec<Operation> {
    let get = Operation::new("GET /livechat/audioVideoChatConfig")
        .may_head("If-None-Match", "\"another\"", Kind::Tags)
        .may_head("If-Match", "*", Kind::Tags)
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
        .may_head("If-None-Match", "\"another\"", Kind::Tags)
        .row(Place::Header, "If-None-Match", "any", raw("*"), Expected::Refused(412))
        .row(Place::Header, "If-Match", "stale", raw("\"stale\", W/\"old\""), Expected::Refused(412))
        .row(
            Place::Header,
            "If-Match",
            "far too long",
            raw(&format!("\"{}\"", "x".repeat(5000))),
            Expected::Refused(412),
        )
}
