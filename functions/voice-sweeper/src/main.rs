//! The `voice-sweeper` function as a Lambda bootstrap, run by a schedule.

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use lambda_runtime::{Error, LambdaEvent};
use serde_json::Value;
use shared::app::clock::Clock;
use shared::app::voice::Voice;
use shared::app::voice::sweep::{sweep, tell_of_livekit};
use shared::environment::Environment;
use shared::observe::ColdStart;
use shared::runtime::process::{ended, run_until_gone};
use shared::runtime::run::observe_run;
use shared::runtime::table::start;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    ended(run().await)
}

async fn run() -> Result<(), Error> {
    let environment = Environment::of_process();
    let read = |environment: &Environment<'_>, store| Voice::read(environment, store, Clock::system());
    let voice = start(&environment, Some(voice_sweeper::SCOPE), read).await?;
    let cold_start = ColdStart::default();
    let is_checked = AtomicBool::new(false);
    run_until_gone(|_: LambdaEvent<Value>| async {
        if !is_checked.swap(true, Ordering::Relaxed) {
            tell_of_livekit(&voice).await;
        }
        observe_run("sweep", &cold_start, sweep(&voice, voice.clock.now())).await?;
        Ok(())
    })
    .await
}
