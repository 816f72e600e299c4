//! The `voice` function as a Lambda bootstrap.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    shared::http::serve::serve_voice(voice::group()).await
}
