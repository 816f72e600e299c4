//! The `voice-sweeper` function as a Lambda bootstrap, run by a schedule and by
//! the messages of the queue.

use std::process::ExitCode;
use std::sync::Arc;

use lambda_runtime::{Error, LambdaEvent};
use serde_json::Value;
use shared::app::clock::Clock;
use shared::app::voice::Voice;
use shared::environment::Environment;
use shared::queue::ReconcileQueue;
use shared::runtime::process::{ended, run_until_gone};
use shared::runtime::table::start;
use voice_sweeper::Sweeper;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    ended(run().await)
}

async fn run() -> Result<(), Error> {
    let environment = Environment::of_process();
    let start = start(&environment, Some(voice_sweeper::SCOPE), |environment, store, aws| {
        let queue = ReconcileQueue::read(environment, aws)?;
        Ok(Voice::read(environment, store, Clock::system())?.asking(Arc::new(queue)))
    });
    let sweeper = Sweeper::new(start.await?);
    let sweeper = &sweeper;
    run_until_gone(|event: LambdaEvent<Value>| async move { Ok(sweeper.answer(&event.payload).await?) }).await
}
