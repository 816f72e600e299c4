//! The stack, and the functions as they are asked.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{Builder as ClientSettings, Credentials, Region, StalledStreamProtectionConfig};
use aws_sdk_dynamodb::types::AttributeValue;
use axum::Router;
use dais::measured::functions_over;
use dais::stack::{Settings, Stack};
use lambda_runtime::Context;
use serde_json::Value;
use serde_json::value::RawValue;
use shared::aws::Aws;
use tokio::runtime::{Builder, Runtime};

use crate::canned::{Canned, Record};
use crate::events::{Operation, before, named, operations};
use crate::replay::ready;

/// There once for all measurements.
pub static WORLD: LazyLock<World> = LazyLock::new(World::of_examples);

thread_local! {
    /// What the functions run on, as in the cloud: one thread.
    static RUNTIME: Runtime = Builder::new_current_thread().enable_all().build().unwrap();
}

/// A stack in this process, and the functions over a way to its DynamoDB that can be canned.
pub struct World {
    _stack: Stack,
    services: BTreeMap<String, Router>,
    /// The SDK alone, with all that can be turned off of it turned off.
    client: Client,
    canned: Canned,
    records: BTreeMap<&'static str, Played>,
    /// What the stand-ins run on.
    _threads: Runtime,
}

/// An operation's event, and what DynamoDB answered to it.
#[derive(Debug, Clone)]
pub struct Played {
    operation: Operation,
    event: Vec<u8>,
    record: Record,
}

impl World {
    /// A stack with nothing in it.
    pub fn empty() -> Self {
        // As in the cloud, where the log is written; here to nowhere.
        let log = shared::runtime::log::log("info", std::io::sink);
        let _ = tracing::subscriber::set_global_default(log);
        let threads = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let settings = Settings { port: 0, direct: true, ..Settings::default() };
        let stack = threads.block_on(Stack::start(settings)).unwrap();
        let canned = Canned::over(stack.engine.as_ref().unwrap().direct(Some(&stack.sqs.queue)));
        let credentials = Credentials::new("AKIDEXAMPLE", "secret", Some("session".repeat(60)), None, "bench");
        let aws = Aws::over(Region::from_static("eu-west-1"), credentials, canned.client());
        let services = functions_over(&stack, &aws).unwrap();
        let quiet = StalledStreamProtectionConfig::disabled();
        let settings = ClientSettings::from(aws.config()).stalled_stream_protection(quiet).build();
        let client = Client::from_conf(settings);
        Self { _stack: stack, services, client, canned, records: BTreeMap::new(), _threads: threads }
    }

    /// One in which every operation has been asked for once.
    fn of_examples() -> Self {
        let mut world = Self::empty();
        let records = operations().map(|operation| {
            let event = world.made_ready(&operation);
            (operation.name, world.record(operation, event))
        });
        world.records = records.collect();
        world
    }

    /// Has the engine answer, and remembers what.
    pub fn record(&self, operation: Operation, event: Vec<u8>) -> Played {
        self.canned.record();
        self.answer(&operation, &event);
        Played { operation, event, record: self.canned.recorded() }
    }

    /// What is to be played of an operation.
    pub fn recorded(&self, operation: &Operation) -> Played {
        let played = self.records[operation.name].clone();
        self.canned.play(&played.record);
        played
    }

    /// Answers as it was answered then.
    pub fn play(&self, played: &Played) -> Vec<u8> {
        self.answer(&played.operation, &played.event)
    }

    /// Has what is recorded played from now on.
    pub fn load(&self, played: &Played) {
        self.canned.play(&played.record);
    }

    /// The event of an operation, once what it is about is there.
    pub fn made_ready(&self, operation: &Operation) -> Vec<u8> {
        self.canned.record();
        let mut message = String::new();
        for name in before(operation.name) {
            let before = named(name);
            let answer =
                self.answered(before.function, &ready(before.function, name, &message).to_string().into_bytes());
            let body =
                || Some(serde_json::from_str::<Value>(answer["body"].as_str()?).ok()?["id"].as_str()?.to_owned());
            message = body().unwrap_or(message);
        }
        ready(operation.function, operation.name, &message).to_string().into_bytes()
    }

    /// One `GetItem`, of which the item that comes is looked at.
    pub fn get_item(&self) -> bool {
        let text = |text: &str| AttributeValue::S(text.to_owned());
        let request = self.client.get_item().table_name("dais").key("PK", text("ROOM#r")).key("SK", text("ROOM"));
        let answer = request.consistent_read(true).send();
        RUNTIME.with(|runtime| runtime.block_on(answer).unwrap()).item.is_some()
    }

    fn answered(&self, function: &str, event: &[u8]) -> Value {
        serde_json::from_slice(&self.bytes(function, event)).unwrap()
    }

    /// What a function answers to an event; it is what is expected of it.
    pub fn answer(&self, operation: &Operation, event: &[u8]) -> Vec<u8> {
        let answer = self.bytes(operation.function, event);
        let status = format!(r#""statusCode":{},"#, operation.status);
        let begins = std::str::from_utf8(&answer[..answer.len().min(200)]);
        assert!(begins.is_ok_and(|begins| begins.contains(&status)), "{operation}: {begins:?}");
        answer
    }

    /// From bytes to bytes, as Lambda's runtime has them.
    fn bytes(&self, function: &str, event: &[u8]) -> Vec<u8> {
        let event = serde_json::from_slice::<Box<RawValue>>(event).unwrap();
        let mut context = Context::default();
        let deadline = SystemTime::now().duration_since(UNIX_EPOCH).unwrap() + Duration::from_secs(10);
        context.deadline = u64::try_from(deadline.as_millis()).unwrap();
        let service = self.services[function].clone();
        let answer = RUNTIME.with(|runtime| runtime.block_on(shared::http::event::answer(service, &event, context)));
        serde_json::to_vec(&answer).unwrap()
    }
}
