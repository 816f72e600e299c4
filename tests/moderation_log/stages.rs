//! Acts on a stage.

use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::{LOG, lines_of, told};
use crate::voice::stage::{Stage, address, member};

const CHAT: &str = "/community-voice-chat/c";

/// A stage with a moderator and a listener, both connected.
async fn stage() -> (Stage, String, String) {
    let stage = Stage::start().await;
    let (moderator, listener) = (address(1), address(2));
    stage.connected("c", &moderator, "create", "owner").await;
    stage.connected("c", &listener, "join", "member").await;
    (stage, moderator, listener)
}

#[tokio::test]
async fn what_a_moderator_does_to_another_on_a_stage_is_one_line_each() {
    let (stage, moderator, listener) = stage().await;
    let person = stage.person(&moderator);
    let of = |below: &str| member("c", &listener, below);
    stage.person(&listener).post(&of("/speak-request"), json!({}), 204).await;
    person.delete(&of("/speak-request"), 204).await;
    person.post(&of("/speaker"), json!({}), 204).await;
    person.patch(&of("/mute"), json!({ "muted": true }), 204).await;
    person.patch(&of("/mute"), json!({ "muted": false }), 204).await;
    person.delete(&of("/speaker"), 204).await;
    person.delete(&of(""), 204).await;
    person.delete(CHAT, 204).await;
    let lines = lines_of(&stage.service, "c").await;
    let expected = [
        "participant.hand_lowered",
        "participant.promoted",
        "participant.muted",
        "participant.unmuted",
        "participant.demoted",
        "participant.kicked",
    ];
    let mut expected = expected.map(|action| format!("{action} {moderator} {listener}")).to_vec();
    expected.push(format!("stage.ended {moderator} -"));
    assert_eq!(told(&lines), expected);
    let line = &lines[1];
    assert_eq!(line["moderator"], json!({ "id": moderator, "kind": "person" }));
    assert_eq!((&line["room"], &line["at"]), (&json!("c"), &json!("2026-03-01T12:00:00Z")));
    assert_eq!(line.as_object().unwrap().len(), 6, "nothing else is said of it: {line}");
}

#[tokio::test]
async fn a_service_is_told_apart_and_what_it_asks_for_somebody_is_theirs() {
    let (stage, _, listener) = stage().await;
    let of = |below: &str| member("c", &listener, below);
    stage.service.post(&of("/speak-request"), json!({}), 204).await;
    stage.service.post(&of("/speaker"), json!({}), 204).await;
    let lines = lines_of(&stage.service, "c").await;
    assert_eq!(told(&lines), [format!("participant.promoted service {listener}")]);
    assert_eq!(lines[0]["moderator"], json!({ "id": "service", "kind": "service" }));
}

#[tokio::test]
async fn what_changes_nothing_and_what_fails_is_no_line() {
    let (stage, moderator, listener) = stage().await;
    let (person, of) = (stage.person(&moderator), |below: &str| member("c", &listener, below));
    person.delete(&of("/speaker"), 204).await;
    person.delete(&of("/speak-request"), 204).await;
    person.patch(&of("/mute"), json!({ "muted": false }), 204).await;
    stage.person(&listener).delete(&member("c", &moderator, "/speaker"), 403).await;
    person.delete(&member("c", &address(9), ""), 404).await;
    stage.service.delete("/community-voice-chat/nowhere", 204).await;
    assert_eq!(stage.service.get(LOG, 200).await.body["data"], json!([]));
    for _ in 0..2 {
        person.post(&of("/speaker"), json!({}), 204).await;
    }
    assert_eq!(told(&lines_of(&stage.service, "c").await).len(), 1);
}

#[tokio::test]
async fn what_people_do_to_themselves_is_no_line() {
    let (stage, moderator, listener) = stage().await;
    for (user, leaves) in [(&listener, true), (&moderator, false)] {
        let (person, of) = (stage.person(user), |below: &str| member("c", user, below));
        for muted in [true, false] {
            person.patch(&of("/mute"), json!({ "muted": muted }), 204).await;
        }
        person.delete(&of("/speaker"), 204).await;
        person.post(&of("/speak-request"), json!({}), 204).await;
        person.delete(&of("/speak-request"), 204).await;
        if leaves {
            person.delete(&of(""), 204).await;
        }
    }
    stage.person(&moderator).post(&member("c", &moderator, "/speaker"), json!({}), 204).await;
    assert_eq!(lines_of(&stage.service, "c").await, Vec::<serde_json::Value>::new());
}

#[tokio::test]
async fn the_end_of_a_stage_is_told_once_of_whoever_ended_it() {
    let stage = Stage::start().await;
    let moderator = address(1);
    // A service ends it in somebody's name; a person speaks for nobody else.
    stage.connected("c", &moderator, "create", "owner").await;
    stage.service.json("DELETE", CHAT, &json!({ "user_address": address(7) })).await.expecting(204);
    stage.connected("c", &moderator, "create", "owner").await;
    stage.person(&moderator).json("DELETE", CHAT, &json!({ "user_address": address(7) })).await.expecting(204);
    // The last moderator leaves by a call, and by hanging up.
    stage.connected("c", &moderator, "create", "owner").await;
    stage.person(&moderator).delete(&member("c", &moderator, ""), 204).await;
    let url = stage.connected("c", &moderator, "create", "owner").await;
    stage.leave(&url, DisconnectReason::ClientInitiated).await;
    // Nobody comes back, and a sweep ends it.
    let url = stage.connected("c", &moderator, "create", "owner").await;
    stage.leave(&url, DisconnectReason::SignalClose).await;
    stage.dais.advance(1200);
    stage.sweep().await;
    stage.sweep().await;
    let lines = lines_of(&stage.service, "c").await;
    let by = lines.iter().map(|line| {
        assert_eq!(line["action"], "stage.ended");
        (line["moderator"]["id"].as_str().unwrap(), line["moderator"]["kind"].as_str().unwrap())
    });
    let (seven, one) = (address(7), moderator.as_str());
    let expected = [(seven.as_str(), "service"), (one, "person"), (one, "person"), (one, "person"), ("dais", "system")];
    assert_eq!(by.collect::<Vec<_>>(), expected);
}
