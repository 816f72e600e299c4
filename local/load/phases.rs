//! What happens, in its order.

use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, interval, sleep, timeout};

use super::LoadError;
use super::arrivals::arrive;
use super::counts::{Lag, Present};
use super::options::StageLoad;
use super::people::{People, Status};

/// How often the status is asked for.
const ASKED_EVERY: Duration = Duration::from_millis(500);

/// How long all is left alone before status and list have to agree.
const REST: Duration = Duration::from_secs(10);

/// How long it is waited for answers that are still to come, and for the chat's end.
const TIME_TO_ANSWER: Duration = Duration::from_secs(30);
const TIME_TO_END: Duration = Duration::from_secs(120);

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// How the status followed the list, phase by phase.
    pub lags: Vec<(&'static str, Lag)>,
    /// Both when all had been left alone.
    pub settled: (Option<Status>, Option<Present>),
    /// How long after the last had left the chat was over; none where that was
    /// not seen, or nobody could leave.
    pub ended: Option<Duration>,
}

/// Puts everything on, one after another.
pub async fn run(people: &Arc<People>, options: &StageLoad) -> Result<Found, LoadError> {
    let random = &mut Rng::with_seed(options.seed);
    create(people).await?;
    let watching = watch(people);
    let mut lags = Vec::new();
    answered(arrive(options.people, options.within(), random, |number| enter(people, FIRST + number)).await).await;
    lags.push(("entering", people.lag()));
    if !options.coming_and_going().is_zero() {
        let first = FIRST + options.people;
        let exchange = |number| {
            people.leave_first();
            enter(people, first + number)
        };
        answered(arrive(options.exchanged(), options.coming_and_going(), random, exchange).await).await;
        lags.push(("coming and going", people.lag()));
    }
    sleep(REST).await;
    let settled = (people.status().await, people.look().await);
    lags.push(("left alone", people.lag()));
    let ended = match people.target.own {
        Some(_) => {
            leave(people, options, random).await;
            lags.push(("leaving", people.lag()));
            end(people).await
        }
        None => {
            people.end().await;
            None
        }
    };
    watching.abort();
    Ok(Found { lags, settled, ended })
}

/// The number of the first who joins; those before are moderators.
const FIRST: usize = 2;

async fn create(people: &People) -> Result<(), LoadError> {
    for (number, role) in ["owner", "moderator"].into_iter().enumerate() {
        let answer = people.enter(number, "create", role).await;
        if answer.status != Some(200) {
            return Err(LoadError::NotCreated(format!("{:?} {}", answer.status, answer.body)));
        }
    }
    people.keep_moderators();
    Ok(())
}

fn enter(people: &Arc<People>, number: usize) -> impl Future<Output = ()> + Send + 'static {
    let people = people.clone();
    async move { drop(people.enter(number, "join", "none").await) }
}

async fn answered(mut arrived: JoinSet<()>) {
    let all = async { while arrived.join_next().await.is_some() {} };
    // What is not answered by then counts as offered and not as answered.
    let _ = timeout(TIME_TO_ANSWER, all).await;
}

/// Holds the status against the list, again and again.
fn watch(people: &Arc<People>) -> AbortHandle {
    let people = people.clone();
    let watching = tokio::spawn(async move {
        let mut ask = interval(ASKED_EVERY);
        loop {
            ask.tick().await;
            let people = people.clone();
            tokio::spawn(async move { people.compare().await });
        }
    });
    watching.abort_handle()
}

async fn leave(people: &Arc<People>, options: &StageLoad, random: &mut Rng) {
    let all = people.connected();
    let leave = |_| {
        people.leave_first();
        async {}
    };
    answered(arrive(all, options.within(), random, leave).await).await;
}

/// The moderators leave as the last, once LiveKit has told of the others: it drops
/// what comes before, and they are then waited for. How long the chat is not over yet.
async fn end(people: &People) -> Option<Duration> {
    let _ = timeout(TIME_TO_END, people.told()).await;
    people.leave_last();
    let left = Instant::now();
    while left.elapsed() < TIME_TO_END {
        if people.status().await.is_some_and(|status| !status.active) {
            return Some(left.elapsed());
        }
        sleep(ASKED_EVERY).await;
    }
    None
}
