//! Many write, edit and remove at once, and each message is heard once by who follows and by who has
//! subscribed, however often the connection is cut.
//!
//! `cargo test` takes a sample: `DAIS_FOLLOWED` says how many messages each of 8
//! writers posts (50; the whole is 500), `DAIS_FOLLOWED_SEED` which latencies are
//! drawn (5).

use std::env;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::future::join_all;

use super::world::World;

const WRITERS: usize = 8;

/// How often whoever has subscribed is cut off in so long: twenty times in all, or
/// every four seconds, so that they are back before the next time.
fn cuts(over: Duration) -> u32 {
    (over.as_secs() as u32 / 4).min(20)
}

fn setting(name: &str, default: usize) -> usize {
    env::var(name).map_or(default, |set| set.parse().unwrap())
}

/// Lets the writers post, one message every `pause`; the longest that a message waited.
async fn nothing_is_missed_and_nothing_comes_twice(messages: usize, pause: Duration) -> Duration {
    let world = World::start(setting("DAIS_FOLLOWED_SEED", 5) as u64).await;
    let every = Duration::from_millis(250);
    let is_over = AtomicBool::new(false);
    let over = || is_over.load(Ordering::SeqCst);
    let lasts = pause * messages as u32;
    let cuts = cuts(lasts);
    let write = async {
        join_all((0..WRITERS).map(|writer| world.write(writer, messages, pause))).await;
        is_over.store(true, Ordering::SeqCst);
    };
    let ((), (), followed, told, polled) = tokio::join!(
        write,
        world.cut(cuts, lasts),
        world.follow(every, over),
        world.listen(over),
        world.poll_after(every, over),
    );
    println!(
        "of {} messages, changed {} times: subscribed {} times: {} missed, {} pushed and {} caught up, the last after {:?}; \
         followed: {} missed, {} twice, the last after {:?}; polled with after: {} missed, {} twice",
        world.posted(),
        world.changed(),
        told.subscribed,
        told.heard.misses(&world),
        told.pushed,
        told.caught_up,
        told.heard.longest_wait,
        followed.misses(&world),
        followed.repeats(),
        followed.longest_wait,
        polled.misses(&world),
        polled.repeats(),
    );
    assert_eq!(world.posted(), WRITERS * messages);
    assert!(world.changed() > world.posted() / 2);
    assert_eq!((followed.misses(&world), followed.repeats()), (0, 0));
    assert_eq!((told.heard.misses(&world), told.heard.repeats()), (0, 0));
    assert_eq!(told.subscribed, 1 + cuts as usize);
    assert!(told.pushed > told.caught_up, "{told:?}");
    followed.longest_wait
}

#[tokio::test(start_paused = true)]
async fn of_eight_writers_with_clocks_of_all_kinds_nothing_is_missed_and_nothing_comes_twice() {
    let messages = setting("DAIS_FOLLOWED", 50);
    let waited = nothing_is_missed_and_nothing_comes_twice(messages, Duration::from_millis(300)).await;
    assert!(waited < Duration::from_secs(2), "{waited:?}");
}

/// Twice as many as a cursor can name: some come later, and none twice.
#[tokio::test(start_paused = true)]
async fn nor_where_more_is_written_than_a_cursor_can_name() {
    let waited = nothing_is_missed_and_nothing_comes_twice(150, Duration::from_millis(100)).await;
    assert!(waited < Duration::from_secs(17), "{waited:?}");
}
