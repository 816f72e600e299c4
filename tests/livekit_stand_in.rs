//! The stand-in for LiveKit, held against LiveKit's own client.

mod as_measured;
mod crowd;
mod plain_scan;
mod webhook_queue;
mod world;

use std::process::Stdio;
use std::time::Duration;

use dais::livekit::access::{API_KEY, API_SECRET, InvalidToken};
use dais::livekit::{Call, TurnedAway};
use dais::testing::livekit::Fault;
use livekit_api::access_token::{AccessToken, VideoGrants};
use livekit_api::services::room::{RemoveParticipantOptions, RoomClient};
use livekit_protocol::{DisconnectReason, RoomEndReason, TrackSource};
use serde_json::json;
use shared::app::clock::Clock;
use shared::domain::time::Timestamp;

use crate::support::Client;
use world::{ALICE, BOB, ROOM, World, access, code, grants, may_speak, token, update};

#[tokio::test]
async fn a_join_opens_the_room_and_is_told() {
    let world = World::start().await;
    let action = world.stand_in.connect(&token(ALICE)).await.unwrap();
    assert_eq!((action.room.as_str(), action.identity.as_str()), (ROOM, ALICE));
    assert!(action.sid.starts_with("PA_"), "{}", action.sid);
    assert!(action.webhooks.iter().all(|webhook| webhook.status == Some(200)), "{:?}", action.webhooks);

    let events = world.receiver.events();
    assert_eq!(world.receiver.names(), ["room_started", "participant_joined"]);
    let (room, participant) = (events[1].room.clone().unwrap(), events[1].participant.clone().unwrap());
    assert_eq!(room.name, ROOM);
    assert!(room.sid.starts_with("RM_"));
    assert_eq!((participant.sid, participant.identity.as_str()), (action.sid, ALICE));
    assert_eq!((participant.name.as_str(), participant.metadata.as_str()), ("A name", r#"{"role":"member"}"#));
    assert_eq!(participant.joined_at, world.clock.now().seconds());
    assert_eq!(events[1].created_at, world.clock.now().seconds());
    assert_ne!(events[0].id, events[1].id);
    let permission = participant.permission.unwrap();
    assert!(permission.can_subscribe && !permission.can_publish && permission.can_publish_data);
    assert_eq!(permission.can_publish_sources, [i32::from(TrackSource::Microphone)]);
    assert_eq!(world.stand_in.rooms().iter().map(|room| room.name.as_str()).collect::<Vec<_>>(), [ROOM]);
}

#[tokio::test]
async fn the_same_identity_replaces_its_connection() {
    let world = World::connected(&[ALICE]).await;
    let first = world.stand_in.participants(ROOM)[0].sid.clone();
    let second = world.stand_in.connect(&token(ALICE)).await.unwrap();
    assert_ne!(second.sid, first);
    assert_eq!(
        world.receiver.names(),
        ["room_started", "participant_joined", "participant_left", "participant_joined"]
    );
    let left = world.receiver.events()[2].participant.clone().unwrap();
    assert_eq!((left.sid.as_str(), left.disconnect_reason()), (first.as_str(), DisconnectReason::DuplicateIdentity));
    assert_eq!(world.stand_in.participants(ROOM)[0].sid, second.sid);
}

#[tokio::test]
async fn tokens_are_checked_as_livekit_does() {
    let world = World::start().await;
    let connect = async |token: AccessToken| world.stand_in.connect(&token.to_jwt().unwrap()).await;

    let forged = AccessToken::with_api_key(API_KEY, "another-secret-0123456789abcdefgh");
    let forged = connect(forged.with_identity(ALICE).with_grants(grants())).await;
    assert!(matches!(forged, Err(TurnedAway::Token(InvalidToken::Forged(_)))), "{forged:?}");
    let unknown = AccessToken::with_api_key("another-key", API_SECRET);
    let unknown = connect(unknown.with_identity(ALICE).with_grants(grants())).await;
    assert!(matches!(unknown, Err(TurnedAway::Token(InvalidToken::UnknownKey(_)))), "{unknown:?}");
    let no_join = connect(access(ALICE).with_grants(VideoGrants { room_join: false, ..grants() })).await;
    assert_eq!(no_join, Err(TurnedAway::NoJoin));

    world.clock.set(Clock::system().now());
    let soon_over = token(ALICE);
    world.clock.advance(Duration::from_secs(359));
    world.stand_in.connect(&soon_over).await.expect("the leeway of a minute");
    world.clock.advance(Duration::from_secs(5));
    let expired = world.stand_in.connect(&soon_over).await;
    assert!(matches!(expired, Err(TurnedAway::Token(InvalidToken::Expired(_)))), "{expired:?}");
    world.stand_in.disconnect(&soon_over, DisconnectReason::ClientInitiated).await.expect("outlives its token");

    world.clock.set(Timestamp::from_millis(Clock::system().now().millis() - 65_000));
    let early = world.stand_in.connect(&token(ALICE)).await;
    assert!(matches!(early, Err(TurnedAway::Token(InvalidToken::NotYetValid(_)))), "{early:?}");
}

#[tokio::test]
async fn room_service_lists_updates_removes_and_deletes() {
    let world = World::connected(&[ALICE, BOB]).await;
    let client = world.client();
    let listed = client.list_participants(ROOM).await.unwrap();
    assert_eq!(listed, world.stand_in.participants(ROOM));
    assert_eq!(world.identities(), [BOB, ALICE]);

    let updated = client.update_participant(ROOM, ALICE, update("{}", Some(may_speak()))).await.unwrap();
    assert_eq!((updated.metadata.as_str(), updated.permission), ("{}", Some(may_speak())));
    let same = client.update_participant(ROOM, ALICE, update("", None)).await.unwrap();
    assert_eq!((same.metadata.as_str(), same.permission), ("{}", Some(may_speak())), "nothing set, nothing changed");

    let options = RemoveParticipantOptions { revoke_token_ts: 12 };
    client.remove_participant_with_options(ROOM, BOB, options).await.unwrap();
    world.stand_in.settled().await;
    let left = world.receiver.events().pop().unwrap();
    let reason = left.participant.unwrap().disconnect_reason();
    assert_eq!((left.event.as_str(), reason), ("participant_left", DisconnectReason::ParticipantRemoved));
    world.stand_in.connect(&token(BOB)).await.expect("self-hosted servers revoke nothing");

    client.delete_room(ROOM).await.unwrap();
    world.stand_in.settled().await;
    assert_eq!(world.stand_in.rooms(), []);
    let events = world.receiver.events();
    let [.., bob, alice, finished] = events.as_slice() else { panic!("{events:?}") };
    for left in [bob, alice] {
        let participant = left.participant.as_ref().unwrap();
        assert_eq!(participant.disconnect_reason(), DisconnectReason::RoomDeleted);
    }
    assert_eq!(
        (finished.event.as_str(), finished.room_end_reason()),
        ("room_finished", RoomEndReason::RoomEndApiDelete)
    );
    let names = world.stand_in.calls().iter().map(Call::name).collect::<Vec<_>>();
    let expected = ["ListParticipants", "UpdateParticipant", "UpdateParticipant", "RemoveParticipant", "DeleteRoom"];
    assert_eq!(names, expected);
    let removal = &world.stand_in.calls()[3];
    assert!(matches!(removal, Call::RemoveParticipant(request) if request.revoke_token_ts == 12), "{removal:?}");
}

#[tokio::test]
async fn what_is_unknown_is_not_found() {
    let world = World::connected(&[ALICE]).await;
    let client = world.client();
    assert_eq!(client.list_participants("nowhere").await.unwrap(), [], "but for lists, which are empty");
    assert_eq!(code(client.delete_room("nowhere").await), "not_found");
    assert_eq!(code(client.remove_participant("nowhere", ALICE).await), "not_found");
    assert_eq!(code(client.remove_participant(ROOM, BOB).await), "not_found");
    assert_eq!(code(client.update_participant(ROOM, BOB, update("{}", None)).await), "not_found");
    assert_eq!(code(client.list_rooms(Vec::new()).await), "bad_route");
}

#[tokio::test]
async fn room_service_refuses_other_keys_and_missing_grants() {
    let world = World::connected(&[ALICE]).await;
    let url = world.stand_in.url();
    let stranger = RoomClient::with_api_key(url, API_KEY, "another-secret-0123456789abcdefgh");
    assert_eq!(code(stranger.delete_room(ROOM).await), "unauthenticated");
    let stranger = RoomClient::with_api_key(url, "another-key", API_SECRET);
    assert_eq!(code(stranger.delete_room(ROOM).await), "unauthenticated");

    let with = |grants: VideoGrants| {
        let token = AccessToken::with_api_key(API_KEY, API_SECRET).with_grants(grants).to_jwt().unwrap();
        RoomClient::with_token(url, &token)
    };
    let admin = |room: &str| VideoGrants { room_admin: true, room: room.to_owned(), ..VideoGrants::default() };
    assert_eq!(code(with(admin(ROOM)).delete_room(ROOM).await), "permission_denied");
    assert_eq!(code(with(admin("another")).list_participants(ROOM).await), "permission_denied");
    assert_eq!(code(with(admin("another")).remove_participant(ROOM, ALICE).await), "permission_denied");
    let creator = with(VideoGrants { room_create: true, ..VideoGrants::default() });
    assert_eq!(code(creator.update_participant(ROOM, ALICE, update("{}", None)).await), "permission_denied");
    assert_eq!(world.identities(), [ALICE]);
    with(admin(ROOM)).list_participants(ROOM).await.expect("the grant that it takes");
}

#[tokio::test]
async fn the_system_clock_times_room_service_whatever_the_tests_clock_shows() {
    let world = World::connected(&[ALICE]).await;
    world.clock.advance(Duration::from_secs(86_400));
    assert_eq!(world.client().list_participants(ROOM).await.unwrap().len(), 1);
    world.stand_in.finish_room(ROOM).await.ok_or(()).expect_err("somebody is there");
    world.stand_in.disconnect(&token(ALICE), DisconnectReason::SignalClose).await.unwrap();
    assert_eq!(world.stand_in.finish_room(ROOM).await.unwrap().status, Some(200));
    let events = world.receiver.events();
    assert_eq!(events[2].participant.as_ref().unwrap().disconnect_reason(), DisconnectReason::SignalClose);
    assert_eq!(events[3].room_end_reason(), RoomEndReason::RoomEndIdleTimeout);
    assert_eq!(events[3].created_at, world.clock.now().seconds());
}

#[tokio::test]
async fn faults_reach_the_client() {
    let world = World::connected(&[ALICE]).await;
    let client = world.client().with_request_timeout(Duration::from_secs(60));
    let remove = async || code(client.remove_participant(ROOM, ALICE).await);
    for (fault, seen) in [
        (Fault::Unavailable, "unavailable"),
        (Fault::NotFound, "not_found"),
        (Fault::Garbage, "Twirp.Prost"),
        (Fault::Unreachable, "Twirp.Request"),
    ] {
        world.stand_in.fault_next("DeleteRoom", Fault::NotFound);
        world.stand_in.fault_next("RemoveParticipant", fault);
        assert_eq!(remove().await, seen, "{fault:?}");
        assert_eq!(world.identities(), [ALICE], "{fault:?} carries nothing out");
    }
    world.stand_in.fault_always(Some(Fault::Unreachable));
    assert_eq!(code(client.list_participants(ROOM).await), "Twirp.Request");
    assert_eq!(code(client.list_participants(ROOM).await), "Twirp.Request");
    world.stand_in.fault_always(None);
    assert_eq!(client.list_participants(ROOM).await.unwrap().len(), 1);

    world.stand_in.fault_next("RemoveParticipant", Fault::Slow);
    let impatient = world.client().with_request_timeout(Duration::from_millis(500));
    assert_eq!(code(impatient.remove_participant(ROOM, ALICE).await), "Twirp.Request");
    assert_eq!(world.identities(), [] as [&str; 0], "carried out, though the client gave up");
}

#[tokio::test]
async fn webhooks_are_held_lost_repeated_and_reordered() {
    let world = World::start().await;
    world.stand_in.hold_webhooks();
    let action = world.stand_in.connect(&token(ALICE)).await.unwrap();
    assert_eq!(action.webhooks.iter().map(|webhook| webhook.status).collect::<Vec<_>>(), [None, None]);
    assert_eq!(world.receiver.names(), [] as [&str; 0]);
    assert_eq!(world.stand_in.held().len(), 2);

    let held = world.stand_in.take_held();
    for webhook in [&held[1], &held[0], &held[1]] {
        assert_eq!(world.stand_in.send(webhook).await, Some(200));
    }
    assert_eq!(world.receiver.names(), ["participant_joined", "room_started", "participant_joined"]);
    assert_eq!(world.receiver.events()[0], world.receiver.events()[2], "the same event again, its id too");

    world.stand_in.disconnect(&token(ALICE), DisconnectReason::ClientInitiated).await.unwrap();
    let released = world.stand_in.release_webhooks().await;
    assert_eq!(released.len(), 1);
    assert!(released[0].succeeded());
    assert_eq!(world.receiver.names().last().unwrap(), "participant_left");
}

#[tokio::test]
async fn a_webhook_answered_5xx_is_sent_again() {
    let world = World::connected(&[ALICE]).await;
    world.receiver.answers.lock().unwrap().extend([500, 502]);
    let action = world.stand_in.connect(&token(BOB)).await.unwrap();
    assert_eq!(action.webhooks[0].status, Some(200));
    assert_eq!(world.receiver.events().len(), 2 + 3);

    world.receiver.answers.lock().unwrap().push_back(401);
    let action = world.stand_in.disconnect(&token(BOB), DisconnectReason::ClientInitiated).await.unwrap();
    assert_eq!(action.webhooks[0].status, Some(401), "a refusal is final");
    assert_eq!(world.receiver.events().len(), 2 + 3 + 1);

    world.receiver.answers.lock().unwrap().extend([503; 5]);
    let action = world.stand_in.disconnect(&token(ALICE), DisconnectReason::ClientInitiated).await.unwrap();
    assert_eq!(action.webhooks[0].status, Some(503), "given up in the end");
    assert!(!world.stand_in.deliveries().last().unwrap().succeeded());
}

#[tokio::test]
async fn a_client_acts_by_post() {
    let world = World::start().await;
    let http = Client::to(&world.stand_in.url().replace("ws://", "http://"));
    let post = async |path: String| http.send("POST", &path, Vec::new()).await;
    let token = token(ALICE);
    let answer = post(format!("/stand-in/connect?access_token={token}")).await.expecting(200);
    assert_eq!(answer.body["webhooks"][1], json!({"event":"participant_joined","status":200}));
    let sid = answer.body["sid"].clone();
    post(format!("/stand-in/disconnect?access_token={token}&reason=WHATEVER")).await.expecting(400);
    let answer = post(format!("/stand-in/disconnect?access_token={token}")).await.expecting(200);
    assert_eq!((&answer.body["sid"], &answer.body["identity"]), (&sid, &json!(ALICE)));
    let again = post(format!("/stand-in/disconnect?access_token={token}")).await.expecting(404);
    assert_eq!(again.body["error"], json!(format!("{ALICE} is not connected to {ROOM}")));
    post(format!("/stand-in/connect?access_token={token}x")).await.expecting(401);
    post("/stand-in/connect".to_owned()).await.expecting(401);
    post("/rtc".to_owned()).await.expecting(404);
}

#[tokio::test]
async fn a_client_acts_in_a_terminal() {
    let world = World::start().await;
    let dais = async |verb: &str, url: &str| {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_dais"));
        let output = command.args([verb, url]).stdin(Stdio::null()).output().await.unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let url = format!("livekit:{}?access_token={}", world.stand_in.url(), token(ALICE));
    let (code, out, _) = dais("connect", &url).await;
    let expected = format!("connected {ALICE} to {ROOM} (room_started → 200, participant_joined → 200)\n");
    assert_eq!((code, out), (Some(0), expected));
    let (code, out, _) = dais("disconnect", &url).await;
    assert_eq!((code, out), (Some(0), format!("disconnected {ALICE} from {ROOM} (participant_left → 200)\n")));
    let (code, _, error) = dais("disconnect", &url).await;
    assert_eq!((code, error), (Some(1), format!("dais: {ALICE} is not connected to {ROOM}\n")));
    let (code, _, error) = dais("connect", "nonsense").await;
    assert_eq!((code, error.lines().count()), (Some(1), 1));
    drop(world);
    let (code, _, error) = dais("connect", &url).await;
    assert_eq!((code, error.lines().count()), (Some(1), 1), "{error}");
}

#[tokio::test]
async fn the_stack_has_a_stand_in_unless_told_otherwise() {
    let dais = crate::support::Dais::start().await;
    assert!(dais.stack.livekit.is_some());
    for (url, key, secret) in [("", "", ""), ("wss://livekit.example", "key", "secret")] {
        let set = [("LIVEKIT_URL", url), ("LIVEKIT_API_KEY", key), ("LIVEKIT_API_SECRET", secret)];
        let set = set.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let dais = crate::support::Dais::start_with(|settings| settings.variables.extend(set)).await;
        assert!(dais.stack.livekit.is_none(), "{url:?}");
    }
}
