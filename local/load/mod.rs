//! `cargo run --release -- load stage`: a full house on one voice stage, and how
//! it is answered, counted and paid for; `load live`: how soon messages are heard;
//! `load requests`: how many requests are answered, how soon, and for how much CPU.
//!
//! Whoever comes, comes at a time of their own, drawn by the seed, whether those
//! before them were answered or not. The stack is one of its own, on a simulated DynamoDB and with a LiveKit
//! stand-in whose webhooks take a round trip; or a deployed one, where nobody can
//! connect since there is no stand-in, so that people only enter.

mod arrivals;
mod client;
mod counts;
mod figures;
mod live;
mod options;
mod people;
mod phases;
mod report;
mod requests;
mod target;
mod webhooks;

use std::sync::Arc;

pub use live::{LiveLoad, LiveReport, live};
pub use options::StageLoad;
pub use report::Report;
pub use requests::{RequestsLoad, RequestsReport, requests};

use crate::stack::StackError;
use crate::time::Time;
use people::People;
use target::Target;

/// The load cannot be put on.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The stack of its own does not start.
    #[error(transparent)]
    Stack(#[from] StackError),
    /// A deployed stack wants a token.
    #[error("--url needs --token, with the scope voice: cargo run -- token --sub load --scopes voice")]
    NoToken,
    /// What is to be asked for a list has to know us.
    #[error("--livekit needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET")]
    NoLiveKitKey,
    /// Without a chat there is nothing to enter, and without a room nothing to read.
    #[error("what is needed first is not created: {0}")]
    NotCreated(String),
    /// Nothing is told where the template has no Event API.
    #[error("the stack has no live events")]
    NotLive,
    /// What is measured has to be in this process.
    #[error("the stack has no engine of its own")]
    NotOurs,
    /// A value is none.
    #[error("{0}")]
    Options(&'static str),
}

/// Puts the load on, in that time, and tells what came of it.
pub async fn stage(options: StageLoad, time: Time) -> Result<Report, LoadError> {
    options.check()?;
    let target = Target::of(&options, time).await?;
    let people = Arc::new(People::of(target, options.seed));
    let found = phases::run(&people, &options).await?;
    let report = Report::of(&options, &people, found);
    people.target.stop();
    Ok(report)
}
