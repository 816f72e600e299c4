//! A process that Lambda starts, asks for answers and ends.

use std::borrow::Cow;
use std::io;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::log::log;
use crate::environment::{Environment, SettingError};

/// What [`run_until_gone`] ends with where it never began.
const NO_RUNTIME: SettingError =
    SettingError::Wrong { name: RUNTIME_API, why: Cow::Borrowed("names a place where nobody answers") };
const RUNTIME_API: &str = "AWS_LAMBDA_RUNTIME_API";

/// The exit code of a function's `main`. Why it ended is one line of the log,
/// whatever the log level.
pub fn ended(result: Result<(), Error>) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    tracing::subscriber::with_default(log("error", io::stdout), || tracing::error!("the function ends: {error}"));
    ExitCode::FAILURE
}

/// That Lambda runs this, without which its runtime would panic.
pub fn check_called_by_lambda(environment: &Environment<'_>) -> Result<(), SettingError> {
    environment.required(RUNTIME_API).map(drop)
}

/// Makes the log of this process: JSON on standard output, from the level of
/// `AWS_LAMBDA_LOG_LEVEL` or `RUST_LOG`.
pub fn log_as_json(environment: &Environment<'_>) {
    let level = environment.get("AWS_LAMBDA_LOG_LEVEL").or_else(|| environment.get("RUST_LOG")).unwrap_or_default();
    // There is no other log yet in this process.
    let _ = tracing::subscriber::set_global_default(log(&level, io::stdout));
}

/// Has events answered until the runtime API is gone. That is how a function
/// ends where it is not simply stopped, as under `sam local`; a runtime API that
/// never was there is a wrong setting.
pub async fn run_until_gone<A, R, F>(answer: impl Fn(LambdaEvent<A>) -> F) -> Result<(), Error>
where
    A: DeserializeOwned,
    R: Serialize,
    F: Future<Output = Result<R, Error>>,
{
    let has_been_there = AtomicBool::new(false);
    let answering = service_fn(|event| {
        has_been_there.store(true, Ordering::Relaxed);
        answer(event)
    });
    let Err(error) = lambda_runtime::run(answering).await else { return Ok(()) };
    // The client's errors tell their kind in words alone.
    let is_unreachable = error.to_string().contains("(Connect)");
    if is_unreachable && !has_been_there.into_inner() {
        return Err(NO_RUNTIME.into());
    }
    tracing::debug!(%error, "the runtime API is gone");
    Ok(())
}
