//! The `messages` function as a Lambda bootstrap.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    shared::serve::serve(messages::group()).await
}
