//! A function with nothing in it, for `cargo run -- coldstart` to compare ours with. It
//! is built as they are and never deployed.

use lambda_http::{Error, Request, run, service_fn};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(|_: Request| async { Ok::<_, Error>("nothing") })).await
}
