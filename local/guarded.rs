//! Each function's own way to the table and the queue, guarded by its policy.

use std::collections::BTreeMap;
use std::sync::Arc;

use shared::aws::{Aws, Endpoint};
use shared::domain::message::Retention;
use shared::http::voice_app::VoiceApp;
use shared::patience::Patience;
use shared::queue::ReconcileQueue;
use shared::store::Store;

use crate::dynamodb::wire::Wire;
use crate::functions;
use crate::iam::{Guard, Names, Policy};
use crate::rights::Rights;

/// The table and the queue, and who may do what with them.
#[derive(Debug)]
pub struct Guarded {
    /// Where the table is.
    pub dynamodb: Endpoint,
    /// Where the queue is.
    pub sqs: Endpoint,
    /// What all functions send goes over this.
    pub wire: Wire,
    /// What they are called.
    pub names: Names,
    /// Each function's policy, by its name; a function without one may do nothing.
    pub policies: BTreeMap<String, Policy>,
    /// How long the functions wait.
    pub patience: Patience,
    /// How long the moderation log is kept.
    pub log_retention: Retention,
}

impl Guarded {
    /// What stands between `function` and the table and queue.
    pub fn guard(&self, function: &str) -> Guard {
        Guard::new(function, self.names.clone(), self.policies.get(function).cloned().unwrap_or_default())
    }

    /// What Lambda may in the name of `function`.
    pub fn rights(&self, function: &str) -> Rights {
        Rights { guard: self.guard(function), watch: self.wire.watch() }
    }

    /// The table as `function` gets to it.
    pub fn store(&self, function: &str) -> Store {
        Store::at(&self.aws(function, &self.dynamodb), &self.names.table, self.log_retention)
    }

    /// The table's stream as Lambda gets to it in the name of `function`.
    pub fn stream(&self, function: &str) -> aws_sdk_dynamodbstreams::Client {
        // AWS has streams at an address of their own; engines have them beside their tables.
        let url = self.dynamodb.url.replacen("https://dynamodb.", "https://streams.dynamodb.", 1);
        let endpoint = Endpoint { url, ..self.dynamodb.clone() };
        aws_sdk_dynamodbstreams::Client::new(self.aws(function, &endpoint).config())
    }

    /// A service that asks for no permission before it is called, in whose name the
    /// credentials of `endpoint` say.
    pub fn unguarded(&self, endpoint: &Endpoint) -> Aws {
        Aws::at(endpoint, self.wire.unguarded(), self.patience)
    }

    /// The queue as `function` gets to it.
    fn queue(&self, function: &str) -> ReconcileQueue {
        ReconcileQueue::at(&self.aws(function, &self.sqs), &self.names.queue_url)
    }

    fn aws(&self, function: &str, endpoint: &Endpoint) -> Aws {
        Aws::at(endpoint, self.wire.guarded(self.guard(function)), self.patience)
    }

    /// The state of every function that speaks to DynamoDB, by its name: that
    /// of `voice` but for the ways to the table and the queue.
    pub fn states(&self, voice: &VoiceApp) -> BTreeMap<&'static str, VoiceApp> {
        let mut states = BTreeMap::new();
        for function in functions::names() {
            let mut state = voice.with_store(self.store(function));
            if functions::ASKING.contains(&function) {
                state = state.asking(Arc::new(self.queue(function)));
            }
            states.insert(function, state);
        }
        states
    }
}
