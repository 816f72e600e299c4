//! The `voice` function as a Lambda bootstrap.

use std::process::ExitCode;
use std::sync::Arc;

use shared::app::clock::Clock;
use shared::domain::caller::Scope;
use shared::environment::{Environment, SettingError};
use shared::http::voice_app::VoiceApp;
use shared::queue::ReconcileQueue;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    shared::serve::serve_from(voice::group(), start).await
}

async fn start(environment: &Environment<'_>, scope: Option<Scope>) -> Result<VoiceApp, SettingError> {
    let start = shared::runtime::table::start(environment, scope, |environment, store, aws| {
        let queue = ReconcileQueue::read(environment, aws)?;
        Ok(VoiceApp::read(environment, store, Clock::system())?.asking(Arc::new(queue)))
    });
    start.await
}
