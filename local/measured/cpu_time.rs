//! CPU time by the thread's own clock, which stands still while others have the core.
//!
//! A future runs on some thread each time it is polled, and on none in between. So what
//! a function takes is the sum over its polls, less what was polled within them on
//! somebody else's behalf ([`Elsewhere`]). Its connection to LiveKit is a task of its own
//! and is not in it.

use std::cell::Cell;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use rustix::time::{ClockId, clock_gettime};

thread_local! {
    /// What of the poll under way on this thread was somebody else's.
    static ELSEWHERE: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

fn cpu_time(of: ClockId) -> Duration {
    let time = clock_gettime(of);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or_default(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// What this process has taken so far, all of its threads together.
pub fn process_cpu_time() -> Duration {
    cpu_time(ClockId::ProcessCPUTime)
}

/// The CPU time of the functions of a gateway; its clones count together. The default
/// one counts nothing.
#[derive(Debug, Clone, Default)]
pub struct FunctionTime(Option<Arc<AtomicU64>>);

impl FunctionTime {
    /// One that counts.
    pub fn counting() -> Self {
        Self(Some(Arc::default()))
    }

    /// What the functions have taken so far.
    pub fn total(&self) -> Duration {
        Duration::from_nanos(self.0.as_ref().map_or(0, |nanoseconds| nanoseconds.load(Ordering::Relaxed)))
    }

    /// Answers, and counts what that takes.
    pub async fn of<T>(&self, answering: impl Future<Output = T>) -> T {
        let Some(total) = &self.0 else { return answering.await };
        let mut answering = pin!(answering);
        std::future::poll_fn(|context| {
            let began = cpu_time(ClockId::ThreadCPUTime);
            ELSEWHERE.set(Duration::ZERO);
            let polled = answering.as_mut().poll(context);
            let own = cpu_time(ClockId::ThreadCPUTime).saturating_sub(began).saturating_sub(ELSEWHERE.take());
            total.fetch_add(u64::try_from(own.as_nanos()).unwrap_or_default(), Ordering::Relaxed);
            polled
        })
        .await
    }
}

/// A way to the engine whose time is not the functions'.
#[derive(Debug)]
pub struct Elsewhere<C>(C);

impl Elsewhere<SharedHttpClient> {
    /// What `inner` takes is somebody else's.
    pub fn over(inner: SharedHttpClient) -> SharedHttpClient {
        SharedHttpClient::new(Self(inner))
    }
}

impl HttpClient for Elsewhere<SharedHttpClient> {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Elsewhere(self.0.http_connector(settings, components)))
    }
}

impl HttpConnector for Elsewhere<SharedHttpConnector> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(PolledElsewhere(self.0.call(request)))
    }
}

struct PolledElsewhere<F>(F);

impl<F: Future + Unpin> Future for PolledElsewhere<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let began = cpu_time(ClockId::ThreadCPUTime);
        let polled = Pin::new(&mut self.0).poll(context);
        let took = cpu_time(ClockId::ThreadCPUTime).saturating_sub(began);
        ELSEWHERE.set(ELSEWHERE.get() + took);
        polled
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Keeps the core busy for that long of this thread's time.
    fn work(span: Duration) {
        let began = cpu_time(ClockId::ThreadCPUTime);
        while cpu_time(ClockId::ThreadCPUTime) - began < span {}
    }

    #[tokio::test]
    async fn what_is_polled_elsewhere_and_what_is_waited_for_is_not_the_functions() {
        let (own, others, waited) = (Duration::from_millis(5), Duration::from_millis(50), Duration::from_millis(50));
        let time = FunctionTime::counting();
        let began = Instant::now();
        time.of(async {
            work(own);
            PolledElsewhere(Box::pin(async { work(others) })).await;
            tokio::time::sleep(waited).await;
        })
        .await;
        assert!(began.elapsed() >= own + others + waited);
        assert!((own..others).contains(&time.total()), "{:?}", time.total());
    }
}
