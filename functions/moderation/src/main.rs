//! The `moderation` function as a Lambda bootstrap.

use std::process::ExitCode;

use shared::environment::Environment;
use shared::http::app::App;
use shared::serve::{Start, serve_from};

/// Nothing is read before the first request: the log is read by queries alone, and
/// not where anybody waits.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    serve_from(moderation::group(), async |environment: &Environment<'_>, _| App::start(environment, None).await).await
}
