//! `cargo bench --bench peer`: the CPU that GET room takes of the function `rooms`, beside
//! that of a Node.js function with the AWS SDK. Each is a process of its own, and both ask
//! the same embedded DynamoDB over loopback, in turns.
//!
//! Ours does all it does in the cloud but for TLS; the other one does the one GetItem and
//! writes the answer. `npm install --prefix target/peer` has what it needs, from
//! `benches/peer/package.json`.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]

#[expect(dead_code, reason = "the rest is for tests")]
#[path = "../../tests/support/replay.rs"]
mod replay;

use std::env;
use std::io::{BufRead, BufReader, Write, stdin, stdout};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use aws_sdk_dynamodb::config::{Credentials, Region};
use dais::measured::{functions_over, process_cpu_time};
use dais::stack::{LOCAL_TABLE, Settings, Stack};
use lambda_runtime::Context;
use serde_json::value::RawValue;
use shared::aws::{Aws, Endpoint, http_client};
use shared::patience::Patience;
use tokio::runtime::Builder;

const ROUNDS: usize = 3;
const WARM: usize = 1000;
const COUNTED: usize = 4000;

/// The room of the committed events.
const ROOM: &str = "321textroom321";

fn main() {
    match env::args().nth(1).as_deref() {
        Some("engine") => engine(),
        Some("ours") => println!("{}", ours(&env::args().nth(2).unwrap())),
        _ if env::args().any(|argument| argument == "--bench") => compare(),
        // `cargo bench -- --test`: nothing is to be measured.
        _ => {}
    }
}

/// Serves a DynamoDB with the room in it until its standard input ends.
fn engine() {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let settings = Settings { port: 0, direct: true, ..Settings::default() };
    let stack = runtime.block_on(Stack::start(settings)).unwrap();
    let event = replay::event("rooms", "create-room").to_string();
    let created = runtime.block_on(answered(&stack.services["rooms"], event));
    assert!(created.contains(r#""statusCode":201"#), "{created}");
    println!("{}", stack.engine.as_ref().unwrap().url);
    stdout().flush().unwrap();
    stdin().lock().read_line(&mut String::new()).unwrap();
}

async fn answered(service: &axum::Router, event: String) -> String {
    let event = RawValue::from_string(event).unwrap();
    let mut context = Context::default();
    context.deadline = u64::MAX / 2;
    let answer = shared::http::event::answer(service.clone(), &event, context).await;
    serde_json::to_string(&answer).unwrap()
}

/// The microseconds that a request takes here.
fn ours(url: &str) -> f64 {
    let log = shared::runtime::log::log("info", std::io::sink);
    tracing::subscriber::set_global_default(log).unwrap();
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let stack = Stack::start(Settings { port: 0, ..Settings::default() }).await.unwrap();
        let credentials = Credentials::new("local", "local", None, None, "bench");
        let endpoint = Endpoint { url: url.to_owned(), region: Region::from_static("eu-west-1"), credentials };
        let aws = Aws::at(&endpoint, http_client(), Patience::default());
        let service = functions_over(&stack, &aws).unwrap()["rooms"].clone();
        stack.stop().await;
        let event = replay::event("rooms", "get-room").to_string();
        for _ in 0..WARM {
            assert!(answered(&service, event.clone()).await.contains(r#""statusCode":200"#));
        }
        let before = process_cpu_time();
        for _ in 0..COUNTED {
            answered(&service, event.clone()).await;
        }
        (process_cpu_time() - before).as_secs_f64() * 1e6 / COUNTED as f64
    })
}

fn compare() {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peer/node_modules");
    if !packages.exists() {
        return println!("the peer is not there: cp benches/peer/package.json target/peer/ and npm install in there");
    }
    let itself = env::current_exe().unwrap();
    let mut engine = Command::new(&itself).arg("engine").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let url = first_line(&mut engine);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peer/get-room.cjs");
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let ours = told(Command::new(&itself).args(["ours", &url]));
        let node = [&url, LOCAL_TABLE, ROOM, &WARM.to_string(), &COUNTED.to_string()];
        let node = told(Command::new("node").arg(&script).args(node).env("NODE_PATH", &packages));
        println!("GET room: {ours:.0} µs of CPU here, {node:.0} µs in Node.js: {:.1} times as much", node / ours);
        rounds.push(node / ours);
    }
    rounds.sort_by(f64::total_cmp);
    println!("the middle of {ROUNDS} rounds: {:.1} times as much", rounds[ROUNDS / 2]);
    drop(engine.stdin.take());
    engine.wait().unwrap();
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().to_owned()
}

fn told(command: &mut Command) -> f64 {
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().expect("it tells a number")
}
