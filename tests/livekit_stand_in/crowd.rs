//! Thousands at the stand-in, and a server that takes its time.

use std::time::{Duration, Instant};

use dais::livekit::access::{API_KEY, API_SECRET};
use dais::livekit::{Pace, WebhookFigures};
use dais::testing::StillTime;
use dais::time::Time;
use futures::join;
use livekit_protocol::{DisconnectReason, ListParticipantsResponse};
use prost::Message;
use shared::domain::voice::names::ChatRef;
use shared::livekit::{LiveKit, LiveKitFault, LiveKitSettings};
use shared::patience::Patience;

use super::world::{ALICE, BOB, ROOM, Receiver, World, access, code, stand_in, token, update};

/// Webhooks of which each takes so long there and back.
fn round_trip(millis: u64) -> Pace {
    Pace { webhook_round_trip: Duration::from_millis(millis), ..Pace::default() }
}

/// What became of the webhooks when 20 a second came for so long, each answered
/// so many milliseconds after it was sent.
async fn at_20_a_second(seconds: u64, answered_after: u64) -> WebhookFigures {
    let world = World::at(round_trip(answered_after)).await;
    world.stand_in.connect(&token(BOB)).await.unwrap();
    world.advance(60);
    let token = token(ALICE);
    for turn in 0..seconds * 20 {
        match turn % 2 {
            0 => world.stand_in.connect(&token).await.unwrap(),
            _ => world.stand_in.disconnect(&token, DisconnectReason::ClientInitiated).await.unwrap(),
        };
        world.clock.advance(Duration::from_millis(50));
    }
    world.figures()
}

#[tokio::test]
async fn of_20_events_a_second_none_is_lost_where_answers_come_after_49_ms_and_whatever_200_wait_before_after_80() {
    let figures = at_20_a_second(10, 49).await;
    let opening = Duration::from_millis(49);
    assert_eq!((figures.longest_wait, figures.waiting), (opening, 0), "the first join waits for the room's start");
    assert_eq!((figures.dropped_full, figures.dropped_too_old), (0, 0));

    let figures = at_20_a_second(26, 80).await;
    assert_eq!((figures.dropped_full, figures.dropped_too_old), (0, 0), "200 wait after 26.7 s");
    let figures = at_20_a_second(60, 80).await;
    let dropped = figures.dropped_full;
    assert!((247..253).contains(&dropped), "of 1,200 that came 750 were sent, 200 wait: {dropped}");
    assert_eq!(figures.dropped_too_old, 0, "200 that are 16 s of answers never get 30 s old");
    let waits = [figures.longest_wait, figures.oldest_waiting].map(|wait| wait.as_millis());
    assert!(waits.iter().all(|wait| (15_800..16_100).contains(wait)), "{waits:?}");
    assert!((198..=200).contains(&figures.waiting), "{}", figures.waiting);
}

#[tokio::test]
async fn where_answers_come_after_200_ms_webhooks_get_30_s_old_and_are_dropped() {
    let figures = at_20_a_second(60, 200).await;
    assert!(figures.dropped_too_old > 100 && figures.dropped_full > 0, "{figures:?}");
    let longest = figures.longest_wait.as_millis();
    assert!((29_000..30_000).contains(&longest), "none that is older is sent: {longest}");
    assert_eq!(figures.queued, figures.sent + figures.dropped_full + figures.dropped_too_old);
    assert_eq!((figures.answered, figures.taken), (figures.sent, figures.sent));
}

#[tokio::test]
async fn who_waits_has_waited_until_the_queue_has_caught_up() {
    let world = World::at(round_trip(1_000)).await;
    world.stand_in.connect(&token(ALICE)).await.unwrap();
    world.stand_in.disconnect(&token(ALICE), DisconnectReason::ClientInitiated).await.unwrap();
    let figures = world.figures();
    assert_eq!((figures.queued, figures.waiting, figures.oldest_waiting), (3, 2, Duration::ZERO), "one is on its way");
    assert_eq!(figures.longest_wait, Duration::from_secs(2));
    world.clock.advance(Duration::from_millis(1_500));
    let figures = world.figures();
    assert_eq!((figures.waiting, figures.oldest_waiting), (1, Duration::from_millis(1_500)));
    world.advance(1);
    world.stand_in.connect(&token(BOB)).await.unwrap();
    assert_eq!(world.figures().longest_wait, Duration::from_secs(2), "half a second of the last is left");
    assert_eq!(world.figures().waiting, 1);
}

#[tokio::test]
async fn a_webhook_that_comes_late_says_when_it_happened() {
    let world = World::connected(&[ALICE, BOB]).await;
    let gate = world.receiver.gate.clone();
    let closed = gate.lock().await;
    let happened_at = world.clock.now().seconds();
    for identity in [ALICE, BOB] {
        world.client().remove_participant(ROOM, identity).await.unwrap();
    }
    world.receiver.has_received(4).await;
    world.advance(10);
    drop(closed);
    world.stand_in.settled().await;
    let late = world.receiver.events().pop().unwrap();
    assert_eq!((late.event.as_str(), late.created_at), ("participant_left", happened_at));
    assert_eq!(world.clock.now().seconds() - late.created_at, 10);
    assert_eq!(world.figures().longest_wait, Duration::from_secs(10));
}

#[tokio::test]
async fn on_the_real_clock_a_webhook_is_under_way_for_half_its_round_trip_and_so_is_the_answer() {
    let receiver = Receiver::default();
    let (door, _) = stand_in(Time::real(), round_trip(400), &receiver).await;
    let started = Instant::now();
    let done = door.connect(&token(ALICE)).unwrap();
    receiver.has_received(1).await;
    assert!(started.elapsed() >= Duration::from_millis(200), "{:?}", started.elapsed());
    receiver.has_received(2).await;
    assert!(started.elapsed() >= Duration::from_millis(600), "{:?}", started.elapsed());
    assert!(done.answered().await.webhooks.iter().all(|webhook| webhook.succeeded()));
    assert!(started.elapsed() >= Duration::from_millis(800), "{:?}", started.elapsed());
    let figures = door.webhooks();
    assert_eq!((figures.queued, figures.sent, figures.taken, figures.waiting), (2, 2, 2, 0));
    assert!(figures.longest_wait >= Duration::from_millis(400), "{figures:?}");
}

#[tokio::test]
async fn a_list_says_who_was_there_when_it_was_asked_for_and_takes_longer_the_more_they_are() {
    let pace = Pace { list: Duration::from_secs(1), each_listed: Duration::from_secs(2), ..Pace::default() };
    let world = World::at(pace).await;
    for identity in [ALICE, BOB] {
        world.stand_in.connect(&token(identity)).await.unwrap();
    }
    let (client, impatient) = (world.client(), world.client().with_request_timeout(Duration::from_millis(4_900)));
    tokio::time::pause();
    world.stand_in.keep(StillTime::begin());
    let asked_at = tokio::time::Instant::now();
    let (listed, ()) = join!(client.list_participants(ROOM), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        world.stand_in.disconnect(&token(ALICE), DisconnectReason::ClientInitiated).await.unwrap();
        assert_eq!(world.identities(), [BOB]);
    });
    let took = asked_at.elapsed().as_millis();
    assert!((5_000..5_100).contains(&took), "1 s, and 2 s for each: {took}");
    let listed = listed.unwrap().into_iter().map(|participant| participant.identity).collect::<Vec<_>>();
    assert_eq!(listed, [BOB, ALICE], "gone meanwhile");
    world.stand_in.connect(&token(ALICE)).await.unwrap();
    assert_eq!(code(impatient.list_participants(ROOM).await), "Twirp.Request");
}

#[tokio::test]
async fn where_the_servers_store_lags_lists_and_calls_know_nothing_of_what_webhooks_have_told() {
    let world = World::connected(&[ALICE]).await;
    world.stand_in.lag();
    world.stand_in.connect(&token(BOB)).await.unwrap();
    world.stand_in.disconnect(&token(ALICE), DisconnectReason::ClientInitiated).await.unwrap();
    assert_eq!(world.receiver.names()[2..], ["participant_joined", "participant_left"]);
    let client = world.client();
    let listed = async || client.list_participants(ROOM).await.unwrap().into_iter().map(|person| person.identity);
    assert_eq!(listed().await.collect::<Vec<_>>(), [ALICE]);
    assert_eq!(code(client.remove_participant(ROOM, BOB).await), "not_found", "though he is there");
    assert_eq!(code(client.update_participant(ROOM, BOB, update("{}", None)).await), "not_found");
    assert_eq!(world.identities(), [BOB]);
    world.stand_in.catch_up();
    assert_eq!(listed().await.collect::<Vec<_>>(), [BOB]);
    client.remove_participant(ROOM, BOB).await.unwrap();
}

fn functions(world: &World, patience: Patience) -> LiveKit {
    let (url, key, secret) = (world.stand_in.url().to_owned(), API_KEY.to_owned(), API_SECRET.to_owned());
    LiveKit::new(LiveKitSettings { url, key, secret }, patience)
}

fn chat() -> ChatRef {
    ROOM.strip_prefix("voice-chat-community-").unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_list_that_comes_too_late_is_a_fault_and_no_empty_room() {
    let world = World::at(Pace { list: Duration::from_secs(3), ..Pace::default() }).await;
    world.stand_in.connect(&token(ALICE)).await.unwrap();
    let livekit = functions(&world, Patience::default());
    tokio::time::pause();
    world.stand_in.keep(StillTime::begin());
    let listed = livekit.participants(&chat()).await;
    assert!(matches!(listed, Err(LiveKitFault::Unavailable(_))), "{listed:?}");
}

/// As much as a member's metadata is in the field.
const METADATA: &str = r#"{"role":"member","isSpeaker":false,"muted":false,"isRequestingToSpeak":false,"name":"Somebody#a11c","hasClaimedName":true,"profilePictureUrl":"https://profile-images.example.org/entities/bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku/face.png"}"#;

#[tokio::test]
async fn five_thousand_come_through_the_door_and_are_listed_whole_in_two_megabytes_while_a_function_waits() {
    const NUMBER: usize = 5_000;
    // A list takes as long as one of 20,000 does.
    let world = World::at(Pace { each_listed: Pace::default().each_listed * 4, ..Pace::default() }).await;
    let tokens = (0..NUMBER).map(|person| {
        let access = access(&format!("0x{person:040x}")).with_metadata(METADATA);
        access.with_ttl(Duration::from_secs(300)).to_jwt().unwrap()
    });
    let tokens = tokens.collect::<Vec<_>>();
    for token in &tokens {
        world.door.signal(token).unwrap();
        assert_eq!(world.door.activate(token).unwrap().room, ROOM);
    }
    assert_eq!(world.door.count_active(ROOM), 5_000);
    assert_eq!(world.door.active(ROOM).len(), NUMBER);
    world.stand_in.settled().await;
    let told = world.receiver.events().pop().unwrap().room.unwrap();
    assert_eq!(told.num_participants, 199, "the last for which there was room says how many there were then");

    let livekit = functions(&world, Patience::default());
    tokio::time::pause();
    world.stand_in.keep(StillTime::begin());
    let asked_at = tokio::time::Instant::now();
    let listed = livekit.participants(&chat()).await.unwrap();
    let took = asked_at.elapsed().as_millis();
    assert!((202..250).contains(&took), "a tenth of a function's patience: {took}");
    assert_eq!((listed.len(), listed.iter().filter(|person| person.is_active).count()), (NUMBER, NUMBER));
    let size = ListParticipantsResponse { participants: world.stand_in.participants(ROOM) }.encoded_len();
    assert!((1_500_000..2_500_000).contains(&size), "{size}");

    for token in &tokens[1..] {
        world.door.disconnect(token, DisconnectReason::ClientInitiated).unwrap();
    }
    world.door.lose(&tokens[0]).unwrap();
    assert_eq!(world.door.active(ROOM), [format!("0x{:040x}", 0)]);
    world.advance(21);
    assert_eq!(world.door.count_active(ROOM), 0);
    world.door.disconnect(&tokens[0], DisconnectReason::ClientInitiated).expect_err("gone");
    world.door.settled().await;
    let figures = world.door.webhooks();
    assert_eq!(figures.queued, 2 * 5_000 + 1, "the room is opened, each joins and leaves");
    assert_eq!(figures.queued, figures.taken + figures.dropped_full);
}
