//! Arrivals at their times, whatever became of those before.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

/// Lets `count` arrive, spread evenly over `span` from now on, each as a task of
/// its own; tells them once the last has arrived, and not when they are done.
pub async fn arrive<F>(count: usize, span: Duration, mut arrival: impl FnMut(usize) -> F) -> JoinSet<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    let (began, mut arrived) = (Instant::now(), JoinSet::new());
    for number in 0..count {
        sleep_until(began + span.mul_f64(number as f64 / count as f64)).await;
        arrived.spawn(arrival(number));
    }
    sleep_until(began + span).await;
    arrived
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_those_before() {
        let began = Instant::now();
        let never = |number: usize| async move {
            assert_eq!(Instant::now() - began, Duration::from_millis(100) * u32::try_from(number).unwrap());
            std::future::pending().await
        };
        assert_eq!(arrive(10, Duration::from_secs(1), never).await.len(), 10);
        assert_eq!(began.elapsed(), Duration::from_secs(1));
    }
}
