//! What a warm request takes, and how often it allocates; and what stands under it.
//!
//! `cargo bench` measures, `cargo bench -- --test` runs each once. An operation goes the
//! whole way from the bytes of an API Gateway event to those of the answer: once with the
//! embedded DynamoDB in this process, and once with what that answered before
//! ([`canned`]), so that the function's own code is all there is.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

mod canned;
mod events;
mod many;
mod pure;
#[expect(dead_code, reason = "the rest is for tests")]
#[path = "../../tests/support/replay.rs"]
mod replay;
mod world;

use divan::{AllocProfiler, Bencher};

use events::Operation;
use world::WORLD;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// The function's own code: DynamoDB's answers are there already.
#[divan::bench(args = events::operations())]
fn without_the_engine(bencher: Bencher<'_, '_>, operation: &Operation) {
    let canned = WORLD.recorded(operation);
    bencher.bench_local(|| WORLD.play(&canned));
}

/// The same with the embedded DynamoDB, each time of what the operation finds for the
/// first time.
#[divan::bench(args = events::operations())]
fn with_the_engine(bencher: Bencher<'_, '_>, operation: &Operation) {
    bencher.with_inputs(|| WORLD.made_ready(operation)).bench_local_values(|event| WORLD.answer(operation, &event));
}
