//! A group as a Lambda function.

use std::env;
use std::io;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::app::App;
use super::config::{Config, ConfigError, check_dynamodb_endpoint, required, shows_cost};
use super::event;
use super::group::Group;
use super::log::log;
#[cfg(feature = "livekit")]
use super::voice_app::VoiceApp;
use crate::app::clock::Clock;
use crate::domain::caller::Scope;
use crate::store::Store;

/// How long the first connection to DynamoDB may hold up the start.
const LONGEST_WARM_UP: Duration = Duration::from_secs(1);

/// Reads the settings, warms up and answers events until Lambda ends the
/// function. A setting that is missing or wrong ends it at once, named.
pub async fn serve(group: Group) -> ExitCode {
    ended(answer_for(group).await)
}

async fn answer_for(group: Group) -> Result<(), Error> {
    let app = configured(Config::read(variable)?).await?;
    start(&app.store, group.scope()).await;
    run(group.into_router(app)).await
}

/// The same for a group that speaks to LiveKit.
#[cfg(feature = "livekit")]
pub async fn serve_voice(group: Group<VoiceApp>) -> ExitCode {
    ended(answer_for_voice(group).await)
}

#[cfg(feature = "livekit")]
async fn answer_for_voice(group: Group<VoiceApp>) -> Result<(), Error> {
    let voice = start_voice(Config::read(variable)?, group.scope()).await?;
    run(group.into_router(voice)).await
}

/// The state of a function that speaks to LiveKit and that nobody calls,
/// started; its first read is made for `scope`.
#[cfg(feature = "livekit")]
pub async fn start_uncalled(scope: Scope) -> Result<VoiceApp, ConfigError> {
    start_voice(Config::of_uncalled(variable)?, Some(scope)).await
}

#[cfg(feature = "livekit")]
async fn start_voice(config: Config, scope: Option<Scope>) -> Result<VoiceApp, ConfigError> {
    let voice = VoiceApp::read(configured(config).await?, variable)?;
    start(&voice.voice.store, scope).await;
    Ok(voice)
}

/// The same for a group that needs no settings.
pub async fn serve_open(group: Group<()>) -> ExitCode {
    ended(answer_openly(group).await)
}

async fn answer_openly(group: Group<()>) -> Result<(), Error> {
    called_by_lambda()?;
    log_as_json();
    run(group.into_open_router(shows_cost(variable))).await
}

/// The exit code of a function's `main`. Why it ended is one line of the log,
/// whatever the log level.
pub fn ended(result: Result<(), Error>) -> ExitCode {
    let Err(error) = result else { return ExitCode::SUCCESS };
    tracing::subscriber::with_default(log("error", stack(), io::stdout), || {
        tracing::error!("the function ends: {error}")
    });
    ExitCode::FAILURE
}

/// A function's state from its settings alone: nothing is asked of anybody
/// before all of them are found right.
async fn configured(config: Config) -> Result<App, ConfigError> {
    let region = required(variable, "AWS_REGION")?;
    check_dynamodb_endpoint(variable)?;
    called_by_lambda()?;
    let store = Store::in_region(region, &config.table).await;
    Ok(App::new(config, store, Clock::system()))
}

/// Without this the runtime would panic.
fn called_by_lambda() -> Result<(), ConfigError> {
    required(variable, "AWS_LAMBDA_RUNTIME_API").map(drop)
}

async fn start(store: &Store, scope: Option<Scope>) {
    log_as_json();
    if let Some(scope) = scope {
        let _ = tokio::time::timeout(LONGEST_WARM_UP, store.warm_up(scope)).await;
    }
}

async fn run(router: Router) -> Result<(), Error> {
    run_until_gone(|LambdaEvent { payload, context }: LambdaEvent<Box<RawValue>>| {
        let router = router.clone();
        async move { Ok(event::answer(router, &payload, context).await) }
    })
    .await
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
        return Err(ConfigError::NoRuntime.into());
    }
    tracing::debug!(%error, "the runtime API is gone");
    Ok(())
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// The name of the stack, in the metrics.
fn stack() -> String {
    variable("STACK_NAME").filter(|name| !name.is_empty()).unwrap_or("dais".to_owned())
}

fn log_as_json() {
    let level = variable("AWS_LAMBDA_LOG_LEVEL").or_else(|| variable("RUST_LOG"));
    // There is no other log yet in this process.
    let _ = tracing::subscriber::set_global_default(log(&level.unwrap_or_default(), stack(), io::stdout));
}
