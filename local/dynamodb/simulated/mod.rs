//! DynamoDB as hard as it is: before an engine that answers at once and takes
//! everything, its latencies, its refusal of overlapping transactions, and the
//! limits of a partition.
//!
//! | | |
//! |---|---|
//! | [`latency`] | how long each kind of request takes |
//! | [`held`] | which items are held, and by what |
//! | [`partitions`] | how much a partition key takes in a second |
//! | [`touched`] | what a request touches |
//! | [`consumed`] | what it consumed |
//! | [`refusals`] | the answers of one that is not carried out |
//!
//! It stands outside of `testing` because the load command needs it too.

mod batch;
mod consumed;
mod figures;
mod held;
mod latency;
mod partitions;
pub mod refusals;
mod touched;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use futures::future::BoxFuture;
use tokio::time::Instant;

pub use figures::Figures;

use super::message::Sent;
use super::wire::Watch;
use batch::Split;
use consumed::Consumed;
use held::Held;
use latency::{Latencies, Pace};
use partitions::Partitions;
use touched::Touched;

type Answer = Result<HttpResponse, ConnectorError>;

/// What is waited with: tokio's sleep, or that of a test which has to know of it.
pub type Pause = Arc<dyn Fn(Duration) -> BoxFuture<'static, ()> + Send + Sync>;

/// One simulated DynamoDB; its clones are the same.
#[derive(Debug, Clone)]
pub struct Simulation {
    latencies: Arc<Mutex<Latencies>>,
    held: Arc<Mutex<Held>>,
    partitions: Arc<Mutex<Partitions>>,
    figures: Arc<Mutex<Figures>>,
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Simulation {
    /// With latencies that are drawn by `seed`, in the order in which requests arrive.
    pub fn seeded(seed: u64) -> Self {
        Self::with(Latencies::seeded(seed))
    }

    /// Without latencies, for tests in which nothing is to take time: what is
    /// under way still lets others get in its way.
    pub fn without_latencies() -> Self {
        Self::with(Latencies::None)
    }

    fn with(latencies: Latencies) -> Self {
        Self {
            latencies: Arc::new(Mutex::new(latencies)),
            held: Arc::default(),
            partitions: Arc::default(),
            figures: Arc::default(),
        }
    }

    /// What it has done so far.
    pub fn figures(&self) -> Figures {
        locked(&self.figures).clone()
    }

    /// Passes a request on as DynamoDB would carry it out, or refuses it.
    pub fn pass(
        &self,
        request: HttpRequest,
        sent: &Sent,
        on: &SharedHttpConnector,
        pause: Pause,
    ) -> HttpConnectorFuture {
        let touched = Touched::by(sent);
        let pace = locked(&self.latencies).draw(touched.kind);
        let arrived = Arrived { simulation: self.clone(), request, sent: sent.clone(), touched, pace, pause };
        let on = on.clone();
        HttpConnectorFuture::new(arrived.answer(on))
    }

    fn count(&self, change: impl FnOnce(&mut Figures)) {
        change(&mut locked(&self.figures));
    }
}

impl Watch for Simulation {
    fn pass(&self, request: HttpRequest, sent: &Sent, on: &SharedHttpConnector) -> HttpConnectorFuture {
        Simulation::pass(self, request, sent, on, Arc::new(|time| Box::pin(tokio::time::sleep(time))))
    }
}

/// A request that has arrived.
struct Arrived {
    simulation: Simulation,
    request: HttpRequest,
    sent: Sent,
    touched: Touched,
    pace: Pace,
    pause: Pause,
}

impl Arrived {
    async fn answer(mut self, on: SharedHttpConnector) -> Answer {
        self.wait(self.pace.arriving).await;
        let throttled = locked(&self.simulation.partitions).admit(&self.touched, Instant::now());
        self.simulation.count(|figures| figures.arrived(self.touched.kind, throttled.contains(&true)));
        let mut split = None;
        if throttled.contains(&true) {
            match Split::of(&self.sent, &throttled) {
                Some(of) => split = Some(of),
                None => return self.refuse(|arrived| refusals::throttled(arrived.touched.kind, &throttled)).await,
            }
            self.touched.keep(|index| !throttled.get(index).copied().unwrap_or_default());
        }
        let held = Held::hold(&self.simulation.held, &self.touched);
        let holding = match held {
            Ok(holding) => holding,
            Err(met) => {
                self.simulation.count(|figures| figures.conflicts += 1);
                return self.refuse(|arrived| refusals::conflict(arrived.touched.kind, &met)).await;
            }
        };
        self.wait(self.pace.working).await;
        let answer = self.carry_out(split, &on).await;
        drop(holding);
        answer
    }

    async fn refuse(self, answer: impl FnOnce(&Self) -> Answer) -> Answer {
        self.wait(self.pace.refusing).await;
        answer(&self)
    }

    /// Waits as long as something takes; where nothing does, others still get a turn.
    async fn wait(&self, time: Duration) {
        match time.is_zero() {
            true => tokio::task::yield_now().await,
            false => (self.pause)(time).await,
        }
    }

    async fn carry_out(&mut self, split: Option<Split>, on: &SharedHttpConnector) -> Answer {
        let body = split.as_ref().map_or(&self.sent.body, |split| &split.admitted);
        let request = consumed::asking_for_all(&mut self.request, body);
        let (answer, body) = consumed::read(on.call(request).await?).await?;
        if answer.status().is_success() {
            let consumed = Consumed::told(&body);
            locked(&self.simulation.partitions).charge(&self.touched, &consumed, Instant::now());
            self.simulation.count(|figures| figures.consumed(self.touched.kind, consumed.total()));
        }
        match split {
            Some(split) => split.put_into(answer, body),
            None => Ok(answer),
        }
    }
}
