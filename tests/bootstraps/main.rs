//! The release bootstraps, as they are deployed: under AWS's Runtime Interface
//! Emulator, with the local stack's DynamoDB and LiveKit behind them.
//! `.ci/bootstraps` builds them and runs this.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

#[expect(dead_code, reason = "its verbs are for tests that speak to a gateway")]
#[path = "../support/client.rs"]
mod client;
#[path = "../support/in_process.rs"]
mod in_process;
#[path = "../support/replay.rs"]
mod replay;

mod answers;
mod build;
mod documented;
mod elf;
mod emulator;
mod environment;
mod events;
mod log;
mod settings;
mod sizes;
