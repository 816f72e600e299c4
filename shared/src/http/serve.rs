//! A group as a Lambda function.

use std::env;
use std::time::Duration;

use axum::Router;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::value::RawValue;
use tracing_subscriber::EnvFilter;

use super::app::App;
use super::clock::Clock;
use super::config::{Config, shows_cost};
use super::event;
use super::group::Group;
#[cfg(feature = "livekit")]
use super::voice_app::VoiceApp;
use crate::domain::caller::Scope;
use crate::store::Store;

/// How long the first connection to DynamoDB may hold up the start.
const LONGEST_WARM_UP: Duration = Duration::from_secs(1);

/// Reads the settings, warms up and answers events until Lambda ends the
/// function. A setting that is missing or wrong ends it at once, named.
pub async fn serve(group: Group) -> Result<(), Error> {
    let app = start(group.scope()).await?;
    run(group.into_router(app)).await
}

async fn start(scope: Option<Scope>) -> Result<App, Error> {
    log_as_json();
    let config = Config::read(|name| env::var(name).ok()).inspect_err(|error| tracing::error!(%error, "no start"))?;
    let store = Store::from_environment(&config.table).await;
    if let Some(scope) = scope {
        let _ = tokio::time::timeout(LONGEST_WARM_UP, store.warm_up(scope)).await;
    }
    Ok(App::new(config, store, Clock::system()))
}

/// The same for a group that speaks to LiveKit.
#[cfg(feature = "livekit")]
pub async fn serve_voice(group: Group<VoiceApp>) -> Result<(), Error> {
    run(group.into_router(start_voice().await?)).await
}

/// The state of a function that speaks to LiveKit, started.
#[cfg(feature = "livekit")]
pub async fn start_voice() -> Result<VoiceApp, Error> {
    let app = start(Some(Scope::Voice)).await?;
    let voice = VoiceApp::read(app, |name| env::var(name).ok());
    Ok(voice.inspect_err(|error| tracing::error!(%error, "no start"))?)
}

/// The same for a group that needs no settings.
pub async fn serve_open(group: Group<()>) -> Result<(), Error> {
    log_as_json();
    run(group.into_open_router(shows_cost(|name| env::var(name).ok()))).await
}

async fn run(router: Router) -> Result<(), Error> {
    lambda_runtime::run(service_fn(move |LambdaEvent { payload, context }: LambdaEvent<Box<RawValue>>| {
        let router = router.clone();
        async move { Ok::<_, Error>(event::answer(router, &payload, context).await) }
    }))
    .await
}

fn log_as_json() {
    let level = env::var("AWS_LAMBDA_LOG_LEVEL").ok().or_else(|| env::var("RUST_LOG").ok());
    let filter = EnvFilter::try_new(level.unwrap_or("info".to_owned())).unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_current_span(false).init();
}
