//! The `live-authorizer` function as a Lambda bootstrap, called by AppSync.

use std::process::ExitCode;

use lambda_runtime::{Error, LambdaEvent};
use live_authorizer::Authorizer;
use serde_json::Value;
use shared::app::clock::Clock;
use shared::environment::Environment;
use shared::runtime::process::{ended, run_until_gone};
use shared::runtime::table::start;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    ended(run().await)
}

async fn run() -> Result<(), Error> {
    let environment = Environment::of_process();
    let start =
        start(&environment, None, |environment, store, _| Authorizer::read(environment, store, Clock::system()));
    let authorizer = &start.await?;
    run_until_gone(|event: LambdaEvent<Value>| async move { Ok(authorizer.answer(&event.payload).await) }).await
}
