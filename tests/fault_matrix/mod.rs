//! The fault matrix: every operation × every request it makes to DynamoDB and
//! LiveKit × what can befall it. The answer is success, or 503 or 502 in the
//! group's shape, within 4.5 seconds; what was asked is done once or not at
//! all, and a repeat does what is left.
//!
//! `cargo test` tries a sample, drawn by `DAIS_FAULTS_SEED` (1): one cell in
//! `DAIS_FAULTS_SHARE` (24). `DAIS_FAULTS_SHARE=1 cargo test fault_matrix`
//! tries all of them.

mod cells;
mod operations;
mod world;

use std::env;
use std::time::Duration;

use dais::template::{TEMPLATE, Template};
use tokio::runtime::Builder;
use tokio::time::Instant;

use crate::support::sets::assert_same;
use crate::support::{Answer, Lines};
use cells::Cell;
use operations::{Act, Operation, SAID};
use world::World;

const LONGEST: Duration = Duration::from_millis(4500);

/// How an operation goes when nothing does wrong.
struct Undisturbed {
    cells: Vec<Cell>,
    before: Vec<String>,
    after: Vec<String>,
    /// When all has been held against LiveKit once more.
    settled: Vec<String>,
}

/// Runs in a runtime of its own, whose time can be paused.
fn run<T>(work: impl Future<Output = T>) -> T {
    Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

async fn undisturbed(operation: &Operation) -> Undisturbed {
    let world = World::furnished().await;
    operation.prepare(&world).await;
    let before = world.stored().await;
    let wire = &world.stage.dais.wire;
    wire.record();
    world.stage.livekit().forget_calls();
    operation.run(&world).await.expecting(operation.success);
    let cells = Cell::all(&wire.sent(), &world.stage.livekit().calls());
    world.heal().await;
    let after = world.stored().await;
    let settled = world.settled().await;
    Undisturbed { cells, before, after, settled }
}

/// What is wrong with how an operation goes in this cell.
async fn tried(operation: &Operation, cell: &Cell, undisturbed: &Undisturbed) -> Vec<String> {
    let world = World::furnished().await;
    operation.prepare(&world).await;
    let (lines, logging) = Lines::read("DEBUG");
    cell.break_into(&world);
    let started = Instant::now();
    let answer = operation.run(&world).await;
    let took = started.elapsed();
    drop(logging);
    let logged = lines.taken().iter().map(ToString::to_string).collect::<String>();
    let mut wrong = wrong_with(operation, cell, &answer);
    if took > LONGEST && !matches!(operation.act, Act::Sweep) {
        wrong.push(format!("took {took:?}"));
    }
    if logged.contains(SAID) || logged.contains("no protobuf") || logged.contains("PK") {
        wrong.push(format!("logged a body: {logged}"));
    }
    world.heal().await;
    wrong.extend(left_wrong(operation, &answer, &world, undisturbed).await);
    wrong
}

fn wrong_with(operation: &Operation, cell: &Cell, answer: &Answer) -> Vec<String> {
    let status = answer.status.as_u16();
    let mut wrong = Vec::new();
    if status == operation.success {
        return wrong;
    }
    let is_sweep = matches!(operation.act, Act::Sweep);
    if cell.is_overcome() || !is_sweep && !cell.failures().contains(&status) {
        wrong.push(format!("answered {status}: {}", answer.text));
    }
    if is_sweep {
        return wrong;
    }
    if status == 503 && answer.header("retry-after").is_empty() {
        wrong.push("no Retry-After".to_owned());
    }
    let group = operation.name.split(['/', ':']).nth(1).unwrap();
    let is_shaped = match group {
        "mutes" | "bans" => answer.body["status"] == "serverError",
        "community-voice-chat" | "users" | "livekit-webhook" => answer.body["error"].is_string(),
        _ => answer.header("content-type") == "application/problem+json" && answer.body["status"] == status,
    };
    if !is_shaped {
        wrong.push(format!("in another group's shape: {}", answer.text));
    }
    wrong
}

/// What is wrong with what is left behind.
async fn left_wrong(operation: &Operation, answer: &Answer, world: &World, undisturbed: &Undisturbed) -> Vec<String> {
    let mut wrong = Vec::new();
    let left = world.stored().await;
    let succeeded = answer.status.as_u16() == operation.success;
    if succeeded && left != undisturbed.after && !matches!(operation.act, Act::Sweep) {
        wrong.push(format!("said to be done, but: {}", differences(&left, &undisturbed.after)));
    }
    if !succeeded && operation.repeated.is_empty() {
        if left != undisturbed.before && left != undisturbed.after {
            wrong.push(format!("half done: {}", differences(&left, &undisturbed.after)));
        }
        return wrong;
    }
    if !succeeded {
        let repeated = operation.run(world).await;
        if !operation.repeated.contains(&repeated.status.as_u16()) {
            wrong.push(format!("its repeat is answered {}: {}", repeated.status, repeated.text));
        }
    }
    let settled = world.settled().await;
    if settled != undisturbed.settled {
        wrong.push(format!("not mended afterwards: {}", differences(&settled, &undisturbed.settled)));
    }
    wrong
}

fn differences(left: &[String], right: &[String]) -> String {
    let only = |one: &[String], other: &[String]| {
        one.iter().filter(|line| !other.contains(line)).cloned().collect::<Vec<_>>().join("\n    ")
    };
    format!("\n  has\n    {}\n  instead of\n    {}", only(left, right), only(right, left))
}

fn setting(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |value| value.parse().unwrap())
}

/// Whether the sample holds the cell of that number.
fn is_drawn(cell: u64) -> bool {
    // SplitMix64, so that neighbours have nothing in common.
    let mut drawn = (setting("DAIS_FAULTS_SEED", 1) << 32).wrapping_add(cell).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (drawn ^ (drawn >> 31)).is_multiple_of(setting("DAIS_FAULTS_SHARE", 24))
}

#[track_caller]
fn assert_right(operations: &[Operation]) {
    let (mut number, mut count) = (0, 0);
    let mut violations = Vec::new();
    for operation in operations {
        let undisturbed = run(undisturbed(operation));
        for cell in &undisturbed.cells {
            number += 1;
            if !is_drawn(number) || cell.lies_to(operation) {
                continue;
            }
            count += 1;
            let wrong = run(tried(operation, cell, &undisturbed));
            violations.extend(wrong.into_iter().map(|wrong| format!("{}: {cell}: {wrong}", operation.name)));
        }
    }
    println!("{count} of {number} cells, {} violations", violations.len());
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn rooms_are_right_whatever_fails() {
    assert_right(&operations::rooms());
}

#[test]
fn messages_are_right_whatever_fails() {
    assert_right(&operations::messages());
}

#[test]
fn mutes_are_right_whatever_fails() {
    assert_right(&operations::mutes());
}

#[test]
fn the_moderation_log_is_read_rightly_whatever_fails() {
    assert_right(&operations::moderation_log());
}

#[test]
fn settings_are_right_whatever_fails() {
    assert_right(&operations::settings());
}

#[test]
fn what_is_asked_of_voice_chats_is_right_whatever_fails() {
    assert_right(&operations::asking_voice());
}

#[test]
fn voice_chats_begin_change_and_end_rightly_whatever_fails() {
    assert_right(&operations::entering_voice());
}

#[test]
fn moderation_of_voice_chats_is_right_whatever_fails() {
    assert_right(&operations::moderating_voice());
}

#[test]
fn the_matrix_has_every_route_that_asks_anybody() {
    let all = [
        operations::rooms(),
        operations::messages(),
        operations::mutes(),
        operations::moderation_log(),
        operations::settings(),
        operations::asking_voice(),
        operations::entering_voice(),
        operations::moderating_voice(),
    ];
    let tried = all.iter().flatten().map(|operation| operation.name.to_owned());
    let routes = Template::parse(TEMPLATE).unwrap().routes.into_iter();
    let asking = routes.filter(|route| {
        !["docs", "live-access"].contains(&route.function.as_str()) && !route.path.starts_with("/LiveChat/")
    });
    let asking = asking.map(|route| format!("{} {}", route.method, route.path));
    assert_same("the operations of the matrix", tried, asking.chain(["sweep".to_owned()]));
}
