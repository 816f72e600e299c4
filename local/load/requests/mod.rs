//! `cargo run --release -- load requests`: how many requests a second a stack answers,
//! how soon, and how much CPU the functions' own code takes for them.
//!
//! Each connection is one to the gateway's port, on which the next request is sent as soon
//! as the one before is answered. Client, gateway, functions and the embedded DynamoDB
//! share this machine, so that requests a second are of all of them together; the
//! functions' own CPU is told apart by [`crate::measured`].

mod mix;
mod report;
mod world;

use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use fastrand::Rng;
use tokio::task::JoinSet;

use super::LoadError;
use super::client::Client;
use super::figures::Sample;
use crate::measured::process_cpu_time;
use mix::{Call, Kind};
pub use report::{RequestsReport, Run};
use world::World;

/// Requests one behind the other on each of some connections, of a fixed mix and of
/// single operations.
#[derive(Debug, Clone, Args)]
pub struct RequestsLoad {
    /// How many requests of the mix, and of each operation that is quick
    #[arg(long, default_value_t = 5000)]
    pub requests: usize,
    /// How many connections there are: a run for each of these
    #[arg(long, value_delimiter = ',', default_value = "16,64")]
    pub connections: Vec<usize>,
    /// How many voice chats are active
    #[arg(long, default_value_t = 1000)]
    pub chats: usize,
    /// The seed of what is asked for, and in which order
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// Puts the load on, and tells what came of it.
pub async fn requests(options: RequestsLoad) -> Result<RequestsReport, LoadError> {
    if options.requests == 0 || options.connections.contains(&0) || options.chats == 0 {
        return Err(LoadError::Options("--requests, --connections and --chats have to be 1 at least"));
    }
    let world = World::start(&options).await?;
    let mut runs = Vec::new();
    for connections in &options.connections {
        for kind in Kind::ALL {
            runs.push(run(&world, &options, *connections, kind).await);
        }
    }
    world.stop();
    Ok(RequestsReport { runs })
}

async fn run(world: &World, options: &RequestsLoad, connections: usize, kind: Kind) -> Run {
    let mut random = Rng::with_seed(options.seed);
    let count = (options.requests / kind.slower_than_most()).max(connections);
    let calls = (0..count).map(|_| kind.call(options.chats, &mut random)).collect::<Vec<_>>();
    let calls: Arc<[Call]> = calls.into();
    let (own, all, began) = (world.function_time.total(), process_cpu_time(), Instant::now());
    let mut sending = JoinSet::new();
    for first in 0..connections {
        let (client, calls) = (world.client(), calls.clone());
        sending.spawn(async move { send(&client, calls.iter().skip(first).step_by(connections)).await });
    }
    let mut run = Run { kind, connections, ..Run::default() };
    while let Some(sent) = sending.join_next().await {
        let Ok(sent) = sent else { continue };
        run.took.append(sent.took);
        run.failed += sent.failed;
    }
    run.lasted = began.elapsed();
    run.functions = world.function_time.total().saturating_sub(own);
    run.process = process_cpu_time().saturating_sub(all);
    run
}

#[derive(Debug, Default)]
struct Sent {
    took: Sample<std::time::Duration>,
    /// How many were not answered as they are to be.
    failed: usize,
}

async fn send(client: &Client, calls: impl Iterator<Item = &Call>) -> Sent {
    let mut sent = Sent::default();
    for call in calls {
        let began = Instant::now();
        let answer = client.send(call.method.clone(), &call.path, call.body.clone()).await;
        sent.took.add(began.elapsed());
        sent.failed += usize::from(!answer.status.is_some_and(|status| (200..300).contains(&status)));
    }
    sent
}
