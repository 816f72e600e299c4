//! The `live` function as a Lambda bootstrap, run by the table's stream.

use std::process::ExitCode;
use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent};
use live::Teller;
use serde_json::Value;
use shared::app::clock::Clock;
use shared::app::live::Live;
use shared::appsync::EventApi;
use shared::aws::signed::connector;
use shared::environment::Environment;
use shared::runtime::process::{ended, run_until_gone};
use shared::runtime::table::start;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    ended(run().await)
}

async fn run() -> Result<(), Error> {
    let environment = Environment::of_process();
    let start = start(&environment, Some(live::SCOPE), |environment, store, aws| {
        let channels = Arc::new(EventApi::read(environment, aws, connector())?);
        Ok(Live { store, clock: Clock::system(), channels, tries_for: Live::TRIES_FOR })
    });
    let teller = Teller::new(start.await?);
    let teller = &teller;
    run_until_gone(|event: LambdaEvent<Value>| async move { Ok(teller.answer(&event.payload).await) }).await
}
