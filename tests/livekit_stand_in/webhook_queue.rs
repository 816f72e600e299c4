//! The webhooks of one room, as they were measured to be sent.

use std::time::{Duration, Instant};

use dais::livekit::{Dropped, Pace};
use dais::time::Time;
use futures::join;
use livekit_api::access_token::{AccessToken, VideoGrants};
use livekit_protocol::DisconnectReason;

use super::world::{ALICE, BOB, ROOM, Receiver, World, access, grants, stand_in, token};

/// A token for another room.
fn elsewhere(identity: &str) -> AccessToken {
    access(identity).with_grants(VideoGrants { room: "another".to_owned(), ..grants() })
}

/// Lets Alice and Bob come and go, so that `number` webhooks of the room are
/// held back.
async fn held(world: &World, number: usize) {
    world.stand_in.hold_webhooks();
    let token = token(ALICE);
    while world.stand_in.held().len() < number {
        match world.identities().is_empty() {
            true => world.stand_in.connect(&token).await.map(drop),
            false => world.stand_in.disconnect(&token, DisconnectReason::ClientInitiated).await.map(drop),
        }
        .unwrap();
    }
    assert_eq!(world.stand_in.held().len(), number);
}

#[tokio::test]
async fn webhooks_of_one_room_wait_for_the_answer_of_the_one_before_and_those_of_others_do_not() {
    let world = World::connected(&[ALICE]).await;
    let gate = world.receiver.gate.clone();
    let closed = gate.lock().await;
    world.client().remove_participant(ROOM, ALICE).await.unwrap();
    world.receiver.has_received(3).await;
    let (here, there) = (token(BOB), elsewhere(BOB).to_jwt().unwrap());
    let opened = async {
        // The left of the one room, and the started of the other: each has one on its way.
        world.receiver.has_received(4).await;
        assert_eq!(world.receiver.names()[2..], ["participant_left", "room_started"]);
        drop(closed);
    };
    let (here, there, ()) = join!(world.stand_in.connect(&here), world.stand_in.connect(&there), opened);
    assert!(here.unwrap().webhooks.iter().chain(&there.unwrap().webhooks).all(|webhook| webhook.succeeded()));
    let of_the_room = world.receiver.events().into_iter().filter(|event| event.room.as_ref().unwrap().name == ROOM);
    let of_the_room = of_the_room.map(|event| event.event).collect::<Vec<_>>();
    assert_eq!(of_the_room, ["room_started", "participant_joined", "participant_left", "participant_joined"]);
}

#[tokio::test]
async fn of_webhooks_that_come_when_200_wait_nobody_hears() {
    let world = World::connected(&[ALICE, BOB]).await;
    let gate = world.receiver.gate.clone();
    let closed = gate.lock().await;
    for identity in [ALICE, BOB] {
        world.client().remove_participant(ROOM, identity).await.unwrap();
    }
    // One is on its way, one waits.
    world.receiver.has_received(4).await;
    held(&world, 201).await;
    let (released, ()) = join!(world.stand_in.release_webhooks(), async {
        world.receiver.has_received(4).await;
        drop(closed);
    });
    let taken = released.iter().filter(|webhook| webhook.succeeded()).count();
    assert_eq!((taken, released.len()), (199, 201));
    assert!(released[199..].iter().all(|webhook| webhook.dropped == Some(Dropped::QueueFull)), "the last that came");
    world.stand_in.settled().await;
    assert_eq!(world.stand_in.dropped(), released[199..]);
    let events = world.receiver.events();
    assert_eq!(events.len(), 3 + 2 + 199);
    #[expect(deprecated, reason = "LiveKit sends it to this day, and never sets it")]
    let told = events.iter().all(|event| event.num_dropped == 0);
    assert!(told, "nothing tells of them");
}

#[tokio::test]
async fn an_answer_of_5xx_or_none_is_tried_again_at_1_3_7_and_15_seconds_while_the_queue_waits() {
    let world = World::start().await;
    held(&world, 12).await;
    world.receiver.answers.lock().unwrap().extend([503; 10]);
    let started = Instant::now();
    let released = world.stand_in.release_webhooks().await;
    assert!(started.elapsed().as_secs() < 29, "the pauses, 30 s in all, are not slept where a test plays the time");
    let statuses = released.iter().map(|webhook| (webhook.status, webhook.dropped)).collect::<Vec<_>>();
    let mut expected = vec![(None, Some(Dropped::TooOld)); 12];
    expected[..2].fill((Some(503), None));
    assert_eq!(statuses, expected, "two are given up after 15 s each, those behind are 30 s old then");
    assert_eq!(world.receiver.received.lock().unwrap().len(), 10, "five tries each");
    world.advance(30);
    world.stand_in.connect(&token(BOB)).await.unwrap().webhooks.iter().for_each(|webhook| {
        assert_eq!(webhook.status, Some(200), "whatever comes later is young");
    });
}

#[tokio::test]
async fn a_webhook_that_waited_for_less_than_30_seconds_is_sent() {
    let world = World::start().await;
    held(&world, 3).await;
    // Given up after 15 s, then taken at the fourth try after 7 more.
    world.receiver.answers.lock().unwrap().extend([503, 503, 503, 503, 503, 503, 503, 503]);
    let released = world.stand_in.release_webhooks().await;
    assert_eq!(released.iter().map(|webhook| webhook.status).collect::<Vec<_>>(), [Some(503), Some(200), Some(200)]);
}

#[tokio::test]
async fn a_webhook_that_waits_for_a_slow_answer_for_30_seconds_is_dropped() {
    let world = World::connected(&[ALICE, BOB]).await;
    let gate = world.receiver.gate.clone();
    let closed = gate.lock().await;
    for identity in [ALICE, BOB] {
        world.client().remove_participant(ROOM, identity).await.unwrap();
    }
    world.receiver.has_received(4).await;
    world.advance(31);
    drop(closed);
    world.stand_in.settled().await;
    assert_eq!(world.receiver.events().len(), 4);
    let dropped = world.stand_in.dropped();
    let [dropped] = dropped.as_slice() else { panic!("{dropped:?}") };
    assert_eq!((dropped.event.as_str(), dropped.dropped), ("participant_left", Some(Dropped::TooOld)));
}

#[tokio::test]
async fn an_answer_of_4xx_is_final() {
    let world = World::start().await;
    world.receiver.answers.lock().unwrap().extend([400, 429]);
    let statuses = world.stand_in.connect(&token(ALICE)).await.unwrap().webhooks;
    assert_eq!(statuses.iter().map(|webhook| webhook.status).collect::<Vec<_>>(), [Some(400), Some(429)]);
    assert_eq!(world.receiver.events().len(), 2);
}

#[tokio::test]
async fn on_the_real_clock_the_pauses_before_a_repetition_are_waited_for() {
    let receiver = Receiver::default();
    let (_kept_up, stand_in) = stand_in(Time::real(), Pace::default(), &receiver).await;
    receiver.answers.lock().unwrap().push_back(503);
    let started = Instant::now();
    let action = stand_in.connect(&token(ALICE)).await.unwrap();
    assert!(action.webhooks.iter().all(|webhook| webhook.succeeded()), "{:?}", action.webhooks);
    assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());
}
