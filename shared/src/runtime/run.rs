//! Runs that nobody called for.

use std::fmt::Display;

use crate::observe::{ColdStart, measure};

/// Logs such a run as a request is logged, but without metrics.
pub async fn observe_run<T, E: Display>(
    message: &str,
    cold_start: &ColdStart,
    run: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let (result, measured) = measure(cold_start, run).await;
    measured.log_run(message, result.as_ref().err().map(|error| error as &dyn Display));
    result
}
