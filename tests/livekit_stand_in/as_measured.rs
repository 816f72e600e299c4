//! Each way in which livekit-server 1.13.5 was measured to be harder than one
//! would wish.

use std::time::Duration;

use dais::livekit::TurnedAway;
use dais::livekit::access::{InvalidToken, verify_signature};
use dais::testing::livekit::Fault;
use livekit_api::access_token::VideoGrants;
use livekit_api::services::room::RemoveParticipantOptions;
use livekit_protocol::DisconnectReason::{
    ClientInitiated, ConnectionTimeout, DuplicateIdentity, JoinFailure, ParticipantRemoved, RoomClosed, RoomDeleted,
    SignalClose, UnknownReason,
};
use livekit_protocol::participant_info::{Kind, State};
use livekit_protocol::{DisconnectReason, RoomEndReason, TrackSource};

use super::world::{ALICE, BOB, ROOM, World, access, code, grants, may_speak, speaking, token, update};

fn left(reason: DisconnectReason) -> (String, DisconnectReason) {
    ("participant_left".to_owned(), reason)
}

fn aborted(reason: DisconnectReason) -> (String, DisconnectReason) {
    ("participant_connection_aborted".to_owned(), reason)
}

fn told(event: &str) -> (String, DisconnectReason) {
    (event.to_owned(), UnknownReason)
}

#[tokio::test]
async fn who_has_signalled_is_listed_and_has_joined_only_with_media() {
    let world = World::connected(&[BOB]).await;
    let signalled_at = world.clock.now();
    let signalled = world.stand_in.signal(&token(ALICE)).await.unwrap();
    assert_eq!(signalled.webhooks, []);
    let listed = async || world.client().list_participants(ROOM).await.unwrap().pop().unwrap();
    assert_eq!((listed().await.sid, listed().await.state()), (signalled.sid.clone(), State::Joined));
    world.advance(3);
    let activated = world.stand_in.activate(&token(ALICE)).await.unwrap();
    assert_eq!((activated.sid, activated.webhooks[0].event.as_str()), (signalled.sid, "participant_joined"));
    assert_eq!(listed().await.state(), State::Active);
    let joined = world.receiver.events().pop().unwrap();
    assert_eq!(joined.created_at, signalled_at.seconds() + 3);
    let participant = joined.participant.unwrap();
    assert_eq!(participant.joined_at_ms, signalled_at.millis(), "the time of signalling");
    assert_eq!((participant.state(), participant.version), (State::Active, 2));
    assert_eq!(world.stand_in.activate(&token(ALICE)).await.unwrap().webhooks, [], "it is already");
    world.stand_in.activate(&token("nobody")).await.expect_err("not signalled");
}

#[tokio::test]
async fn participant_connection_aborted_is_told_of_who_never_had_media() {
    let world = World::connected(&[BOB]).await;
    let signal = async || world.stand_in.signal(&token(ALICE)).await.unwrap();
    let signalled_at = world.clock.now().seconds();
    signal().await;
    world.advance(55);
    world.pass_time().await;
    assert_eq!(world.identities(), [BOB, ALICE]);
    world.advance(10);
    assert_eq!(world.identities(), [BOB], "whatever touches the server lets time pass");
    world.stand_in.settled().await;
    assert_eq!(world.receiver.events().last().unwrap().created_at, signalled_at + 56, "when it happened");

    signal().await;
    world.stand_in.disconnect(&token(ALICE), SignalClose).await.unwrap();
    signal().await;
    world.client().remove_participant(ROOM, ALICE).await.unwrap();
    signal().await;
    world.stand_in.connect(&token(ALICE)).await.unwrap();
    // A takeover of somebody with media by somebody without.
    signal().await;
    world.client().delete_room(ROOM).await.unwrap();
    world.stand_in.settled().await;
    let expected = [
        aborted(JoinFailure),
        aborted(SignalClose),
        aborted(ParticipantRemoved),
        aborted(DuplicateIdentity),
        told("participant_joined"),
        left(DuplicateIdentity),
        left(RoomDeleted),
        aborted(RoomDeleted),
        told("room_finished"),
    ];
    assert_eq!(world.told(2), expected);
}

#[tokio::test]
async fn participants_are_of_every_kind_and_hidden_recorders_are_told_of_too() {
    let world = World::start().await;
    for (claim, kind) in [
        ("", Kind::Standard),
        ("standard", Kind::Standard),
        ("egress", Kind::Egress),
        ("ingress", Kind::Ingress),
        ("agent", Kind::Agent),
        ("sip", Kind::Sip),
        ("connector", Kind::Connector),
    ] {
        let grants = VideoGrants { hidden: kind == Kind::Egress, recorder: kind == Kind::Egress, ..grants() };
        let token = access(ALICE).with_kind(claim).with_grants(grants).to_jwt().unwrap();
        world.stand_in.connect(&token).await.unwrap();
        let listed = world.client().list_participants(ROOM).await.unwrap().pop().unwrap();
        let joined = world.receiver.events().pop().unwrap().participant.unwrap();
        for participant in [listed, joined] {
            assert_eq!(participant.kind(), kind, "{claim:?}");
            assert_eq!(participant.permission.unwrap().hidden, kind == Kind::Egress, "{claim:?}");
        }
    }
}

#[tokio::test]
async fn events_and_lists_say_what_is_granted_now() {
    let world = World::connected(&[ALICE]).await;
    world.client().update_participant(ROOM, ALICE, update("{}", Some(may_speak()))).await.unwrap();
    world.stand_in.publish(&token(ALICE)).await.unwrap();
    let listed = world.client().list_participants(ROOM).await.unwrap().pop().unwrap();
    assert!(listed.is_publisher && listed.version == 4, "{listed:?}");
    let rooms = world.stand_in.rooms();
    assert_eq!((rooms[0].num_participants, rooms[0].num_publishers), (1, 1));
    world.stand_in.disconnect(&token(ALICE), ClientInitiated).await.unwrap();
    let left = world.receiver.events().pop().unwrap().participant.unwrap();
    assert_eq!(left.state(), State::Disconnected);
    for participant in [listed, left] {
        assert_eq!((participant.metadata.as_str(), participant.permission), ("{}", Some(may_speak())));
        assert_eq!(participant.joined_at_ms, world.clock.now().millis());
    }
}

#[tokio::test]
async fn the_room_of_every_webhook_holds_a_secret() {
    let world = World::connected(&[ALICE]).await;
    world.stand_in.publish(&token(ALICE)).await.unwrap_err();
    world.client().delete_room(ROOM).await.unwrap();
    world.stand_in.settled().await;
    world.stand_in.connect(&token(ALICE)).await.unwrap();
    let secrets = world.stand_in.turn_passwords();
    let [first, second] = secrets.as_slice() else { panic!("{secrets:?}") };
    assert!(first != second && first.len() >= 16);
    let told = world.receiver.events().into_iter().map(|event| event.room.unwrap().turn_password);
    assert_eq!(told.collect::<Vec<_>>(), [first, first, first, first, second, second].map(String::clone));
    assert!(world.receiver.received.lock().unwrap()[0].1.contains(&format!(r#""turnPassword":"{first}""#)));
}

#[tokio::test]
async fn a_connected_client_is_handed_a_refreshed_token_every_5_minutes_that_is_good_for_10() {
    let world = World::start().await;
    let first = token(ALICE);
    let connected_at = usize::try_from(world.clock.now().seconds()).unwrap();
    world.stand_in.connect(&first).await.unwrap();
    let refreshed = || world.stand_in.refreshed_token(&first);
    let claims = || verify_signature(&refreshed().unwrap()).unwrap();
    world.advance(299);
    assert_eq!(refreshed(), None);
    world.advance(1);
    let claimed = claims();
    assert_eq!((claimed.nbf, claimed.exp), (connected_at + 300, connected_at + 900));
    let said = verify_signature(&first).unwrap();
    assert_eq!((claimed.sub, claimed.name, claimed.metadata), (said.sub, said.name, said.metadata));
    assert_eq!((&claimed.video.room, claimed.video.can_publish()), (&said.video.room, false));

    // It says what was granted when it was handed out.
    world.advance(250);
    world.client().update_participant(ROOM, ALICE, update("{}", Some(may_speak()))).await.unwrap();
    assert!(!claims().video.can_publish());
    world.advance(3600);
    assert_eq!((claims().nbf, claims().video.can_publish()), (connected_at + 3900, true));
    assert!(claims().video.room_join);
    world.client().remove_participant(ROOM, ALICE).await.unwrap();
    world.advance(409);
    assert_eq!(claims().nbf, connected_at + 3900, "whoever is gone keeps it, and gets no other");
    let kept = refreshed().unwrap();
    world.stand_in.connect(&kept).await.expect("659 s after it was made");
    world.advance(1);
    let over = world.stand_in.connect(&kept).await;
    assert!(matches!(over, Err(TurnedAway::Token(InvalidToken::Expired(_)))), "{over:?}");
}

#[tokio::test]
async fn who_is_lost_is_there_for_21_seconds() {
    let world = World::connected(&[ALICE, BOB]).await;
    let lost_at = world.clock.now().seconds();
    let lost = world.stand_in.lose(&token(ALICE)).await.unwrap();
    world.stand_in.disconnect(&token(ALICE), ClientInitiated).await.expect_err("a killed client says nothing");
    world.advance(20);
    let listed = world.client().list_participants(ROOM).await.unwrap().pop().unwrap();
    assert_eq!((listed.identity.as_str(), listed.state()), (ALICE, State::Active));
    assert_eq!(world.stand_in.resume(&token(ALICE)).await.unwrap().sid, lost.sid, "what is resumed keeps its sid");
    world.advance(21);
    assert_eq!(world.identities(), [BOB, ALICE]);

    world.stand_in.lose(&token(ALICE)).await.unwrap();
    world.advance(20);
    assert_ne!(world.stand_in.connect(&token(ALICE)).await.unwrap().sid, lost.sid);
    world.stand_in.lose(&token(ALICE)).await.unwrap();
    world.advance(100);
    world.pass_time().await;
    world.stand_in.resume(&token(ALICE)).await.expect_err("noticed meanwhile");
    world.stand_in.signal(&token(ALICE)).await.unwrap();
    world.stand_in.lose(&token(ALICE)).await.unwrap();
    world.advance(21);
    world.pass_time().await;
    let expected =
        [left(DuplicateIdentity), told("participant_joined"), left(ConnectionTimeout), aborted(ConnectionTimeout)];
    assert_eq!(world.told(3), expected);
    assert_eq!(world.receiver.events()[5].created_at, lost_at + 20 + 21 + 20 + 21, "when it was noticed");
}

#[tokio::test]
async fn after_a_server_restart_rooms_and_waiting_webhooks_are_gone_without_any_event() {
    let world = World::connected(&[ALICE, BOB]).await;
    let first = token(ALICE);
    let sid = world.stand_in.connect(&first).await.unwrap().sid;
    world.advance(300);
    let gate = world.receiver.gate.clone();
    let closed = gate.lock().await;
    for identity in [ALICE, BOB] {
        world.client().remove_participant(ROOM, identity).await.unwrap();
    }
    world.receiver.has_received(6).await;
    world.stand_in.restart();
    drop(closed);
    world.stand_in.settled().await;
    assert_eq!(world.receiver.events().len(), 6, "the one that was on its way");
    assert_eq!((world.stand_in.rooms(), world.stand_in.participants(ROOM)), (Vec::new(), Vec::new()));
    let kept = world.stand_in.refreshed_token(&first).expect("clients keep what they have");
    let back = world.stand_in.connect(&kept).await.unwrap();
    assert_ne!(back.sid, sid);
    assert_eq!(world.told(6), [told("room_started"), told("participant_joined")]);
}

#[tokio::test]
async fn an_empty_room_is_finished_20_seconds_after_the_last_left() {
    let world = World::connected(&[ALICE, BOB]).await;
    world.stand_in.disconnect(&token(BOB), ClientInitiated).await.unwrap();
    world.advance(100);
    world.stand_in.disconnect(&token(ALICE), ClientInitiated).await.unwrap();
    world.advance(19);
    world.stand_in.connect(&token(ALICE)).await.unwrap();
    world.advance(20);
    world.stand_in.lose(&token(ALICE)).await.unwrap();
    world.stand_in.connect(&access("agent").with_kind("agent").to_jwt().unwrap()).await.unwrap();
    let lost_at = world.clock.now().seconds();
    world.advance(21 + 19);
    assert_eq!(world.stand_in.rooms().len(), 1);
    world.advance(1000);
    assert_eq!(world.stand_in.rooms(), []);
    world.stand_in.settled().await;
    let expected = [left(ConnectionTimeout), left(RoomClosed), told("room_finished")];
    assert_eq!(world.told(7), expected, "no agent keeps a room open");
    let finished = world.receiver.events().pop().unwrap();
    assert_eq!((finished.created_at, finished.room_end_reason()), (lost_at + 41, RoomEndReason::RoomEndIdleTimeout));
}

#[tokio::test]
async fn the_list_of_an_unknown_room_is_empty() {
    let world = World::start().await;
    assert_eq!(world.client().list_participants(ROOM).await.unwrap(), []);
}

#[tokio::test]
async fn taking_can_publish_away_unpublishes_and_giving_it_back_publishes_nothing() {
    let world = World::connected(&[BOB]).await;
    let alice = speaking(ALICE);
    world.stand_in.signal(&alice).await.unwrap();
    let unconnected = world.stand_in.publish(&alice).await;
    assert!(matches!(unconnected, Err(TurnedAway::NotConnected { .. })), "{unconnected:?}");
    world.stand_in.activate(&alice).await.unwrap();
    world.stand_in.publish(&alice).await.unwrap();
    world.stand_in.publish(&alice).await.expect("it is already");
    assert_eq!(world.stand_in.heard(ROOM), [ALICE]);
    let track = world.receiver.events().pop().unwrap().track.unwrap();
    assert_eq!((track.source(), &track.sid[..3]), (TrackSource::Microphone, "TR_"));
    let listed = async || world.client().list_participants(ROOM).await.unwrap().pop().unwrap();
    assert_eq!(listed().await.tracks, std::slice::from_ref(&track));

    let mut listens = may_speak();
    listens.can_publish = false;
    listens.can_publish_data = false;
    world.client().update_participant(ROOM, ALICE, update("", Some(listens))).await.unwrap();
    world.stand_in.settled().await;
    assert_eq!(world.receiver.events().pop().unwrap().track, Some(track));
    let refused = world.stand_in.publish(&alice).await;
    assert!(matches!(refused, Err(TurnedAway::NotPermitted { .. })), "whatever the token says: {refused:?}");
    world.stand_in.send_data(&alice).expect_err("nor data");
    assert_eq!((world.stand_in.heard(ROOM).len(), listed().await.is_publisher), (0, false));

    world.client().update_participant(ROOM, ALICE, update("", Some(may_speak()))).await.unwrap();
    assert_eq!(world.stand_in.heard(ROOM).len(), 0, "not until the client publishes again");
    world.stand_in.send_data(&alice).unwrap();
    world.stand_in.publish(&alice).await.unwrap();
    assert_eq!(world.stand_in.heard(ROOM), [ALICE]);
    world.stand_in.connect(&alice).await.unwrap();
    assert_eq!(world.stand_in.heard(ROOM).len(), 0);
    let expected = [
        told("participant_joined"),
        told("track_published"),
        told("track_unpublished"),
        told("track_published"),
        told("track_unpublished"),
        left(DuplicateIdentity),
        told("participant_joined"),
    ];
    assert_eq!(world.told(2), expected);
}

#[tokio::test]
async fn the_end_of_a_room_is_told_of_each_participant_and_then_of_the_room() {
    let world = World::connected(&[ALICE]).await;
    let bob = speaking(BOB);
    world.stand_in.connect(&bob).await.unwrap();
    world.stand_in.publish(&bob).await.unwrap();
    world.client().delete_room(ROOM).await.unwrap();
    world.stand_in.settled().await;
    let expected = [told("track_unpublished"), left(RoomDeleted), left(RoomDeleted), told("room_finished")];
    assert_eq!(world.told(4), expected);
}

#[tokio::test]
async fn only_livekit_cloud_revokes_tokens_by_their_nbf_in_seconds() {
    let world = World::connected(&[ALICE, BOB]).await;
    let now = world.clock.now().seconds();
    let kick = async |identity: &str, revoke_token_ts: i64| {
        let options = RemoveParticipantOptions { revoke_token_ts };
        world.client().remove_participant_with_options(ROOM, identity, options).await.unwrap();
    };
    kick(ALICE, now + 60).await;
    world.stand_in.connect(&token(ALICE)).await.expect("self-hosted servers ignore it");

    world.stand_in.revoke_tokens_as_cloud();
    kick(ALICE, now - 3600).await;
    world.stand_in.connect(&token(ALICE)).await.expect("made later than that");
    kick(ALICE, now + 60).await;
    let revoked = world.stand_in.connect(&token(ALICE)).await;
    assert_eq!(revoked.unwrap_err(), TurnedAway::Token(InvalidToken::Revoked(now + 60)));
    kick(BOB, 0).await;
    let revoked = world.stand_in.connect(&token(BOB)).await;
    assert!(matches!(revoked, Err(TurnedAway::Token(InvalidToken::Revoked(ts))) if ts >= now + 60), "{revoked:?}");
}

#[tokio::test]
async fn one_method_alone_can_be_at_fault() {
    let world = World::connected(&[ALICE]).await;
    let client = world.client().with_request_timeout(Duration::from_secs(60));
    world.stand_in.fault_always_of("DeleteRoom", Some(Fault::Unavailable));
    for _ in 0..2 {
        assert_eq!(code(client.delete_room(ROOM).await), "unavailable");
    }
    client.list_participants(ROOM).await.unwrap();
    world.stand_in.fault_always_of("DeleteRoom", None);
    client.delete_room(ROOM).await.unwrap();
}
