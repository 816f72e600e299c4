//! The `live-authorizer` function as a Lambda bootstrap, called by AppSync.

use std::process::ExitCode;

use lambda_runtime::{Error, LambdaEvent};
use live_authorizer::Authorizer;
use serde_json::Value;
use shared::app::clock::Clock;
use shared::environment::Environment;
use shared::runtime::process::{check_called_by_lambda, ended, log_as_json, run_until_gone};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    ended(run().await)
}

async fn run() -> Result<(), Error> {
    let environment = Environment::of_process();
    check_called_by_lambda(&environment)?;
    let authorizer = Authorizer::read(&environment, Clock::system())?;
    log_as_json(&environment);
    let authorizer = &authorizer;
    run_until_gone(|event: LambdaEvent<Value>| async move { Ok(authorizer.answer(&event.payload).await) }).await
}
