//! A crowd in virtual time.

use std::time::Duration;

use dais::dynamodb::simulated::Figures;
use futures::future::join_all;
use livekit_protocol::DisconnectReason;
use serde_json::json;
use tokio::runtime::Builder;
use tokio::time::Instant;

use crate::support::Dais;
use crate::voice::stage::{INACTIVE, Stage, address, member};

const CROWD: usize = 100;

/// How long each of a hundred waits who enter at once, and the figures at DynamoDB.
async fn crowd(seed: u64, chats: usize) -> (Vec<Duration>, Figures) {
    let stage = Stage::over(Dais::start_with_simulated_dynamodb(seed).await);
    let community = |n: usize| format!("c{}", n % chats);
    let enter = async |n: usize| {
        let (began, action) = (Instant::now(), if n < chats { "create" } else { "join" });
        stage.enter(&community(n), &address(n), action, if n < chats { "owner" } else { "none" }).await;
        began.elapsed()
    };
    let mut waits = join_all((0..chats).map(enter)).await;
    waits.extend(join_all((chats..CROWD).map(enter)).await);
    for chat in 0..chats {
        assert_eq!(stage.status(&community(chat)).await, (true, (CROWD / chats) as i64, 1), "chat {chat}");
    }
    (waits, stage.dais.wire.figures())
}

#[tokio::test(start_paused = true)]
async fn a_hundred_who_enter_one_chat_at_once_are_all_counted() {
    let (waits, figures) = crowd(7, 1).await;
    assert!(figures.conflicts > 0, "nobody met anybody");
    assert!(waits.iter().all(|wait| *wait < Duration::from_millis(4200)));
}

#[tokio::test(start_paused = true)]
async fn webhooks_and_calls_of_livekit_take_no_time_but_that_of_their_requests() {
    let stage = Stage::over(Dais::start_with_simulated_dynamodb(7).await);
    stage.connected("c", &address(0), "create", "owner").await;
    let began = Instant::now();
    stage.connected("c", &address(1), "join", "none").await;
    let connected = began.elapsed();
    stage.service.send("POST", &member("c", &address(1), "/speaker"), Vec::new()).await.expecting(204);
    let (metadata, can_publish) = stage.copy("c", &address(1));
    assert_eq!((&metadata["isSpeaker"], can_publish), (&json!(true), true));
    let spoken = began.elapsed() - connected;
    // A handful of DynamoDB's answers each, and LiveKit's.
    assert!(connected < Duration::from_millis(120) && spoken < Duration::from_millis(200), "{connected:?}, {spoken:?}");
    // What happens by itself happens in that time: the sweeper's schedule.
    stage.leave(&stage.enter("c", &address(0), "create", "owner").await, DisconnectReason::ClientInitiated).await;
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(stage.status("c").await, INACTIVE, "{:?}", stage.dais.wire.figures());
}

/// Where they meet, they try again after a pause by chance, which no seed gives.
#[test]
fn one_seed_brings_the_same_figures_to_the_millisecond_where_nobody_meets() {
    let alone = |seed| {
        let runtime = Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        runtime.block_on(crowd(seed, CROWD))
    };
    let (first, again, another) = (alone(7), alone(7), alone(8));
    assert_eq!(first, again);
    assert_eq!((first.1, another.1.conflicts), (another.1.clone(), 0));
    assert_ne!(first.0, another.0);
}
