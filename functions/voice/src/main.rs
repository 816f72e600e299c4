//! The `voice` function as a Lambda bootstrap.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    shared::http::serve::serve_voice(voice::group()).await
}
