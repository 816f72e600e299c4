//! The `live-access` function as a Lambda bootstrap.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    shared::serve::serve(live_access::group()).await
}
