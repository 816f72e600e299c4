//! What `template.yaml` turns into at deployment: `.ci/template` translates it
//! and runs this.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

#[path = "../support/documented.rs"]
#[expect(dead_code, reason = "the other tests need more of it")]
mod documented;

mod alarms;
mod names;
mod permissions;
mod references;
mod routes;
mod stack;
mod token;
