//! The permissions are enough for whatever a function can come to do: every
//! webhook in every state, every case of a sweep, every condition of the store.
//! (Every operation of the API is driven in `bad_input`, and any test at all
//! fails where something is denied: `support::Dais`.)

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use livekit_protocol::DisconnectReason;
use serde_json::json;

use super::people::{SOMEBODY, State, bring_about};
use super::scenarios::scenario;
use super::steps::Steps;
use crate::support::Dais;
use crate::voice::stage::{Stage, address};

const NAMES: [&str; 8] = [
    "participant_joined",
    "participant_left",
    "participant_connection_aborted",
    "room_finished",
    "room_started",
    "track_published",
    "track_unpublished",
    "egress_ended",
];

/// Every reason that LiveKit's protocol knows.
fn reasons() -> Vec<DisconnectReason> {
    let reasons = (0..100).filter_map(|number| DisconnectReason::try_from(number).ok()).collect::<Vec<_>>();
    assert!(reasons.len() >= 17);
    reasons
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_with_every_reason_is_answered_in_every_state() {
    let stage = Stage::start().await;
    let mut driven = 0;
    for state in State::ALL {
        for name in NAMES {
            let has_reason = matches!(name, "participant_left" | "participant_connection_aborted");
            let reasons = if has_reason { reasons().into_iter().map(Some).collect() } else { vec![None] };
            for reason in reasons {
                let case = bring_about(&stage, &format!("c{driven}"), state).await;
                let event = case.event(name, reason, &stage);
                // As LiveKit would repeat it, too.
                for _ in 0..2 {
                    let answer = stage.webhook(&event).await;
                    assert_eq!(answer.status, 200, "{state:?} {name} {reason:?}: {}", answer.text);
                }
                stage.livekit().settled().await;
                driven += 1;
            }
        }
    }
    assert_eq!(driven, State::ALL.len() * (2 * reasons().len() + NAMES.len() - 2));
    assert_eq!(stage.dais.wire.denied(), []);
}

/// How LiveKit's list differs from what is stored.
#[derive(Debug, Clone, Copy)]
enum Listed {
    AsStored,
    Empty,
    Unnoticed,
    NotActive,
    WithStranger,
}

impl Listed {
    const ALL: [Self; 5] = [Self::AsStored, Self::Empty, Self::Unnoticed, Self::NotActive, Self::WithStranger];

    async fn bring_about(self, stage: &Stage, community: &str, room: &str) {
        let livekit = stage.livekit();
        livekit.hold_webhooks();
        let user = address(SOMEBODY);
        match self {
            Self::AsStored => {}
            Self::Empty => livekit.restart(),
            Self::Unnoticed => drop(livekit.connect(&token(stage, room, &user)).await.unwrap()),
            Self::NotActive => drop(livekit.signal(&token(stage, room, &user)).await.unwrap()),
            Self::WithStranger => drop(livekit.connect(&token(stage, room, "stranger")).await.unwrap()),
        }
        drop((livekit.take_held(), community));
        livekit.release_webhooks().await;
    }
}

/// A token for anybody, as only a holder of the API secret can make it.
fn token(stage: &Stage, room: &str, identity: &str) -> String {
    let now = stage.dais.now().seconds();
    let claims = json!({
        "iss": dais::livekit::access::API_KEY, "sub": identity, "nbf": now, "exp": now + 300,
        "video": { "roomJoin": true, "room": room, "canPublish": true },
    });
    let key = jsonwebtoken::EncodingKey::from_secret(dais::livekit::access::API_SECRET.as_bytes());
    shared::hs256::install();
    jsonwebtoken::encode(&jsonwebtoken::Header::default(), &claims, &key).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_of_a_reconcile_is_dealt_with_by_the_sweeper_and_by_the_webhook() {
    for by_webhook in [true, false] {
        for state in State::ALL {
            for listed in Listed::ALL {
                let stage = Stage::start().await;
                let case = bring_about(&stage, "c", state).await;
                stage.dais.advance(600);
                listed.bring_about(&stage, "c", &case.room).await;
                if by_webhook {
                    let finished = case.event("room_finished", None, &stage);
                    stage.webhook(&finished).await.expecting(200);
                }
                // Due, then abandoned, then over for so long that nothing is left of it.
                for wait in [1, 700, 700, 700] {
                    let swept = stage.try_sweep().await;
                    assert!(swept.is_ok(), "{state:?} {listed:?}: {swept:?}");
                    stage.dais.advance(wait);
                }
                assert_eq!(stage.dais.wire.denied(), [], "{state:?} {listed:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn stages_of_rooms_that_are_over_and_sweeps_without_time_are_dealt_with_too() {
    let stage = Stage::start().await;
    for (community, status) in [("a", "ENDED"), ("b", "DISABLED"), ("c", ""), ("d", "LIVE")] {
        let room = json!({ "roomId": community, "name": "n", "about": "", "isSpeak": true });
        stage.service.post("/external/room", room, 201).await;
        stage.connected(community, &address(1), "create", "owner").await;
        match status {
            "" => drop(stage.service.delete(&format!("/external/room/{community}"), 204).await),
            status => {
                let status = json!({ "roomId": community, "status": status });
                stage.service.post("/external/room/status", status, 200).await;
            }
        }
    }
    let limits =
        shared::app::voice::sweep::Limits { at_once: 1, time: std::time::Duration::ZERO, ..Default::default() };
    for _ in 0..4 {
        let sweeper = &stage.dais.stack.states["voice-sweeper"];
        let _ = shared::app::voice::sweep::sweep_within(&sweeper.voice, limits, stage.dais.now()).await;
    }
    let running = stage.dais.stack.states["voice"].store().all_chats().await.unwrap();
    assert_eq!(running.len(), 1);
    assert_eq!(stage.dais.wire.denied(), []);
}

/// The conditions that stand in the store's sources as a whole.
fn conditions() -> BTreeSet<String> {
    let mut conditions = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("shared/src/store")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let said = text.split("condition_expression(\"").skip(1).map(|rest| rest.split('"').next().unwrap());
            conditions.extend(said.map(str::to_owned));
        }
    }
    assert!(conditions.len() > 20, "{conditions:?}");
    conditions
}

/// Beyond the scenarios: what only a second page, a mute that is over, or a
/// version that is asked for brings about.
async fn more(dais: &Dais) {
    let admin = dais.client("admin");
    for room in ["x", "y"] {
        let body = json!({ "roomId": room, "name": "n", "about": "", "isSpeak": true });
        admin.post("/external/room", body, 201).await;
    }
    let page = admin.get("/external/room?limit=1", 200).await;
    admin.get(&format!("/external/room?limit=1&cursor={}", page.body["nextCursor"].as_str().unwrap()), 200).await;
    admin.post("/mutes?room=x", json!({ "userID": "u", "reason": 1 }), 200).await;
    dais.advance(901);
    admin.post("/mutes?room=x", json!({ "userID": "u", "reason": 1 }), 200).await;
    let path = "/livechat/audioVideoChatConfig";
    for _ in 0..2 {
        let tag = admin.get(path, 200).await.header("etag").to_owned();
        admin.with("if-match", &tag).send("POST", &format!("{path}:disable"), Vec::new()).await.expecting(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_condition_of_the_store_is_sent_by_some_function_that_may() {
    let mut sent = BTreeSet::new();
    for function in dais::functions::names() {
        let stage = Stage::over(Dais::start_telling_with(super::spread_from_the_second).await);
        stage.dais.wire.record();
        let done = scenario(function, &Steps { stage: &stage, admin: stage.dais.client("admin") }).await;
        done.unwrap_or_else(|failed| panic!("{function}: {failed}"));
        more(&stage.dais).await;
        sent.extend(stage.dais.wire.sent().into_iter().map(|sent| sent.body.to_string()));
    }
    let is_sent = |condition: &String| sent.iter().any(|body| body.contains(&format!("Expression\":\"{condition}\"")));
    let never = conditions().into_iter().filter(|condition| !is_sent(condition)).collect::<Vec<_>>();
    assert!(never.is_empty(), "no test knows whether these are allowed:\n{}", never.join("\n"));
}
