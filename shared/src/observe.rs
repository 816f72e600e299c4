//! The one line that every run of a function leaves in its log.

use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::store::cost::{Cost, metered};

/// The target of these lines.
const MEASURED: &str = "shared::measured";

/// Whether a function has done anything since it was started.
#[derive(Debug, Clone, Default)]
pub struct ColdStart(Arc<AtomicBool>);

impl ColdStart {
    /// 1 the first time, then 0.
    fn count(&self) -> u8 {
        u8::from(!self.0.swap(true, Ordering::Relaxed))
    }
}

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    milliseconds: f64,
    cold_start: u8,
    /// What it cost at DynamoDB.
    pub cost: Cost,
}

/// What the line of a request tells besides.
#[derive(Debug, Clone, Copy)]
pub struct Request<'r> {
    /// The HTTP method.
    pub method: &'r str,
    /// The route's path, `none` if there is no such route.
    pub route: &'r str,
    pub status: u16,
    /// `X-Request-Id`.
    pub id: &'r str,
}

/// Runs `work` and tells what it took.
pub async fn measure<T>(cold_start: &ColdStart, work: impl Future<Output = T>) -> (T, Measured) {
    let started = Instant::now();
    let (output, cost) = metered(work).await;
    let milliseconds = (started.elapsed().as_secs_f64() * 1_000_000.0).round() / 1000.0;
    (output, Measured { milliseconds, cold_start: cold_start.count(), cost })
}

impl Measured {
    /// Logs a request; the template's metric filters read such lines.
    pub fn log_request(&self, request: Request<'_>) {
        self.log("request", Some(request), None);
    }

    /// Logs a run that nobody called for, which no metric filter reads: a stack that
    /// nobody calls publishes no metrics and pays for none.
    pub fn log_run(&self, message: &str, fault: Option<&dyn Display>) {
        self.log(message, None, fault);
    }

    fn log(&self, message: &str, request: Option<Request<'_>>, fault: Option<&dyn Display>) {
        tracing::info!(
            target: MEASURED,
            method = request.map(|request| request.method),
            route = request.map(|request| request.route),
            status = request.map(|request| request.status),
            fault = fault.map(tracing::field::display),
            ms = self.milliseconds,
            cold_start = unless_zero(self.cold_start),
            dynamodb_requests = unless_zero(self.cost.requests),
            dynamodb_retries = unless_zero(self.cost.retries),
            conflicts = unless_zero(self.cost.conflicts),
            read_units = unless_zero(self.cost.read_units),
            write_units = unless_zero(self.cost.write_units),
            request_id = request.map(|request| request.id),
            "{message}"
        );
    }
}

/// A line is paid for by the byte: what is zero is left out.
fn unless_zero<T: Default + PartialEq>(figure: T) -> Option<T> {
    Some(figure).filter(|figure| *figure != T::default())
}
