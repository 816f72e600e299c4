//! The `voice-sweeper` function as a Lambda bootstrap, run by a schedule.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;
use shared::http::serve::start_voice;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let voice = start_voice().await?;
    lambda_runtime::run(service_fn(|_: LambdaEvent<Value>| async {
        voice_sweeper::sweep(&voice, voice.app.clock.now()).await?;
        Ok::<_, Error>(())
    }))
    .await
}
