//! A group of endpoints as a Lambda function: what `http` answers and `runtime`
//! runs, put together.

use std::process::ExitCode;

use lambda_runtime::{Error, LambdaEvent};
use serde_json::value::RawValue;

use crate::app::clock::Clock;
use crate::domain::caller::Scope;
use crate::environment::{Environment, SettingError};
use crate::http::app::{App, PublicApp};
use crate::http::event;
use crate::http::group::{Group, State};
#[cfg(feature = "livekit")]
use crate::http::voice_app::VoiceApp;
use crate::runtime::process::{check_called_by_lambda, ended, log_as_json, run_until_gone};
use crate::runtime::table::start;

/// The state of a group, from the settings of the process.
pub trait Start: State + Sized {
    /// Reads the settings, then begins to log and warms up for requests with `scope`.
    fn start(environment: &Environment<'_>, scope: Option<Scope>) -> impl Future<Output = Result<Self, SettingError>>;
}

/// Reads the settings, warms up and answers events until Lambda ends the
/// function. A setting that is missing or wrong ends it at once, named.
pub async fn serve<S: Start, D>(group: Group<S, D>) -> ExitCode {
    serve_from(group, S::start).await
}

/// The same for a function whose state has more to it than its kind's; `start`
/// does what [`Start::start`] does.
pub async fn serve_from<S: State, D>(
    group: Group<S, D>,
    start: impl AsyncFnOnce(&Environment<'_>, Option<Scope>) -> Result<S, SettingError>,
) -> ExitCode {
    ended(answer(group, start).await)
}

async fn answer<S: State, D>(
    group: Group<S, D>,
    start: impl AsyncFnOnce(&Environment<'_>, Option<Scope>) -> Result<S, SettingError>,
) -> Result<(), Error> {
    let state = start(&Environment::of_process(), group.scope()).await?;
    let router = group.into_router(state);
    run_until_gone(|LambdaEvent { payload, context }: LambdaEvent<Box<RawValue>>| {
        let router = router.clone();
        async move { Ok(event::answer(router, &payload, context).await) }
    })
    .await
}

impl Start for PublicApp {
    async fn start(environment: &Environment<'_>, _: Option<Scope>) -> Result<Self, SettingError> {
        check_called_by_lambda(environment)?;
        log_as_json(environment);
        Ok(Self::read(environment))
    }
}

impl Start for App {
    async fn start(environment: &Environment<'_>, scope: Option<Scope>) -> Result<Self, SettingError> {
        start(environment, scope, |environment, store, _| Self::read(environment, store, Clock::system())).await
    }
}

#[cfg(feature = "livekit")]
impl Start for VoiceApp {
    async fn start(environment: &Environment<'_>, scope: Option<Scope>) -> Result<Self, SettingError> {
        start(environment, scope, |environment, store, _| Self::read(environment, store, Clock::system())).await
    }
}
