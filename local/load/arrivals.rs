//! Arrivals at their times, whatever became of those before.

use std::time::Duration;

use fastrand::Rng;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

/// Lets `count` arrive by chance within `span` from now on, each as a task of its
/// own; tells them when it is over, and not when they are done.
pub async fn arrive<F>(
    count: usize,
    span: Duration,
    random: &mut Rng,
    mut arrival: impl FnMut(usize) -> F,
) -> JoinSet<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    let (began, mut arrived) = (Instant::now(), JoinSet::new());
    for (number, after) in times(count, span, random).into_iter().enumerate() {
        sleep_until(began + after).await;
        arrived.spawn(arrival(number));
    }
    sleep_until(began + span).await;
    arrived
}

/// As people come who do not know of each other: now and then several at once.
fn times(count: usize, span: Duration, random: &mut Rng) -> Vec<Duration> {
    let mut times = (0..count).map(|_| span.mul_f64(random.f64())).collect::<Vec<_>>();
    times.sort();
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_those_before() {
        let (began, span) = (Instant::now(), Duration::from_secs(1));
        let times = times(10, span, &mut Rng::with_seed(7));
        let never = |number: usize| {
            let late = began.elapsed().checked_sub(times[number]).unwrap();
            assert!(late < Duration::from_millis(1), "{late:?}");
            std::future::pending()
        };
        assert_eq!(arrive(10, span, &mut Rng::with_seed(7), never).await.len(), 10);
        assert_eq!(began.elapsed(), span);
    }

    #[test]
    fn they_are_spread_over_all_of_it() {
        let times = times(10_000, Duration::from_secs(10), &mut Rng::with_seed(7));
        for second in 0..10 {
            let of_it = times.iter().filter(|time| time.as_secs() == second).count();
            assert!((900..1100).contains(&of_it), "{second}: {of_it}");
        }
    }
}
